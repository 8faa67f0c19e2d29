"""Tell an author what is wrong, where, and what to do; the build goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from studyguide.quiz.problem import Problem

logger = logging.getLogger(__name__)


def report(problem: Problem, docname: str) -> None:
    """Print ``path:line: message [studyguide.code]``; with ``-W`` the build then fails."""
    logger.warning(
        problem.message,
        type="studyguide",
        subtype=problem.code,
        location=(docname, problem.line),
        # ``studyguide check`` tells these from mere warnings.
        extra={"left_out": problem.fatal},
    )
