"""Read the finished pages of an EPUB once more: what the package must declare of them, and what it may claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_DECLARED: Final = {
    "{http://www.w3.org/2000/svg}svg": "svg",
    "{http://www.w3.org/1998/Math/MathML}math": "mathml",
    f"{_XHTML}script": "scripted",
    f"{_XHTML}form": "scripted",
}
"""Elements whose presence a manifest must state."""
_MOVING: Final = frozenset(f"{_XHTML}{name}" for name in ("audio", "canvas", "embed", "iframe", "object", "video"))
_HEADINGS: Final = frozenset(f"{_XHTML}h{level}" for level in range(1, 7))


@dataclass(frozen=True, slots=True)
class Page:
    """What one page holds."""

    properties: tuple[str, ...] = ()
    """What its entry in the manifest states."""
    pictures: int = 0
    undescribed: int = 0
    """Pictures without the attribute that describes them, or says that they only decorate."""
    told_at_length: int = 0
    """Pictures that are described in a text of their own."""
    has_heading: bool = True
    may_move: bool = False
    """Whether something in it may sound, flash or move."""


def read_page(path: Path) -> Page:
    """Return what a page holds; raises ``ParseError`` where it is no XML."""
    elements = list(ET.parse(path).iter())  # noqa: S314 - our own page
    tags = {element.tag for element in elements}
    pictures = [element for element in elements if element.tag == f"{_XHTML}img"]
    return Page(
        properties=tuple(sorted({name for tag, name in _DECLARED.items() if tag in tags})),
        pictures=len(pictures),
        undescribed=sum("alt" not in picture.attrib for picture in pictures),
        told_at_length=sum("sg-description" in element.get("class", "").split() for element in elements),
        has_heading=bool(tags & _HEADINGS),
        may_move=bool(tags & _MOVING) or "scripted" in {_DECLARED.get(tag) for tag in tags},
    )


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What the metadata says after EPUB Accessibility 1.1 and the vocabulary of schema.org."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str


def claims(pages: Iterable[Page], *, index: bool, moving_pictures: bool) -> Accessibility:
    """Return what is true of the pages and nothing else.

    :param index: whether the book has an index.
    :param moving_pictures: whether a picture may move: an animated GIF or SVG.
    """
    read = list(pages)
    pictures = sum(page.pictures for page in read)
    described = pictures > 0 and not any(page.undescribed for page in read)
    still = not moving_pictures and not any(page.may_move for page in read)
    headed = all(page.has_heading for page in read)
    features = {
        "tableOfContents": True,
        "readingOrder": True,
        "displayTransformability": True,
        "structuralNavigation": headed,
        "alternativeText": described,
        "longDescription": any(page.told_at_length for page in read),
        "index": index,
    }
    said = {
        "The text flows in one reading order and takes any size, typeface and colour of the reader.": True,
        "Every page has headings, and a table of contents leads to them.": headed,
        "Every picture has a description in words.": described,
        "Nothing moves, flashes, sounds or runs a script.": still,
    }
    return Accessibility(
        modes=("textual", "visual") if pictures else ("textual",),
        sufficient=(("textual",) if described or not pictures else ()) + (("textual,visual",) if pictures else ()),
        features=tuple(name for name, true in features.items() if true),
        hazards=("none",) if still else ("unknown",),
        summary=" ".join(sentence for sentence, true in said.items() if true),
    )
