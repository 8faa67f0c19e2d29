"""Say in words what only a control shows on a screen. For paper and for the plain formats."""

from __future__ import annotations

from typing import Final

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
