"""Rules of time: every page says up to when it holds, and no sentence says "now" without saying when that was."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from studyguide.book.checks.finding import Finding
from studyguide.book.dates import DateError, PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyguide.book.checks.book_view import BookView, Page

STALE_DAYS: Final = 180
"""A page whose ``as_of`` lies longer than this before the information horizon must be read again. No clock is asked."""

_VAGUE: Final = re.compile(
    r"\b(?:recently|currently|nowadays|today(?!['’]s\b)|at present|at the moment|at the time of writing|these days|"
    r"(?:last|this|next) (?:year|month|week)|so far|until now|by now|right now)\b",
    re.IGNORECASE,
)


def check(book: BookView) -> Iterator[Finding]:
    """Yield pages without a date or with an old one, and sentences whose "now" has no date."""
    horizon = book.env.config.studyguide_horizon
    for chapter in book.chapters:
        for page in chapter.pages:
            yield from _as_of(page, horizon)
            yield from _vague(page)


def _as_of(page: Page, horizon: str) -> Iterator[Finding]:
    stated = page.metadata.get("as_of")
    if stated is None:
        message = "the front matter has no as_of; say up to which day the page holds, as in 'as_of: 2026-06-30'"
        yield Finding(page.docname, 1, "as-of-missing", message)
        return
    try:
        # An unreadable date and one after the horizon are reported when the page is read.
        known = PartialDate.parse(str(stated))
        limit = PartialDate.parse(horizon)
    except DateError:
        return
    age = _day(limit) - _day(known)
    if age.days > STALE_DAYS:
        message = (
            f"as_of {known.iso} lies {age.days} days before the horizon {limit.iso}; read the page again and move it"
        )
        yield Finding(page.docname, 1, "as-of-stale", message)


def _day(date: PartialDate) -> dt.date:
    return dt.date(date.year, date.month or 1, date.day or 1)


def _vague(page: Page) -> Iterator[Finding]:
    for block in page.prose:
        for sentence in block.sentences:
            found = _VAGUE.search(sentence.own_words)
            if found and not sentence.dated:
                message = f"{found[0]!r} is wrong for a later reader; give the date or add {{asof}}`2026-06-30`"
                yield Finding(page.docname, sentence.line, "vague-time", message)
