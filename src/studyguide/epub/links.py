"""Links of a page in an EPUB: those to pages that only the website has become text, or lead to the website."""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from docutils import nodes

from studyguide.epub.builder import GuideEpubBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def mend_links(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Mend the links of one page when all of them are resolved."""
    builder = app.builder
    # While the table of contents is made, which tells the pages, they are not known yet.
    if not isinstance(builder, GuideEpubBuilder) or not builder.pages:
        return
    here = builder.get_target_uri(docname)
    for link in list(doctree.findall(nodes.reference)):
        if not link.get("internal") or "refuri" not in link:
            continue
        # It shows while a mouse rests on the link. E-readers have none, and the sources weigh a third of the book.
        link.attributes.pop("reftitle", None)
        file, mark, anchor = link["refuri"].partition("#")
        target = normpath(join(dirname(here), file)) if file else here
        if target in builder.pages:
            continue
        if builder.config.html_baseurl:
            page = target.removesuffix(builder.out_suffix) + ".html"
            link["refuri"] = urljoin(builder.config.html_baseurl, page) + mark + anchor
            link["internal"] = False
        else:
            link.replace_self(list(link.children))


def setup(app: Sphinx) -> None:
    """Come after everything that makes links."""
    app.connect("doctree-resolved", mend_links, priority=900)
