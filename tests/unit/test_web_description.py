"""A description is whole sentences of the page, as long as search engines show and no longer."""

from __future__ import annotations

import pytest
from docutils import nodes as docutils_nodes
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st

from studyguide.book import nodes
from studyguide.web.description import LONGEST, description_of, shorten


def page(*children: docutils_nodes.Node) -> docutils_nodes.document:
    document = new_document("page")
    document += docutils_nodes.section("", docutils_nodes.title("", "A title"), *children)
    return document


def paragraph(*parts: docutils_nodes.Node | str) -> docutils_nodes.paragraph:
    inline = [docutils_nodes.Text(part) if isinstance(part, str) else part for part in parts]
    return docutils_nodes.paragraph("", "", *inline)


def test_short_text_stays_as_it_is():
    assert shorten("Two  words\nin lines.") == "Two words in lines."


def test_long_text_ends_with_a_whole_sentence():
    first = "a" * 60 + " " + "b" * 30 + "."

    assert shorten(f"{first} {'c' * 90}.") == first


def test_long_first_sentence_ends_with_a_whole_word_and_dots():
    short = shorten("word, " * 60)

    assert short.endswith("word, word…")
    assert LONGEST - 10 < len(short) <= LONGEST


@given(st.text(min_size=1))
def test_no_description_is_too_long(text):
    assert len(shorten(text)) <= LONGEST


def test_stated_description_comes_first():
    assert description_of(page(paragraph("Text.")), "Stated.") == "Stated."


def test_brief_comes_before_the_first_paragraph():
    brief = nodes.chapter_part("", nodes.part_title("", "In brief"), paragraph("The brief."), kind="in-brief")

    assert description_of(page(paragraph("First."), brief)) == "The brief."


@pytest.mark.parametrize(
    "aside",
    [
        nodes.status_mark("", "estimate", kind="estimate"),
        docutils_nodes.inline("", "[Atkin, 1980]", classes=["bibtex-citation"]),
        docutils_nodes.footnote_reference("", "1"),
    ],
)
def test_marks_notes_and_citations_are_left_out(aside):
    assert description_of(page(paragraph("Many died ", aside, ", it is said."))) == "Many died, it is said."


def test_page_of_boxes_only_has_no_description_of_its_own():
    box = nodes.timeline("", nodes.timeline_event("", paragraph("An event.")))

    assert description_of(page(box)) == ""
