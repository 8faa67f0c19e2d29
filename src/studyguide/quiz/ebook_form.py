"""What a question of an EPUB asks and offers to choose from; nothing is written or clicked in an EPUB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from docutils import nodes as docutils_nodes

from studyguide.quiz import nodes
from studyguide.quiz.markup import element, letter_of
from studyguide.quiz.paper_words import ENDS, words_asked
from studyguide.quiz.parts import (
    asked_rows,
    choices_of,
    content_of,
    copy_of_pair,
    copy_of_text,
    gaps_of,
    options_of,
    picks_of,
    regions_of,
    speech_of,
)
from studyguide.quiz.plain_map import plain_picture
from studyguide.quiz.shuffling import display_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from studyguide.quiz.markup import markup
    from studyguide.quiz.model import Kind

GAP: Final = "\N{NO-BREAK SPACE}" * 12
"""Of one length: that of the answer would tell too much."""


def asked(question: nodes.question, app: Sphinx) -> list[docutils_nodes.Node]:
    """Return the task and what to choose from."""
    for number, gap in enumerate(gaps_of(question), start=1):
        gap.parent.replace(gap, gap_parts(gap, number))
    stem = content_of(question, nodes.question_stem)
    speech = speech_of(question)
    return [*([element("div", *stem, **speech)] if speech else stem), *choices(question, app)]


def gap_parts(gap: docutils_nodes.Element, number: int) -> list[docutils_nodes.Node]:
    """Return what stands for a gap: its number, then an empty line or the words to choose from."""
    lead = docutils_nodes.Text(f"({number})\N{NO-BREAK SPACE}")
    if gap["form"] == "pick":
        return [lead, docutils_nodes.Text(f"({' / '.join(text for _oid, text in picks_of(gap))})")]
    return [lead, element("span", text=GAP, class_="sg-blank")]


def choices(question: nodes.question, app: Sphinx) -> list[docutils_nodes.Node]:
    """Return what to choose from, and how to answer where the task alone does not say it."""
    kind: Kind = question["kind"]
    speech = speech_of(question)
    match kind:
        case "single" | "truefalse":
            return [listed(map(copy_of_text, options_of(question)), "sg-choose", speech)]
        case "multiple":
            return [listed(map(copy_of_text, options_of(question)), "sg-choose-many", speech)]
        case "short" | "cloze":
            return []
        case "numeric":
            return [said(f"Give a number (unit: {unit}).")] if (unit := question["unit"]) else []
        case "match":
            rows = listed(map(copy_of_text, asked_rows(question)), "sg-rows", speech)
            offered = listed(map(copy_of_pair, choices_of(question)), "sg-rows", speech)
            return [said("What belongs to each of these?"), rows, said("Choose from:"), offered]
        case "order":
            low, high = ENDS[question["scale"]]
            items = display_order(options_of(question), question["qid"])
            return [
                said(f"Put them in order, {low} first and {high} last."),
                listed(map(copy_of_text, items), "sg-rows", speech),
            ]
        case "map":
            texts = [[*letter_of(item), *copy_of_text(item)] for item in regions_of(question)]
            return [*plain_picture(question, app), listed(texts, "sg-regions", speech)]
        case "open":
            words = question["words"]
            return [said(f"Write {words_asked(words)}.")] if words else []
        case _:
            assert_never(kind)


def listed(texts: Iterable[list[docutils_nodes.Node]], name: str, speech: dict[str, str]) -> markup:
    """Return a list of texts in the language of the question."""
    return element("ul", *(element("li", *text) for text in texts), class_=name, **speech)


def said(text: str) -> markup:
    """Return how to answer."""
    return element("p", text=text, class_="sg-task")
