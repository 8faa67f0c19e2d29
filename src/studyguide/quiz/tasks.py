"""What marking has to know of a question, as plain JSON values: the script in the page reads it, and so does Python."""

from __future__ import annotations

from typing import Any, Final, TypeAlias, assert_never

from studyguide.quiz.content_hash import content_hash
from studyguide.quiz.model import (
    Cloze,
    Gap,
    MapChoice,
    Matching,
    MultipleChoice,
    Numeric,
    OpenResponse,
    Option,
    Ordering,
    Question,
    Range,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    kind_of,
)
from studyguide.quiz.normalisation import normalise
from studyguide.quiz.numbers import read_number

Task: TypeAlias = dict[str, Any]
"""``kind`` and ``hash``, and by kind:

* single, truefalse, multiple, map: ``key`` {option: fraction}
* short: ``key`` and ``forms`` {option: [normalised text]}
* numeric: ``key``, ``ranges`` {option: [low, high]}, ``unit`` [normalised spelling]
* match: ``rows`` {row: choice}
* order: ``order`` [item], the right one
* cloze: ``gaps`` [task of kind short, numeric or single, without a hash]
* open: ``words`` [least, most] or null, ``rubric`` [points]
"""

LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def task_of(question: Question) -> Task:
    """Return the task of a question."""
    return {"kind": kind_of(question), "hash": content_hash(question), **_own(question)}


def may_shuffle(question: Question) -> bool:
    """Tell whether the order of the options means nothing: numbers and years stay in theirs, as does True and False."""
    match question:
        case SingleChoice(frame=frame, options=options) | MultipleChoice(frame=frame, options=options):
            numbers = all(read_number(option.text) is not None for option in options)
            return frame.shuffle is not False and not numbers
        case _:
            return False


def _own(question: Question) -> Task:
    match question:
        case SingleChoice() | MultipleChoice() | TrueFalse() | MapChoice():
            return {"key": _key(question.options)}
        case ShortAnswer(options=options):
            return {"key": _key(options), "forms": {option.oid: [normalise(option.text)] for option in options}}
        case Numeric(options=options, ranges=ranges, unit=unit):
            pairs = zip(options, ranges, strict=True)
            return {
                "key": _key(options),
                "ranges": {option.oid: _ends(one) for option, one in pairs},
                "unit": [normalise(spelling) for spelling in unit],
            }
        case Matching(options=options, key=key):
            return {"rows": {option.oid: choice for option, choice in zip(options, key, strict=True)}}
        case Ordering(options=options):
            return {"order": [option.oid for option in options]}
        case Cloze(gaps=gaps):
            return {"gaps": [gap_task(gap) for gap in gaps]}
        case OpenResponse(words=words, rubric=rubric):
            return {"words": list(words) if words else None, "rubric": [one.points for one in rubric]}
        case _:
            assert_never(question)


def gap_task(gap: Gap) -> Task:
    """Return the task of one gap; its answers are named by letters in the author's order."""
    key = {LETTERS[place]: answer.fraction for place, answer in enumerate(gap.answers)}
    match gap.form:
        case "blank":
            forms = {LETTERS[place]: [normalise(answer.text)] for place, answer in enumerate(gap.answers)}
            return {"kind": "short", "key": key, "forms": forms}
        case "number":
            ranges = {"a": _ends(gap.range)} if gap.range else {}
            return {"kind": "numeric", "key": dict.fromkeys(ranges, 100), "ranges": ranges, "unit": []}
        case "pick":
            return {"kind": "single", "key": key}
        case _:
            assert_never(gap.form)


def _key(options: tuple[Option, ...]) -> dict[str, int]:
    return {option.oid: option.fraction for option in options}


def _ends(one: Range) -> list[float]:
    """Return both ends; a whole number is written without a point, as authors and JSON do."""
    return [int(end) if end == int(end) else end for end in (one.low, one.high)]
