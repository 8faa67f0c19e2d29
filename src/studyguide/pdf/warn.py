"""Tell an author what the PDF cannot show, where, and what to do; the PDF is made all the same."""

from __future__ import annotations

from docutils.nodes import Node
from sphinx.util import logging

logger = logging.getLogger(__name__)


def warn(message: str, *, rule: str, location: Node | str | tuple[str, int] | None) -> None:
    """Print ``path:line: message [studyguide.pdf-rule]``; with ``-W`` the build then fails."""
    if isinstance(location, Node):
        location = _with_line(location)
    logger.warning(message, type="studyguide", subtype=f"pdf-{rule}", location=location)


def _with_line(node: Node) -> Node:
    """Return the node itself, or the nearest one around it whose line in the source is known."""
    around: Node | None = node
    while around is not None and not around.line:
        around = around.parent
    return around if around is not None else node
