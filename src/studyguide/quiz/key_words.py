"""Say in words what only a control shows on a screen: gaps, numbers, places. For paper and for the plain formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from studyguide.quiz.model import RIGHT
from studyguide.quiz.parts import natural_order

if TYPE_CHECKING:
    from docutils.nodes import Element

ENDS: Final = {
    "time": ("earliest", "latest"),
    "size": ("smallest", "largest"),
    "degree": ("least", "most"),
    "steps": ("first", "last"),
}
"""What stands first and last on each scale of an ``order`` question."""

NO_KEY: Final = "nokey"
"""The tag (``-t nokey``) of an edition without the answers, for instructors to hand out."""

_THIRD: Final = 1 / 3
_GROUPED: Final = 10_000
"""From here on the digits of a number are parted into groups; a year has none."""


def number_words(holder: Element) -> str:
    """Return the numbers that an option or a gap accepts."""
    low, high = _number(float(holder["low"])), _number(float(holder["high"]))
    return low if low == high else f"{low} to {high}"


def _number(value: float) -> str:
    shown = str(int(value)) if value.is_integer() else str(value)
    if abs(value) >= _GROUPED:
        shown = f"{int(value) if value.is_integer() else value:,}"
    return shown.replace("-", "\N{MINUS SIGN}")


def accepted_in(gap: Element) -> str:
    """Return what belongs into a gap, in all accepted forms."""
    if gap["form"] == "number":
        return number_words(gap)
    return " or ".join(text for text, fraction in gap["answers"] if fraction == RIGHT)


def gap_choices(gap: Element) -> list[str]:
    """Return the words to choose from, sorted: authors tend to write the right one first."""
    return sorted((text for text, _fraction in gap["answers"]), key=natural_order)


def place_words(x: float, y: float) -> str:
    """Return where a point of a picture lies.

    :param x: from 0, the left edge, to 1.
    :param y: from 0, the upper edge, to 1.
    """
    row = "top" if y < _THIRD else "bottom" if y > 1 - _THIRD else ""
    column = "left" if x < _THIRD else "right" if x > 1 - _THIRD else ""
    return f"at the {' '.join(filter(None, (row, column)))}" if row or column else "in the middle"


def words_asked(words: tuple[int, int]) -> str:
    """Return how long an answer should be."""
    least, most = words
    return f"{most} words" if least == most else f"{least} to {most} words"
