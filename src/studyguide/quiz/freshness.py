"""Tell whether what is made of many pages must be made again: rendering takes seconds, and most edits change nothing.

It is made when all pages are written, so Sphinx's own knowledge of what is outdated does not reach it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx


class Stamp:
    """Remembers for which state something in this output was made; it is not published.

    :param name: of what is made.
    :param content: all that is made of values; ``repr`` must tell two states apart.
    :param pages: the pages of which parts are rendered.
    """

    def __init__(self, app: Sphinx, name: str, *, content: object, pages: Iterable[str]) -> None:
        output = hashlib.sha256(f"{app.builder.name} {app.outdir}".encode()).hexdigest()[:12]
        self._file = Path(app.doctreedir, f"{name}-{output}.txt")
        self._state = _digest(app, content, pages)

    @property
    def is_fresh(self) -> bool:
        """Whether what was made last is that of the present state."""
        return self._file.is_file() and self._file.read_text(encoding="utf-8") == self._state

    def renew(self) -> None:
        """Remember that it has been made."""
        self._file.write_text(self._state, encoding="utf-8")


def _digest(app: Sphinx, content: object, pages: Iterable[str]) -> str:
    """Return what rendered parts depend on: the reading of their pages and of the sources, every place to link to."""
    env = app.env
    standard = env.domains.standard_domain
    # sphinxcontrib.bibtex reads the pages with the lists of sources again when its files change.
    bibliographies = {key.docname for key in env.domaindata.get("cite", {}).get("bibliographies", {})}
    read = {*pages, *bibliographies}
    parts = (
        repr(content),
        sorted((page, env.all_docs[page]) for page in read if page in env.all_docs),
        sorted((page, title.astext()) for page, title in env.titles.items()),
        sorted(standard.labels.items()),
        sorted(standard.anonlabels.items()),
        sorted(standard.objects.items()),
        # A picture that is called like another is given another name in the output.
        sorted((picture, name) for picture, (_pages, name) in env.images.items()),
        sorted(app.tags),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()
