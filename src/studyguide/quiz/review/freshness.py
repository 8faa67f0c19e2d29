"""Tell whether the cards must be written again: rendering them takes seconds, and most edits change none of them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

    from studyguide.quiz.review.decks import Deck


def digest(app: Sphinx, decks: Sequence[Deck]) -> str:
    """Return what the cards depend on: the reading of their pages and of the sources, and every place to link to."""
    env = app.env
    standard = env.domains.standard_domain
    # sphinxcontrib.bibtex reads the pages with the lists of sources again when its files change.
    bibliographies = {key.docname for key in env.domaindata.get("cite", {}).get("bibliographies", {})}
    read = {source.docname for deck in decks for source in deck.sources} | bibliographies
    parts = (
        repr(decks),
        sorted((page, env.all_docs[page]) for page in read if page in env.all_docs),
        sorted((page, title.astext()) for page, title in env.titles.items()),
        sorted(standard.labels.items()),
        sorted(standard.anonlabels.items()),
        sorted(standard.objects.items()),
        sorted(app.tags),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def stamp(app: Sphinx) -> Path:
    """Return the file that remembers for which state the cards in this output were written; it is not published."""
    name = hashlib.sha256(f"{app.builder.name} {app.outdir}".encode()).hexdigest()[:12]
    return Path(app.doctreedir, f"review-{name}.txt")


def is_fresh(app: Sphinx, state: str, index: Path) -> bool:
    """Tell whether the cards that stand in the output are those of the state."""
    return index.is_file() and stamp(app).is_file() and stamp(app).read_text(encoding="utf-8") == state
