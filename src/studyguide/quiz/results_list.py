"""The questions that the page of results counts: by chapter and objective, in the order in which the book is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyguide.quiz.audience import PUBLIC
from studyguide.quiz.bank import bank_of
from studyguide.quiz.content_hash import content_hash
from studyguide.quiz.domain import quiz_domain
from studyguide.quiz.objectives import known_objectives
from studyguide.quiz.reading_order import place_in, reading_order
from studyguide.quiz.settings import BankSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from studyguide.quiz.model import Question

UNSCORED = "pretest"
"""The mode of banks that are asked before reading; guesses are no results."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One question: where it is kept, where it is asked, and what answers it."""

    qid: str
    hash: str
    bank: str
    points: int
    home: str
    number: int
    source: str | None


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective and its questions; without an id they belong to none."""

    oid: str | None
    text: str
    questions: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class ChapterAims:
    """A chapter by its opening page, with the objectives that are tested."""

    opener: str
    aims: tuple[Aim, ...]


def chapter_aims(env: BuildEnvironment) -> tuple[ChapterAims, ...]:
    """Return all chapters that have public questions."""
    objectives = known_objectives(env) or {}
    openers = {
        str(env.metadata[one.docname]["chapter"]): one.docname
        for one in objectives.values()
        if "chapter" in env.metadata.get(one.docname, {})
    }
    found: dict[str, dict[str | None, list[Counted]]] = {}
    for question in _public(env):
        objective = objectives.get(question.frame.objective or "")
        counted = _counted(env, question)
        chapter = str(env.metadata.get(question.frame.docname, {}).get("chapter", ""))
        opener = objective.docname if objective else openers.get(chapter, counted.home)
        found.setdefault(opener, {}).setdefault(question.frame.objective if objective else None, []).append(counted)
    order = reading_order(env)

    def aims(opener: str) -> Iterator[Aim]:
        # As the chapter lists its objectives; what belongs to none comes last.
        by_line = sorted(found[opener], key=lambda oid: (oid is None, objectives[oid].line if oid else 0))
        for oid in by_line:
            questions = found[opener][oid]
            in_order = sorted(questions, key=lambda one: (*place_in(order, one.home), one.number))
            yield Aim(oid, objectives[oid].content.astext() if oid else "", tuple(in_order))

    openings = sorted(found, key=lambda opener: place_in(order, opener))
    return tuple(ChapterAims(opener, tuple(aims(opener))) for opener in openings)


def _public(env: BuildEnvironment) -> Iterator[Question]:
    domain = quiz_domain(env)
    for question in domain.questions.values():
        docname = question.frame.docname
        mode = domain.settings.get(docname, BankSettings()).mode
        if env.metadata.get(docname, {}).get("audience", PUBLIC) == PUBLIC and mode != UNSCORED:
            yield question


def _counted(env: BuildEnvironment, question: Question) -> Counted:
    domain, frame = quiz_domain(env), question.frame
    home = domain.home_of(frame.qid)
    labels = env.domains.standard_domain.labels
    return Counted(
        qid=frame.qid,
        hash=content_hash(question),
        bank=bank_of(frame.docname),
        points=frame.points,
        home=home,
        number=domain.shown_in(home).index(frame.qid) + 1,
        source=frame.source if frame.source in labels else None,
    )
