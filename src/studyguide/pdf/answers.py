"""Print the keys of all questions, with every reason, as an appendix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from docutils import nodes

from studyguide.pdf import escape
from studyguide.pdf.mending import BLOCK
from studyguide.pdf.quiz import QuizMixin, answer_place, inside, lettered, shown, speech
from studyguide.quiz import nodes as quiz
from studyguide.quiz.parts import choices_of, gap_answer, gaps_of, options_of, range_text, regions_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyguide.quiz.model import Kind

_RIGHT: Final = 100
_SHORT_STEM: Final = 90
_STOPS: Final = (".", "!", "?", "…")


class AnswersMixin(QuizMixin):
    """The appendix."""

    def print_answers(self) -> None:
        """Print the keys of all questions, page by page of the source in the order of the book."""
        if not self.questions or not self.with_answers:
            return
        self.call("section-heading", "Answers", level=1, name="answers")
        for docname, questions in self.questions.items():
            self.print_page_answers(docname, questions)

    def print_page_answers(self, docname: str, questions: list[tuple[str, nodes.Element]]) -> None:
        """Print the keys of the questions of one page."""
        # Links and targets inside a rationale belong to the page that holds the question.
        self.docnames.append(docname)
        title = self.capture(self.builder.env.titles[docname].children)
        numbers = self.builder.env.toc_secnumbers.get(docname, {}).get("")
        number = ".".join(map(str, numbers)) if numbers else None
        self.put(f"answers-heading({escape.arguments({'number': number})}{title});\n")
        for label, node in questions:
            self._print_answer(label, node)
        self.docnames.pop()

    def _print_answer(self, label: str, node: nodes.Element) -> None:
        named: dict[str, escape.Value] = {
            "name": answer_place(label),
            "number": node.get("number", 0),
            "question": label,
            "stem": self.passages(_short(node), node),
            "speech": speech(node),
        }
        self.labels.define([answer_place(label)])
        criteria = "".join(
            f"({self.capture(criterion.children)}, {criterion['points']}), "
            for criterion in node.findall(quiz.question_criterion)
        )
        parts = {
            "keys": f"({''.join(self._keys(node))})",
            "criteria": f"({criteria})",
            "model": self.capture(inside(node, quiz.question_model_answer)),
            "explanation": self.capture(inside(node, quiz.question_explanation)),
            "sources": self._array(node, quiz.question_source),
            "hints": self._array(node, quiz.question_hint),
        }
        code = "".join(f"{name}: {part}, " for name, part in parts.items())
        self.put(BLOCK)
        self.put(f"answer({escape.arguments(named)}{code});\n")

    def _array(self, node: nodes.Element, kind: type[nodes.Element]) -> str:
        return f"({''.join(f'{self.capture(part.children)}, ' for part in node.findall(kind))})"

    def _keys(self, node: nodes.Element) -> Iterator[str]:
        """Yield the code of each line of the key: a word, what it is about, why."""
        kind: Kind = node["kind"]
        match kind:
            case "single" | "multiple" | "truefalse":
                yield from (self._key(verdict(option), shown(option), option) for option in options_of(node))
            case "short":
                yield from (self._key(acceptance(option), shown(option), option) for option in options_of(node))
            case "numeric":
                for option in options_of(node):
                    text = nodes.Text(range_text(option))
                    yield self._key(verdict(option), [text], option)
            case "match":
                yield from self._pairs(node)
            case "order":
                for number, option in enumerate(options_of(node), start=1):
                    yield self._key(str(number), shown(option), option)
            case "cloze":
                for number, gap in enumerate(gaps_of(node), start=1):
                    yield self._key(f"gap {number}", [nodes.Text(gap_answer(gap))], gap)
            case "map":
                yield from (self._key(verdict(option), lettered(option), option) for option in regions_of(node))
            case "open":
                # The rubric and the model answer tell what is right.
                return
            case _:
                assert_never(kind)

    def _pairs(self, node: nodes.Element) -> Iterator[str]:
        """Yield the rows with their letters, then what belongs to none."""
        choices = choices_of(node)
        letters = {choice["choice"]: chr(ord("A") + place) for place, choice in enumerate(choices)}
        right_sides = {choice["choice"]: inside(choice, quiz.pair_text) for choice in choices}
        options = options_of(node)
        for row in (option for option in options if not option.get("distractor")):
            text = [*shown(row), nodes.Text(": "), *right_sides[row["choice"]]]
            yield self._key(letters[row["choice"]], text, row)
        for option in (option for option in options if option.get("distractor")):
            letter = letters[option["choice"]]
            yield self._key("unused", [nodes.Text(f"{letter}: "), *inside(option, quiz.pair_text)], option)

    def _key(self, word: str, text: list[nodes.Node], option: nodes.Element) -> str:
        printed = self.capture(text)
        if not "".join(part.astext() for part in text).rstrip().endswith(_STOPS):
            printed = f'{{{printed};".";}}'
        rationale = self.capture(inside(option, quiz.option_rationale))
        return f"({escape.string(word)}, {printed}, {rationale}), "


def verdict(option: nodes.Element) -> str:
    """Return the word for an option; colour never says it alone."""
    fraction: int = option["fraction"]
    return "right" if fraction >= _RIGHT else "partly right" if fraction > 0 else "wrong"


def acceptance(option: nodes.Element) -> str:
    """Return the word for a foreseen answer to a question that is answered in writing."""
    word = verdict(option)
    return {"right": "accepted", "wrong": "not accepted"}.get(word, word)


def _short(node: nodes.Element) -> str:
    """Return the first words of the question, enough to recognise it."""
    blocks = (
        block
        for stem in node.findall(quiz.question_stem)
        for block in stem.findall(nodes.TextElement)
        if not isinstance(block.parent, nodes.TextElement)
    )
    text = " ".join(" ".join(map(_words, blocks)).split()).replace("….", "…")
    if len(text) <= _SHORT_STEM:
        return text
    return text[:_SHORT_STEM].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _words(block: nodes.TextElement) -> str:
    """Return the text of a block; a gap is left out as such."""
    parts = block.findall(lambda part: isinstance(part, (nodes.Text, quiz.cloze_gap)))
    return "".join("…" if isinstance(part, quiz.cloze_gap) else part.astext() for part in parts)
