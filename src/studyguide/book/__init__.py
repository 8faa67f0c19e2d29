"""Load the parts of a chapter: objectives, status marks, timeline, foreign passages, boxes and the status strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyguide.book import (
    atlas,
    backlinks,
    bibstyle,
    chapter_parts,
    checks,
    citation_index,
    citations,
    claims,
    html,
    languages,
    long_descriptions,
    objectives,
    overviews,
    pdf_link,
    pictures,
    plain,
    records,
    sources,
    status,
    strip,
    timeline,
)
from studyguide.book.domain import GuideDomain

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the domain first: every part keeps what crosses pages in it."""
    app.add_domain(GuideDomain)
    for part in (
        objectives,
        status,
        languages,
        timeline,
        claims,
        atlas,
        chapter_parts,
        long_descriptions,
        strip,
        pdf_link,
        pictures,
        sources,
        citation_index,
        citations,
        bibstyle,
        records,
        overviews,
        backlinks,
        checks,
    ):
        part.setup(app)
    html.setup(app)
    plain.setup(app)
