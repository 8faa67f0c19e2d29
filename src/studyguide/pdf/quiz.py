"""Print questions without their key: what is asked, and where the answer is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from docutils import nodes

from studyguide.pdf import escape
from studyguide.pdf.base import Base, transparent
from studyguide.pdf.labels import place
from studyguide.pdf.languages import language_arguments
from studyguide.quiz import nodes as quiz
from studyguide.quiz.paper_words import ENDS, NO_KEY
from studyguide.quiz.parts import asked_rows, choices_of, language_of, options_of, picks_of, regions_of
from studyguide.quiz.shuffling import display_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studyguide.quiz.model import Kind

_LONG: Final = 1800
"""A question of more characters may break across pages; any other is kept whole."""


class QuizMixin(Base):
    """Questions."""

    _gap_number = 0

    visit_quiz, depart_quiz = transparent()

    @property
    def with_answers(self) -> bool:
        """Whether the book has an appendix with the answers, and the questions name its pages."""
        return not self.builder.tags.has(NO_KEY)

    def visit_question(self, node: quiz.question) -> None:
        """Print the question and note it for the appendix; nothing of the key stands here."""
        self._gap_number = 0
        stem = self.capture(inside(node, quiz.question_stem))
        names = [place(self.docname, f"question-{node['qid']}")]
        label = self.label(node, *names) or names[0]
        self.questions.setdefault(self.docname, []).append((label, node))
        named: dict[str, escape.Value] = {
            "name": label,
            "number": node.get("number", 0),
            "answer": answer_place(label) if self.with_answers else None,
            "long": len(node.astext()) > _LONG,
            "lines": node["kind"] == "open",
            "speech": speech(node),
        }
        self.put(f"question({escape.arguments(named)}{stem}, {self._answer_space(node)});\n")
        raise nodes.SkipNode

    def _answer_space(self, node: quiz.question) -> str:
        """Return the code of what the reader chooses from or writes on."""
        kind: Kind = node["kind"]
        match kind:
            case "single" | "truefalse":
                return f"to-choose({self._each(map(shown, options_of(node)))})"
            case "multiple":
                return f"to-choose(many: true, {self._each(map(shown, options_of(node)))})"
            case "short":
                return "to-write()"
            case "numeric":
                return f"to-calculate({escape.arguments({'unit': node.get('unit')})})"
            case "match":
                return self._columns(node)
            case "order":
                items = display_order(options_of(node), node["qid"])
                named: dict[str, escape.Value] = {"ends": ENDS[node["scale"]]}
                return f"to-order({escape.arguments(named)}{self._each(map(shown, items))})"
            case "cloze":
                # The gaps stand in the text.
                return "none"
            case "map":
                return self._map(node)
            case "open":
                return f"to-discuss({escape.arguments({'words': node.get('words')})})"
            case _:
                assert_never(kind)

    def _each(self, texts: Iterable[list[nodes.Node]]) -> str:
        return "".join(f"{self.capture(text)}, " for text in texts)

    def _columns(self, node: quiz.question) -> str:
        rows = asked_rows(node)
        choices = choices_of(node)
        used = {row["choice"] for row in rows}
        named: dict[str, escape.Value] = {"left_over": len(choices) > len(used), "shared": len(rows) > len(used)}
        left = self._each(map(shown, rows))
        right = self._each(inside(choice, quiz.pair_text) for choice in choices)
        return f"to-match({escape.arguments(named)}({left}), ({right}))"

    def _map(self, node: quiz.question) -> str:
        options = regions_of(node)
        picture = next(iter(node.findall(quiz.question_picture)), None)
        image = next(iter(picture.findall(nodes.image)), None) if picture is not None else None
        if picture is None or image is None:
            return f"to-choose({self._each(map(lettered, options))})"
        path = self.builder.image_path(image)
        named: dict[str, escape.Value] = {
            "path": path,
            "alt": self.printable(image.get("alt", ""), image),
            "size": [picture["width"], picture["height"]],
            "letters": [[option["letter"], option["at"][0], option["at"][1]] for option in options],
        }
        # The file is opened here and not in the layout, so that what Typst says about it names this place.
        opened = f"(..form) => image({escape.string(path)}, ..form)" if path else "none"
        return f"to-point-at({escape.arguments(named)}{opened}, {self._each(map(lettered, options))})"

    def visit_cloze_gap(self, node: quiz.cloze_gap) -> None:
        """Print a rule to write on, always of one length, or the words to choose from."""
        self._gap_number += 1
        if node["form"] == "pick":
            choices = [self.passages(text, node) for _oid, text in picks_of(node)]
            self.call("pick", self._gap_number, choices)
        else:
            self.call("gap", self._gap_number)
        raise nodes.SkipNode


def speech(node: nodes.Element) -> dict[str, escape.Value] | None:
    """Return language and direction of a question that is not in the language of the book."""
    language = language_of(node)
    return language_arguments(language) if language else None


def answer_place(label: str) -> str:
    """Return the place of the answer to the question at a place."""
    return f"answer-to-{label}"


def inside(node: nodes.Element, kind: type[nodes.Element]) -> list[nodes.Node]:
    """Return what the parts of this kind hold."""
    return [child for part in node.children if isinstance(part, kind) for child in part.children]


def shown(option: nodes.Element) -> list[nodes.Node]:
    """Return the text of an option."""
    return inside(option, quiz.option_text)


def lettered(option: nodes.Element) -> list[nodes.Node]:
    """Return the text of an option of a map after the letter that stands on the picture."""
    return [nodes.Text(f"{option['letter']}: "), *shown(option)]
