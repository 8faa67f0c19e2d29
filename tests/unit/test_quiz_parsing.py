"""Whatever an author types into a gap, a range, a place, a bracket or a field: it is read or refused, never raised."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sphinx.util.matching import compile_matchers

from studyguide.quiz.audience import stated_audience
from studyguide.quiz.exclusion import pattern_of
from studyguide.quiz.fields import Fields, split_fields
from studyguide.quiz.gaps import read_gap, read_letter, read_place
from studyguide.quiz.numbers import read_number, read_range
from studyguide.quiz.parts import natural_order, printed_range
from studyguide.quiz.picture import picture_size
from studyguide.quiz.settings import NAMES, read_settings
from studyguide.quiz.signs import clean
from studyguide.quiz.tasks import gap_task
from studyguide.quiz.unreadable import wrong_byte

KNOWN = ("id", "level", "tags", "points", "shuffle", "words", "unit", "scale", "mode", "alt")
# What the readers look for, with all that Unicode has between it.
TYPED = st.lists(
    st.one_of(
        st.sampled_from(
            ["=", "*", "|", "\\", "..", "±", "+/-", ",", ".", "-", " ", "x", "\u200f", "\u0660", "9" * 400]
        ),
        st.integers().map(str),
        st.text(max_size=5),
    ),
    max_size=12,
).map("".join)
FIELD = st.tuples(st.sampled_from((*KNOWN, "new", "", "é")), TYPED).map(lambda parts: f":{parts[0]}: {parts[1]}")


@given(TYPED, st.booleans())
def test_any_gap_is_read_and_can_be_marked(text, pick):
    gap = read_gap(text, pick=pick, line=7)

    assert gap.line == 7
    assert gap.range is None or (math.isfinite(gap.range.low) and math.isfinite(gap.range.high))
    assert (gap.form == "number") is (not gap.answers)
    if len(gap.answers) <= 26:
        assert gap_task(gap)["kind"] in {"short", "numeric", "single"}
    printed_range(text)


@given(TYPED)
def test_any_number_is_read_or_refused(text):
    found = read_range(text)

    assert found is None or (math.isfinite(found.low) and math.isfinite(found.high))
    assert read_number(text) is None or isinstance(read_number(text), float)


@given(TYPED)
def test_any_place_and_letter_is_read_or_refused(text):
    place, letter = read_place(text), read_letter(text)

    assert place is None or all(map(math.isfinite, place))
    assert letter is None or (letter[0] in text and 0 < letter[1] <= len(text))


@given(st.lists(FIELD | TYPED, max_size=8))
def test_any_fields_are_read_or_refused_at_their_lines(lines):
    lines = [part for line in lines for part in line.split("\n")]
    written, taken = split_fields(lines, first_line=3)
    fields = Fields(written, known=KNOWN, owner="a question")

    fields.words("tags"), fields.spellings("unit"), fields.whole_number("points", default=1)
    fields.level("level"), fields.choice("shuffle"), fields.word_range("words"), fields.scale("scale")
    fields.one_of("mode", ("check",))

    assert len(written) == taken <= len(lines)
    assert all(3 <= problem.line < 3 + taken for problem in fields.problems)


@given(st.dictionaries(st.sampled_from(NAMES), TYPED | st.none() | st.lists(TYPED, max_size=2) | st.floats()))
def test_any_front_matter_is_read_or_refused(metadata):
    settings, problems = read_settings(metadata, lines=dict.fromkeys(NAMES, 5))

    assert settings.pick is None or 1 <= settings.pick <= 100
    assert {problem.line for problem in problems} <= {5}


@given(st.text() | TYPED)
def test_cleaned_text_has_the_lines_that_an_editor_shows(text):
    cleaned, problems = clean(text)

    assert cleaned.count("\n") == text.count("\n")
    assert len(cleaned) == len(text)
    assert cleaned.splitlines() == cleaned.removesuffix("\n").split("\n") or not cleaned
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems)
    assert (cleaned != text) is bool(problems)


@given(st.binary(max_size=40))
def test_first_wrong_byte_is_found_or_all_can_be_read(data):
    found = wrong_byte(data)

    if found is None:
        data.decode()
    else:
        assert 1 <= found[1] <= len(re.split(rb"\r\n|\r|\n", data))
        assert found[0] in data


@given(st.text(alphabet="a[]*?!-^.z", min_size=1, max_size=8), st.text(alphabet="a[]*?!-^.z", min_size=1, max_size=8))
def test_pattern_of_a_file_leaves_out_that_file_only(path, other):
    (matches,) = compile_matchers([pattern_of(path)])

    assert matches(path)
    assert bool(matches(other)) is (path == other)


@given(st.lists(st.integers(min_value=0)))
def test_numbers_in_texts_sort_by_size(numbers):
    assert sorted(map(str, numbers), key=natural_order) == [str(number) for number in sorted(numbers)]


def test_number_of_thousands_of_digits_is_sorted_too():
    assert sorted(["9" * 5000, "10", "9"], key=natural_order) == ["9", "10", "9" * 5000]


def test_number_of_hundreds_of_digits_is_no_range():
    assert read_range("9" * 400) is None
    assert read_range(f"1..{'9' * 400}") is None


SIZES = {
    '<svg viewBox="0 0 1.5.5"/>': (1.5, 0.5),
    '<svg viewBox="0,0,1e2,+50"/>': (100, 50),
    '<svg viewBox="0 0 .. .."/>': None,
    '<svg viewBox="0 0 1e999 5"/>': None,
    '<svg width="3.." height="4"/>': (3, 4),
    '<svg width="0" height="4"/>': None,
    '<?xml version="1.0" encoding="none"?><svg viewBox="0 0 1 1"/>': None,
    "no picture": None,
    "": None,
}


@pytest.mark.parametrize("text", SIZES)
def test_size_of_an_odd_picture_is_read_or_refused(tmp_path, text):
    path = tmp_path / "picture.svg"
    path.write_text(text, encoding="utf-8")

    assert picture_size(path) == SIZES[text]


STARTS = {
    ".png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    ".gif": b"GIF89a",
    ".jpg": b"\xff\xd8\xff\xe0\0\x10JFIF",
    ".webp": b"RIFF\0\0\0\0WEBPVP8 ",
    ".tif": b"II*\0\x08\0\0\0\x02\0",
    ".jp2": b"\0\0\0\x0cjP  \r\n\x87\n",
}


@pytest.mark.parametrize("ending", STARTS)
def test_picture_that_breaks_off_has_no_size(tmp_path, ending):
    path = tmp_path / f"picture{ending}"
    for more in (b"", b"\0", b"\0\0\0", b"\xff" * 3):
        path.write_bytes(STARTS[ending] + more)

        assert picture_size(path) is None


AUDIENCES = {
    "---\naudience: public\n---\n": ("public", 2),
    "---\ntitle: x\naudience: 'instructor' # for us\n---\n": ("instructor", 3),
    "\n---\naudience: instructor\n---\n": ("instructor", 3),
    "---\naudience: instructor\n": ("instructor", 2),
    "---\nAudience: instructor\n---\n": ("instructor", 2),
    "---\naudience: public\naudience: instructor\n---\n": ("instructor", 3),
    "---\n{audience: instructor}\n---\n": ("instructor}", 2),
    "---\ntitle: the audience: a study\n---\n": None,
    "---\ntitle: x\n---\naudience: instructor\n": None,
    "audience: instructor\n": None,
    "": None,
}


@pytest.mark.parametrize("text", AUDIENCES)
def test_audience_is_read_however_carelessly_it_is_written(text):
    assert stated_audience(text) == AUDIENCES[text]
