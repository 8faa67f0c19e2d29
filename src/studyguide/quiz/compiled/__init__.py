"""Compiled questions: ``quizzes.json`` beside the website's pages, which learning platforms and other tools read.

Public questions only: instructors' banks are never read for a public website. The format is that of the JSON Schema
beside it (``quizzes-1.schema.json``); a change that breaks a reader of it raises the number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyguide.quiz.compiled import writer

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the writer."""
    writer.setup(app)
