"""Tell an author what the PDF cannot show, where, and what to do; the PDF is made all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils.nodes import Node

logger = logging.getLogger(__name__)


def warn(message: str, *, rule: str, location: Node | str | tuple[str, int] | None) -> None:
    """Print ``path:line: message [studyguide.pdf-rule]``; with ``-W`` the build then fails."""
    logger.warning(message, type="studyguide", subtype=f"pdf-{rule}", location=location)
