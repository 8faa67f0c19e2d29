"""The tag tree of the tiny book: what a reader who listens hears, and in which order."""

from __future__ import annotations

import re

import pytest


@pytest.fixture(scope="module")
def tags(rivers, read_tags):
    return read_tags(rivers.pdf)


def heard(tags):
    return re.sub("[\u200b-\u200f\u202a-\u202e\u2060-\u2069]", "", tags.text)


ORDER = (
    "The river and its names",
    "When you have worked through this chapter, you can",
    "Who owns a river that two states share?",
    "see Figure 1.1",
    "Up to 12 metres deep",  # the note, where it is called
    "A second sentence follows",
    "Another paragraph begins here",
    "The course of the river, schematic",  # the figure, between the paragraphs of its source
    "The bridge at Khoda Afarin",
    "Names of the river Language Name First seen Persian",
    "A frontier is a river until somebody builds a bridge",
    "How it was built",
    "Letter of a governor",
    "Question 1 Answer",
    "Into which sea does the river flow, by way of the Kura? ○ Caspian Sea ○ Black Sea",
    "Question 2 Answer",
    "□ Iran □ Azerbaijan □ Oman",
    "Its names differ.",
    "More about water",
)


def test_everything_is_heard_in_the_order_of_the_source(tags):
    chapter = heard(tags).partition("Assign a chapter.")[2]
    places = [chapter.find(text) for text in ORDER]

    assert -1 not in places
    assert places == sorted(places)


def test_no_part_of_a_line_stands_outside_a_paragraph(tags):
    """A reader who listens hears no end of a line that is in no paragraph, heading, list or table."""
    assert {part.kinds[1] for part in tags.parts} <= {
        *("Title", "H1", "H2", "H3", "H4", "P", "L", "Table", "Div", "BlockQuote", "TOC", "Code", "Figure"),
    }


def test_every_heading_has_words(tags):
    """pdfua 0.1.3 stumbles over its own rule for this."""
    headings = [number for number, kind in tags.kinds if re.fullmatch("H[1-6]", kind)]
    spoken = {}
    for part in tags.parts:
        for number in part.elements:
            spoken[number] = spoken.get(number, "") + part.text

    assert headings
    assert all(spoken[number].strip() for number in headings)


def test_every_header_of_a_table_says_what_it_heads(tags):
    headers = [tags.tree.elements[number] for number, kind in tags.kinds if kind == "TH"]
    scopes = [code.partition(b"/Scope/")[2].partition(b"/")[0] for code in headers]

    assert scopes == [*[b"Both", b"Column", b"Column"], *[b"Row"] * 2, *[b"Column"] * 2]


@pytest.mark.parametrize("book", ["rivers", "languages", "paper"])
def test_pdfua_finds_nothing(book, pdfua, request):
    report = pdfua(request.getfixturevalue(book).pdf)

    assert report["findings"] == []
    assert [rule["rule_id"] for rule in report["skipped"] if "is_integer" not in rule["reason"]] == []
