"""Each rule finds what it is made for, at its line, and leaves a good question alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studyguide.quiz.check import check
from studyguide.quiz.content_hash import content_hash
from studyguide.quiz.model import (
    Frame,
    MultipleChoice,
    Option,
    Passage,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

WHY = "This sentence says in ten words why the option stands."
FRAME = Frame(qid="one", docname="quizzes/one", line=1, stem="Which treaty?")


def option(oid, text, fraction, *, why=WHY, line=5):
    return Option(oid=oid, text=text, fraction=fraction, rationale=why, line=line, rationale_line=line + 1)


def single(*options, frame=FRAME):
    return SingleChoice(frame, options)


def choice(**changes):
    """Return a good question whose second option, at line 7, is changed."""
    return single(option("a", "Turkmenchay", 100), replace(option("b", "Gulistan", 0, line=7), **changes))


def codes(question):
    return [(problem.code, problem.line) for problem in check(question)]


GOOD = {
    "single": choice(),
    "single with half a point": choice(fraction=50),
    "multiple with two keys": MultipleChoice(FRAME, (option("a", "Russia", 100), option("b", "Iran", 100))),
    "true": TrueFalse(FRAME, (option("a", "True", 100), option("b", "False", 0))),
    "false first": TrueFalse(FRAME, (option("a", "False", 100), option("b", "True", 0))),
    "short with bare answers": ShortAnswer(FRAME, (option("a", "Aras", 100, why=None),)),
    "an article after the word answer": choice(rationale="The short answer a reader gives here is about another war."),
    "a rationale that begins with a name": choice(
        rationale="Answers given by Abbas Mirza are of an earlier war than this."
    ),
}


@pytest.mark.parametrize("name", GOOD)
def test_good_question_has_no_problem(name):
    assert codes(GOOD[name]) == []


BAD = {
    "empty stem": (single(*choice().options, frame=replace(FRAME, stem=" ")), "question-stem", 1),
    "one option": (single(option("a", "Turkmenchay", 100)), "question-options", 1),
    "no key": (single(option("a", "Turkmenchay", 0), option("b", "Gulistan", 0)), "no-key", 1),
    "half a point is no key": (single(option("a", "Turkmenchay", 50), option("b", "Gulistan", 0)), "no-key", 1),
    "two keys": (choice(fraction=100), "one-key", 7),
    "option without text": (choice(text=""), "option-empty", 7),
    "option repeated": (choice(text="turkmenchay "), "option-repeated", 7),
    "no rationale": (choice(rationale=None), "rationale-missing", 7),
    "short rationale": (choice(rationale="Wrong war."), "rationale-short", 8),
    "nine words": (choice(rationale="one two three four five six seven eight nine"), "rationale-short", 8),
    "all of the above": (choice(text="All of the above"), "option-catch-all", 7),
    "none of these": (choice(text="None of these"), "option-catch-all", 7),
    "letter of an option": (choice(rationale=f"{WHY} See option B for that."), "option-letter", 8),
    "small letter": (choice(rationale=f"{WHY} That would be answer (c)."), "option-letter", 8),
    "multiple without key": (MultipleChoice(FRAME, (option("a", "X", 0), option("b", "Y", -50))), "no-key", 1),
    "truefalse with other words": (TrueFalse(FRAME, (option("a", "Yes", 100), option("b", "No", 0))), "true-false", 5),
    "truefalse with three": (
        TrueFalse(FRAME, (option("a", "True", 100), option("b", "False", 0), option("c", "Unknown", 0))),
        "true-false",
        5,
    ),
    "truefalse both right": (
        TrueFalse(FRAME, (option("a", "True", 100), option("b", "False", 100, line=7))),
        "one-key",
        7,
    ),
    "short without answer": (ShortAnswer(FRAME, ()), "question-options", 1),
    "short without right answer": (ShortAnswer(FRAME, (option("a", "Kura", 0),)), "no-key", 1),
    "empty hint": (single(*choice().options, frame=replace(FRAME, hints=(Passage("", 9),))), "passage-empty", 9),
    "letter in a hint": (
        single(*choice().options, frame=replace(FRAME, hints=(Passage("It is not option A.", 9),))),
        "option-letter",
        9,
    ),
    "letter in the explanation": (
        single(*choice().options, frame=replace(FRAME, explanation=Passage("Choice B is older.", 12))),
        "option-letter",
        12,
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_rule_reports_its_problem_at_its_line(name):
    question, code, line = BAD[name]

    assert (code, line) in codes(question)


@pytest.mark.parametrize("name", BAD)
def test_only_a_question_that_cannot_be_used_is_left_out(name):
    question, code, _line = BAD[name]
    fatal = {problem.fatal for problem in check(question) if problem.code == code}

    assert fatal == {code in {"question-stem", "question-options", "no-key", "one-key", "option-empty", "true-false"}}


def test_hash_changes_with_the_task_and_its_key():
    good = choice()

    assert content_hash(good) != content_hash(choice(fraction=50))
    assert content_hash(good) != content_hash(choice(text="Golestan"))
    assert content_hash(good) != content_hash(replace(good, frame=replace(FRAME, stem="Which war?")))


def test_hash_stays_when_a_reason_is_mended():
    mended = replace(choice(rationale=f"{WHY} Better."), frame=replace(FRAME, line=9, source="sec-x"))

    assert content_hash(mended) == content_hash(choice())
