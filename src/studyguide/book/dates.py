"""Read ISO 8601 dates of any precision, and write them in words as the prose does (``8 January 2020``)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_EN_DASH = "\N{EN DASH}"
# Not calendar.month_name: that follows the process's locale; the build must not.
_MONTHS: Final = (
    *("", "January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class DateError(ValueError):
    """A date that cannot be read; the message says what is wrong and what to write."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month or a day; sorts before any more precise date that it holds."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``2020``, ``2020-01`` or ``2020-01-08``.

        :raises DateError: if it is none of these, or no day of the calendar.
        """
        match = _ISO.fullmatch(text.strip())
        if not match:
            msg = f"{text!r} is no date; write 2020, 2020-01 or 2020-01-08"
            raise DateError(msg)
        year, month, day = (int(match[part] or 0) for part in ("year", "month", "day"))
        try:
            dt.date(year, month or 1, day or 1)
        except ValueError as error:
            msg = f"{text!r} is not in the calendar ({error}); correct the month or the day"
            raise DateError(msg) from error
        if (match["month"] and not month) or (match["day"] and not day):
            msg = f"{text!r} has a month or day of 00; leave it out if it is not known"
            raise DateError(msg)
        return cls(year, month, day)

    @property
    def iso(self) -> str:
        """The date in ISO 8601, as precise as it is known."""
        return "-".join(f"{part:0{width}d}" for part, width in ((self.year, 4), (self.month, 2), (self.day, 2)) if part)

    @property
    def words(self) -> str:
        """The date as prose writes it; the months are English whatever the locale of the machine."""
        month = _MONTHS[self.month] if self.month else ""
        return " ".join(part for part in (str(self.day or ""), month, str(self.year)) if part)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A date or a stretch of time; ``end`` equals ``start`` for a date."""

    start: PartialDate
    end: PartialDate

    @classmethod
    def parse(cls, text: str) -> Span:
        """Read a date or two dates with a slash, as ISO 8601 writes an interval.

        :raises DateError: if a date cannot be read or the end comes before the start.
        """
        first, slash, last = text.partition("/")
        start = PartialDate.parse(first)
        end = PartialDate.parse(last) if slash else start
        if end < start:
            msg = f"{text!r} ends before it starts; write the earlier date first"
            raise DateError(msg)
        return cls(start, end)

    @property
    def words(self) -> str:
        """The span in words, with an en dash that is closed up between years only."""
        if self.start == self.end:
            return self.start.words
        years_only = not self.start.month and not self.end.month
        dash = _EN_DASH if years_only else f" {_EN_DASH} "
        return f"{self.start.words}{dash}{self.end.words}"
