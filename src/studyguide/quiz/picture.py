"""Find out how large a picture is in its own units: those in which the regions of a map question are given."""

from __future__ import annotations

import math
import re
import struct
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import imagesize

if TYPE_CHECKING:
    from pathlib import Path


# As SVG writes numbers: "1.2.3" are two of them.
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def picture_size(path: Path) -> tuple[float, float] | None:
    """Return width and height in units of the view box of an SVG, else in pixels; nothing where it cannot be read."""
    if path.suffix.lower() == ".svg":
        return _view_box(path)
    try:
        width, height = imagesize.get(path)
    except (OSError, ValueError, struct.error):
        return None
    return (width, height) if width > 0 and height > 0 else None


def _view_box(path: Path) -> tuple[float, float] | None:
    try:
        # The first event is the start of the root; the rest of a large map is not read.
        with path.open("rb") as file:
            _event, root = next(iter(ET.iterparse(file, events=("start",))))  # noqa: S314 - the book's own pictures
    except (OSError, ValueError, LookupError, ET.ParseError, StopIteration):
        return None
    box = [float(part) for part in _NUMBER.findall(root.get("viewBox", ""))]
    if len(box) == 4:  # noqa: PLR2004 - x, y, width, height
        return _size(box[2], box[3])
    lengths = [_NUMBER.match(root.get(name, "")) for name in ("width", "height")]
    return _size(float(lengths[0][0]), float(lengths[1][0])) if lengths[0] and lengths[1] else None


def _size(width: float, height: float) -> tuple[float, float] | None:
    return (width, height) if 0 < width < math.inf and 0 < height < math.inf else None
