"""Tell an author what is wrong in a page, where, and what to do; the build goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils.nodes import Node

logger = logging.getLogger(__name__)


def warn(message: str, *, rule: str, location: Node | tuple[str, int] | str | None) -> None:
    """Print ``path:line: message [studyguide.rule]``; with ``-W`` the build then fails."""
    logger.warning(message, type="studyguide", subtype=rule, location=location)
