"""Rules of the review that hold for any cards: they come mixed, never past the exam, and nothing stored breaks them.

The pieces of the script run in Chromium, which the other browser tests need too; Node is not asked for.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

QUIZ = Path(__file__).resolve().parents[2] / "src" / "studyguide" / "quiz"
PIECES = (
    *("script/days", "script/kept"),
    *("review/script/words", "review/script/schedule", "review/script/choose", "review/script/plan"),
)
TODAY = dt.date(2026, 11, 24)
often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

days = st.integers(-40, 400).map(lambda offset: (TODAY + dt.timedelta(offset)).isoformat())
ratings = st.integers(1, 4)


@pytest.fixture(scope="module")
def rules(browser):
    """Return a function that calls one of the script's functions."""
    page = browser.new_page()
    scheduler = (QUIZ / "review" / "vendor" / "ts-fsrs.umd.js").read_text(encoding="utf-8")
    source = "\n".join((QUIZ / f"{name}.js").read_text(encoding="utf-8") for name in PIECES)
    page.add_script_tag(content=scheduler)
    page.add_script_tag(content=source)
    yield lambda code, argument=None: page.evaluate(f"argument => {code}", argument)
    page.close()


def history(rules, steps):
    """Return what is kept of a card after each step: (days since the last, rating)."""
    code = """argument.reduce(({ kept, day, all }, [wait, rating]) => {
      const now = plus(day, wait);
      const next = rated(kept, rating, now, "h", "t");
      return { kept: next, day: now, all: [...all, next] };
    }, { kept: null, day: "2026-11-24", all: [] }).all"""
    return rules(code, steps)


steps = st.lists(st.tuples(st.integers(0, 200), ratings), min_size=1, max_size=8)


@often
@given(st.lists(st.sampled_from("abcde"), max_size=24), st.sampled_from(["", "a", "b"]))
def test_cards_of_one_page_meet_only_where_it_cannot_be_helped(rules, groups, last):
    mixed = rules("interleave(argument[0], one => one, argument[1])", [groups, last])

    most = Counter(groups)
    found = sum(one == other for one, other in zip([last, *mixed], mixed, strict=False))
    # A group can be kept apart by the others; the group that stands before the cards has one place less.
    needed = max([0, *(2 * count - len(groups) - (0 if name == last else 1) for name, count in most.items())])
    assert Counter(mixed) == most
    assert found == needed


@often
@given(st.lists(st.sampled_from("abc"), max_size=20))
def test_mixing_keeps_the_order_within_a_page(rules, groups):
    cards = [[group, place] for place, group in enumerate(groups)]

    mixed = rules("interleave(argument, one => one[0])", cards)

    for name in set(groups):
        assert [place for group, place in mixed if group == name] == [p for group, p in cards if group == name]


@often
@given(steps, days, days, st.text(max_size=12))
@example([[0, 4]], "2026-11-25", "2026-11-24", "term:aras")
def test_no_card_is_due_after_the_exam(rules, done, exam, day, cid):
    kept = history(rules, done)[-1]

    due = rules("dueDay(...argument)", [cid, kept, exam, day])

    if exam > day and exam > kept["on"]:
        assert kept["on"] < due <= exam
    else:
        assert due == kept["due"]


@often
@given(steps, days, st.text(max_size=12))
def test_due_day_does_not_move_from_one_day_to_the_next(rules, done, exam, cid):
    kept = history(rules, done)[-1]

    code = "Array.from({ length: 30 }, (_, more) => plus(argument[1].on, more)).filter(day => day < argument[2])"
    found = rules(f"{code}.map(day => dueDay(argument[0], argument[1], argument[2], day))", [cid, kept, exam])

    assert len(set(found)) <= 1


@often
@given(steps)
def test_better_rating_never_comes_back_sooner(rules, done):
    kept = history(rules, done)[-1]

    waits = rules("previews('term', argument, argument.due, '')", kept)

    assert waits == sorted(waits)
    assert waits[0] >= 1


@often
@given(steps, st.integers(1, 300))
def test_exam_moves_only_what_would_wait_past_it(rules, done, left):
    kept = history(rules, done)[-1]
    exam = (dt.date.fromisoformat(kept["due"]) + dt.timedelta(left)).isoformat()

    free = rules("previews('term', argument, argument.due, '')", kept)
    bound = rules("previews('term', argument[0], argument[0].due, argument[1])", [kept, exam])

    # A card may come up to two weeks before the exam for which it would otherwise come too late.
    assert all(
        one == other if one < left else max(1, left - 14) <= other <= left
        for one, other in zip(free, bound, strict=True)
    )


@often
@given(steps)
def test_every_rating_gives_a_later_day_and_sound_numbers(rules, done):
    for kept in history(rules, done):
        assert kept["due"] > kept["on"]
        assert rules("isKept(argument)", kept)


def test_first_intervals_are_those_of_the_scheduler(rules):
    assert rules("previews('x', null, '2026-11-24', '')") == [1, 2, 3, 8]


