"""sitemap.xml: every page of the book, in the order of their names, also after a build that wrote only one of them.

sphinx-sitemap is not used: it lists the pages of the last run alone, in the order in which processes finish.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

FILE: Final = "sitemap.xml"


def sitemap(addresses: Iterable[str]) -> str:
    """Return the site map of these addresses."""
    urls = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in sorted(addresses))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
    )


def write_sitemap(app: Sphinx, failure: Exception | None) -> None:
    """Write it if the site has an address; else see that none is left of an earlier build."""
    if failure or app.builder.name not in {"html", "dirhtml"}:
        return
    target = Path(app.outdir) / FILE
    base = app.config.html_baseurl
    if not base:
        target.unlink(missing_ok=True)
        return
    pages = (base + app.builder.get_target_uri(page) for page in app.env.found_docs)
    target.write_text(sitemap(pages), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Connect to the end of a build."""
    app.connect("build-finished", write_sitemap)
