"""What each page holds, counted when it is read: its words, its reading level, its sources, the terms it links.

Overviews for instructors and the back-links of the glossary are made from these records, so no page has to be loaded
again for them, and a page is written anew only when what it shows has changed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes
from sphinx import addnodes

from studyguide.book.checks.prose import cites, sentences
from studyguide.book.checks.reading_level import grade
from studyguide.book.domain import guide_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx


@dataclass(frozen=True, slots=True)
class PageRecord:
    """The counts of one page."""

    words: int
    """Words of the running text: paragraphs straight under a heading."""
    grade: float
    """Grade of Flesch and Kincaid of that text, 0 where there is none."""
    cites: tuple[tuple[str, int], ...]
    """Keys of the sources and how often each is cited."""
    terms: tuple[str, ...]
    """Terms of the glossary that the page links, in small letters."""


def record_page(app: Sphinx, doctree: docutils_nodes.document) -> None:
    """Keep the counts of a page that was read."""
    body = [
        [sentence.words for sentence in sentences(paragraph)]
        for paragraph in doctree.findall(docutils_nodes.paragraph)
        if isinstance(paragraph.parent, docutils_nodes.section)
    ]
    terms = {
        reference["reftarget"].lower()
        for reference in doctree.findall(addnodes.pending_xref)
        if reference.get("reftype") == "term"
    }
    guide_domain(app.env).records[app.env.docname] = PageRecord(
        words=sum(len(words) for paragraph in body for words in paragraph),
        grade=round(grade(words for paragraph in body for words in paragraph), 1),
        cites=tuple(sorted(Counter(cites(doctree)).items())),
        terms=tuple(sorted(terms)),
    )


def setup(app: Sphinx) -> None:
    """Count when a page is read."""
    app.connect("doctree-read", record_page)
