"""The order in which the contents lists of a book lead through its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def reading_order(env: BuildEnvironment) -> dict[str, int]:
    """Return the place of each page that stands in a contents list."""
    order: dict[str, int] = {}
    waiting = [env.config.root_doc]
    while waiting:
        docname = waiting.pop()
        if docname not in order:
            order[docname] = len(order)
            waiting.extend(reversed(env.toctree_includes.get(docname, [])))
    return order


def place_in(order: dict[str, int], docname: str) -> tuple[int, str]:
    """Return what sorts a page: those that no list names come last, by name."""
    return order.get(docname, len(order)), docname
