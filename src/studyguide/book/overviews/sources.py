"""How many sources of which kind and from whose side each chapter rests on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from studyguide.book.domain import guide_domain
from studyguide.book.overviews.rows import Row
from studyguide.book.reading_order import chapters_of
from studyguide.book.sources import entry_keywords

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

KINDS: Final = {
    "primary": "Primary sources",
    "secondary": "Secondary sources",
    "type-official": "Official texts and statements",
    "type-news": "News reports",
    "type-scholarly": "Books and articles of scholars",
    "type-thinktank": "Studies of institutes",
    "type-encyclopaedia": "Encyclopaedias",
}
"""Keywords of the bibliography and what they are called; other keywords that start with ``type-`` follow."""


def header(env: BuildEnvironment) -> tuple[str, ...]:
    """Return the names of the columns: one for each chapter."""
    return ("Sources", *(env.titles[chapter.opener].astext() for chapter in chapters_of(env)))


def rows_by_kind(env: BuildEnvironment) -> list[Row]:
    """Return one row a kind of source, with the number of different sources in each chapter."""
    counts = _counts(env)
    found = {word for count in counts for word in count if word.startswith("type-")}
    words = [*(word for word in KINDS if any(word in count for count in counts)), *sorted(found - set(KINDS))]
    return [_row(KINDS.get(word, _spoken(word)), word, counts) for word in words]


def rows_by_voice(env: BuildEnvironment) -> list[Row]:
    """Return one row an origin of the speaker, with the number of different sources in each chapter."""
    counts = _counts(env)
    totals: Counter[str] = sum(counts, Counter())
    words = sorted((word for word in totals if word.startswith("voice-")), key=lambda word: (-totals[word], word))
    return [_row(_spoken(word), word, counts) for word in words]


def _row(name: str, word: str, counts: list[Counter[str]]) -> Row:
    return Row((name, *(str(count[word]) for count in counts)))


def _spoken(word: str) -> str:
    return word.partition("-")[2].replace("-", " ").capitalize()


def _counts(env: BuildEnvironment) -> list[Counter[str]]:
    keywords = entry_keywords(env)
    records = guide_domain(env).records
    return [
        Counter(
            word
            for key in {key for page in chapter.pages if page in records for key, _count in records[page].cites}
            for word in keywords.get(key, ())
        )
        for chapter in chapters_of(env)
    ]
