"""The editions of the book: one text on several papers; what else an edition looks like is said in the layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from studyguide.pdf.warn import warn

if TYPE_CHECKING:
    from sphinx.config import Config


@dataclass(frozen=True, slots=True)
class Margins:
    """Widths in millimetres; the inner margin is wider where a bound book swallows some of it."""

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
    least: float = 6.0
    """The smallest type, in points."""
    least_in_tables: float = 6.0
    clear: bool = False
    """Whether all is set as large-print books are: without serifs, ragged, undivided, in the strongest contrast."""
    name: str = ""
    """What the title page says of it; that of the reading edition says nothing."""

    def settings(self) -> dict[str, Any]:
        """Return what the layout must know."""
        margins = self.margins
        return {
            "width": self.width,
            "height": self.height,
            "margins": {name: getattr(margins, name) for name in ("inside", "outside", "top", "bottom")},
            "scale": self.scale,
            "least": self.least,
            "least_in_tables": self.least_in_tables,
            "clear": self.clear,
        }


READING: Final = "reading"
INSTRUCTORS: Final = "instructor"
HANDOUTS: Final = "a4"
"""The edition on whose paper the chapters are printed for hand-outs."""

# The lines of both print editions are as long as those of the reading edition, some 75 characters; what is left of the
# wide paper is room for notes, on the outer side.
_A4: Final = Margins(inside=28, outside=47, top=27, bottom=28)

EDITIONS: Final = {
    READING: Edition(148, 210, Margins(inside=20, outside=15.5, top=20, bottom=19)),
    "a4": Edition(210, 297, _A4, scale=1.2, name="A4 edition"),
    "letter": Edition(
        215.9, 279.4, Margins(inside=29, outside=51.9, top=25, bottom=26), scale=1.2, name="US Letter edition"
    ),
    "large": Edition(
        210,
        297,
        Margins(inside=22, outside=18, top=24, bottom=22),
        scale=1.8,
        least=18,
        least_in_tables=16,
        clear=True,
        name="Large-print edition",
    ),
    INSTRUCTORS: Edition(210, 297, _A4, scale=1.2, name="Instructor edition"),
}
"""A5 to read on a screen or as a book; A4 and US Letter to print; 18 points for readers who need them.

What the instructor edition holds is decided by the tag ``instructor``; its name keeps it apart from the public ones.
"""


def editions_of(config: Config) -> dict[str, Edition]:
    """Return the editions that the settings name."""
    names: list[str] = list(config.typst_editions)
    for name in names:
        if name not in EDITIONS:
            message = f"typst_editions names {name!r}, which is none of {', '.join(EDITIONS)}; it is not made"
            warn(message, rule="edition", location="conf.py")
    return {name: EDITIONS[name] for name in dict.fromkeys(names) if name in EDITIONS}
