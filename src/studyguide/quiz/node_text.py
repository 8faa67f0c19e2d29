"""Words and lines of parsed nodes."""

from __future__ import annotations

from typing import Final

from docutils import nodes as docutils_nodes
from sphinx import addnodes

from studyguide.quiz import nodes

GAP: Final = "____"
"""How a gap reads in a plain text."""


def line_of(node: docutils_nodes.Node, default: int) -> int:
    """Return the line of a node or of the first thing in it that knows its own."""
    for part in node.findall():
        if part.line:
            return int(part.line)
    return default


def line_above(node: docutils_nodes.Node, default: int) -> int:
    """Return the line of a node or of the nearest thing around it that knows its own."""
    place: docutils_nodes.Node | None = node
    while place is not None and not place.line:
        place = place.parent
    return default if place is None else int(place.line or default)


def lines_of_text(node: docutils_nodes.Node, default: int) -> tuple[int, ...]:
    """Return the line in the source of each line of :func:`plain_text`."""
    if not isinstance(node, docutils_nodes.Element) or not plain_text(node):
        return (default,)
    own = node.line or default
    if not isinstance(node, docutils_nodes.TextElement):
        return tuple(
            line for child in node.children if plain_text(child) for line in lines_of_text(child, line_of(child, own))
        )
    # A role that is broken across lines comes as one line from the parser: what follows it is then told too early.
    return tuple(own + number for number in range(plain_text(node).count("\n") + 1))


def plain_text(node: docutils_nodes.Node) -> str:
    """Return the words of a node; the keys of citations are none."""
    if isinstance(node, nodes.cloze_gap):
        return GAP
    if isinstance(node, docutils_nodes.Element):
        if isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "cite":
            return ""
        if isinstance(node, docutils_nodes.TextElement):
            return "".join(plain_text(child) for child in node.children)
        return "\n".join(filter(None, (plain_text(child) for child in node.children)))
    return str(node.astext())


def depth_of(node: docutils_nodes.Node) -> int:
    """Return how many elements stand in one another at most; without recursion, because it may be very many."""
    deepest, level = 0, [node]
    while level:
        deepest += 1
        level = [child for parent in level for child in parent.children if isinstance(child, docutils_nodes.Element)]
    return deepest