@pytest.mark.parametrize(
    ("score", "tries", "confidence", "rating"),
    [
        (0, 1, 3, 1),
        (0.5, 1, 3, 2),
        (0.99, 1, None, 2),
        (1, 1, None, 3),
        (1, 1, 2, 3),
        (1, 1, 3, 4),
        (1, 2, 3, 3),
    ],
)
def test_answer_earns_its_rating(rules, score, tries, confidence, rating):
    assert rules("ratingOf(...argument.map(one => one ?? undefined))", [score, tries, confidence]) == rating


def test_cards_that_wait_for_the_exam_are_spread_over_its_last_days(rules):
    kept = {"h": "", "due": "2027-06-01", "s": 200, "d": 5, "n": 3, "l": 0, "f": "2026-11-20", "on": "2026-11-20"}
    cids = [f"question-{number}" for number in range(280)]

    found = Counter(rules("argument[0].map(cid => dueDay(cid, argument[1], '2027-02-01', '2026-11-24'))", [cids, kept]))

    assert min(found) == "2027-01-18"
    assert max(found) == "2027-01-31"
    assert max(found.values()) <= 3 * 280 / 14


def cards(count, sources=3, **state):
    """Return cards in some decks, and a state with settings."""
    made = [
        {
            "cid": f"c{n}",
            "hash": "h",
            "anchor": "",
            "source": {"name": f"s{n % sources}"},
            "deck": {"name": f"d{n % 2}", "kind": "questions"},
        }
        for n in range(count)
    ]
    return {
        "cards": made,
        "state": {"set": {"exam": "", "length": 0, "fresh": 10, "off": [], "at": ""} | state, "cards": {}},
    }


LINK = "argument.cards.forEach(card => { card.deck = (decks[card.deck.name] ??= card.deck); })"


@often
@given(st.integers(0, 60), st.integers(1, 30), st.integers(0, 20))
def test_plan_meets_every_new_card_once_before_the_exam_or_says_how_many_not(rules, count, fresh, wait):
    given_cards = cards(count, fresh=fresh, exam=(TODAY + dt.timedelta(wait)).isoformat())

    plan = rules(
        f"{{ const decks = {{}}; {LINK}; return planOf(argument.cards, argument.state, '2026-11-24'); }}", given_cards
    )

    assert len(plan["days"]) == (wait or 7)
    assert sum(day["fresh"] for day in plan["days"]) + plan["left"] == count
    assert all(day["fresh"] <= fresh for day in plan["days"])


@often
@given(st.integers(0, 40), st.sampled_from([0, 10, 20]), st.integers(0, 30))
def test_session_is_as_long_as_wished_and_repeats_nothing(rules, count, length, fresh):
    given_cards = cards(count, length=length, fresh=fresh)

    code = f"{{ const decks = {{}}; {LINK}; return sessionOf(argument.cards, argument.state, '2026-11-24'); }}"
    found = [card["cid"] for card in rules(code, given_cards)]

    assert len(found) == len(set(found)) == min(count, fresh, length or count)


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | days,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["set", "cards", "h", "due", "s", "d", "n", "on", "at", "f", "l", "__proto__"]),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@often
@given(anything)
@example({"cards": {"__proto__": {"h": "x"}}})
@example({"set": {"exam": "2026-02-30", "fresh": 1e9, "length": 10, "off": ["a", 3]}})
def test_whatever_is_stored_can_be_read(rules, stored):
    state = rules("scheduleOf(JSON.parse(argument))", json.dumps(stored))

    assert set(state["set"]) == {"exam", "length", "fresh", "off", "at"}
    assert state["set"]["length"] in {0, 10, 20}
    assert 0 <= state["set"]["fresh"] <= 200
    assert state["set"]["exam"] != "2026-02-30"
    assert all(rules("isKept(argument)", kept) for kept in state["cards"].values())


moments = st.integers(0, 9).map(lambda n: f"2026-11-2{n}T08:00:00.000Z")
some_cards = st.dictionaries(
    st.sampled_from("abcd"),
    moments.map(
        lambda at: {
            "h": "x",
            "due": "2026-12-01",
            "s": 3,
            "d": 5,
            "n": 1,
            "l": 0,
            "f": at[:10],
            "on": at[:10],
            "at": at,
        }
    ),
)
states = st.builds(
    lambda held, at: {"set": {"exam": "", "length": 10, "fresh": 10, "off": [], "at": at}, "cards": held},
    some_cards,
    moments,
)


@often
@given(states, states, states)
def test_merging_two_schedules_keeps_the_later_of_each_card(rules, one, two, three):
    def merged(first, second):
        return rules("merged(...argument)", [first, second])

    both = merged(one, two)

    for cid in {*one["cards"], *two["cards"]}:
        times = [state["cards"][cid]["at"] for state in (one, two) if cid in state["cards"]]
        assert both["cards"][cid]["at"] == max(times)
    assert merged(both, two) == both
    assert merged(merged(one, two), three) == merged(one, merged(two, three))
