"""Make the index of the book: words of the authors and terms of the glossary, with every page that names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.nodes import Element
from sphinx.environment.adapters.indexentries import IndexEntries

from studyguide.pdf import escape
from studyguide.pdf.index_order import IndexEntry, in_latin_order, sort_form
from studyguide.pdf.labels import PREFIX
from studyguide.pdf.languages import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from studyguide.pdf.builder import TypstBuilder
    from studyguide.pdf.writer import TypstTranslator

Entry = tuple[int, list[Passage], tuple[str, ...], tuple[str, ...]]
"""Depth (0 or 1), text in its languages, the places that define it, the places that name it."""


def index_code(builder: TypstBuilder, writer: TypstTranslator) -> str:
    """Return the code of the index, or nothing if the book has no entries."""
    uses = uses_by_term(writer)
    letters = tuple((letter, tuple(_entries(entries, uses, writer))) for letter, entries in _letters(builder))
    if not letters:
        return ""
    return f"book-index({escape.value(letters)});\n"


def uses_by_term(writer: TypstTranslator) -> dict[str, list[str]]:
    """Return for the place of each term the places that name it, in the order of the book."""
    uses: dict[str, list[str]] = {}
    for term, use in writer.uses:
        uses.setdefault(term, []).append(use)
    return uses


def _letters(builder: TypstBuilder) -> list[tuple[str, list[IndexEntry]]]:
    return in_latin_order(IndexEntries(builder.env).create_index(builder))


def _entries(entries: Iterable[IndexEntry], uses: dict[str, list[str]], writer: TypstTranslator) -> Iterator[Entry]:
    for text, (links, below, _key) in entries:
        lines = [_entry(0, text, links, uses, writer)]
        lines += [
            _entry(1, name, more, uses, writer) for name, more in sorted(below, key=lambda part: sort_form(part[0]))
        ]
        # A word whose pages are all left out of the PDF (a practice page) has no place in its index either.
        if any(defined or used or "see " in name[0][0] for _depth, name, defined, used in lines if name):
            yield from lines


def _entry(depth: int, text: str, links: object, uses: dict[str, list[str]], writer: TypstTranslator) -> Entry:
    here = Element()
    places = [uri.removeprefix(PREFIX) for _main, uri in links]  # type: ignore[attr-defined]
    places = [place for place in dict.fromkeys(places) if writer.labels.known(place)]
    named = [use for place in places for use in uses.get(place, ())]
    for place in (*places, *named):
        writer.labels.want(place, here)
    return depth, writer.passages(text, here), tuple(places), tuple(named)
