"""What a question is, as plain values; nothing here knows Sphinx, so that exporters can stand on it too.

A new kind is one dataclass here; ``match`` with ``assert_never`` then names every layer that has to learn it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

Kind: TypeAlias = Literal["single", "multiple", "truefalse", "short"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

Level: TypeAlias = Literal["recall", "apply", "infer"]
LEVELS: Final[tuple[Level, ...]] = get_args(Level)

RIGHT: Final = 100
"""The fraction of an option that is wholly right."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option, or one foreseen answer of a ``short`` question."""

    oid: str
    """``a``, ``b`` … in the author's order; answers are compared by it, never by the text."""
    text: str
    fraction: int
    """100 right, 0 wrong, between them partly right, below 0 a penalty."""
    rationale: str | None
    """Why the option is right or wrong, without the keys of citations."""
    line: int
    rationale_line: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A hint or an explanation."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What every kind of question has."""

    qid: str
    docname: str
    line: int
    stem: str
    objective: str | None = None
    objective_line: int = 0
    level: Level | None = None
    tags: tuple[str, ...] = ()
    points: int = 1
    source: str | None = None
    """Label of the section that answers the question."""
    source_line: int = 0
    hints: tuple[Passage, ...] = ()
    explanation: Passage | None = None


@dataclass(frozen=True, slots=True)
class SingleChoice:
    """One right option among several."""

    frame: Frame
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class MultipleChoice:
    """Any number of right options."""

    frame: Frame
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """A statement to judge."""

    frame: Frame
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """A word or a name to write; the options are the accepted and the foreseen wrong answers."""

    frame: Frame
    options: tuple[Option, ...]


Question: TypeAlias = SingleChoice | MultipleChoice | TrueFalse | ShortAnswer


def content_hash(question: Question) -> str:
    """Return what a stored answer belongs to: it changes when the task or its key does.

    Rationales, hints and sources are left out: mending one must not take a reader's answers away.
    """
    content = [type(question).__name__, question.frame.stem, [(o.oid, o.text, o.fraction) for o in question.options]]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:12]
