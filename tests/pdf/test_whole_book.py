"""The tag tree of the real book: languages, headers of tables and the order of reading, page by page."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

SCRIPTS = (
    (re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"), {"ar", "fa", "ur"}),
    (re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"), {"he"}),
    (re.compile("[\u0400-\u052f]"), {"ru", "uk", "bg"}),
)
OTHER_LETTERS = frozenset().union(*(languages for _letters, languages in SCRIPTS))
ASIDE = frozenset({"Note", "Figure", "Caption", "Table"})
"""What stands elsewhere on the page than between the lines around it, or in columns."""

LINE = 14
"""Points. A word that much higher than the one before it is not on the same line."""


@pytest.fixture(scope="module")
def tags(whole_book, read_tags):
    return read_tags(whole_book.pdf)


@pytest.fixture(scope="module")
def spoken(tags):
    return list(tags.spoken())


@pytest.mark.parametrize(("letters", "languages"), SCRIPTS, ids=["Arabic", "Hebrew", "Cyrillic"])
def test_every_passage_in_another_script_is_read_in_its_language(spoken, letters, languages):
    found = [(piece.page, lang, piece.text) for piece, lang, _kinds in spoken if letters.search(piece.text)]

    assert found
    assert [place for place in found if place[1] not in languages] == []


def test_no_english_is_read_in_a_language_of_other_letters(spoken):
    words = re.compile("[A-Za-z]{2}")
    found = [(piece.page, lang, piece.text) for piece, lang, _kinds in spoken if words.search(piece.text)]

    assert [place for place in found if place[1] in OTHER_LETTERS] == []


def test_titles_of_sources_are_read_in_their_languages(spoken):
    assert {"de", "fr"} <= {lang for _piece, lang, _kinds in spoken}


def test_reading_goes_down_each_page_and_never_back(tags):
    """Only the second column of a question that matches two, and of the index, begins higher than what is before it."""
    parts = [part for part in tags.parts if part.pieces and not ASIDE & set(part.kinds)]
    index = max(part.pieces[0].page for part in parts if part.text == "Index" and "H1" in part.kinds)
    steps = [(before.pieces[-1], part.pieces[0], part) for before, part in pairwise(parts)]
    upwards = [(piece, part) for last, piece, part in steps if piece.page == last.page and piece.y > last.y + LINE]

    assert [piece.page for last, piece, _part in steps if piece.page < last.page] == []
    assert [
        (piece.page, part.text)
        for piece, part in upwards
        if piece.page < index and not ("Lbl" in part.kinds and part.text == "A")
    ] == []


def test_every_table_has_headers_of_columns_and_each_says_what_it_heads(tags):
    tree = tags.tree
    scopes = [
        [tree.elements[cell.number].partition(b"/Scope/")[2].partition(b"/")[0] for cell in tree.cells(table)]
        for table in tree.tables()
    ]

    assert scopes
    assert all({b"Column", b"Both"} & set(table) for table in scopes)
    assert any(b"Row" in table for table in scopes)
    assert all(b"/Scope/" in tree.elements[number] for number, kind in tags.kinds if kind == "TH")


def test_pdfua_finds_nothing(whole_book, pdfua):
    assert pdfua(whole_book.pdf)["findings"] == []
