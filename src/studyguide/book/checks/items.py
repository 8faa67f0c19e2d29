"""Rules of items that need many questions at once: nobody may guess the key from its length or its place.

After Haladyna, Downing and Rodriguez, "A Review of Multiple-Choice Item-Writing Guidelines for Classroom Assessment",
*Applied Measurement in Education* 15(3), 2002: vary the place of the right answer, keep options about equal in length.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes

from studyguide.book.checks.finding import Finding
from studyguide.quiz.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyguide.book.checks.book_view import BookView, Chapter
    from studyguide.quiz.model import Question

OPTIONS: Final = range(3, 6)
LONGEST_STEM: Final = 60
LONGER: Final = 1.25
"""How much longer than every other option a key must be to give itself away."""

LONGEST_KEYS: Final = 0.3
"""Greatest share of a bank's questions whose key is the longest option by that much."""

CHI_SQUARED: Final = {1: 3.84, 2: 5.99, 3: 7.81, 4: 9.49}
"""Quantiles of the chi-squared distribution at 5 per cent, by degrees of freedom."""

RIGHT: Final = 100

ABSOLUTES: Final = re.compile(
    r"\b(?:always|never|only|all|none|every|nobody|no one|entirely|completely)\b", re.IGNORECASE
)
"""Words that test-wise readers take as the sign of a wrong option."""

_PLAIN_NOT: Final = re.compile(
    r"\b(?:which|what|who)\b[^?.,;:“\"]*(?<!\band )\b(?:not(?! only)|except)\b[^?.]*\?", re.IGNORECASE
)


def check(book: BookView) -> Iterator[Finding]:
    """Yield stems that are too long, options too few or many, and banks whose keys can be guessed."""
    for question in book.questions:
        words = len(question.frame.stem.split())
        if words > LONGEST_STEM:
            message = f"the task of {question.frame.qid} has {words} words; ask it in {LONGEST_STEM}"
            yield Finding(question.frame.docname, question.frame.line, "stem-long", message)
        if _kind(question) == "SingleChoice" and len(question.options) not in OPTIONS:
            message = f"question {question.frame.qid} has {len(question.options)} options; give it 3 to 5"
            yield Finding(question.frame.docname, question.frame.line, "options-count", message)
    for chapter in book.chapters:
        yield from _lengths(book, chapter.name)
        yield from _absolutes(book, chapter)
    yield from _places(book)
    yield from _negatives(book)
    yield from _kinds(book)


def _kind(question: Question) -> str:
    return type(question).__name__


def _lengths(book: BookView, chapter: str) -> Iterator[Finding]:
    single = [one for one in book.questions if _kind(one) == "SingleChoice" and book.chapter_of(one) == chapter]
    telling = [one for one in single if _gives_itself_away(one)]
    if len(telling) > LONGEST_KEYS * len(single):
        for question in telling:
            message = (
                f"the key of {question.frame.qid} is the longest option, as in {len(telling)} of {len(single)} "
                "questions of the chapter; shorten it or lengthen another option"
            )
            yield Finding(question.frame.docname, question.frame.line, "key-longest", message)


def _absolutes(book: BookView, chapter: Chapter) -> Iterator[Finding]:
    """Report a chapter in which the word "always" or its like stands too often in wrong options alone."""
    single = [one for one in book.questions if _kind(one) == "SingleChoice" and book.chapter_of(one) == chapter.name]
    telling = [
        one
        for one in single
        if any(ABSOLUTES.search(option.text) for option in one.options if option.fraction != RIGHT)
        and not any(ABSOLUTES.search(option.text) for option in one.options if option.fraction == RIGHT)
    ]
    if len(telling) > LONGEST_KEYS * len(single):
        message = (
            f"in {len(telling)} of {len(single)} questions of chapter {chapter.name} only wrong options say 'always', "
            f"'only' or 'never', as in {telling[0].frame.qid}; take these words out or put them into keys as well"
        )
        yield Finding(chapter.opener.docname, chapter.opener.first_line, "absolutes", message)


def _negatives(book: BookView) -> Iterator[Finding]:
    """Report a question that turns on a "not" which is not emphasised: half of its readers miss it."""
    for docname, question in book.question_nodes:
        plain = "".join(
            str(text)
            for stem in question.children
            if isinstance(stem, docutils_nodes.Element) and stem.tagname == "question_stem"
            for text in stem.findall(docutils_nodes.Text)
            if not isinstance(text.parent, (docutils_nodes.emphasis, docutils_nodes.strong))
        )
        if _PLAIN_NOT.search(plain):
            message = "the task turns on a 'not' that is easily missed; write *not*, or ask it the other way round"
            yield Finding(docname, question.line or 1, "negative-plain", message)


def _kinds(book: BookView) -> Iterator[Finding]:
    """Report kinds of question that the book could use and does not."""
    used = {str(node["kind"]) for _docname, node in book.question_nodes}
    unused = [kind for kind in KINDS if kind not in used]
    if used and unused:
        message = f"no question is of the kind {' or '.join(unused)}; use each kind where it teaches something"
        where = book.chapters[0].opener.docname if book.chapters else book.env.config.root_doc
        yield Finding(where, 1, "kinds-unused", message)


def _gives_itself_away(question: Question) -> bool:
    keys = [len(option.text) for option in question.options if option.fraction == RIGHT]
    others = [len(option.text) for option in question.options if option.fraction != RIGHT]
    return bool(keys and others) and max(keys) > LONGER * max(others)


def _places(book: BookView) -> Iterator[Finding]:
    """Compare where the keys of questions with equally many options stand, by the test of Pearson."""
    groups: dict[int, Counter[int]] = {}
    first: dict[int, Question] = {}
    for question in book.questions:
        if _kind(question) != "SingleChoice":
            continue
        keys = [place for place, option in enumerate(question.options) if option.fraction == RIGHT]
        size = len(question.options)
        groups.setdefault(size, Counter())[keys[0] if keys else 0] += 1
        first.setdefault(size, question)
    for size, places in sorted(groups.items()):
        expected = places.total() / size
        if size - 1 not in CHI_SQUARED or expected < 5:  # noqa: PLR2004 - the test needs five a place
            continue
        statistic = sum((places[place] - expected) ** 2 / expected for place in range(size))
        if statistic > CHI_SQUARED[size - 1]:
            shown = ", ".join(f"{places[place]} in place {place + 1}" for place in range(size))
            message = f"of {places.total()} questions with {size} options the keys stand {shown}; move some of them"
            frame = first[size].frame
            yield Finding(frame.docname, frame.line, "key-place", message)
