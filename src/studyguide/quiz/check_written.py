"""Rules for what readers write: numbers, gaps and open answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from studyguide.quiz.check_choices import check_short
from studyguide.quiz.model import RIGHT, Cloze, Numeric, OpenResponse
from studyguide.quiz.normalisation import normalise
from studyguide.quiz.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyguide.quiz.model import Gap, Option, Range

MIN_CHOICES: Final = 2


def check_numeric(question: Numeric) -> Iterator[Problem]:
    """Check the ranges: each can be reached, and no number belongs to two that differ in worth by accident."""
    yield from check_short(question)
    earlier: list[tuple[Option, Range]] = []
    for option, own in zip(question.options, question.ranges, strict=True):
        if own.low > own.high:
            message = f"the range {option.text!r} is empty; write the smaller number first"
            yield Problem("number-range-empty", message, option.line, fatal=True)
            continue
        for other, first in earlier:
            if own.low > first.high or own.high < first.low:
                continue
            if first.low <= own.low and own.high <= first.high:
                message = (
                    f"{option.text!r} can never count: line {other.line} holds all its numbers; move it before that"
                )
            elif own.low <= first.low and first.high <= own.high:
                # An exact answer first and a wider range after it is how closeness is rewarded.
                continue
            else:
                message = f"{option.text!r} overlaps the range of line {other.line}; part them"
            yield Problem("number-overlap", message, option.line)
        earlier.append((option, own))


def check_cloze(question: Cloze) -> Iterator[Problem]:
    """Check the gaps of a text."""
    if not question.gaps:
        message = (
            f"question {question.frame.qid} has no gap; write one as {{blank}}`answer | other answer` "
            "or {pick}`*right | wrong`"
        )
        yield Problem("gap-none", message, question.frame.line, fatal=True)
    for gap in question.gaps:
        yield from _check_gap(gap)


def _check_gap(gap: Gap) -> Iterator[Problem]:
    if gap.form == "number":
        if gap.range is None:
            message = "a blank that starts with '=' holds a number or a range, as in '=1813' or '=1811..1815'"
            yield Problem("number-form", message, gap.line, fatal=True)
        elif gap.range.low > gap.range.high:
            message = "the range of the blank is empty; write the smaller number first"
            yield Problem("number-range-empty", message, gap.line, fatal=True)
        return
    forms = [normalise(answer.text) for answer in gap.answers]
    if not all(forms):
        message = "a gap without an answer; write it, or delete the spare '|'"
        yield Problem("gap-empty", message, gap.line, fatal=True)
    if len(set(forms)) < len(forms):
        message = "a gap names the same answer twice; case, accents and spaces make no difference, so delete one"
        yield Problem("gap-repeated", message, gap.line, fatal=gap.form == "pick")
    if gap.form == "pick":
        keys = sum(answer.fraction == RIGHT for answer in gap.answers)
        if keys != 1:
            message = f"a pick has {keys} right choices; mark exactly one with '*', as in '*right | wrong'"
            yield Problem("gap-key", message, gap.line, fatal=True)
        if len(gap.answers) < MIN_CHOICES:
            message = "a pick needs at least two choices, as in '*right | wrong'; use {blank} for a single answer"
            yield Problem("gap-few", message, gap.line, fatal=True)


def check_open(question: OpenResponse) -> Iterator[Problem]:
    """Check what an open answer is judged by."""
    frame = question.frame
    if not question.rubric:
        message = f"question {frame.qid} has no rubric; write :::{{rubric}} with a list of criteria and their points"
        yield Problem("rubric-missing", message, frame.line)
    if question.model_answer is None:
        message = f"question {frame.qid} has no model answer; write what would earn all points into :::{{model-answer}}"
        yield Problem("model-answer-missing", message, frame.line)
    elif not question.model_answer.text.strip():
        yield Problem("passage-empty", "an empty model answer; write it or delete it", question.model_answer.line)
