"""Load the questions: directives, the domain behind them, and one form for each kind of output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyguide.quiz import (
    assets,
    audience,
    checklist,
    compiled,
    directives,
    domain,
    ebook,
    fences,
    html,
    passages,
    plain,
    results,
    review,
    roles,
    signs,
    transforms,
    unreadable,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the domain first: the directives keep the questions in it."""
    reading = (unreadable, audience, signs, domain, directives, passages, roles, fences, transforms)
    shown = (html, plain, ebook, results, assets, review, compiled)
    for part in (*reading, *shown, checklist):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
