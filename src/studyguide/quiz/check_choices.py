"""Rules for the kinds that have a list: options, regions, rows to match and items to put in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from studyguide.quiz.model import RIGHT, MapChoice, Matching, Numeric, Ordering, ShortAnswer, TrueFalse
from studyguide.quiz.normalisation import normalise
from studyguide.quiz.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyguide.quiz.model import Frame, Option

MIN_OPTIONS: Final = 2
MIN_ROWS: Final = 2
MIN_STEPS: Final = 3

_CATCH_ALL: Final = re.compile(r"^(all|none|neither|both) of (the above|the below|these|them|the other)", re.IGNORECASE)


def check_one_key(frame: Frame, options: tuple[Option, ...]) -> Iterator[Problem]:
    """Check options of which one is right."""
    yield from _check_choice(frame, options)
    keys = [option for option in options if option.fraction == RIGHT]
    if options and not keys:
        yield no_key(frame)
    for extra in keys[1:]:
        message = (
            f"question {frame.qid} marks {len(keys)} options right, but has one answer; "
            "mark one with [x] or make the question 'multiple'"
        )
        yield Problem("one-key", message, extra.line, fatal=True)


def check_some_key(frame: Frame, options: tuple[Option, ...]) -> Iterator[Problem]:
    """Check options of which any number is right."""
    yield from _check_choice(frame, options)
    if options and not any(option.fraction == RIGHT for option in options):
        yield no_key(frame)


def check_true_false(question: TrueFalse) -> Iterator[Problem]:
    """Check the two options of a statement."""
    frame, options = question.frame, question.options
    if sorted(option.text.strip() for option in options) != ["False", "True"]:
        message = (
            f"question {frame.qid} is truefalse; its options are exactly '[x] True' and '[ ] False' or the reverse"
        )
        yield Problem("true-false", message, options[0].line if options else frame.line, fatal=True)
    yield from check_one_key(frame, options)


def check_short(question: ShortAnswer | Numeric) -> Iterator[Problem]:
    """Check the foreseen answers of a written question."""
    yield from _check_options(question.frame, question.options, least=1)
    if question.options and not any(option.fraction == RIGHT for option in question.options):
        yield no_key(question.frame)


def check_map(question: MapChoice) -> Iterator[Problem]:
    """Check the regions of a picture; one that cannot be read has been reported, and says nothing of its regions."""
    frame, picture = question.frame, question.picture
    yield from check_one_key(frame, question.options)
    if picture.path and not picture.alt:
        message = f"question {frame.qid} has no :alt:; say what the picture shows to who cannot see it"
        yield Problem("map-alt", message, picture.line)
    letters: dict[str, Option] = {}
    for option, region in zip(question.options, question.regions, strict=True):
        if region.letter and region.letter in letters:
            message = (
                f"letter {region.letter} stands at line {letters[region.letter].line} too; give each region its own"
            )
            yield Problem("map-letter", message, option.line, fatal=True)
        letters.setdefault(region.letter, option)
        inside = (
            region.radius > 0
            and region.radius <= region.x <= picture.width - region.radius
            and region.radius <= region.y <= picture.height - region.radius
        )
        # Of a picture that is not there nothing is known; that has been reported.
        if picture.path and not inside and region.letter:
            message = (
                f"region {region.letter} lies outside its picture, which is {picture.width:g} wide and "
                f"{picture.height:g} high; correct {{at}}`x,y,radius`"
            )
            yield Problem("map-outside", message, option.line)


def check_matching(question: Matching) -> Iterator[Problem]:
    """Check rows and choices."""
    frame = question.frame
    if len(question.options) < MIN_ROWS:
        message = (
            f"question {frame.qid} has {len(question.options)} rows; write at least {MIN_ROWS} as '- left :: right'"
        )
        yield Problem("pair-few", message, frame.line, fatal=True)
    yield from _check_repeated(question.options)
    rows = {choice.oid: choice for choice in question.choices if not choice.distractor}
    used = {normalise(choice.text) for choice in rows.values()}
    for choice in question.choices:
        form = normalise(choice.text)
        if choice.distractor and form in used:
            message = (
                f"the choice {choice.text!r} stands here already; a choice that belongs to no row differs from all"
            )
            yield Problem("pair-repeated", message, choice.line)
        used.add(form)
    if len(question.choices) < MIN_ROWS and question.options:
        message = f"question {frame.qid} offers one choice for every row; write different right sides"
        yield Problem("pair-few", message, frame.line, fatal=True)


def check_ordering(question: Ordering) -> Iterator[Problem]:
    """Check the items to put in order."""
    frame = question.frame
    if len(question.options) < MIN_STEPS:
        message = (
            f"question {frame.qid} has {len(question.options)} items; write at least {MIN_STEPS} as a numbered list "
            "in the right order"
        )
        yield Problem("step-few", message, frame.line, fatal=True)
    yield from _check_empty(question.options)
    yield from _check_repeated(question.options)


def no_key(frame: Frame) -> Problem:
    """Return what is said of a question without a right answer."""
    return Problem("no-key", f"question {frame.qid} has no right answer; mark it with [x]", frame.line, fatal=True)


def _check_choice(frame: Frame, options: tuple[Option, ...]) -> Iterator[Problem]:
    """Check options of which a reader chooses."""
    yield from _check_options(frame, options, least=MIN_OPTIONS)
    for option in options:
        if _CATCH_ALL.match(option.text):
            message = f"option {option.text!r} tests cleverness, not knowledge; name a plausible answer instead"
            yield Problem("option-catch-all", message, option.line)
        if option.rationale is None:
            message = f"option {option.text!r} has no rationale; say why in an indented line that starts with '>'"
            yield Problem("rationale-missing", message, option.line)


def _check_options(frame: Frame, options: tuple[Option, ...], *, least: int) -> Iterator[Problem]:
    """Check what all options have in common."""
    if len(options) < least:
        message = f"question {frame.qid} has {len(options)} options; write at least {least} as '- [x] …' and '- [ ] …'"
        yield Problem("question-options", message, frame.line, fatal=True)
    yield from _check_empty(options)
    yield from _check_repeated(options)


def _check_empty(options: tuple[Option, ...]) -> Iterator[Problem]:
    for option in options:
        if not normalise(option.text):
            message = "an option without text; write it or delete the line"
            yield Problem("option-empty", message, option.line, fatal=True)


def _check_repeated(options: tuple[Option, ...]) -> Iterator[Problem]:
    seen: dict[str, Option] = {}
    for option in options:
        form = normalise(option.text)
        if form and form in seen:
            message = f"option {option.text!r} repeats line {seen[form].line}; change one of them"
            yield Problem("option-repeated", message, option.line)
        seen.setdefault(form, option)
