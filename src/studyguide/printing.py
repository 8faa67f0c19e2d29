"""Make the PDFs that are asked for, and put each in its place when it is whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from studyguide.pdf.editions import INSTRUCTORS, READING
from studyguide.publish import made, replace_file, run_builder
from studyguide.quiz.audience import INSTRUCTOR
from studyguide.quiz.paper_words import NO_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.application import Sphinx

    from studyguide.pdf.builder import TypstBuilder
    from studyguide.publish import OnceStream

_NO_KEY: Final = "-no-key"
"""Ends the names of what has no answers."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed; with neither editions nor hand-outs, the reading edition."""

    editions: tuple[str, ...] = ()
    handouts: bool = False
    key: bool = True
    strict: bool = False

    @property
    def wanted(self) -> tuple[str, ...]:
        """The editions, each once."""
        return tuple(dict.fromkeys(self.editions)) or (() if self.handouts else (READING,))


def print_book(source: Path, output: Path, order: Order) -> int:
    """Print what is ordered of the book found in ``source`` into ``output/pdf``.

    What stood there before stays until its successor is complete. Returns 0, or 1 if one could not be made or, if the
    order is strict, a builder warned.
    """

    def make(warnings: OnceStream) -> tuple[list[Sphinx], bool]:
        apps = list(_runs(source, output / ".work", order, warnings))
        end = "" if order.key else _NO_KEY
        # What one builder missed keeps nothing of another from its place.
        complete = [_put_in_place(app, output / "pdf", end) for app in apps]
        return apps, all(complete)

    return made(make, output, strict=order.strict)


def _runs(source: Path, work: Path, order: Order, warnings: OnceStream) -> Iterator[Sphinx]:
    """Run the builder for the public PDFs, and for that of instructors, whose pages are read apart.

    Public pages are those that ``studyguide build`` has read, and its PDF is the reading edition.
    """
    tags = () if order.key else (NO_KEY,)
    out = "typst" if order.key else f"typst{_NO_KEY}"
    public = [name for name in order.wanted if name != INSTRUCTORS]
    if public or order.handouts:
        settings = {"typst_editions": public, "typst_handouts": order.handouts}
        yield run_builder(source, work, "typst", warnings, out=out, tags=tags, settings=settings)
    if INSTRUCTORS in order.wanted:
        work, settings = work / INSTRUCTORS, {"typst_editions": [INSTRUCTORS], "typst_handouts": False}
        yield run_builder(source, work, "typst", warnings, out=out, tags=(INSTRUCTOR, *tags), settings=settings)


def _put_in_place(app: Sphinx, folder: Path, end: str) -> bool:
    """Copy what the builder made; return whether that is all that it should have made."""
    builder = cast("TypstBuilder", app.builder)
    for pdf in builder.made:
        place = pdf.relative_to(app.outdir)
        target = folder / place.with_name(f"{place.stem}{end}.pdf")
        replace_file(pdf, target)
        print(f"{target} is ready")
    return not builder.missing
