"""Pack the objects of a PDF, of which tags and links are the most: the book becomes less than half as large.

ISO 32000-1, 7.5.7 and 7.5.8: objects that are no streams go into compressed object streams, and the cross-reference
table becomes a stream too. PDF/A-2 and PDF/UA-1 allow both. No object changes its number or a byte of its text.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Final

from studyguide.pdf.objects import NotOneTableError, Objects

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEAD: Final = re.compile(rb"\d+ 0 obj\s+")
_TRAILER: Final = re.compile(rb"trailer\s*<<(.*)>>\s*startxref", re.DOTALL)
_SIZE: Final = re.compile(rb"/Size \d+")
_END: Final = b"endobj"
_STREAM_END: Final = b"endstream"
_TAIL: Final = 32
"""Where in the last bytes of an object its stream ends."""

_TOGETHER: Final = 200
"""Objects in one stream: a reader that needs one of them unpacks them all."""

_FREE: Final = (0, 0, 65535)
_PLAIN: Final = 1
_PACKED: Final = 2
"""Kinds of entries of the table: object 0 is free, an object stands at an offset, or as the n-th in a stream."""


def packed(pdf: bytes) -> bytes:
    """Return the same PDF, smaller; a file that Typst did not write stays as it is."""
    try:
        objects = Objects(pdf)
    except NotOneTableError:
        return pdf
    trailer = _TRAILER.search(pdf, pdf.rindex(b"trailer"))
    numbers = list(objects)
    if trailer is None or not numbers:
        return pdf
    writer = _Writer(pdf[: pdf.index(b"%d 0 obj" % numbers[0])], max(numbers) + 1)
    loose = []
    for number in numbers:
        whole = objects[number]
        if _STREAM_END in whole[-_TAIL:]:
            writer.put(number, whole)
        else:
            head = _HEAD.match(whole)
            loose.append((number, whole[head.end() if head else 0 : whole.rindex(_END)].strip()))
    for start in range(0, len(loose), _TOGETHER):
        writer.put_together(loose[start : start + _TOGETHER])
    return writer.finished(trailer[1])


class _Writer:
    """A file that grows, and where its objects stand in it."""

    def __init__(self, head: bytes, free: int) -> None:
        self._out = bytearray(head)
        self._free = free
        self._entries = {0: _FREE}

    def put(self, number: int, whole: bytes) -> None:
        """Write an object as it is."""
        self._entries[number] = (_PLAIN, len(self._out), 0)
        self._out += whole

    def put_together(self, objects: Sequence[tuple[int, bytes]]) -> None:
        """Write objects into one stream."""
        places, at = [], 0
        for index, (number, body) in enumerate(objects):
            self._entries[number] = (_PACKED, self._free, index)
            places.append(b"%d %d" % (number, at))
            at += len(body) + 1
        head = b" ".join(places) + b"\n"
        kind = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))
        self._put_stream(kind, head + b"\n".join(body for _number, body in objects))

    def finished(self, trailer: bytes) -> bytes:
        """Return the file with the table of its objects at its end."""
        start, number = len(self._out), self._free
        self._entries[number] = (_PLAIN, start, 0)
        kind = b"/Type/XRef/W[1 4 2]" + _SIZE.sub(b"/Size %d" % (number + 1), trailer)
        self._put_stream(kind, b"".join(self._rows(number)))
        return bytes(self._out) + b"startxref\n%d\n%%%%EOF" % start

    def _rows(self, last: int) -> Iterator[bytes]:
        for number in range(last + 1):
            kind, place, index = self._entries.get(number, _FREE)
            yield b"%c%b%b" % (kind, place.to_bytes(4, "big"), index.to_bytes(2, "big"))

    def _put_stream(self, kind: bytes, data: bytes) -> None:
        body = zlib.compress(data)
        # CR and LF together could be taken for one end of line, and the stream for one byte shorter.
        end = b"\r" if body.endswith(b"\r") else b"\n"
        head = b"%d 0 obj\n<<%b/Filter/FlateDecode/Length %d>>\nstream\n" % (self._free, kind, len(body))
        self.put(self._free, head + body + end + _STREAM_END + b"\n" + _END + b"\n\n")
        self._free += 1
