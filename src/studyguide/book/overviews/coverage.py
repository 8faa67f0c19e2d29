"""Which objective is tested where, how deep and by which kind of question, and what is not tested at all.

Questions that are kept for instructors do not count: learners never meet them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError

from studyguide.book.domain import guide_domain
from studyguide.book.overviews.rows import Cell, PageLink, Row
from studyguide.book.reading_order import chapters_of, reading_order
from studyguide.quiz.model import KINDS, LEVELS, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True, slots=True)
class Place:
    """What is counted together: empty text where a question does not say."""

    objective: str
    page: str
    level: str
    kind: str


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective with its name for readers."""

    oid: str
    name: str
    text: str
    page: str


@dataclass(frozen=True, slots=True)
class Hole:
    """Something that is not tested, or only by recall."""

    code: str
    subject: str
    """The id of the objective, the page, or the kind."""
    message: str
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The questions of a book, counted."""

    counts: Counter[Place]
    objectives: tuple[Aim, ...]
    """In reading order; where no chapter defines any, those that questions name."""
    pages: tuple[tuple[str, str], ...]
    """The pages of all chapters with their titles, in reading order; else the pages that show questions."""

    def total(self, **wanted: str) -> int:
        """Return how many questions have these values."""
        if wanted.keys() == set(Place.__annotations__):
            return self.counts[Place(**wanted)]
        return sum(
            count for cell, count in self.counts.items() if all(getattr(cell, k) == v for k, v in wanted.items())
        )

    @property
    def holes(self) -> tuple[Hole, ...]:
        """What is missing, in reading order."""
        return tuple(self._holes())

    def _holes(self) -> Iterator[Hole]:
        for aim in self.objectives:
            levels = {cell.level for cell in self.counts if cell.objective == aim.oid}
            if not levels:
                yield Hole("objective-untested", aim.oid, f"Objective without a question: {aim.name}", aim.page)
            elif levels == {"recall"}:
                yield Hole("objective-recall", aim.oid, f"Objective with recall alone: {aim.name}", aim.page)
        for page, _title in self.pages:
            if not self.total(page=page):
                yield Hole("section-untested", page, "Section without a question", page)
        for kind in KINDS:
            if not self.total(kind=kind):
                yield Hole("kind-unused", kind, f"Kind that no question uses: {kind}")


def coverage_of(env: BuildEnvironment) -> Coverage:
    """Count the public questions of a book whose pages are all read; its chapters are optional."""
    counts = Counter(
        Place(question.frame.objective or "", home, question.frame.level or "", kind_of(question))
        for question, home in _public(env)
    )
    order = reading_order(env)

    def place(page: str) -> tuple[int, str]:
        return order.get(page, len(order)), page

    chapters = _chapters(env)
    shown = sorted({cell.page for cell in counts}, key=place)
    pages = [page for _name, pages in chapters for page in pages] or shown
    return Coverage(counts, tuple(_aims(env, counts)), tuple((page, env.titles[page].astext()) for page in pages))


def _public(env: BuildEnvironment) -> Iterator[tuple[Any, str]]:
    try:
        domain: Any = env.get_domain("quiz")
    except ExtensionError:
        return
    for qid, question in domain.questions.items():
        if env.metadata.get(question.frame.docname, {}).get("audience") != "instructor":
            yield question, domain.home_of(qid)


def _chapters(env: BuildEnvironment) -> list[tuple[str, tuple[str, ...]]]:
    try:
        return [(chapter.opener, chapter.pages) for chapter in chapters_of(env)]
    except ExtensionError:
        return []


def _aims(env: BuildEnvironment, counts: Counter[Place]) -> Iterator[Aim]:
    known = set()
    for opener, _pages in _chapters(env):
        domain = guide_domain(env)
        own = [oid for oid, objective in domain.objectives.items() if objective.docname == opener]
        for oid in sorted(own, key=domain.number):
            known.add(oid)
            name = f"{env.titles[opener].astext()}, {domain.number(oid)}"
            yield Aim(oid, name, domain.objectives[oid].content.astext(), opener)
    if not known:
        for oid in sorted({cell.objective for cell in counts} - {""}):
            yield Aim(oid, oid, "", next(cell.page for cell in counts if cell.objective == oid))


def objectives_header(_env: BuildEnvironment) -> tuple[str, ...]:
    """Return the names of the columns."""
    return ("Objective", "Page", *(level.capitalize() for level in LEVELS))


def objective_rows(env: BuildEnvironment) -> list[Row]:
    """Return one row an objective and page: how many questions of which kind at each level."""
    coverage = coverage_of(env)
    order = reading_order(env)
    rows = []
    for aim in coverage.objectives:
        pages = {cell.page for cell in coverage.counts if cell.objective == aim.oid}
        for page in sorted(pages, key=lambda page: (order.get(page, len(order)), page)):
            cells: list[Cell] = [kinds_text(coverage, objective=aim.oid, page=page, level=level) for level in LEVELS]
            rows.append(Row((aim.name, (PageLink(page, env.titles[page].astext()),), *cells)))
    return rows


def kinds_text(coverage: Coverage, **wanted: str) -> str:
    """Return ``2 single, 1 match``, or a dash for none."""
    counted = [(kind, coverage.total(kind=kind, **wanted)) for kind in KINDS]
    return ", ".join(f"{count} {kind}" for kind, count in counted if count) or "–"


def kinds_header(_env: BuildEnvironment) -> tuple[str, ...]:
    """Return the names of the columns."""
    return ("Kind", *(level.capitalize() for level in LEVELS), "All")


def kind_rows(env: BuildEnvironment) -> list[Row]:
    """Return one row a kind; a question without a level counts under all."""
    coverage = coverage_of(env)
    return [
        Row(
            (
                kind,
                *(str(coverage.total(kind=kind, level=level)) for level in LEVELS),
                str(coverage.total(kind=kind)),
            )
        )
        for kind in KINDS
    ]


def holes_header(_env: BuildEnvironment) -> tuple[str, ...]:
    """Return the names of the columns."""
    return ("What is missing", "Page")


def hole_rows(env: BuildEnvironment) -> list[Row]:
    """Return one row a hole, or one that says that there is none."""
    rows = [
        Row((hole.message, (PageLink(hole.page, env.titles[hole.page].astext()),) if hole.page else "–"))
        for hole in coverage_of(env).holes
    ]
    return rows or [Row(("Nothing", "–"))]
