"""Rules of figures, tables, headings and links: what a reader who cannot see the page needs as well."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml
from docutils import nodes as docutils_nodes

from studyguide.book.checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from studyguide.book.checks.book_view import BookView, Page

ALT_LENGTH: Final = range(30, 251)
"""Characters of an alternative text, after the Accessibility Toolkit of BCcampus; more belongs in the text."""

FIELDS: Final = ("alt", "caption", "source", "licence", "as_of", "pov")
"""What the file of figures says of each."""

MORE_FIELDS: Final = (
    *("name", "file", "script", "part", "inputs", "uses_timeline", "schematic", "inputs_hash", "svg_hash"),
)
"""What it may say besides: how the figure is made, and from what."""

_EMPTY_LINK: Final = re.compile(r"here|click here|this|this link|link|read more|more|https?://\S+", re.IGNORECASE)


def check(book: BookView) -> Iterator[Finding]:
    """Yield figures without source, tables without header, headings that skip and links that say nothing."""
    shown = book.env.config.studyguide_figures
    known, problems = _load(Path(book.env.srcdir) / shown, shown)
    yield from problems
    for page in book.pages:
        if shown:
            yield from _images(page, known, shown)
        yield from _tables(page)
        yield from _titles(page)
        yield from _links(page)


def _load(path: Path, shown: str) -> tuple[Mapping[str, Mapping[str, Any]], list[Finding]]:
    if not shown:
        return {}, []
    try:
        entries: Any = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        message = f"the file of figures cannot be read ({type(error).__name__}); correct it or studyguide_figures"
        return {}, [Finding(shown, line, "figures-file", message, page=False)]
    usable = [entry for entry in entries if isinstance(entry, dict) and entry.get("file")]
    problems = [
        Finding(shown, 1, "figure-field", f"figure {entry['file']} has no {name}; add it", page=False)
        for entry in usable
        for name in FIELDS
        if not str(entry.get(name, "")).strip()
    ]
    problems.extend(
        Finding(
            shown,
            1,
            "figure-key",
            f"figure {entry['file']} has an unknown key {key!r}; use {', '.join((*FIELDS, *MORE_FIELDS))}",
            page=False,
        )
        for entry in usable
        for key in entry
        if key not in (*FIELDS, *MORE_FIELDS)
    )
    return {str(entry["file"]): entry for entry in usable}, problems


def _images(page: Page, known: Mapping[str, Mapping[str, Any]], shown: str) -> Iterator[Finding]:
    for image in page.doctree.findall(docutils_nodes.image):
        line = image.line or image.parent.line or 1
        name = Path(image.get("original_uri", image["uri"])).name
        alt = " ".join(image.get("alt", "").split())
        if len(alt) not in ALT_LENGTH or alt.lower() in {name.lower(), Path(name).stem.lower()}:
            message = f"the alternative text of {name} has {len(alt)} characters; say what it shows in 30 to 250"
            yield Finding(page.docname, line, "figure-alt", message)
        entry = known.get(name)
        if entry is None:
            message = f"{name} is not in {shown}; add where it comes from, its licence and its point of view"
            yield Finding(page.docname, line, "figure-unknown", message)
        elif " ".join(str(entry.get("alt", "")).split()) != alt:
            message = f"the alternative text of {name} differs from the one in {shown}; copy it from there"
            yield Finding(page.docname, line, "figure-alt-differs", message)
        if isinstance(image.parent, docutils_nodes.figure) and "described_by" not in image.parent:
            named = next(iter(image.parent["names"]), "its :name:")
            message = f"{name} is not described; say after it in words what it shows, in {{long-description}} {named}"
            yield Finding(page.docname, line, "figure-description", message)


def _tables(page: Page) -> Iterator[Finding]:
    for table in page.doctree.findall(docutils_nodes.table):
        line = table.line or getattr(table.parent, "line", None) or 1
        # The rows of an overview, its header too, are made when all pages are read.
        if table.next_node(docutils_nodes.thead) is None and "overview" not in table:
            yield Finding(page.docname, line, "table-header", "the table has no header row; add ':header-rows: 1'")
        if table.next_node(docutils_nodes.title) is None:
            yield Finding(page.docname, line, "table-caption", "the table has no caption; write one after {list-table}")


def _titles(page: Page) -> Iterator[Finding]:
    """Report a second title; a heading that skips a level is reported by MyST itself."""
    sections = [node for node in page.doctree.children if isinstance(node, docutils_nodes.section)]
    for section in sections[1:]:
        message = "the page has a second title; let all headings but the first begin with '##'"
        yield Finding(page.docname, section.line or 1, "heading-second-title", message)


def _links(page: Page) -> Iterator[Finding]:
    for link in page.doctree.findall(docutils_nodes.reference):
        if "refuri" in link and _EMPTY_LINK.fullmatch(link.astext().strip()):
            message = f"the link {link.astext()!r} says nothing out of its sentence; name what it leads to"
            yield Finding(page.docname, link.line or getattr(link.parent, "line", None) or 1, "link-text", message)
