"""Templates of questions, one Markdown file a kind, with ``$id``, ``$objective`` and ``$source`` to fill in."""

from __future__ import annotations

from importlib.resources import files
from string import Template
from typing import Final

OBJECTIVE: Final = "your-objective"
SOURCE: Final = "sec-your-section"
"""What stands where the author names none; the checks report it until it is replaced."""


def question(kind: str, *, qid: str, objective: str = OBJECTIVE, source: str = SOURCE) -> str:
    """Return a question of a kind, ready to be edited."""
    text = files(__package__).joinpath(f"{kind}.md").read_text(encoding="utf-8")
    return Template(text).substitute(id=qid, objective=objective, source=source)
