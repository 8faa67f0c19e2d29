"""The rules for one question, from its values to its problems; rules that need all pages are in ``consistency``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, assert_never

from studyguide.quiz.model import (
    RIGHT,
    Frame,
    MultipleChoice,
    Option,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from studyguide.quiz.normalisation import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

MIN_RATIONALE_WORDS: Final = 10
MIN_OPTIONS: Final = 2

_CATCH_ALL: Final = re.compile(r"^(all|none|neither|both) of (the above|the below|these|them|the other)", re.IGNORECASE)
# "option b", "answer (C)", "choice a)": the order may be shuffled, and an export letters its options anew.
_LETTER: Final = re.compile(r"\b(?:option|answer|choice)s?\s+\(?(?-i:[A-H]|[a-h](?=[).,;:]|$))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing an author has to mend."""

    code: str
    message: str
    line: int
    fatal: bool = False
    """The question cannot be used and is left out."""


def check(question: Question) -> tuple[Problem, ...]:
    """Return everything that is wrong with one question."""
    match question:
        case SingleChoice():
            own = _check_one_key(question.frame, question.options)
        case MultipleChoice():
            own = _check_some_key(question.frame, question.options)
        case TrueFalse():
            own = _check_true_false(question.frame, question.options)
        case ShortAnswer():
            own = _check_short(question.frame, question.options)
        case _:
            assert_never(question)
    return (*_check_frame(question.frame), *own, *_check_feedback(question))


def _check_frame(frame: Frame) -> Iterator[Problem]:
    if not frame.stem.strip():
        yield Problem("question-stem", f"question {frame.qid} asks nothing; write the task", frame.line, fatal=True)


def _check_options(frame: Frame, options: tuple[Option, ...], *, least: int) -> Iterator[Problem]:
    """Check what all options have in common."""
    if len(options) < least:
        message = f"question {frame.qid} has {len(options)} options; write at least {least} as '- [x] …' and '- [ ] …'"
        yield Problem("question-options", message, frame.line, fatal=True)
    seen: dict[str, Option] = {}
    for option in options:
        form = normalise(option.text)
        if not form:
            yield Problem(
                "option-empty", "an option without text; write it or delete the line", option.line, fatal=True
            )
        elif form in seen:
            message = f"option {option.text!r} repeats line {seen[form].line}; change one of them"
            yield Problem("option-repeated", message, option.line)
        seen.setdefault(form, option)


def _check_choice(frame: Frame, options: tuple[Option, ...], *, least: int = MIN_OPTIONS) -> Iterator[Problem]:
    """Check options of which a reader chooses."""
    yield from _check_options(frame, options, least=least)
    for option in options:
        if _CATCH_ALL.match(option.text):
            message = f"option {option.text!r} tests cleverness, not knowledge; name a plausible answer instead"
            yield Problem("option-catch-all", message, option.line)
        if option.rationale is None:
            message = f"option {option.text!r} has no rationale; say why in an indented line that starts with '>'"
            yield Problem("rationale-missing", message, option.line)


def _check_one_key(frame: Frame, options: tuple[Option, ...]) -> Iterator[Problem]:
    yield from _check_choice(frame, options)
    keys = [option for option in options if option.fraction == RIGHT]
    if options and not keys:
        yield _no_key(frame)
    for extra in keys[1:]:
        message = (
            f"question {frame.qid} marks {len(keys)} options right, but has one answer; "
            "mark one with [x] or make the question 'multiple'"
        )
        yield Problem("one-key", message, extra.line, fatal=True)


def _check_some_key(frame: Frame, options: tuple[Option, ...]) -> Iterator[Problem]:
    yield from _check_choice(frame, options)
    if options and not any(option.fraction == RIGHT for option in options):
        yield _no_key(frame)


def _check_true_false(frame: Frame, options: tuple[Option, ...]) -> Iterator[Problem]:
    if sorted(option.text.strip() for option in options) != ["False", "True"]:
        message = (
            f"question {frame.qid} is truefalse; its options are exactly '[x] True' and '[ ] False' or the reverse"
        )
        yield Problem("true-false", message, options[0].line if options else frame.line, fatal=True)
    yield from _check_one_key(frame, options)


def _check_short(frame: Frame, options: tuple[Option, ...]) -> Iterator[Problem]:
    yield from _check_options(frame, options, least=1)
    if options and not any(option.fraction == RIGHT for option in options):
        yield _no_key(frame)


def _no_key(frame: Frame) -> Problem:
    return Problem("no-key", f"question {frame.qid} has no right answer; mark it with [x]", frame.line, fatal=True)


def _check_feedback(question: Question) -> Iterator[Problem]:
    """Check every text that a reader sees after answering."""
    for option in question.options:
        if option.rationale is None:
            continue
        words = sum(any(map(str.isalnum, word)) for word in option.rationale.split())
        if words < MIN_RATIONALE_WORDS:
            message = (
                f"the rationale of {option.text!r} has {words} words; "
                f"say in at least {MIN_RATIONALE_WORDS} why it is right or wrong"
            )
            yield Problem("rationale-short", message, option.rationale_line)
        yield from _check_letter(option.rationale, option.rationale_line)
    explanation = question.frame.explanation
    for passage in (*question.frame.hints, *((explanation,) if explanation else ())):
        if not passage.text.strip():
            yield Problem("passage-empty", "an empty hint or explanation; write it or delete it", passage.line)
        yield from _check_letter(passage.text, passage.line)


def _check_letter(text: str, line: int) -> Iterator[Problem]:
    named = _LETTER.search(text)
    if named:
        message = f"{named[0]!r} names an option by its letter, which differs from output to output; name its content"
        yield Problem("option-letter", message, line)
