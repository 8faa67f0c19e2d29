"""What a question is, as plain values; nothing here knows Sphinx, so that exporters can stand on it too.

A new kind is one dataclass here; ``match`` with ``assert_never`` then names every layer that has to learn it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

Kind: TypeAlias = Literal[
    "single", "multiple", "truefalse", "short", "numeric", "match", "order", "cloze", "map", "open"
]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

Level: TypeAlias = Literal["recall", "apply", "infer"]
LEVELS: Final[tuple[Level, ...]] = get_args(Level)

Scale: TypeAlias = Literal["time", "size", "degree", "steps"]
SCALES: Final[tuple[Scale, ...]] = get_args(Scale)
"""What an ``order`` question sorts by: earliest to latest, smallest to largest, least to most, first to last."""

GapForm: TypeAlias = Literal["blank", "number", "pick"]

RIGHT: Final = 100
"""The fraction of an option that is wholly right."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option, one foreseen answer of a written question, one item to put in order, or one row to match."""

    oid: str
    """``a``, ``b`` … in the author's order; answers are compared by it, never by the text."""
    text: str
    fraction: int
    """100 right, 0 wrong, between them partly right, below 0 a penalty."""
    rationale: str | None
    """Why the option is right or wrong, without the keys of citations."""
    line: int
    rationale_line: int
    rationale_lines: tuple[int, ...] = ()
    """The line in the source of each line of the rationale, where it is known."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A hint or an explanation."""

    text: str
    line: int
    lines: tuple[int, ...] = ()
    """The line in the source of each line of the text, where it is known."""


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers that an answer stands for, both ends included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Choice:
    """One right side of a ``match`` question; rows with the same text share it."""

    oid: str
    """That of the first row that has the text."""
    text: str
    line: int
    distractor: bool


@dataclass(frozen=True, slots=True)
class GapAnswer:
    """An accepted form of a blank, or one of the choices of a pick."""

    text: str
    fraction: int


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap of a ``cloze`` question."""

    form: GapForm
    answers: tuple[GapAnswer, ...]
    """Empty where a number is asked for."""
    range: Range | None
    line: int


@dataclass(frozen=True, slots=True)
class Region:
    """A circle on the picture of a ``map`` question, in the picture's own units."""

    letter: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a ``map`` question: path from the folder of the book, text alternative, size in its own units."""

    path: str
    alt: str
    width: float
    height: float
    line: int


@dataclass(frozen=True, slots=True)
class Criterion:
    """What an answer to an ``open`` question is judged by."""

    oid: str
    text: str
    points: int
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
    shuffle: bool | None = None
    """What the author says about the order of the options; nothing leaves it to the bank."""


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


@dataclass(frozen=True, slots=True)
class Numeric:
    """A number to write; each option is read as a range, and the first range that holds the number counts."""

    frame: Frame
    options: tuple[Option, ...]
    ranges: tuple[Range, ...]
    """One for each option."""
    unit: tuple[str, ...] = ()
    """Spellings of the unit; the first is shown, all are understood."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Rows to match with choices; the options are the left sides."""

    frame: Frame
    options: tuple[Option, ...]
    key: tuple[str, ...]
    """The choice that belongs to each row."""
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Ordering:
    """Items to put in order; the options stand in the right order."""

    frame: Frame
    options: tuple[Option, ...]
    scale: Scale = "steps"


@dataclass(frozen=True, slots=True)
class Cloze:
    """A text with gaps, in the order of the text."""

    frame: Frame
    gaps: tuple[Gap, ...]

    @property
    def options(self) -> tuple[Option, ...]:
        """No options: the answers belong to the gaps."""
        return ()


@dataclass(frozen=True, slots=True)
class MapChoice:
    """One right region among several of a picture."""

    frame: Frame
    options: tuple[Option, ...]
    regions: tuple[Region, ...]
    """One for each option."""
    picture: Picture


@dataclass(frozen=True, slots=True)
class OpenResponse:
    """A text to write and to judge by a rubric."""

    frame: Frame
    words: tuple[int, int] | None
    """Least and most words asked for."""
    rubric: tuple[Criterion, ...]
    model_answer: Passage | None

    @property
    def options(self) -> tuple[Option, ...]:
        """No options."""
        return ()


Question: TypeAlias = (
    SingleChoice
    | MultipleChoice
    | TrueFalse
    | ShortAnswer
    | Numeric
    | Matching
    | Ordering
    | Cloze
    | MapChoice
    | OpenResponse
)

_KIND_OF: Final[dict[type[Question], Kind]] = {
    SingleChoice: "single",
    MultipleChoice: "multiple",
    TrueFalse: "truefalse",
    ShortAnswer: "short",
    Numeric: "numeric",
    Matching: "match",
    Ordering: "order",
    Cloze: "cloze",
    MapChoice: "map",
    OpenResponse: "open",
}


def kind_of(question: Question) -> Kind:
    """Return the name that authors give the kind."""
    return _KIND_OF[type(question)]
