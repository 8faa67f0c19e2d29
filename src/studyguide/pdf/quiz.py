"""Print questions without their key, and the keys of all questions as an appendix."""

from __future__ import annotations

from typing import Final

from docutils import nodes

from studyguide.pdf import escape
from studyguide.pdf.base import Base, transparent
from studyguide.pdf.labels import place
from studyguide.quiz import nodes as quiz

_LONG: Final = 1800
"""A question of more characters may break across pages; any other is kept whole."""

_RIGHT: Final = 100
_SHORT_STEM: Final = 90


class QuizMixin(Base):
    """Questions and answers."""

    visit_quiz, depart_quiz = transparent()

    def visit_question(self, node: quiz.question) -> None:
        """Print the question and note it for the appendix; nothing of the key stands here."""
        stem = self.capture(_inside(node, quiz.question_stem))
        options = "".join(f"{self.capture(text.children)}, " for text in node.findall(quiz.option_text))
        if node["kind"] == "short":
            options = ""
        names = [place(self.docname, f"question-{node['qid']}")]
        label = self.label(node, *names) or names[0]
        self.questions.setdefault(self.docname, []).append((label, node))
        named: dict[str, escape.Value] = {
            "name": label,
            "number": node.get("number", 0),
            "kind": node["kind"],
            "answer": _answer_place(label),
            "long": len(node.astext()) > _LONG,
        }
        self.put(f"question({escape.arguments(named)}{stem}, {options});\n")
        raise nodes.SkipNode

    # -- the appendix -----------------------------------------------------------------------------------------------

    def print_answers(self) -> None:
        """Print the keys of all questions, page by page of the source in the order of the book."""
        if not self.questions:
            return
        self.call("section-heading", "Answers", level=1, name="answers")
        for docname, questions in self.questions.items():
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
        options = "".join(self._option(option, node["kind"]) for option in node.findall(quiz.question_option))
        hints = "".join(f"{self.capture(hint.children)}, " for hint in node.findall(quiz.question_hint))
        explanation = self.capture(_inside(node, quiz.question_explanation))
        named: dict[str, escape.Value] = {
            "name": _answer_place(label),
            "number": node.get("number", 0),
            "question": label,
            "stem": _short(node),
        }
        self.labels.define([_answer_place(label)])
        self.put(f"answer({escape.arguments(named)}explanation: {explanation}, hints: ({hints}), {options});\n")

    def _option(self, option: nodes.Element, kind: str) -> str:
        shown = _inside(option, quiz.option_text)
        text = self.capture(shown)
        if not "".join(part.astext() for part in shown).rstrip().endswith((".", "!", "?", "…")):
            text = f'{{{text};".";}}'
        rationale = self.capture(_inside(option, quiz.option_rationale))
        fraction = option["fraction"]
        verdict = "right" if fraction >= _RIGHT else "partly right" if fraction > 0 else "wrong"
        if kind == "short":
            verdict = {"right": "accepted", "wrong": "not accepted"}.get(verdict, verdict)
        return f"({escape.string(verdict)}, {text}, {rationale}), "


def _answer_place(label: str) -> str:
    return f"answer-to-{label}"


def _inside(node: nodes.Element, kind: type[nodes.Element]) -> list[nodes.Node]:
    """Return what the parts of this kind hold."""
    return [child for part in node.children if isinstance(part, kind) for child in part.children]


def _short(node: nodes.Element) -> str:
    """Return the first words of the question, enough to recognise it."""
    stem = next(iter(node.findall(quiz.question_stem)), None)
    text = " ".join(stem.astext().split()) if stem else ""
    if len(text) <= _SHORT_STEM:
        return text
    return text[:_SHORT_STEM].rsplit(" ", 1)[0].rstrip(",;:") + " …"
