"""How long and how hard each page is, how many sources it names, and up to when it holds."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from studyguide.book.dates import DateError, PartialDate
from studyguide.book.domain import guide_domain
from studyguide.book.overviews.rows import PageLink, Row
from studyguide.book.reading_order import chapters_of
from studyguide.book.strip import WORDS_A_MINUTE

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def header(_env: BuildEnvironment) -> tuple[str, ...]:
    """Return the names of the columns."""
    return ("Page", "Words", "Minutes", "Grade", "Sources", "As of")


def rows(env: BuildEnvironment) -> list[Row]:
    """Return one row a page, in reading order."""
    domain = guide_domain(env)
    return [_row(env, page) for chapter in chapters_of(env) for page in chapter.pages if page in domain.records]


def _row(env: BuildEnvironment, page: str) -> Row:
    record = guide_domain(env).records[page]
    try:
        stated = PartialDate.parse(str(env.metadata.get(page, {}).get("as_of", ""))).words
    except DateError:
        stated = "not stated"
    return Row(
        (
            (PageLink(page, env.titles[page].astext()),),
            f"{record.words:,}",
            str(max(1, math.ceil(record.words / WORDS_A_MINUTE))),
            f"{record.grade:.1f}",
            str(len(record.cites)),
            stated,
        )
    )
