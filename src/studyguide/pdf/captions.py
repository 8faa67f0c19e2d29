"""Shorten captions to what the list of figures and tables says: the first sentence, without sources, notes and marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes

from studyguide.book import nodes as book

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_END: Final = re.compile(r"[.!?…](?=\s+[^\s\da-z(]|\s*$)")
"""A sentence ends before a capital or at the end of the caption: "c. 1828" and "St. x" do not end it."""


def listed_title(caption: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Return copies of the first sentence of a caption, without its last stop."""
    kept: list[nodes.Node] = []
    parts = list(_plain(caption))
    for part in parts:
        end = _END.search(part) if isinstance(part, nodes.Text) else None
        # A stop at the end of a text that something follows may belong to a short form: "c." before a passage.
        if end and (part is parts[-1] or part[end.end() :].strip()):
            kept.append(nodes.Text(part[: end.start()] if end[0] == "." else part[: end.end()]))
            break
        kept.append(part)
    return _trimmed(kept)


def _plain(parts: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """Yield what a reader of a list needs; of a link its words, since the line is a link itself."""
    for part in parts:
        if isinstance(part, (nodes.footnote_reference, nodes.image, book.status_mark)) or _is_citation(part):
            continue
        if isinstance(part, nodes.Text):
            yield nodes.Text(part.astext())
        elif isinstance(part, (nodes.reference, nodes.target)):
            yield from _plain(part.children)
        elif isinstance(part, nodes.Element):
            copy = part.copy()
            copy["ids"] = []
            copy.extend(_plain(part.children))
            yield copy


def _is_citation(part: nodes.Node) -> bool:
    """Tell whether this is a source in brackets, as sphinxcontrib-bibtex writes it."""
    return isinstance(part, nodes.inline) and bool(part["ids"]) and part.astext().startswith(("[", "("))


def _trimmed(parts: list[nodes.Node]) -> list[nodes.Node]:
    """Take away the space that a source left behind."""
    while parts and isinstance(parts[-1], nodes.Text):
        text = parts.pop().rstrip()
        if text:
            return [*parts, nodes.Text(text)]
    return parts
