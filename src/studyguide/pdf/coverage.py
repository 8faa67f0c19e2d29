"""Make coverage.json: the characters that every face of each family has. Run it after a change of fonts or of Typst.

    python -m studyguide.pdf.coverage

It needs fontTools, which the book itself does not. The fonts inside Typst are found in its binary by the head that
every OpenType file starts with.
"""

from __future__ import annotations

import io
import json
import re
import struct
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from studyguide.pdf.fonts import COVERAGE, FAMILIES, font_files

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD: Final = re.compile(rb"OTTO|\x00\x01\x00\x00")
_TAG: Final = re.compile(rb"[A-Za-z0-9/ ]{4}")
_TABLES: Final = range(8, 41)
_LARGEST: Final = 4_000_000


def embedded_fonts() -> Iterator[bytes]:
    """Return every font inside the binary of the ``typst`` package."""
    import typst

    binary = next(path for path in sorted(Path(typst.__file__).parent.iterdir()) if path.suffix in {".so", ".pyd"})
    data = binary.read_bytes()
    for head in _HEAD.finditer(data):
        start = head.start()
        count = int.from_bytes(data[start + 4 : start + 6], "big")
        if count not in _TABLES:
            continue
        tables = [struct.unpack(">4sLLL", data[start + 12 + 16 * i : start + 28 + 16 * i]) for i in range(count)]
        if all(_TAG.fullmatch(tag) for tag, *_ in tables):
            size = max(offset + length for _, _, offset, length in tables)
            if size < _LARGEST:
                yield data[start : start + size]


def coverage(families: tuple[str, ...]) -> dict[str, list[list[int]]]:
    """Return for each family the characters that all its faces have, as ranges."""
    # Loaded by name: it has no types, and only this script and its test need it.
    ttlib: Any = import_module("fontTools.ttLib")

    vendored = [path.read_bytes() for path in font_files()]
    faces: dict[str, list[set[int]]] = {}
    for data in (*vendored, *embedded_fonts()):
        try:
            font = ttlib.TTFont(io.BytesIO(data), lazy=True)
            family = font["name"].getDebugName(1)
        except (ttlib.TTLibError, KeyError, ValueError, struct.error):  # bytes that only look like a font
            continue
        if family in families:
            faces.setdefault(family, []).append(set(font.getBestCmap()))
    return {family: _ranges(set.intersection(*faces[family])) for family in families}


def _ranges(codes: set[int]) -> list[list[int]]:
    ranges: list[list[int]] = []
    for code in sorted(codes):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ranges


def text_of(families: tuple[str, ...]) -> str:
    """Return what coverage.json must hold, one family a line."""
    lines = (f"{json.dumps(name)}: {json.dumps(found)}" for name, found in coverage(families).items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    COVERAGE.write_text(text_of(FAMILIES), encoding="ascii")
