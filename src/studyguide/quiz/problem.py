"""One thing that an author has to mend."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and what to do."""

    code: str
    message: str
    line: int
    fatal: bool = False
    """The question cannot be used and is left out."""
