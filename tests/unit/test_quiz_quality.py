"""Rules of many questions find what is alike, guessed or only recalled, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyguide.quiz.alike import ALIKE, pairs_alike
from studyguide.quiz.model import Frame, OpenResponse, Option, SingleChoice
from studyguide.quiz.quality import Item, find_flaws

TASK = "Which river became the border between the two empires?"


def single(qid, *texts, key=0, stem=None, **fields):
    options = tuple(
        Option("abcde"[n], text, 100 if n == key else 0, "Because.", n + 3, n + 4) for n, text in enumerate(texts)
    )
    frame = Frame(qid, "quizzes/a", 1, stem or f"What is {qid}?", **fields)
    return Item(SingleChoice(frame, options), "part", public=True)


def flaws(*items, code=None):
    found = [(problem.code, problem.message) for _docname, problem in find_flaws(items)]
    return [message for one, message in found if one == code] if code else [one for one, _message in found]


ALIKE_TEXTS = {
    "the same": (TASK, TASK, True),
    "other case and accents": (TASK, TASK.upper().replace("I", "Í"), True),
    "one word more": (TASK, TASK.replace("two", "two great"), True),
    "another number": ("Who ruled both of them in 1828 and why?", "Who ruled both of them in 1907 and why?", False),
    "another subject": (TASK, "Which treaty ended the war between the two empires?", False),
    "too short to tell": ("Which is true?", "Which is true?", False),
}  # fmt: skip


@pytest.mark.parametrize("case", ALIKE_TEXTS)
def test_tasks_are_alike_when_they_ask_the_same(case):
    first, second, alike = ALIKE_TEXTS[case]

    assert list(pairs_alike([first, "Something else altogether that is long enough", second])) == (
        [(0, 2)] if alike else []
    )


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdefg"), min_size=3, max_size=9).map(" ".join), max_size=12))
def test_shortcut_finds_what_comparing_everything_finds(texts):
    """The filter by rare members must lose no pair."""

    def pairs(text):
        words = text.split()
        return set(pairwise(words))

    expected = {
        later
        for later, text in enumerate(texts)
        for earlier in range(later)
        if len(pairs(text)) >= 4
        and len(pairs(texts[earlier])) >= 4
        and len(pairs(text) & pairs(texts[earlier])) >= ALIKE * len(pairs(text) | pairs(texts[earlier]))
    }

    assert {later for _earlier, later in pairs_alike(texts)} == expected


def test_question_that_repeats_another_names_its_place():
    (message,) = flaws(
        single("one", "A", "B", "C", stem=TASK), single("two", "A", "B", "C", stem=TASK), code="stem-alike"
    )

    assert "asks almost what one asks (quizzes/a.md:1)" in message


def test_objective_with_one_question_beyond_recall_is_well_tested():
    recall = single("one", "A", "B", "C", objective="ob", level="recall")
    infer = single("two", "A", "B", "C", objective="ob", level="infer")

    assert len(flaws(recall, code="objective-recall")) == 1
    assert flaws(recall, infer, code="objective-recall") == []
    assert len(flaws(recall, replace(infer, public=False), code="objective-recall")) == 1


def test_question_without_a_level_is_no_recall():
    assert flaws(single("one", "A", "B", "C", objective="ob"), code="objective-recall") == []


def test_key_that_stands_first_in_every_question_is_told_once():
    always_first = [single(f"q-{n}", "A", "B", "C") for n in range(15)]
    in_turn = [single(f"q-{n}", "A", "B", "C", key=n % 3) for n in range(15)]

    assert len(flaws(*always_first, code="key-place")) == 1
    assert flaws(*in_turn, code="key-place") == []


def test_keys_are_compared_chapter_by_chapter():
    telling = single("one", "A much longer text than those", "Short", "Small")
    fair = [single(f"q-{n}", "Same", "Size", "Here") for n in range(3)]

    assert flaws(telling, *fair, code="key-longest") == []
    assert len(flaws(telling, *(replace(item, chapter="other") for item in fair), code="key-longest")) == 1


def test_kinds_are_not_missed_where_there_is_no_question():
    assert flaws() == []
    assert "numeric" in flaws(single("one", "A", "B", "C"), code="kinds-unused")[0]


def test_open_question_has_no_key_to_guess():
    item = Item(OpenResponse(Frame("one", "quizzes/a", 1, TASK), None, (), None), "part", public=True)

    assert flaws(item) == ["kinds-unused"]
