"""A broken entry of the bibliography is reported at its line and takes no other entry with it."""

from __future__ import annotations

import pytest

from studyguide.book.sources import check_bibliography, letter_years

GOOD = (
    "@book{good,\n  author = {Atkin, Muriel},\n  title = {Russia and Iran},\n  year = {1980},\n  publisher = {P}\n}\n\n"
)
BAD = {
    "brace that never closes": ("@book{bad,\n  title = {X,\n  author = {A, B},\n  year = {2000}\n}\n\n", "bib-syntax"),
    "comma that is missing": ("@book{bad,\n  title = {X}\n  author = {A, B},\n  year = {2000}\n}\n\n", "bib-syntax"),
    "name with too many commas": (
        "@book{bad, title={X}, author={A, B, C, D, E}, year={2000}, url={u}}\n\n",
        "bib-syntax",
    ),
    "entry without a key": ("@book{, title={X}, author={A}, year={2000}, url={u}}\n\n", "bib-syntax"),
    "kind that nobody knows": ("@blog{bad, title={X}, author={A}, year={2000}, url={u}}\n\n", "bib-kind"),
    "entry twice": (GOOD, "bib-twice"),
    "no author": ("@book{bad, title={X}, year={2000}, url={u}}\n\n", "bib-field"),
    "no year": ("@book{bad, title={X}, author={A}, url={u}}\n\n", "bib-field"),
    "empty title": ("@book{bad, title={}, author={A}, year={2000}, url={u}}\n\n", "bib-field"),
    "nowhere to find it": ("@online{bad, title={X}, author={A}, year={2000}}\n\n", "bib-field"),
    "date of another calendar": (
        "@online{bad, title={X}, author={A}, year={2000}, date={2000-14-01}, url={u}}\n\n",
        "bib-date",
    ),
    "date of reading in words": (
        "@online{bad, title={X}, author={A}, year={2000}, urldate={May 1}, url={u}}\n\n",
        "bib-date",
    ),
}


@pytest.mark.parametrize("problem", BAD)
def test_bad_entry_is_reported_at_a_line_of_its_own(problem):
    entry, rule = BAD[problem]
    start = GOOD.count("\n") + 1

    _, problems = check_bibliography(GOOD + entry + GOOD.replace("good", "last"))

    assert [found.rule for found in problems] == [rule], problems
    assert start <= problems[0].line < start + max(1, entry.count("\n"))


@pytest.mark.parametrize("problem", BAD)
def test_entries_before_and_after_a_bad_one_are_kept(problem):
    entry, _ = BAD[problem]

    text, _ = check_bibliography(GOOD + entry + GOOD.replace("good", "last"))

    assert "@book{good," in text
    assert "@book{last," in text


def test_all_problems_are_found_in_one_reading():
    entries = [entry.replace("bad", f"bad{number}") for number, (entry, _) in enumerate(BAD.values())]

    _, problems = check_bibliography(GOOD + "".join(entries))

    assert sorted(found.rule for found in problems) == sorted(rule for _, rule in BAD.values())


def test_file_without_entries_is_no_problem():
    assert check_bibliography("% only a comment\n") == ("", ())


def test_reports_of_one_author_and_year_get_letters_in_the_order_of_their_days():
    entry = "@online{%s,\n  author = {{TASS}},\n  title = {T},\n  year = {2025},\n  date = {%s},\n  url = {u}\n}\n"
    text = entry % ("later", "2025-10-01") + entry % ("earlier", "2025-02-01") + GOOD

    lettered = letter_years(text)

    assert [line.strip() for line in lettered.splitlines() if "year" in line] == [
        "year = {2025b},",
        "year = {2025a},",
        "year = {1980},",
    ]
