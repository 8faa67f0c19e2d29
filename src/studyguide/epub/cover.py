"""Draw the cover from what the book says of itself, in the colours of its pages."""

from __future__ import annotations

from pathlib import Path
from typing import Final

LAYOUT: Final = Path(__file__).with_name("cover.typ")
WIDTH, HEIGHT = 1200, 1800


def draw_cover(*, title: str, subtitle: str, author: str) -> bytes:
    """Return the cover as PNG; the same words give the same bytes."""
    import typst

    # A point is a pixel at 72 to the inch.
    words = {"title": title, "subtitle": subtitle, "author": author}
    return bytes(typst.compile(LAYOUT, format="png", ppi=72, sys_inputs=words, ignore_system_fonts=True))
