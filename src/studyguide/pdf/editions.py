"""The editions of the book: one text on several papers; what else an edition looks like is said in the layout."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from studyguide.pdf.warn import warn

if TYPE_CHECKING:
    from sphinx.config import Config


@dataclass(frozen=True, slots=True)
class Margins:
    """Widths in millimetres; the inner margin is wider, since a bound book swallows some of it."""

    inside: float
    outside: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Edition:
    """Paper in millimetres, and how much larger than in the reading edition everything is printed."""

    width: float
    height: float
    margins: Margins
    scale: float = 1.0
    sans: bool = False
    """Whether running text is set without serifs, ragged and undivided, in the strongest contrast."""

    def settings(self) -> dict[str, Any]:
        """Return what the layout must know."""
        return asdict(self)


READING: Final = "reading"

EDITIONS: Final = {
    READING: Edition(148, 210, Margins(inside=20, outside=15.5, top=20, bottom=19)),
    "a4": Edition(210, 297, Margins(inside=34, outside=30, top=27, bottom=28), scale=1.15),
    "letter": Edition(215.9, 279.4, Margins(inside=36, outside=32, top=25, bottom=26), scale=1.15),
    "large": Edition(210, 297, Margins(inside=22, outside=18, top=22, bottom=20), scale=1.8, sans=True),
}
"""A5 to read on a screen or as a book; A4 and US Letter to print; 18 points for readers who need them."""


def edition_of(config: Config) -> Edition:
    """Return the edition that the settings name."""
    name: str = config.typst_edition
    if name not in EDITIONS:
        known = ", ".join(EDITIONS)
        warn(f"typst_edition {name!r} is none of {known}; {READING} is made", rule="edition", location="conf.py")
    return EDITIONS.get(name, EDITIONS[READING])
