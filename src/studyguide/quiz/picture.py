"""Find out how large a picture is in its own units: those in which the regions of a map question are given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import imagesize

if TYPE_CHECKING:
    from pathlib import Path


def picture_size(path: Path) -> tuple[float, float] | None:
    """Return width and height in units of the view box of an SVG, else in pixels; nothing where it cannot be read."""
    if path.suffix.lower() == ".svg":
        return _view_box(path)
    try:
        width, height = imagesize.get(path)
    except (OSError, ValueError):
        return None
    return (width, height) if width > 0 and height > 0 else None


def _view_box(path: Path) -> tuple[float, float] | None:
    try:
        # The first event is the start of the root; the rest of a large map is not read.
        with path.open("rb") as file:
            _event, root = next(iter(ET.iterparse(file, events=("start",))))  # noqa: S314 - the book's own pictures
    except (OSError, ET.ParseError, StopIteration):
        return None
    box = [float(part) for part in re.findall(r"-?[0-9.]+", root.get("viewBox", ""))]
    if len(box) == 4:  # noqa: PLR2004 - x, y, width, height
        return (box[2], box[3]) if box[2] > 0 and box[3] > 0 else None
    lengths = [re.match(r"[0-9.]+", root.get(name, "")) for name in ("width", "height")]
    return (float(lengths[0][0]), float(lengths[1][0])) if lengths[0] and lengths[1] else None
