"""The doctree of the review page."""

from __future__ import annotations

from docutils import nodes


class review(nodes.General, nodes.Element):
    """The place of the review in its page; it has no children until it is shaped."""
