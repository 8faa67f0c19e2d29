"""Which objective is taught in which sections and tested by how many questions of which level."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError

from studyguide.book.domain import guide_domain
from studyguide.book.overviews.rows import PageLink, Row
from studyguide.book.reading_order import chapters_of, reading_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

    from studyguide.quiz.model import Question

LEVELS = ("recall", "apply", "infer")


def header(_env: BuildEnvironment) -> tuple[str, ...]:
    """Return the names of the columns."""
    return ("Chapter", "Objective", "Taught in", "Recall", "Apply", "Infer")


def rows(env: BuildEnvironment) -> list[Row]:
    """Return one row an objective, chapter by chapter; questions that are kept for instructors do not count."""
    domain = guide_domain(env)
    public = [question for question in _questions(env) if not _kept(env, question)]
    return [
        _row(env, chapter.opener, oid, Counter(str(one.frame.level) for one in public if one.frame.objective == oid))
        for chapter in chapters_of(env, {objective.docname for objective in domain.objectives.values()})
        for oid in sorted(
            (oid for oid, objective in domain.objectives.items() if objective.docname == chapter.opener),
            key=domain.number,
        )
    ]


def _row(env: BuildEnvironment, opener: str, oid: str, levels: Counter[str]) -> Row:
    domain = guide_domain(env)
    order = reading_order(env)
    shown = {page for page, uses in domain.shown.items() if oid in {one for one, _line in uses}}
    taught = shown - {opener}
    return Row(
        (
            f"{env.titles[opener].astext()}, {domain.number(oid)}",
            domain.objectives[oid].content.astext(),
            tuple(
                PageLink(page, env.titles[page].astext())
                for page in sorted(taught, key=lambda page: order.get(page, 0))
            ),
            *(str(levels[level]) for level in LEVELS),
        )
    )


def _questions(env: BuildEnvironment) -> Iterable[Question]:
    """Return the questions of the book, none where their part of the engine is not loaded."""
    try:
        domain: Any = env.get_domain("quiz")
    except ExtensionError:
        return ()
    questions: Iterable[Question] = domain.questions.values()
    return questions


def _kept(env: BuildEnvironment, question: Question) -> bool:
    return env.metadata.get(question.frame.docname, {}).get("audience") == "instructor"
