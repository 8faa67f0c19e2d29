"""How pages break: what a good publisher would not print, looked for by machine in small books and in the real one."""

from __future__ import annotations

import re

import pytest

MILLIMETRE = 72 / 25.4
LINE = "One line.\n\n"
TEXT = "A sentence of the right length fills a part of the page. "


def foot(made, index):
    """Return the last line of a sheet above its foot margin; there stand the numbers of pages that open a chapter."""
    return next((line for line in reversed(made.lines[index]) if line.height > 18 * MILLIMETRE), None)


def head(made, index):
    """Return the first line of a sheet below its running head."""
    return next((line for line in made.lines[index] if line.height < (210 - 18) * MILLIMETRE), None)


def drawn_lines(sheet):
    # Typst fills a thin box for each line under a block.
    return len(re.findall(rb"\nf\n", sheet.get_contents().get_data()))


def text_sheets(made):
    return [index for index, label in enumerate(made.labels) if label.isdecimal()]


@pytest.fixture(params=["rivers", "real"])
def book(request):
    """The tiny book and the real one."""
    return request.getfixturevalue(request.param)


def test_no_heading_is_the_last_of_its_page(book):
    assert [book.labels[index] for index in text_sheets(book) if (line := foot(book, index)) and line.is_heading] == []


def test_no_page_begins_with_an_answer_to_choose(book):
    assert [book.labels[index] for index in text_sheets(book) if (line := head(book, index)) and line.is_option] == []


def test_no_page_of_the_text_has_less_than_two_lines(book):
    few = [index for index in text_sheets(book) if sum(line.height > 18 * MILLIMETRE for line in book.lines[index]) < 3]
    # The lines on which a reader writes an answer may fill a page of their own.
    few = [index for index in few if drawn_lines(book.reader.pages[index]) < 6]

    assert [book.labels[index] for index in few] == []


def test_every_page_shows_its_label(book):
    for index in text_sheets(book):
        lines = book.lines[index]
        label = book.labels[index]
        words = f"{lines[0].text} {lines[-1].text}".split()
        assert label in words, f"page {label} says {words}"


def test_nothing_is_printed_in_the_outer_margins(book):
    # The space and the stop that end a line hang over it.
    space = 5
    for number, sheet in enumerate(book.reader.pages, start=1):
        left, right = (20, 15.5) if number % 2 else (15.5, 20)
        spans = book.spans(sheet)
        assert all(start >= left * MILLIMETRE - 1 for start, _end in spans), book.labels[number - 1]
        assert all(end <= (148 - right) * MILLIMETRE + space for _start, end in spans), book.labels[number - 1]


def test_heading_stays_with_its_text_wherever_it_falls(tiny):
    sections = [f"## Section {number}\n\n{TEXT * (number % 9 + 3)}\n\n### Part\n\n{TEXT * 3}\n" for number in range(60)]
    made = tiny("# Root\n\n" + "\n".join(sections))
    last = [foot(made, index) for index in text_sheets(made)]

    assert len(last) > 20
    assert not any(line.is_heading for line in last)


def test_paragraph_leaves_no_single_line_on_a_page(tiny):
    # Three lines each: one would be left alone at the head or foot of many pages.
    text = "Begins here and is long enough that three lines are filled by it, " * 3
    text = text[:180] + "last."
    made = tiny("# Root\n\n" + "\n\n".join([text] * 200))

    sheets = text_sheets(made)
    assert len(sheets) > 12
    for index in sheets[:-1]:
        assert not foot(made, index).text.startswith("Begins")
        assert head(made, index + 1).text.startswith("Begins")


def test_table_that_fits_on_no_rest_of_a_page_lets_the_text_go_on(tiny):
    rows = "\n".join(f"* - {number}\n  - Some words about it" for number in range(14))
    table = f":::{{list-table}} Some rows\n:header-rows: 1\n\n* - Number\n  - Words\n{rows}\n:::\n"
    made = tiny(f"# Root\n\n{TEXT * 28}\n\n{table}\n\n{TEXT * 30}\n")
    first, second = text_sheets(made)[:2]

    assert foot(made, first).height < 25 * MILLIMETRE
    assert head(made, second).text.startswith("Table 1") or "Some rows" in head(made, second).text


def test_long_table_begins_with_more_than_its_first_row(tiny):
    rows = "\n".join(f"* - Row {number}\n  - {TEXT * 2}" for number in range(30))
    tables = [
        f"{LINE * number}:::{{list-table}} Many rows, {number}\n:header-rows: 1\n\n* - Number\n  - Words\n{rows}\n:::\n"
        for number in range(12)
    ]
    made = tiny("# Root\n\n" + "\n".join(tables))

    starts = [index for index in text_sheets(made) for line in made.lines[index] if "Many rows" in line.text]
    assert len(starts) == 12
    for index in starts:
        number = next(at for at, line in enumerate(made.lines[index]) if "Many rows" in line.text)
        assert sum(line.text.startswith("Row ") for line in made.lines[index][number:]) >= 2


def test_books_to_read_at_the_end_of_a_chapter_stay_together(tiny):
    parts = []
    for place in range(12):
        books = "\n".join(f"- Author {place}-{number}, Title." for number in range(8))
        parts.append(f"{LINE * 7}:::{{further-reading}}\n{books}\n:::\n")
    made = tiny("# Root\n\n" + "\n".join(parts))

    sheets = text_sheets(made)
    assert len(sheets) > 4
    for place in range(12):
        assert (
            len([index for index in sheets if any(f"Author {place}-" in line.text for line in made.lines[index])]) == 1
        )
