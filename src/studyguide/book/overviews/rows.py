"""Rows of an overview: texts, and links to pages, as a docutils table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from docutils import nodes as docutils_nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to a page of the book, by its title."""

    docname: str
    title: str


_WHOLE: Final = 12
"""Texts of at most so many characters, such as dates, stay in one line."""

_WIDEST: Final = 30
_WRAPPED: Final = 0.6
_BESIDE: Final = 6
"""What a column is wider than its longest word, in characters: the space beside it, and bold type in its header."""

Cell: TypeAlias = str | tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row; its first cell is its header."""

    cells: tuple[Cell, ...]

    @property
    def shown(self) -> str:
        """All that a reader sees of it, to know whether it has changed."""
        return repr(self.cells)


def filled(header: Sequence[str], rows: Sequence[Row]) -> docutils_nodes.tgroup:
    """Return the columns, the header and the rows of a table."""
    group = docutils_nodes.tgroup(cols=len(header))
    for place, name in enumerate(header):
        texts = [name, *(_text(row.cells[place]) for row in rows)]
        column = docutils_nodes.colspec(colwidth=_width(texts))
        if place == 0:
            column["stub"] = 1
        group += column
    group += docutils_nodes.thead("", _row([_entry(text) for text in header]))
    group += docutils_nodes.tbody("", *(_row([_entry(cell) for cell in row.cells]) for row in rows))
    return group


def _width(texts: Sequence[str]) -> int:
    longest = max(map(len, texts))
    word = max(len(word) for text in texts for word in text.split())
    whole = max((len(text) for text in texts if len(text) <= _WHOLE), default=0)
    return max(word + _BESIDE, min(_WIDEST, round(_WRAPPED * longest)), whole + _BESIDE)


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else "; ".join(link.title for link in cell)


def _row(entries: list[docutils_nodes.entry]) -> docutils_nodes.row:
    return docutils_nodes.row("", *entries)


def _entry(cell: Cell) -> docutils_nodes.entry:
    paragraph = docutils_nodes.paragraph()
    if isinstance(cell, str):
        paragraph += docutils_nodes.Text(cell)
    else:
        for place, link in enumerate(cell):
            paragraph += docutils_nodes.Text("; ") if place else docutils_nodes.Text("")
            paragraph += page_reference(link)
    return docutils_nodes.entry("", paragraph)


def page_reference(link: PageLink) -> addnodes.pending_xref:
    """Return a reference to a page that each builder resolves in its own way."""
    return addnodes.pending_xref(
        "",
        docutils_nodes.inline("", link.title),
        refdomain="std",
        reftype="doc",
        reftarget=f"/{link.docname}",
        refexplicit=True,
        refwarn=True,
    )
