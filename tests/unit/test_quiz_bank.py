"""A page shows of a bank what it asks for, in a fixed order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studyguide.quiz.bank import Definition, Embed, bank_of, survey
from studyguide.quiz.model import Frame, ShortAnswer
from studyguide.quiz.settings import BankSettings

QUESTIONS = tuple(
    ShortAnswer(Frame(qid=qid, docname="quizzes/x", line=1, stem="?", tags=tags), ())
    for qid, tags in (("one", ("war",)), ("two", ("treaty",)), ("three", ("war", "treaty")), ("four", ()))
)
SELECTIONS = {
    "all": ({}, ("one", "two", "three", "four")),
    "the first two": ({"pick": 2}, ("one", "two")),
    "more than there are": ({"pick": 9}, ("one", "two", "three", "four")),
    "named ones in the named order": ({"only": ("four", "one")}, ("four", "one")),
    "a named one twice": ({"only": ("one", "one")}, ("one",)),
    "unknown ones are left out": ({"only": ("nine", "one")}, ("one",)),
    "only unknown ones": ({"only": ("nine",)}, ()),
    "any of the tags": ({"tags": ("treaty",)}, ("two", "three")),
    "tags and pick": ({"tags": ("war", "treaty"), "pick": 2}, ("one", "two")),
    "only and tags": ({"only": ("four", "three"), "tags": ("war",)}, ("three",)),
}


@pytest.mark.parametrize("name", SELECTIONS)
def test_embed_selects(name):
    options, expected = SELECTIONS[name]

    assert Embed(bank="x", docname="page", line=1, **options).select(QUESTIONS, BankSettings()) == expected


def test_bank_is_named_by_its_path_below_the_folder():
    assert bank_of("quizzes/syria/airpower") == "syria/airpower"
    assert bank_of("chapters/syria") == "chapters/syria"
    assert Embed(bank="syria/airpower", docname="page", line=1).source == "quizzes/syria/airpower"


def question(qid, docname="quizzes/x", line=1):
    return ShortAnswer(Frame(qid=qid, docname=docname, line=line, stem="?"), ())


BANK = {"quizzes/x": [Definition(question("one")), Definition(question("two", line=9))]}


def test_references_lead_to_the_page_that_shows_the_whole_bank():
    pages = {
        **BANK,
        "a": [Embed(bank="x", docname="a", line=1, pick=1)],
        "b": [Embed(bank="x", docname="b", line=1)],
        "c": [Embed(bank="x", docname="c", line=1)],
    }

    assert survey(pages, {}).homes == {"one": "b", "two": "b"}


def test_references_lead_to_the_bank_where_no_page_shows_the_question():
    pages = {**BANK, "a": [Embed(bank="x", docname="a", line=1, pick=1)]}

    assert survey(pages, {}).homes == {"one": "a", "two": "quizzes/x"}


def test_numbers_run_through_a_page():
    pages = {
        **BANK,
        "a": [
            Embed(bank="x", docname="a", line=1, only=("two",)),
            Definition(question("three", docname="a")),
            Embed(bank="x", docname="a", line=5),
        ],
    }

    assert survey(pages, {}).shown["a"] == ("two", "three", "one")


def test_of_a_repeated_id_the_first_question_counts():
    pages = {**BANK, "quizzes/y": [Definition(question("one", docname="quizzes/y"))]}
    overview = survey(pages, {})

    assert overview.questions["one"].frame.docname == "quizzes/x"
    assert overview.defined["quizzes/y"] == ()
    assert overview.shown["quizzes/y"] == ()


def test_pick_of_the_bank_holds_where_the_page_says_nothing():
    embed = Embed(bank="x", docname="page", line=1)

    assert len(embed.select(QUESTIONS, BankSettings(pick=1))) == 1
    assert len(replace(embed, pick=2).select(QUESTIONS, BankSettings(pick=1))) == 2


def test_questions_named_by_the_page_are_all_shown():
    embed = Embed(bank="x", docname="page", line=1, only=("two", "one"))

    assert embed.select(QUESTIONS, BankSettings(pick=1)) == ("two", "one")


def test_page_may_ask_otherwise_than_the_bank():
    bank = BankSettings(mode="exam", confidence=True, pass_mark=60)

    asked = Embed(bank="x", docname="page", line=1, mode="check", confidence=False).settings(bank)

    assert asked == BankSettings(mode="check", confidence=False, pass_mark=60)
    assert Embed(bank="x", docname="page", line=1).settings(bank) == bank
