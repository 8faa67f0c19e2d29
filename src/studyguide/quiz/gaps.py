"""Read what stands in the roles ``{blank}``, ``{pick}`` and ``{at}``: texts to values, nothing of Sphinx."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from studyguide.quiz.model import RIGHT, Gap, GapAnswer
from studyguide.quiz.numbers import read_range

if TYPE_CHECKING:
    from studyguide.quiz.model import GapForm

# A bar that belongs to the text is written "\|".
_BAR: Final = re.compile(r"\s*(?<!\\)\|\s*")
_NUMBER: Final = r"[0-9]{1,5}(?:\.[0-9]{1,3})?"
_PLACE: Final = re.compile(rf"\s*({_NUMBER})\s*,\s*({_NUMBER})\s*,\s*({_NUMBER})\s*")
_LETTER: Final = re.compile(r"\s*(?P<letter>[A-Z])\s*[:.)]\s+")


def read_gap(raw: str, *, pick: bool, line: int) -> Gap:
    """Return the gap that a role stands for; what is wrong with it is left to the checks.

    :param raw: ``Aras | Araxes``, ``=1813`` or, for a pick, ``*right | wrong``.
    """
    text = raw.strip()
    if not pick and text.startswith("="):
        return Gap("number", (), read_range(text[1:]), line)
    form: GapForm = "pick" if pick else "blank"
    answers = []
    for part in _BAR.split(text):
        right = not pick or part.startswith("*")
        plain = part.removeprefix("*").strip() if pick else part.strip()
        answers.append(GapAnswer(plain.replace("\\|", "|"), RIGHT if right else 0))
    return Gap(form, tuple(answers), None, line)


def read_place(raw: str) -> tuple[float, float, float] | None:
    """Return x, y and radius of ``412,220,40``."""
    found = _PLACE.fullmatch(raw)
    return (float(found[1]), float(found[2]), float(found[3])) if found else None


def read_letter(text: str) -> tuple[str, int] | None:
    """Return the letter that opens the option of a map question, and the length of what stands before the text."""
    found = _LETTER.match(text)
    return (found["letter"], found.end()) if found else None
