"""Make the index of the book: words of the authors and terms of the glossary, with every page that names them."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING

from docutils.nodes import Element
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.locale import _

from studyguide.pdf import escape
from studyguide.pdf.index_order import IndexEntry, in_latin_order, sort_form
from studyguide.pdf.labels import PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from studyguide.pdf.builder import TypstBuilder
    from studyguide.pdf.languages import Passage
    from studyguide.pdf.writer import TypstTranslator


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the index."""

    depth: int
    """0, or 1 below another entry."""
    text: list[Passage]
    defined: tuple[str, ...]
    """The places that explain it, whose pages stand out."""
    named: tuple[str, ...]
    see: str | None = None
    """The place of the entry that it sends to."""
    place: str | None = None
    """Its own place, for entries that send to it."""


def index_code(builder: TypstBuilder, writer: TypstTranslator) -> str:
    """Return the code of the index, or nothing if the book has no entries."""
    uses = uses_by_term(writer)
    letters = [
        (letter, [astuple(entry) for entry in _entries(entries, uses, writer)]) for letter, entries in _letters(builder)
    ]
    letters = [(letter, entries) for letter, entries in letters if entries]
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
        main = _entry(text, links, uses, writer)
        more = [
            _entry(name, places, uses, writer, depth=1)
            for name, places in sorted(below, key=lambda part: sort_form(part[0]))
        ]
        # A word whose pages are all left out of the PDF (a practice page) has no place in its index either.
        if any(line.defined or line.named or line.see for line in (main, *more)):
            yield replace(main, place=writer.labels.define([index_place(text)]))
            # What an entry sends to stands below its pages.
            yield from sorted(more, key=lambda line: line.see is not None)


def index_place(text: str) -> str:
    """Return the place of an entry of the index."""
    return f"index-entry-{text}"


def _entry(text: str, links: object, uses: dict[str, list[str]], writer: TypstTranslator, *, depth: int = 0) -> Entry:
    here = Element()
    found = [(main, uri.removeprefix(PREFIX)) for main, uri in links]  # type: ignore[attr-defined]
    found = [(main, place) for main, place in dict.fromkeys(found) if writer.labels.known(place)]
    named = [place for main, place in found if not main]
    named += [use for _main, place in found for use in uses.get(place, ())]
    defined = [place for main, place in found if main]
    see = None if links else _sent_to(text)
    for name in (*defined, *named, *([see] if see else ())):
        writer.labels.want(name, here)
    return Entry(depth, writer.passages(text, here), tuple(defined), tuple(named), see)


def _sent_to(text: str) -> str | None:
    """Return the place of the entry that "see" or "see also" names, in the words of Sphinx."""
    for form in (_("see also %s"), _("see %s")):
        before, _sign, after = form.partition("%s")
        if text.startswith(before) and text.endswith(after):
            return index_place(text[len(before) : len(text) - len(after)])
    return None
