"""Shorten captions to what the lists of figures and tables say: the first sentence, without sources and marks."""

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
    parts = _joined(_plain(caption))
    for part in parts:
        text = part.astext() if isinstance(part, nodes.Text) else ""
        end = _END.search(text)
        # A stop at the end of a text that something follows may belong to a short form: "c." before a passage.
        if end and (part is parts[-1] or text[end.end() :].strip()):
            kept.append(nodes.Text(text[: end.start()].rstrip() if end[0] == "." else text[: end.end()]))
            break
        kept.append(part)
    return kept


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


def _joined(parts: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Make one text of those that a source or a line of the author's file parted."""
    joined: list[nodes.Node] = []
    for part in parts:
        if joined and isinstance(part, nodes.Text) and isinstance(joined[-1], nodes.Text):
            joined[-1] = nodes.Text(joined[-1].astext() + part.astext())
        else:
            joined.append(part)
    return joined
