"""``studyguide coverage``: what the questions of a book test, as text or JSON, and what they do not."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

from sphinx.errors import SphinxError

from studyguide.book.overviews.coverage import coverage_of, kinds_text
from studyguide.inspection import read_book
from studyguide.quiz.model import KINDS, LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from studyguide.book.overviews.coverage import Coverage

Format: TypeAlias = Literal["text", "json"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
VERSION: Final = 1


def print_coverage(source: Path, form: Format) -> int:
    """Print the coverage of the book in a folder; return 1 when it cannot be read."""
    try:
        with read_book(source, set(), {}) as app:
            coverage = coverage_of(app.env)
    except SphinxError as error:
        sys.stderr.write(f"{error.category}: {error}\n")
        return 1
    sys.stdout.write(as_json(coverage) if form == "json" else as_text(coverage))
    return 0


def as_json(coverage: Coverage) -> str:
    """Return one object; a question that names no objective or level is counted under null."""
    counts: list[dict[str, Any]] = [
        {
            "objective": place.objective or None,
            "page": place.page,
            "level": place.level or None,
            "kind": place.kind,
            "questions": count,
        }
        for place, count in sorted(
            coverage.counts.items(),
            key=lambda entry: (entry[0].objective, entry[0].page, entry[0].level, KINDS.index(entry[0].kind)),
        )
    ]
    report = {
        "version": VERSION,
        "questions": coverage.counts.total(),
        "counts": counts,
        "objectives": [
            {"id": aim.oid, "name": aim.name, "text": aim.text, "page": aim.page} for aim in coverage.objectives
        ],
        "pages": [
            {"page": page, "title": title, "questions": coverage.total(page=page)} for page, title in coverage.pages
        ],
        "holes": [{"code": hole.code, "subject": hole.subject, "message": hole.message} for hole in coverage.holes],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def as_text(coverage: Coverage) -> str:
    """Return the same for people: objectives with their pages, kinds, holes."""
    return "\n".join((*_objectives(coverage), "", *_kinds(coverage), "", *_holes(coverage), ""))


def _objectives(coverage: Coverage) -> Iterator[str]:
    yield f"Objectives ({coverage.counts.total()} questions)"
    for aim in coverage.objectives:
        yield f"  {aim.oid}: {aim.text or aim.name}"
        # In the order of the book; a question that no chapter shows is met in its bank.
        own = {place.page for place in coverage.counts if place.objective == aim.oid}
        for page in (
            *(name for name, _title in coverage.pages if name in own),
            *sorted(own - dict(coverage.pages).keys()),
        ):
            levels = ((level, kinds_text(coverage, objective=aim.oid, page=page, level=level)) for level in LEVELS)
            yield f"    {page}: " + "; ".join(f"{level} {kinds}" for level, kinds in levels if kinds != "–")


def _kinds(coverage: Coverage) -> Iterator[str]:
    yield f"{'Kinds':<12}" + "".join(f"{name:>8}" for name in (*LEVELS, "all"))
    for kind in KINDS:
        counts = [*(coverage.total(kind=kind, level=level) for level in LEVELS), coverage.total(kind=kind)]
        yield f"  {kind:<10}" + "".join(f"{count:>8}" for count in counts)


def _holes(coverage: Coverage) -> Iterator[str]:
    yield "Holes"
    holes = coverage.holes
    yield from (f"  {hole.message}" + (f" ({hole.page})" if hole.page else "") for hole in holes)
    if not holes:
        yield "  none"
