"""What a rule of the book found: where, what to do, and under which code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing for an author to mend; printed as ``path:line: message [studyguide.code]``."""

    path: str
    """A page's document name, or the path of a data file."""
    line: int
    code: str
    message: str
    page: bool = True
    """Whether ``path`` names a page; otherwise it is a file."""
