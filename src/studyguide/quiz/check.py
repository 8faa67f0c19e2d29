"""The rules for one question, from its values to its problems; rules that need all pages are in ``consistency``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, assert_never

from studyguide.quiz import check_choices, check_written
from studyguide.quiz.model import (
    Cloze,
    Frame,
    MapChoice,
    Matching,
    MultipleChoice,
    Numeric,
    OpenResponse,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from studyguide.quiz.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

MIN_RATIONALE_WORDS: Final = 10

# "option b", "answer (C)", "choice a)": the order may be shuffled, and an export letters its options anew.
_LETTER: Final = re.compile(r"\b(?:option|answer|choice)s?\s+\(?(?-i:[A-H]|[a-h](?=[).,;:]|$))\b", re.IGNORECASE)


def check(question: Question) -> tuple[Problem, ...]:
    """Return everything that is wrong with one question."""
    return (*_check_frame(question.frame), *_check_kind(question), *_check_feedback(question))


def _check_kind(question: Question) -> Iterator[Problem]:
    match question:
        case SingleChoice():
            yield from check_choices.check_one_key(question.frame, question.options)
        case MultipleChoice():
            yield from check_choices.check_some_key(question.frame, question.options)
        case TrueFalse():
            yield from check_choices.check_true_false(question)
        case ShortAnswer():
            yield from check_choices.check_short(question)
        case Numeric():
            yield from check_written.check_numeric(question)
        case Matching():
            yield from check_choices.check_matching(question)
        case Ordering():
            yield from check_choices.check_ordering(question)
        case Cloze():
            yield from check_written.check_cloze(question)
        case MapChoice():
            yield from check_choices.check_map(question)
        case OpenResponse():
            yield from check_written.check_open(question)
        case _:
            assert_never(question)


def _check_frame(frame: Frame) -> Iterator[Problem]:
    if not frame.stem.strip():
        yield Problem("question-stem", f"question {frame.qid} asks nothing; write the task", frame.line, fatal=True)


def _check_feedback(question: Question) -> Iterator[Problem]:
    """Check every text that a reader sees after answering."""
    for option in question.options:
        if option.rationale is None:
            continue
        words = sum(any(map(str.isalnum, word)) for word in option.rationale.split())
        # What stands under a row or an item adds to it; under an option to choose it is the reason.
        if words < MIN_RATIONALE_WORDS and not isinstance(question, (Matching, Ordering)):
            message = (
                f"the rationale of {option.text!r} has {words} words; "
                f"say in at least {MIN_RATIONALE_WORDS} why it is right or wrong"
            )
            yield Problem("rationale-short", message, option.rationale_line)
        yield from _check_letter(option.rationale, option.rationale_lines or (option.rationale_line,))
    explanation = question.frame.explanation
    for passage in (*question.frame.hints, *((explanation,) if explanation else ())):
        if not passage.text.strip():
            yield Problem("passage-empty", "an empty hint or explanation; write it or delete it", passage.line)
        yield from _check_letter(passage.text, passage.lines or (passage.line,))


def _check_letter(text: str, lines: tuple[int, ...]) -> Iterator[Problem]:
    """Check a text of which each line has its line in the source."""
    for named in _LETTER.finditer(text):
        line = lines[min(text.count("\n", 0, named.start()), len(lines) - 1)]
        message = f"{named[0]!r} names an option by its letter, which differs from output to output; name its content"
        yield Problem("option-letter", message, line)
