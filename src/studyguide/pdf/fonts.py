"""The fonts of the book: where they are, and which characters they can show."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "fonts"
"""The fonts that come with this package; the others come with Typst. Fonts of the machine are never used."""

COVERAGE: Final = FOLDER / "coverage.json"
"""For each family the characters that all its faces have, as ranges; made from the fonts by ``coverage.py``."""

FAMILIES: Final = ("Libertinus Serif", "Amiri", "Source Sans Pro", "DejaVu Sans Mono")
"""The families in the order in which the layout asks for them; each text can fall back on all of them."""

PLACEHOLDER: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands in the PDF for a character that no font has."""

_INVISIBLE: Final = ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x2069), (0xFE00, 0xFE0F))
"""Joiners, marks of direction and variation selectors: they have no picture, and no font needs one for them."""

_PRIVATE: Final = ((0xE000, 0xF8FF), (0xF0000, 0x10FFFD))
"""Characters without a meaning of their own, which PDF/A does not allow, although fonts have pictures for them."""


@cache
def missing_characters() -> re.Pattern[str]:
    """Return a pattern that finds what cannot be printed."""
    coverage: dict[str, list[list[int]]] = json.loads(COVERAGE.read_text(encoding="ascii"))
    ranges = [(first, last) for family in FAMILIES for first, last in coverage[family] if not _private(first)]
    ranges += _INVISIBLE
    return re.compile("[^" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges) + "]")


def _private(code: int) -> bool:
    return any(first <= code <= last for first, last in _PRIVATE)


def font_files() -> list[Path]:
    """Return the font files of this package, in a fixed order."""
    return sorted(path for path in FOLDER.iterdir() if path.suffix in {".otf", ".ttf"})
