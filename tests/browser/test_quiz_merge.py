"""Merging two states of answers gives the same whatever the order and however often: laws on generated states."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyguide.quiz.assets import PIECES

TRIED = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

HASHES = st.sampled_from(["aaa111", "bbb222", "ccc333"])
MOMENTS = st.sampled_from([f"2026-01-0{day}T10:00:00.000Z" for day in range(1, 5)])
ENTRIES = st.fixed_dictionaries(
    {
        "h": HASHES,
        "r": st.lists(st.sampled_from(["a", "b", ""]), max_size=2),
        "s": st.sampled_from([None, 0, 0.5, 1]),
        "t": st.integers(0, 3),
        "at": MOMENTS,
    },
    optional={"c": st.integers(1, 3)},
)
IDS = st.sampled_from(["treaty", "river", "constructor", "tostring"])
RUBBISH = st.sampled_from([None, 3, "text", [], {}, {"h": 1}, {"h": "aaa111", "r": [1], "t": 1, "s": 1}])


@st.composite
def states(draw):
    """Draw what one browser may hold: answers, answers to older wordings, and now and then rubbish."""
    q = draw(st.dictionaries(IDS, ENTRIES | RUBBISH, max_size=4))
    for name, entry in draw(st.dictionaries(IDS, ENTRIES, max_size=2)).items():
        q[f"{name}@{entry['h']}"] = entry
    state = {"q": q}
    if draw(st.booleans()):
        state["done"] = draw(MOMENTS)
    return state


@pytest.fixture(scope="module")
def merge(browser):
    """Return the function of the script, run in the browser."""
    page = browser.new_page()
    page.add_script_tag(content=(PIECES / "merge.js").read_text(encoding="utf-8"))
    yield lambda *states: page.evaluate(
        "text => JSON.parse(JSON.stringify(JSON.parse(text).reduce((one, other) => merge(one, other))))",
        json.dumps(states),
    )
    page.close()


EMPTY = {"q": {}}


@given(one=states(), other=states())
@TRIED
def test_order_of_two_does_not_matter(merge, one, other):
    assert merge(one, other) == merge(other, one)


@given(one=states(), two=states(), three=states())
@TRIED
def test_grouping_does_not_matter(merge, one, two, three):
    assert merge(merge(one, two), three) == merge(one, merge(two, three))


@given(one=states(), other=states())
@TRIED
def test_merging_again_changes_nothing(merge, one, other):
    both = merge(one, other)

    assert merge(both, both) == merge(both, one) == merge(both, other) == merge(both, EMPTY) == both


@given(one=states(), other=states())
@TRIED
def test_newest_answer_to_each_wording_is_kept_and_the_newest_of_all_is_shown(merge, one, other):
    given_answers = [
        (slot.partition("@")[0], entry)
        for state in (one, other)
        for slot, entry in state["q"].items()
        if isinstance(entry, dict) and "at" in entry
    ]
    both = merge(one, other)["q"]

    for name, entry in given_answers:
        of_wording = [found for qid, found in given_answers if (qid, found["h"]) == (name, entry["h"])]
        kept = both[name] if both[name]["h"] == entry["h"] else both[f"{name}@{entry['h']}"]
        assert kept["at"] == max(found["at"] for found in of_wording)
        assert both[name]["at"] == max(found["at"] for qid, found in given_answers if qid == name)
    assert len(both) == len({(name, entry["h"]) for name, entry in given_answers})


def test_name_that_would_change_all_objects_is_dropped(merge):
    entry = {"h": "aaa111", "r": ["a"], "s": 1, "t": 1, "at": "2026-01-01T10:00:00.000Z"}

    assert merge({"q": {"__proto__": entry, "Treaty One": entry}}, EMPTY) == EMPTY


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": "yesterday"},
        {"at": None},
        {"s": 2},
        {"s": "1"},
        {"t": -1},
        {"t": 1.5},
        {"r": "a"},
        {"r": [None]},
        {"h": ""},
        {"h": "a b"},
    ],
)
def test_unsound_answer_is_dropped(merge, wrong):
    sound = {"h": "aaa111", "r": ["a"], "s": 1, "t": 1, "at": "2026-01-01T10:00:00.000Z"}

    assert merge({"q": {"treaty": sound | wrong, "river": sound}}, EMPTY) == {"q": {"river": sound}}
