"""A question in plain docutils: what is asked, what to choose from, where to write; nothing of its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from docutils import nodes as docutils_nodes

from studyguide.quiz import nodes
from studyguide.quiz.paper_words import ENDS, words_asked
from studyguide.quiz.parts import (
    asked_rows,
    children_of,
    choices_of,
    content_of,
    copy_of_pair,
    copy_of_text,
    gaps_of,
    options_of,
    picks_of,
    regions_of,
)
from studyguide.quiz.plain_map import plain_picture
from studyguide.quiz.shuffling import display_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.application import Sphinx

    from studyguide.quiz.model import Kind

CIRCLE: Final = "\N{WHITE CIRCLE}"
SQUARE: Final = "\N{WHITE SQUARE}"
LATEX_SIGNS: Final = {CIRCLE: r"$\bigcirc$", SQUARE: r"$\square$"}
LINE: Final = "_" * 24
SHORT_LINE: Final = "_" * 4
GAP: Final = "_" * 12
"""Of one length: that of the answer would tell too much."""


def plain_question(question: nodes.question, app: Sphinx) -> list[docutils_nodes.Node]:
    """Return number, task, options and hints."""
    for number, gap in enumerate(gaps_of(question), start=1):
        gap.parent.replace(gap, docutils_nodes.Text(gap_text(gap, number)))
    result: list[docutils_nodes.Node] = [
        docutils_nodes.target("", "", ids=question["ids"]),
        titled(f"Question {question['number']}"),
        *content_of(question, nodes.question_stem),
        *answer_space(question, app),
    ]
    for hint in children_of(question, nodes.question_hint):
        result += led_by([docutils_nodes.emphasis("", "Hint:"), docutils_nodes.Text(" ")], hint.children)
    return result


def gap_text(gap: docutils_nodes.Element, number: int) -> str:
    """Return what stands for a gap: its number, then a line or the words to choose from."""
    space = f"({' / '.join(text for _oid, text in picks_of(gap))})" if gap["form"] == "pick" else GAP
    return f"({number})\N{NO-BREAK SPACE}{space}"


def answer_space(question: nodes.question, app: Sphinx) -> list[docutils_nodes.Node]:
    """Return what to choose from, or lines to write on."""
    kind: Kind = question["kind"]
    output = app.builder.format
    match kind:
        case "single" | "truefalse":
            return [sign_list(map(copy_of_text, options_of(question)), CIRCLE, output)]
        case "multiple":
            return [sign_list(map(copy_of_text, options_of(question)), SQUARE, output)]
        case "short":
            return [said(f"Your answer: {LINE}")]
        case "numeric":
            return [said(" ".join(filter(None, (f"Your answer: {LINE}", question.get("unit")))))]
        case "match":
            return pair_lists(question)
        case "order":
            items = display_order(options_of(question), question["qid"])
            low, high = ENDS[question["scale"]]
            task = said(f"Number them from 1 ({low}) to {len(items)} ({high}).")
            return [task, line_list([SHORT_LINE] * len(items), map(copy_of_text, items))]
        case "cloze":
            return []
        case "map":
            texts = [[docutils_nodes.Text(f"{item['letter']}: "), *copy_of_text(item)] for item in regions_of(question)]
            return [*plain_picture(question, app), sign_list(texts, CIRCLE, output)]
        case "open":
            words = question.get("words")
            return [said(f"Write {words_asked(words)}.")] if words else []
        case _:
            assert_never(kind)


def pair_lists(question: nodes.question) -> list[docutils_nodes.Node]:
    """Return the rows, each after a line for its letter, and the lettered choices."""
    rows = asked_rows(question)
    choices = choices_of(question)
    return [
        said("Write a letter on each line."),
        line_list([SHORT_LINE] * len(rows), map(copy_of_text, rows)),
        # Two lists with nothing between them would read as one.
        said("Choices:"),
        line_list((f"{letter}." for letter in letters(choices)), map(copy_of_pair, choices)),
    ]


def letters(choices: Sequence[docutils_nodes.Element]) -> list[str]:
    """Return the letter of each choice of a ``match`` question."""
    return [chr(ord("A") + place) for place in range(len(choices))]


def line_list(signs: Iterable[str], texts: Iterable[list[docutils_nodes.Node]]) -> docutils_nodes.bullet_list:
    """Return a list whose items start with something to write on or to write down."""
    return items_of([docutils_nodes.Text(f"{sign} "), *text] for sign, text in zip(signs, texts, strict=True))


def sign_list(texts: Iterable[list[docutils_nodes.Node]], sign: str, output: str) -> docutils_nodes.bullet_list:
    """Return the options, each after a sign to tick."""
    return items_of([tick(sign, output), *text] for text in texts)


def items_of(texts: Iterable[list[docutils_nodes.Node]]) -> docutils_nodes.bullet_list:
    """Return a list of items of one paragraph."""
    paragraphs = (docutils_nodes.paragraph("", "", *text) for text in texts)
    return docutils_nodes.bullet_list("", *(docutils_nodes.list_item("", paragraph) for paragraph in paragraphs))


def tick(sign: str, output: str) -> docutils_nodes.Node:
    """Return the sign; the fonts of pdflatex lack it, but LaTeX can draw it."""
    if output == "latex":
        return docutils_nodes.raw("", LATEX_SIGNS[sign] + " ", format="latex")
    return docutils_nodes.Text(f"{sign} ")


def said(text: str) -> docutils_nodes.paragraph:
    """Return a paragraph of plain words."""
    return docutils_nodes.paragraph("", text)


def titled(text: str) -> docutils_nodes.paragraph:
    """Return a paragraph that opens with bold words."""
    return docutils_nodes.paragraph("", "", docutils_nodes.strong("", text))


def led_by(lead: list[docutils_nodes.Node], blocks: Sequence[docutils_nodes.Node]) -> list[docutils_nodes.Node]:
    """Put some words before those of the first paragraph, or in a paragraph of their own."""
    first, *rest = blocks or [docutils_nodes.paragraph()]
    if isinstance(first, docutils_nodes.paragraph):
        return [docutils_nodes.paragraph("", "", *lead, *first.children), *rest]
    return [docutils_nodes.paragraph("", "", *lead), first, *rest]
