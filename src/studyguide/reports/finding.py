"""One thing that a check found, and everything that one check found; values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

Level: TypeAlias = Literal["warning", "error"]

OWN: Final = "studyguide."
"""How warnings of this program are marked; those of Sphinx and its extensions keep their own names."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing for an author to mend."""

    path: str
    """The file as seen from the folder of the book, with ``/``; empty where no file is named."""
    line: int
    """Counted from 1; 0 where the whole file or the whole book is meant."""
    code: str
    """What ``studyguide explain`` takes (``no-key``); of other programs their own name (``myst.xref_missing``)."""
    message: str
    level: Level = "warning"
    """``error`` where something is left out of the book because of it."""

    @property
    def mark(self) -> str:
        """The name of the warning as Sphinx prints it and as ``suppress_warnings`` takes it."""
        return self.code if "." in self.code or not self.code else OWN + self.code


@dataclass(frozen=True, slots=True)
class Inspection:
    """What one check found, sorted by place."""

    findings: tuple[Finding, ...] = field(default=())
    failure: str | None = None
    """Why the book could not be read to its end."""

    @property
    def passed(self) -> bool:
        """Whether there is nothing to mend."""
        return not self.findings and self.failure is None
