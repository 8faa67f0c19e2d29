"""Change objects of a PDF file as Typst writes it: one body, one cross-reference table, one trailer.

ISO 32000-1, 7.5: the table gives the offset of each object in entries of 20 bytes, so an object of another length moves
all that follow it. Nothing is parsed but the table; every byte of an object that is not changed stays.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_END: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE: Final = re.compile(rb"xref\n0 (\d+)\n")
_HEAD: Final = re.compile(rb"\d+ 0 obj\s")
_ENTRY: Final = 20
_OFFSET: Final = 10
"""How long an entry of the table is, and the offset at its start (ISO 32000-1, 7.5.4)."""


class NotOneTableError(ValueError):
    """The file has another form than Typst gives it."""


class Objects:
    """The objects of a file by number; those that are changed keep their number."""

    def __init__(self, pdf: bytes) -> None:
        end = _END.search(pdf, max(0, len(pdf) - 64))
        table = _TABLE.match(pdf, int(end[1])) if end else None
        if end is None or table is None:
            raise NotOneTableError
        self._pdf = pdf
        self._table = int(end[1])
        self._entries = table.end()
        self._count = int(table[1])
        starts = sorted((offset, number) for number, offset in self._offsets())
        offsets = [offset for offset, _number in starts] + [self._table]
        self._spans = {number: span for (_, number), span in zip(starts, pairwise(offsets), strict=True)}

    def _offsets(self) -> Iterator[tuple[int, int]]:
        """Return number and offset of each object in use."""
        for number in range(1, self._count):
            entry = self._pdf[self._entries + number * _ENTRY : self._entries + (number + 1) * _ENTRY]
            if entry[17:18] == b"n":
                yield number, int(entry[:_OFFSET])

    def __iter__(self) -> Iterator[int]:
        return iter(self._spans)

    def __getitem__(self, number: int) -> bytes:
        """Return what stands from the head of an object to the next object."""
        start, end = self._spans[number]
        return self._pdf[start:end]

    def starting(self, kind: bytes) -> dict[int, bytes]:
        """Return the objects whose dictionary starts with these bytes."""
        found = {}
        for number, (start, end) in self._spans.items():
            head = _HEAD.match(self._pdf, start)
            if head and self._pdf.startswith(kind, head.end()):
                found[number] = self._pdf[start:end]
        return found

    def with_changed(self, changed: Mapping[int, bytes]) -> bytes:
        """Return the file with other objects under some of the numbers."""
        first = min((start for start, _end in self._spans.values()), default=self._table)
        parts, moved, at = [self._pdf[:first]], {}, first
        for number, (start, end) in self._spans.items():
            body = changed.get(number, self._pdf[start:end])
            moved[number] = at
            at += len(body)
            parts.append(body)
        # The offset of the table itself stands behind the last word but one.
        head, word, _old = self._pdf[self._table :].rpartition(b"startxref")
        entries = bytearray(head)
        for number, offset in moved.items():
            place = self._entries - self._table + number * _ENTRY
            entries[place : place + _OFFSET] = b"%010d" % offset
        return b"".join((*parts, entries, word, b"\n%d\n%%%%EOF" % at))
