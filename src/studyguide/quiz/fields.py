"""The ``:name: value`` lines that open a question or a quiz, each with its own line number.

Sphinx could parse them, but it knows no line of a single field and drops the last of two equal ones in silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from studyguide.quiz.model import LEVELS, SCALES, Level, Scale
from studyguide.quiz.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

_FIELD: Final = re.compile(r"^\s*:(?P<name>[\w-]+):(?:\s+(?P<value>.*))?$")
_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WORDS: Final = re.compile(r"(?P<least>[0-9]{1,4})\s*[-\u2013]\s*(?P<most>[0-9]{1,4})")
YES_NO: Final = {"true": True, "yes": True, "false": False, "no": False}
MAX_POINTS: Final = 100
MAX_ID: Final = 100
"""Signs of an id: it is part of addresses and of file names."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field as written."""

    value: str
    line: int


def split_fields(lines: Sequence[str], *, first_line: int) -> tuple[list[tuple[str, Field]], int]:
    """Return the leading fields and how many lines they take."""
    fields = []
    taken = 0
    for number, text in enumerate(lines):
        match = _FIELD.match(text)
        if match is None:
            break
        fields.append((match["name"], Field((match["value"] or "").strip(), first_line + number)))
        taken = number + 1
    return fields, taken


class Fields:
    """The fields of one directive; every problem in them is collected."""

    def __init__(self, written: Sequence[tuple[str, Field]], *, known: Collection[str], owner: str) -> None:
        self.problems: list[Problem] = []
        self._fields: dict[str, Field] = {}
        for name, field in written:
            if name not in known:
                message = f"{owner} has no field :{name}:; use {', '.join(f':{other}:' for other in known)}"
                self.problems.append(Problem("field-unknown", message, field.line))
            elif name in self._fields:
                message = f":{name}: stands twice, first at line {self._fields[name].line}; keep one of them"
                self.problems.append(Problem("field-twice", message, field.line))
            elif not field.value:
                self.problems.append(
                    Problem("field-empty", f":{name}: is empty; give a value or delete it", field.line)
                )
            else:
                self._fields[name] = field

    def get(self, name: str) -> Field | None:
        """Return a field that has a value."""
        return self._fields.get(name)

    def text(self, name: str) -> str | None:
        """Return the value of a field."""
        field = self.get(name)
        return field.value if field else None

    def line(self, name: str) -> int:
        """Return the line of a field, 0 where it is not written."""
        field = self.get(name)
        return field.line if field else 0

    def words(self, name: str) -> tuple[str, ...]:
        """Return the comma-separated parts of a field."""
        return tuple(part for part in re.split(r"\s*,\s*", self.text(name) or "") if part)

    def identifier(self, name: str, *, missing: Callable[[], Problem]) -> str | None:
        """Return a well-formed id; without one, what carries it cannot be used."""
        field = self.get(name)
        if field is None:
            self.problems.append(missing())
            return None
        if len(field.value) > MAX_ID:
            message = f"an id of {len(field.value)} signs; {MAX_ID} are the most, because it is part of addresses"
            self.problems.append(Problem("question-id", message, field.line, fatal=True))
            return None
        if not _ID.fullmatch(field.value):
            message = f"id {field.value!r} is not of the form 'treaties-1828'; use small letters, digits and hyphens"
            self.problems.append(Problem("question-id", message, field.line, fatal=True))
            return None
        return field.value

    def level(self, name: str) -> Level | None:
        """Return one of the known levels."""
        field = self.get(name)
        for level in LEVELS:
            if field is not None and field.value == level:
                return level
        if field is not None:
            message = f"level {field.value!r} is unknown; use one of {', '.join(LEVELS)}"
            self.problems.append(Problem("level", message, field.line))
        return None

    def whole_number(self, name: str, *, default: int) -> int:
        """Return a number from 1."""
        field = self.get(name)
        if field is None:
            return default
        if re.fullmatch("[0-9]{1,3}", field.value) and 1 <= int(field.value) <= MAX_POINTS:
            return int(field.value)
        message = f":{name}: is {field.value!r}; write a whole number from 1 to {MAX_POINTS}"
        self.problems.append(Problem("points" if name == "points" else "number", message, field.line))
        return default

    def choice(self, name: str) -> bool | None:
        """Return what is said, or nothing where nothing is said."""
        field = self.get(name)
        if field is None:
            return None
        if field.value.lower() not in YES_NO:
            message = f":{name}: is {field.value!r}; write true or false"
            self.problems.append(Problem("boolean", message, field.line))
        return YES_NO.get(field.value.lower())

    def one_of(self, name: str, known: Sequence[str]) -> str | None:
        """Return one of the known words."""
        field = self.get(name)
        if field is None or field.value in known:
            return field.value if field else None
        message = f":{name}: is {field.value!r}; use one of {', '.join(known)}"
        self.problems.append(Problem(name, message, field.line))
        return None

    def scale(self, name: str) -> Scale:
        """Return what is sorted by."""
        word = self.one_of(name, SCALES)
        return next((scale for scale in SCALES if scale == word), "steps")

    def spellings(self, name: str) -> tuple[str, ...]:
        """Return the parts of a field that bars separate."""
        return tuple(part for part in re.split(r"\s*\|\s*", self.text(name) or "") if part)

    def word_range(self, name: str) -> tuple[int, int] | None:
        """Return least and most words."""
        field = self.get(name)
        if field is None:
            return None
        found = _WORDS.fullmatch(field.value)
        if found and 0 < int(found["least"]) <= int(found["most"]):
            return int(found["least"]), int(found["most"])
        message = f":{name}: is {field.value!r}; write least and most words as '150-250'"
        self.problems.append(Problem("words", message, field.line))
        return None
