"""Tell whether a picture can be shown, before Typst is asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from pathlib import Path

_SIGNATURES: Final = {
    ".png": (b"\x89PNG\r\n\x1a\n", b"IEND"),
    ".jpg": (b"\xff\xd8\xff", b"\xff\xd9"),
    ".jpeg": (b"\xff\xd8\xff", b"\xff\xd9"),
    ".gif": (b"GIF8", b";"),
    ".webp": (b"RIFF", b""),
}
"""How a file of each kind starts, and what stands near its end if nothing is cut off."""

_TAIL: Final = 64
_SVG: Final = "{http://www.w3.org/2000/svg}svg"


def usable(path: Path) -> str | None:
    """Return what is wrong with the picture, or none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return f"the file cannot be read ({error.strerror})"
    if path.suffix.lower() == ".svg":
        return _usable_svg(data)
    if path.suffix.lower() not in _SIGNATURES:
        return (
            f"of files ending in {path.suffix or 'nothing'} the PDF shows none; save it as SVG, PNG, JPEG, GIF or WebP"
        )
    start, end = _SIGNATURES[path.suffix.lower()]
    if not data.startswith(start):
        return f"the file is not what its name {path.suffix} says"
    return None if end in data[-_TAIL:] else "the file is not whole"


def _usable_svg(data: bytes) -> str | None:
    try:
        # The pictures are the author's own files; expat itself limits the growth of entities.
        root = ET.fromstring(data)  # noqa: S314
    except ET.ParseError as error:
        return f"the SVG is not well-formed ({error})"
    if root.tag != _SVG:
        return "the file is not an SVG"
    links = (value for part in root.iter() for name, value in part.items() if name.rpartition("}")[2] == "href")
    outside = next((link for link in links if not link.startswith(("#", "data:"))), None)
    if outside and _draws(root, outside):
        return f"the SVG shows another file, {outside}; put that picture into it"
    return None


def _draws(root: ET.Element, link: str) -> bool:
    """Tell whether a drawing shows what a link leads to, and does not only lead there."""
    return any(
        link in part.attrib.values() for part in root.iter() if part.tag.endswith(("}image", "}feImage", "}use"))
    )
