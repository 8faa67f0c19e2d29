"""Questions for every format without controls (EPUB, text, man, LaTeX …): plain docutils, the answers after them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from docutils import nodes as docutils_nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from studyguide.quiz import nodes
from studyguide.quiz.domain import quiz_domain
from studyguide.quiz.parts import (
    children_of,
    content_of,
    copy_of_text,
    fraction_word,
    is_website,
    options_of,
    rationale_of,
    right_options,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

    from studyguide.quiz.model import Kind

OWN_FORM: Final = frozenset({"gettext", "typst"})
"""Builders that take the questions as they are."""

CIRCLE: Final = "\N{WHITE CIRCLE}"
SQUARE: Final = "\N{WHITE SQUARE}"
LATEX_SIGNS: Final = {CIRCLE: r"$\bigcirc$", SQUARE: r"$\square$"}


class PlainQuestions(SphinxPostTransform):
    """Replace questions where the builder has no visitors for them."""

    # After LinkSources (6) and the book's own forms, before references are resolved (10).
    default_priority = 8

    def run(self, **_kwargs: object) -> None:
        """Replace every question; its answer follows its quiz, or ends the page."""
        builder = self.app.builder
        if builder.name in OWN_FORM or is_website(builder):
            return
        if builder.name == "epub":
            self._leave_to_chapters()
        at_end: list[docutils_nodes.Node] = []
        for quiz in list(self.document.findall(nodes.quiz)):
            questions = [child for child in quiz.children if isinstance(child, nodes.question)]
            answers = [part for question in questions for part in plain_answer(question)]
            tasks = [part for question in questions for part in plain_question(question, builder.format)]
            if builder.name == "epub":
                # In a book without page numbers the end of the page is what keeps the key out of sight.
                at_end += answers
                answers = []
            quiz.replace_self([*tasks, *answers_block(answers)])
        for question in list(self.document.findall(nodes.question)):
            at_end += plain_answer(question)
            question.replace_self(plain_question(question, builder.format))
        self._page().extend(answers_block(at_end))

    def _leave_to_chapters(self) -> None:
        """In a book each question stands once: a bank keeps a link to the chapter that shows it."""
        domain = quiz_domain(self.env)
        linked: set[str] = set()
        for question in list(self.document.findall(nodes.question)):
            home = domain.home_of(question["qid"])
            if isinstance(question.parent, nodes.quiz) or home == question["docname"]:
                continue
            if home not in linked:
                question.parent.insert(question.parent.index(question), link_to(home, question["docname"]))
            question.parent.remove(question)
            linked.add(home)

    def _page(self) -> docutils_nodes.Element:
        """Return the outermost section, or the page itself where it has none."""
        sections = [child for child in self.document.children if isinstance(child, docutils_nodes.section)]
        return sections[-1] if sections else self.document


def link_to(home: str, docname: str) -> docutils_nodes.paragraph:
    """Return the sentence that leads from a bank to the chapter that shows its questions."""
    link = addnodes.pending_xref(
        "",
        docutils_nodes.inline("", home),
        refdomain="std",
        reftype="doc",
        reftarget=f"/{home}",
        refdoc=docname,
        refexplicit=False,
        refwarn=True,
    )
    return docutils_nodes.paragraph(
        "", "", docutils_nodes.Text("These questions stand in "), link, docutils_nodes.Text(".")
    )


def answers_block(answers: list[docutils_nodes.Node]) -> list[docutils_nodes.Node]:
    """Return the answers under their title, or nothing."""
    return [docutils_nodes.rubric("", "Answers"), *answers] if answers else []


def plain_question(question: nodes.question, output: str) -> list[docutils_nodes.Node]:
    """Return number, task, options and hints."""
    result: list[docutils_nodes.Node] = [
        docutils_nodes.target("", "", ids=question["ids"]),
        titled(f"Question {question['number']}"),
        *content_of(question, nodes.question_stem),
    ]
    result += plain_options(question, output)
    for hint in children_of(question, nodes.question_hint):
        result += led_by([docutils_nodes.emphasis("", "Hint:"), docutils_nodes.Text(" ")], hint.children)
    return result


def plain_options(question: nodes.question, output: str) -> list[docutils_nodes.Node]:
    """Return what to choose from, or a line to write on."""
    kind: Kind = question["kind"]
    match kind:
        case "single" | "truefalse":
            return [sign_list(question, CIRCLE, output)]
        case "multiple":
            return [sign_list(question, SQUARE, output)]
        case "short":
            return [docutils_nodes.paragraph("", "Your answer: " + "_" * 24)]
        case _:
            assert_never(kind)


def sign_list(question: nodes.question, sign: str, output: str) -> docutils_nodes.bullet_list:
    """Return the options, each after a sign to tick."""
    items = [
        docutils_nodes.list_item("", docutils_nodes.paragraph("", "", tick(sign, output), *copy_of_text(option)))
        for option in options_of(question)
    ]
    return docutils_nodes.bullet_list("", *items)


def tick(sign: str, output: str) -> docutils_nodes.Node:
    """Return the sign; the fonts of pdflatex lack it, but LaTeX can draw it."""
    if output == "latex":
        return docutils_nodes.raw("", LATEX_SIGNS[sign] + " ", format="latex")
    return docutils_nodes.Text(f"{sign} ")


def plain_answer(question: nodes.question) -> list[docutils_nodes.Node]:
    """Return the key, every rationale, the explanation and the section to read."""
    key = titled(f"Answer to question {question['number']}:")
    for place, option in enumerate(right_options(question)):
        key += [docutils_nodes.Text("; " if place else " "), *copy_of_text(option)]
    result: list[docutils_nodes.Node] = [key]
    reasons = [reason(option) for option in options_of(question) if rationale_of(option)]
    if reasons:
        result.append(docutils_nodes.bullet_list("", *reasons))
    result += content_of(question, nodes.question_explanation)
    for source in children_of(question, nodes.question_source):
        result += led_by(
            [docutils_nodes.Text("Read the section: ")], [docutils_nodes.paragraph("", "", *source.children)]
        )
    return result


def reason(option: docutils_nodes.Element) -> docutils_nodes.list_item:
    """Return one option with its word and its rationale."""
    word = docutils_nodes.Text(f" ({fraction_word(option['fraction']).lower()}). ")
    return docutils_nodes.list_item("", *led_by([*copy_of_text(option), word], rationale_of(option)))


def titled(text: str) -> docutils_nodes.paragraph:
    """Return a paragraph that opens with bold words."""
    return docutils_nodes.paragraph("", "", docutils_nodes.strong("", text))


def led_by(lead: list[docutils_nodes.Node], blocks: Sequence[docutils_nodes.Node]) -> list[docutils_nodes.Node]:
    """Put some words before those of the first paragraph, or in a paragraph of their own."""
    first, *rest = blocks or [docutils_nodes.paragraph()]
    if isinstance(first, docutils_nodes.paragraph):
        return [docutils_nodes.paragraph("", "", *lead, *first.children), *rest]
    return [docutils_nodes.paragraph("", "", *lead), first, *rest]


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(PlainQuestions)
