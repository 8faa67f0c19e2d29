"""Dates are read strictly, sorted rightly and written as the prose writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyguide.book.dates import DateError, PartialDate, Span


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("1828", "1828"),
        ("2025-09", "September 2025"),
        ("2020-01-08", "8 January 2020"),
        ("2024-02-29", "29 February 2024"),
    ],
)
def test_date_is_written_in_words(iso, words):
    assert PartialDate.parse(iso).words == words
    assert PartialDate.parse(iso).iso == iso


@pytest.mark.parametrize(
    "text", ["", "28", "1828-2", "1828-00", "1828-02-30", "2023-02-29", "8 January 2020", "2020/01", "20200108"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(DateError):
        PartialDate.parse(text)


def test_span_of_years_has_a_closed_dash_and_a_span_of_days_an_open_one():
    assert Span.parse("1804/1813").words == "1804–1813"
    assert Span.parse("2025-06-13/2025-06-24").words == "13 June 2025 – 24 June 2025"


def test_span_that_ends_before_it_starts_is_refused():
    with pytest.raises(DateError, match="ends before"):
        Span.parse("1813/1804")


@given(st.dates(), st.dates())
def test_full_dates_sort_as_the_calendar_does(first, second):
    parsed = [PartialDate.parse(f"{day.year:04}-{day.month:02}-{day.day:02}") for day in (first, second)]

    assert (parsed[0] < parsed[1]) == (first < second)
