"""Under each entry of the glossary the pages that use its term: links in HTML, page numbers in the PDF."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from studyguide.book.domain import guide_domain
from studyguide.book.overviews.rows import PageLink, page_reference
from studyguide.book.reading_order import reading_order

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def uses_of_terms(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return for each term the pages in the contents that link it, in reading order, glossaries left out."""
    domain = guide_domain(env)
    order = reading_order(env)
    uses: dict[str, list[str]] = {}
    for page in sorted(domain.records, key=lambda page: order.get(page, len(order))):
        if page in order and page not in domain.glossaries:
            for term in domain.records[page].terms:
                uses.setdefault(term, []).append(page)
    return uses


class AddBacklinks(SphinxPostTransform):
    """Put the links at the end of each entry."""

    # Before Sphinx resolves references (10).
    default_priority = 4
    formats = ("html",)

    def run(self, **_kwargs: object) -> None:
        """Add one line to each entry that is used."""
        glossaries = list(self.document.findall(addnodes.glossary))
        if not glossaries:
            return
        uses = uses_of_terms(self.env)
        for item in (item for one in glossaries for item in one.findall(docutils_nodes.definition_list_item)):
            term, definition = item.next_node(docutils_nodes.term), item.next_node(docutils_nodes.definition)
            pages = uses.get(term.astext().lower(), []) if term is not None else []
            if pages and definition is not None:
                definition += self._line(pages)

    def _line(self, pages: list[str]) -> docutils_nodes.paragraph:
        line = docutils_nodes.paragraph("", "Used in: ", classes=["sg-used-in"])
        for place, page in enumerate(pages):
            line += docutils_nodes.Text(" · " if place else "")
            line += page_reference(PageLink(page, self.env.titles[page].astext()))
        return line


def note_glossary(app: Sphinx, doctree: docutils_nodes.document) -> None:
    """Remember which pages hold a glossary."""
    domain = guide_domain(app.env)
    domain.glossaries.pop(app.env.docname, None)
    if next(doctree.findall(addnodes.glossary), None) is not None:
        domain.glossaries[app.env.docname] = ""


def pages_to_write(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the glossaries whose terms are used elsewhere than when they were last written."""
    domain = guide_domain(env)
    titles = {page: title.astext() for page, title in env.titles.items()}
    now = hashlib.sha256(repr((sorted(uses_of_terms(env).items()), sorted(titles.items()))).encode()).hexdigest()
    changed = sorted(page for page, written in domain.glossaries.items() if written != now)
    domain.glossaries.update(dict.fromkeys(domain.glossaries, now))
    return changed


def setup(app: Sphinx) -> None:
    """Note the glossaries when they are read, and look when all pages are."""
    app.connect("doctree-read", note_glossary)
    app.add_post_transform(AddBacklinks)
    app.connect("env-updated", pages_to_write)
