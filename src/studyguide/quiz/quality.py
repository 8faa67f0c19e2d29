"""Rules that need many questions at once: no key may be guessed, no task stand twice, no objective be only recalled.

After Haladyna, Downing and Rodriguez, "A Review of Multiple-Choice Item-Writing Guidelines for Classroom Assessment",
*Applied Measurement in Education* 15(3), 2002: vary the place of the right answer, keep options about equal in length.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from studyguide.quiz.alike import pairs_alike
from studyguide.quiz.model import KINDS, RIGHT, Matching, Ordering, Question, SingleChoice, kind_of
from studyguide.quiz.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

OPTIONS: Final = range(3, 6)
LONGEST_STEM: Final = 60
LONGER: Final = 1.25
"""How much longer than every other option a key must be to give itself away."""

LONGEST_KEYS: Final = 0.3
"""Greatest share of a chapter's questions whose key is the longest option by that much."""

CHI_SQUARED: Final = {1: 3.84, 2: 5.99, 3: 7.81, 4: 9.49}
"""Quantiles of the chi-squared distribution at 5 per cent, by degrees of freedom."""

LEAST_A_PLACE: Final = 5
"""How many keys that test expects in each place."""

ABSOLUTES: Final = re.compile(
    r"\b(?:always|never|only|all|none|every|nobody|no one|entirely|completely)\b", re.IGNORECASE
)
"""Words that test-wise readers take as the sign of a wrong option."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question and what its bank says of it."""

    question: Question
    chapter: str
    public: bool
    """Whether students see it."""


def find_flaws(items: Sequence[Item]) -> Iterator[tuple[str, Problem]]:
    """Yield page and problem for each flaw."""
    for item in items:
        yield from ((item.question.frame.docname, problem) for problem in _single(item.question))
    chapters: defaultdict[str, list[Question]] = defaultdict(list)
    for item in items:
        if isinstance(item.question, SingleChoice):
            chapters[item.chapter].append(item.question)
    for chapter, single in chapters.items():
        yield from _lengths(single)
        yield from _absolutes(chapter, single)
    questions = [item.question for item in items]
    yield from _places(questions)
    yield from _alike(questions)
    yield from _only_recall(item.question for item in items if item.public)
    yield from _kinds(questions)


def _at(question: Question, code: str, message: str) -> tuple[str, Problem]:
    return question.frame.docname, Problem(code, message, question.frame.line)


def _single(question: Question) -> Iterator[Problem]:
    frame = question.frame
    words = len(frame.stem.split())
    if words > LONGEST_STEM:
        message = f"the task of {frame.qid} has {words} words; ask it in {LONGEST_STEM}"
        yield Problem("stem-long", message, frame.line)
    if isinstance(question, SingleChoice) and len(question.options) not in OPTIONS:
        message = f"question {frame.qid} has {len(question.options)} options; give it 3 to 5"
        yield Problem("options-count", message, frame.line)


def _lengths(single: Sequence[Question]) -> Iterator[tuple[str, Problem]]:
    telling = [one for one in single if _gives_itself_away(one)]
    if len(telling) > LONGEST_KEYS * len(single):
        for question in telling:
            message = (
                f"the key of {question.frame.qid} is the longest option, as in {len(telling)} of {len(single)} "
                "questions of the chapter; shorten it or lengthen another option"
            )
            yield _at(question, "key-longest", message)


def _gives_itself_away(question: Question) -> bool:
    keys = [len(option.text) for option in question.options if option.fraction == RIGHT]
    others = [len(option.text) for option in question.options if option.fraction != RIGHT]
    return bool(keys and others) and max(keys) > LONGER * max(others)


def _absolutes(chapter: str, single: Sequence[Question]) -> Iterator[tuple[str, Problem]]:
    """Report a chapter in which the word "always" or its like stands too often in wrong options alone."""
    telling = [
        one
        for one in single
        if any(ABSOLUTES.search(option.text) for option in one.options if option.fraction != RIGHT)
        and not any(ABSOLUTES.search(option.text) for option in one.options if option.fraction == RIGHT)
    ]
    if len(telling) > LONGEST_KEYS * len(single):
        message = (
            f"in {len(telling)} of {len(single)} questions of chapter {chapter} only wrong options say 'always', "
            f"'only' or 'never', as in {telling[0].frame.qid}; take these words out or put them into keys as well"
        )
        yield _at(telling[0], "absolutes", message)


def _places(questions: Iterable[Question]) -> Iterator[tuple[str, Problem]]:
    """Compare where the keys of questions with equally many options stand, by the test of Pearson."""
    groups: defaultdict[int, Counter[int]] = defaultdict(Counter)
    first: dict[int, Question] = {}
    for question in questions:
        if not isinstance(question, SingleChoice):
            continue
        keys = [place for place, option in enumerate(question.options) if option.fraction == RIGHT]
        size = len(question.options)
        groups[size][keys[0] if keys else 0] += 1
        first.setdefault(size, question)
    for size, places in sorted(groups.items()):
        expected = places.total() / size
        if size - 1 not in CHI_SQUARED or expected < LEAST_A_PLACE:
            continue
        statistic = sum((places[place] - expected) ** 2 / expected for place in range(size))
        if statistic > CHI_SQUARED[size - 1]:
            shown = ", ".join(f"{places[place]} in place {place + 1}" for place in range(size))
            message = f"of {places.total()} questions with {size} options the keys stand {shown}; move some of them"
            yield _at(first[size], "key-place", message)


def _alike(questions: Sequence[Question]) -> Iterator[tuple[str, Problem]]:
    for earlier, later in pairs_alike([_task(question) for question in questions]):
        first, second = questions[earlier].frame, questions[later].frame
        message = (
            f"question {second.qid} asks almost what {first.qid} asks ({first.docname}.md:{first.line}); "
            "delete one of them, or ask for something else"
        )
        yield _at(questions[later], "stem-alike", message)


def _task(question: Question) -> str:
    """Return what a question asks; "put these in order" asks something only together with the items."""
    items = question.options if isinstance(question, (Matching, Ordering)) else ()
    return " ".join((question.frame.stem, *(option.text for option in items)))


def _only_recall(questions: Iterable[Question]) -> Iterator[tuple[str, Problem]]:
    """Report objectives that no question tests beyond memory."""
    tested: defaultdict[str, list[Question]] = defaultdict(list)
    for question in questions:
        if question.frame.objective is not None:
            tested[question.frame.objective].append(question)
    for objective, own in tested.items():
        if all(question.frame.level == "recall" for question in own):
            frame = own[0].frame
            message = (
                f"objective {objective} is tested by recall alone ({len(own)} of {len(own)} questions); "
                "write one with ':level: apply' or ':level: infer'"
            )
            yield frame.docname, Problem("objective-recall", message, frame.objective_line)


def _kinds(questions: Sequence[Question]) -> Iterator[tuple[str, Problem]]:
    """Report kinds of question that the book could use and does not."""
    used = {kind_of(question) for question in questions}
    unused = [kind for kind in KINDS if kind not in used]
    if used and unused:
        message = f"no question is of the kind {' or '.join(unused)}; use each kind where it teaches something"
        yield _at(questions[0], "kinds-unused", message)
