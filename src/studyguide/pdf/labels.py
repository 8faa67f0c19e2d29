"""Know every place of the book that a link can lead to, and which links lead nowhere."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils.nodes import Element

PREFIX = "%"
"""What the builder's own addresses start with: no web address does, and no file name of a page."""


def place(docname: str, node_id: str = "") -> str:
    """Name the place of an element of a page, or of the page itself.

    An id is unique in its page only, so the name holds both.
    """
    return f"{docname}#{node_id}" if node_id else docname


class Labels:
    """The places that have been printed, and the places that links name.

    An element can have several names (a page and its heading, old ids). It gets one Typst label, and the other names
    lead to it; a name that two elements claim stays with the first, as in HTML.
    """

    def __init__(self) -> None:
        self._label_of: dict[str, str] = {}
        self._wanted: dict[str, list[Element]] = {}
        self._links: list[str] = []

    def define(self, names: Iterable[str]) -> str | None:
        """Give an element that is printed now these names; return its label, or none if it needs none."""
        free = [name for name in names if name not in self._label_of]
        if not free:
            return None
        self._label_of.update(dict.fromkeys(free, free[0]))
        return free[0]

    def want(self, name: str, node: Element) -> None:
        """Remember that a link leads to this place."""
        self._wanted.setdefault(name, []).append(node)
        self._links.append(name)

    def known(self, name: str) -> bool:
        """Tell whether the place has been printed."""
        return name in self._label_of

    @property
    def places(self) -> int:
        """How many names places have so far."""
        return len(self._label_of)

    @property
    def links(self) -> int:
        """How many links there are so far."""
        return len(self._links)

    def defined_since(self, places: int) -> frozenset[str]:
        """Return the names that places were given since there were so many."""
        return frozenset(islice(self._label_of, places, None))

    def wanted_since(self, links: int) -> tuple[str, ...]:
        """Return the names that links lead to since there were so many, each once."""
        return tuple(dict.fromkeys(self._links[links:]))

    def targets(self) -> dict[str, str]:
        """Return the label of every name that is linked to and exists."""
        return {name: self._label_of[name] for name in self._wanted if name in self._label_of}

    def dead(self) -> Iterator[tuple[str, Element]]:
        """Return the links that lead to no printed place."""
        for name, links in self._wanted.items():
            if name not in self._label_of:
                for node in links:
                    yield name, node
