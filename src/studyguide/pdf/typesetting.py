"""Typeset a PDF, if need be without the pictures that Typst cannot read and with the mere text of what it cannot set.

Nothing here knows Sphinx: what is to be said to the author is handed back.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from studyguide.pdf import escape
from studyguide.pdf.compile import Problem, compile_book, stamp
from studyguide.pdf.mending import mend

LAYOUT: Final = Path(__file__).parent / "layout"
"""All that is said about how the book looks."""

_ATTEMPTS: Final = 5
"""How often a book is compiled again without the pictures that Typst cannot read or place."""

_INTERNAL: Final = "internal error"
"""Typst 0.15 cannot tag some pages beside which a figure floats (its issues 8487 and 8776)."""

_STAMP: Final = "book.stamp"


@dataclass(frozen=True, slots=True)
class Job:
    """A PDF to make: its code and settings, and which of the floating figures it holds."""

    folder: Path
    """Where Typst finds all that it reads; it stays, so that an unchanged PDF is not made again."""
    pdf: Path
    settings: dict[str, Any]
    floats: tuple[int, ...]
    timestamp: int

    def write(self, code: str, pictures: Path) -> None:
        """Write what Typst reads."""
        self.pdf.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(self.folder / "pictures", ignore_errors=True)
        (self.folder / "pictures").mkdir(parents=True)
        for part in LAYOUT.glob("*.typ"):
            shutil.copyfile(part, self.folder / part.name)
        for picture in pictures.glob("*"):
            if escape.string(f"pictures/{picture.name}") in code:
                shutil.copyfile(picture, self.folder / "pictures" / picture.name)
        main = f'#import "book.typ": *\n#show: whole-book\n#{{\n{code}\n}}\n'
        (self.folder / "main.typ").write_text(main, encoding="utf-8")
        write_settings(self.folder, self.settings)

    @property
    def done(self) -> bool:
        """Whether there is a PDF of just this."""
        known = self.folder / _STAMP
        return self.pdf.is_file() and known.is_file() and known.read_text(encoding="ascii") == stamp(self.folder)


@dataclass(slots=True)
class Report:
    """What became of a job."""

    made: bool = False
    standard: bool = True
    """Whether the PDF keeps PDF/UA and PDF/A."""
    problems: list[Problem] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    """The figures that had to stay in their places."""


def write_settings(folder: Path, settings: dict[str, Any]) -> None:
    """Write what the layout must know."""
    lines = (f"#let {name} = {escape.value(item)}\n" for name, item in settings.items())
    (folder / "settings.typ").write_text("".join(lines), encoding="utf-8")


def typeset(job: Job) -> Report:
    """Compile, if need be without broken pictures and with the mere text of what cannot be set."""
    digest = stamp(job.folder)
    settings = dict(job.settings)
    report = Report()
    broken: list[str] = []
    for _attempt in range(_ATTEMPTS):
        outcome = compile_book(job.folder, job.pdf, timestamp=job.timestamp)
        if any(item.message.startswith(_INTERNAL) for item in outcome.problems) and _hold(job, settings, report):
            continue
        if outcome.made:
            report.made = True
            report.problems += (Problem(item.message, item.location, None) for item in outcome.problems)
            # Whatever was reported is reported again by the next build.
            if not report.problems:
                (job.folder / _STAMP).write_text(digest, encoding="ascii")
            return report
        new = [item for item in outcome.problems if item.picture and item.picture not in broken]
        if not new:
            break
        report.problems += new
        broken += [item.picture for item in new if item.picture]
        settings["broken"] = tuple(broken)
        write_settings(job.folder, settings)
    mended = mend(job.folder, job.pdf, timestamp=job.timestamp)
    report.problems += mended.problems or outcome.problems
    report.made, report.standard = mended.made, mended.standard
    return report


def _hold(job: Job, settings: dict[str, Any], report: Report) -> bool:
    """Keep one more figure where the text has it: the last of the fewest floating figures that Typst fails on."""
    held: tuple[int, ...] = settings["held"]
    loose = [number for number in job.floats if number not in held]
    fewer, more = 0, len(loose)
    if not more:
        return False
    while more - fewer > 1:
        middle = (fewer + more) // 2
        write_settings(job.folder, {**settings, "held": (*held, *loose[middle:])})
        if compile_book(job.folder, job.pdf, timestamp=job.timestamp).made:
            fewer = middle
        else:
            more = middle
    settings["held"] = (*held, loose[fewer])
    write_settings(job.folder, settings)
    report.kept.append(loose[fewer])
    return True
