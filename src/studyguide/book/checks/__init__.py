"""The checklist of a chapter as rules: run by ``make check`` and ``studyguide check``, each finding at its line.

One module a family; each has ``check(book)``, which yields findings and changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from studyguide.book.checks import (
    alignment,
    figures,
    items,
    language,
    sourcing,
    structure,
    terms,
    timeliness,
)
from studyguide.book.checks.book_view import BookView
from studyguide.book.warn import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

FAMILIES: Final = (alignment, sourcing, timeliness, terms, language, figures, items, structure)


def check_book(app: Sphinx, env: BuildEnvironment) -> None:
    """Report every finding of every rule, sorted by place; no finding stops another."""
    if not app.config.studyguide_checks:
        return
    book = BookView(env)
    for finding in sorted({finding for family in FAMILIES for finding in family.check(book)}):
        where = (finding.path, finding.line) if finding.page else f"{finding.path}:{finding.line}"
        warn(finding.message, rule=finding.code, location=where)


def setup(app: Sphinx) -> None:
    """Register the settings; the rules run when the last page is read, and only when they are asked for."""
    text = frozenset({str})
    app.add_config_value("studyguide_checks", default=False, rebuild="", types=frozenset({bool}))
    app.add_config_value("studyguide_names", "", "", types=text, description="File of spellings and loaded words")
    app.add_config_value("studyguide_figures", "", "", types=text, description="File of figures and their sources")
    app.connect("env-check-consistency", check_book)
