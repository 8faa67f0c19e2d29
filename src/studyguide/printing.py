"""Make the PDFs that are asked for, and put each in its place when it is whole."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from sphinx.errors import SphinxError
from sphinx.util.console import disable_colour  # type: ignore[attr-defined]  # its public place, without types

from studyguide.pdf.editions import INSTRUCTORS, READING
from studyguide.publish import OnceStream, cannot_write, replace_file, run_builder
from studyguide.quiz.audience import INSTRUCTOR
from studyguide.quiz.paper_words import NO_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.application import Sphinx

    from studyguide.pdf.builder import TypstBuilder

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
    if not sys.stderr.isatty():
        disable_colour()
    try:
        runs = list(_runs(source, output / ".work", order))
        made = [_put_in_place(app, output / "pdf", "" if order.key else _NO_KEY) for app in runs]
    except SphinxError as error:
        print(f"{error.category}: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        return cannot_write(error, output)
    failed = any(app.statuscode or (order.strict and app._warncount) for app in runs)  # noqa: SLF001 - no other count
    return 0 if all(made) and not failed else 1


def _runs(source: Path, work: Path, order: Order) -> Iterator[Sphinx]:
    """Run the builder for the public PDFs, and for that of instructors, whose pages are read apart.

    Public pages are those that ``studyguide build`` has read, and its PDF is the reading edition.
    """
    warnings = OnceStream(sys.stderr)
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
