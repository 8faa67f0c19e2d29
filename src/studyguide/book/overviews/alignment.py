"""Which objective is taught in which sections and tested by how many questions of which level."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError

from studyguide.book.domain import guide_domain
from studyguide.book.overviews.rows import PageLink, Row
from studyguide.book.reading_order import chapters_of, reading_order
from studyguide.quiz.model import LEVELS

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from studyguide.quiz.model import Question


def header(_env: BuildEnvironment) -> tuple[str, ...]:
    """Return the names of the columns."""
    return ("Chapter", "Objective", "Questions in", "Recall", "Apply", "Infer")


def rows(env: BuildEnvironment) -> list[Row]:
    """Return one row an objective, chapter by chapter; questions that are kept for instructors do not count."""
    domain = guide_domain(env)
    homes = {question.frame.qid: home for question, home in _questions(env) if not _kept(env, question.frame.docname)}
    public = [question for question, _home in _questions(env) if question.frame.qid in homes]
    return [
        _row(env, chapter.opener, oid, [one for one in public if one.frame.objective == oid], homes)
        for chapter in chapters_of(env)
        for oid in sorted(
            (oid for oid, objective in domain.objectives.items() if objective.docname == chapter.opener),
            key=domain.number,
        )
    ]


def _row(env: BuildEnvironment, opener: str, oid: str, questions: list[Question], homes: dict[str, str]) -> Row:
    domain = guide_domain(env)
    order = reading_order(env)
    shown = {page for page, uses in domain.shown.items() if oid in {one for one, _line in uses}}
    counts = Counter(homes[question.frame.qid] for question in questions)
    # A section that teaches an objective without asking for it is listed too: that is what an instructor looks for.
    pages = sorted((shown - {opener}) | set(counts), key=lambda page: (order.get(page, len(order)), page))
    levels = Counter(str(question.frame.level) for question in questions)
    return Row(
        (
            f"{env.titles[opener].astext()}, {domain.number(oid)}",
            domain.objectives[oid].content.astext(),
            tuple(PageLink(page, f"{env.titles[page].astext()}: {counts[page]}") for page in pages),
            *(str(levels[level]) for level in LEVELS),
        )
    )


def _questions(env: BuildEnvironment) -> list[tuple[Question, str]]:
    """Return the questions of the book with the pages that show them; none where their part is not loaded."""
    try:
        domain: Any = env.get_domain("quiz")
    except ExtensionError:
        return []
    return [(question, domain.home_of(qid)) for qid, question in domain.questions.items()]


def _kept(env: BuildEnvironment, docname: str) -> bool:
    return env.metadata.get(docname, {}).get("audience") == "instructor"
