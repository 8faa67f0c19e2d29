"""Mark a response as the page does: ``script/marking.js`` follows the same rules and passes the same vectors.

A response is a list of texts: the chosen option ids, the text that was written, the choice of each row ("" where none
is chosen), the items as they were placed, the answer to each gap, or a text and the points given for each criterion.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from studyguide.quiz.model import RIGHT
from studyguide.quiz.normalisation import normalise
from studyguide.quiz.numbers import read_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from studyguide.quiz.tasks import Task

ALMOST: Final = 0.99
"""The most that a response can reach which is not wholly right."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The share of the points from 0 to 1, and how many parts of all are right."""

    score: float | None
    """Nothing where a reader has not rated an open answer yet."""
    hits: int
    all: int


def mark(task: Task, response: Sequence[str]) -> Verdict:
    """Return the verdict on a response; whatever is in it, none is an error.

    :raises KeyError: for a kind that is unknown.
    """
    return _MARK[task["kind"]](task, response)


def _one(task: Task, response: Sequence[str]) -> Verdict:
    """Mark one chosen option; half an answer is never called right."""
    fraction = task["key"].get(response[0] if response else "", 0)
    return Verdict(max(0, fraction) / RIGHT, int(fraction == RIGHT), 1)


def _several(task: Task, response: Sequence[str]) -> Verdict:
    """Give each right option its share; a wrong one takes a share away, a penalty as much as its author says."""
    key: Mapping[str, int] = task["key"]
    right = {oid for oid, fraction in key.items() if fraction == RIGHT}
    chosen = {oid for oid in response if oid in key}
    if chosen == right:
        return Verdict(1, len(right), len(right))
    points = sum(_share(key[oid], len(right)) for oid in sorted(chosen))
    return Verdict(min(ALMOST, max(0, points)), len(chosen & right), len(right))


def _share(fraction: int, right: int) -> float:
    if fraction > 0:
        return fraction / RIGHT / right
    return fraction / RIGHT if fraction else -1 / right


def _text(task: Task, response: Sequence[str]) -> Verdict:
    form = normalise(response[0] if response else "")
    return _one(task, [oid for oid, forms in task["forms"].items() if form in forms])


def _number(task: Task, response: Sequence[str]) -> Verdict:
    number = read_number(response[0] if response else "", unit=task["unit"])
    if number is None:
        return Verdict(0, 0, 1)
    return _one(task, [oid for oid, (low, high) in task["ranges"].items() if low <= number <= high])


def _rows(task: Task, response: Sequence[str]) -> Verdict:
    wanted = list(task["rows"].values())
    hits = sum(chosen == choice for chosen, choice in zip(response, wanted, strict=False))
    return Verdict(hits / len(wanted), hits, len(wanted))


def _sequence(task: Task, response: Sequence[str]) -> Verdict:
    """Count the longest run of items, not needed to be neighbours, that stand in the right order.

    One item in a wrong place costs one place, wherever it stands; the order turned round gets nothing.
    """
    order: list[str] = task["order"]
    if sorted(response) != sorted(order):
        return Verdict(0, 0, len(order))
    tails: list[int] = []
    for place in (order.index(oid) for oid in response):
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    hits = len(tails)
    return Verdict((hits - 1) / (len(order) - 1), hits, len(order))


def _gaps(task: Task, response: Sequence[str]) -> Verdict:
    gaps = task["gaps"]
    answers = [*response, *[""] * len(gaps)]
    scores = [cast("float", mark(gap, [answer]).score) for gap, answer in zip(gaps, answers, strict=False)]
    return Verdict(sum(scores) / len(gaps), scores.count(1), len(gaps))


def _rated(task: Task, response: Sequence[str]) -> Verdict:
    """Add up what readers gave themselves; nothing is counted before every criterion is rated."""
    rubric: list[int] = task["rubric"]
    given = [rating for rating in response[1:] if rating.isascii() and rating.isdigit()]
    if not rubric or len(given) != len(rubric) or len(response) - 1 != len(rubric):
        return Verdict(None, 0, len(rubric))
    points = [min(int(rating), most) for rating, most in zip(given, rubric, strict=True)]
    full = sum(got == most for got, most in zip(points, rubric, strict=True))
    return Verdict(sum(points) / sum(rubric), full, len(rubric))


_MARK: Final[dict[str, Callable[[Task, Sequence[str]], Verdict]]] = {
    "single": _one,
    "truefalse": _one,
    "map": _one,
    "multiple": _several,
    "short": _text,
    "numeric": _number,
    "match": _rows,
    "order": _sequence,
    "cloze": _gaps,
    "open": _rated,
}
