"""A page of ``studyguide explain`` as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explanation:
    """One page."""

    code: str
    title: str
    summary: str
    """What is wrong, in one paragraph."""
    text: str
    """The whole page, as Markdown."""
