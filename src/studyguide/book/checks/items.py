"""The rule of questions that needs the text of the chapter; those that need only questions are in ``quiz/quality``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from studyguide.book.checks.finding import Finding
from studyguide.quiz.model import MapChoice, MultipleChoice, SingleChoice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyguide.book.checks.book_view import BookView

BEGINNING: Final = 5
"""Letters by which words are compared, so that "treaty" and "treaties" meet."""

_WORD: Final = re.compile(r"\w{3,}")
_LITTLE: Final = frozenset(
    {
        *("the", "and", "but", "nor", "for", "from", "with", "into", "onto", "upon", "over"),
        *("under", "about", "after", "before", "since", "until", "than", "then", "that", "this", "these"),
        *("those", "which", "who", "whom", "whose", "what", "when", "where", "why", "how", "was"),
        *("were", "are", "has", "had", "have", "been", "being", "did", "does", "not", "its"),
        *("his", "her", "their", "they", "them", "she", "him", "our", "your", "you", "all"),
        *("any", "some", "each", "both", "every", "only", "more", "most", "less", "least", "very"),
        *("one", "two", "three"),
    }
)
"""Words that stand in every text."""


def check(book: BookView) -> Iterator[Finding]:
    """Yield wrong options of which the chapter says no word: nobody who has read it will choose them."""
    for chapter in book.chapters:
        known = {word for page in chapter.pages for word in words(page.doctree.astext())}
        for question in book.questions:
            if isinstance(question, (SingleChoice, MultipleChoice, MapChoice)) and (
                book.chapter_of(question) == chapter.name
            ):
                yield from _implausible(question, known)


def _implausible(question: SingleChoice | MultipleChoice | MapChoice, known: set[str]) -> Iterator[Finding]:
    told = known.union(words(question.frame.stem), *(words(one.text) for one in question.options if one.fraction > 0))
    for option in question.options:
        own = words(option.text)
        if option.fraction <= 0 and own and own.isdisjoint(told):
            message = (
                f"no word of the option {option.text!r} stands in the chapter, so nobody who has read it will choose "
                "it; name something that a reader can mistake for the answer"
            )
            yield Finding(question.frame.docname, option.line, "distractor-implausible", message)


def words(text: str) -> set[str]:
    """Return the beginnings of the words that mean something."""
    return {word[:BEGINNING] for word in _WORD.findall(text.lower()) if word not in _LITTLE}
