"""Python marks, reads numbers and shuffles by the vectors that the script of the page passes too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyguide.quiz.marking import mark
from studyguide.quiz.numbers import read_number, read_range
from studyguide.quiz.shuffling import display_order, seed_of, shuffled

VECTORS = Path(__file__).parents[1] / "vectors"


def vectors(name):
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))


MARKING = vectors("marking.json")


@pytest.mark.parametrize("case", MARKING, ids=lambda case: f"{case['task']['kind']}-{'.'.join(case['response'])}")
def test_response_gets_its_score(case):
    verdict = mark(case["task"], case["response"])

    assert verdict.score == (None if case["score"] is None else pytest.approx(case["score"]))
    assert (verdict.hits, verdict.all) == (case["hits"], case["all"])


@pytest.mark.parametrize(("written", "unit", "number"), vectors("numbers.json"))
def test_number_is_read_as_readers_write_it(written, unit, number):
    assert read_number(written, unit=unit) == number


@pytest.mark.parametrize("case", vectors("shuffling.json"), ids=lambda case: f"{case['text']}-{case['size']}")
def test_shuffle_agrees_to_the_bit(case):
    assert seed_of(case["text"]) == case["seed"]
    assert shuffled(range(case["size"]), case["seed"]) == case["order"]


RANGES = {
    "1813": (1813, 1813),
    "1811..1815": (1811, 1815),
    "1811 .. 1815": (1811, 1815),
    "2.5 ± 0.1": (2.4, 2.6),
    "2.5+/-0.1": (2.4, 2.6),
    "1,500..2,500": (1500, 2500),
    "-5..-3": (-5, -3),
    "1815..1811": (1815, 1811),
}


@pytest.mark.parametrize("text", RANGES)
def test_author_writes_a_range(text):
    found = read_range(text)

    assert (found.low, found.high) == RANGES[text]


@pytest.mark.parametrize("text", ["", "..", "1..", "..2", "a..b", "1±", "±1", "1..2..3", "many", "1 2"])
def test_what_is_no_range_is_told_apart(text):
    assert read_range(text) is None


@given(st.sampled_from(MARKING), st.lists(st.text(max_size=6), max_size=7))
def test_whatever_is_answered_the_score_lies_between_nothing_and_all(case, response):
    verdict = mark(case["task"], response)

    assert verdict.score is None or 0 <= verdict.score <= 1
    assert 0 <= verdict.hits <= max(verdict.all, 1)


@given(st.permutations("abcdefg"))
def test_one_item_in_a_wrong_place_costs_one_place(order):
    task = {"kind": "order", "order": list(order)}
    for item in order:
        rest = [other for other in order if other != item]
        moved = [*rest, item]
        assert mark(task, moved).hits in {len(order), len(order) - 1}


@given(st.lists(st.integers(), unique=True, max_size=12), st.integers(0, 2**32 - 1))
def test_shuffling_loses_nothing(items, seed):
    assert sorted(shuffled(items, seed)) == sorted(items)


@given(st.lists(st.integers(), unique=True, min_size=2, max_size=12), st.text(max_size=8))
def test_items_to_order_are_never_shown_in_order(items, qid):
    shown = display_order(items, qid)

    assert shown != items
    assert sorted(shown) == sorted(items)
