"""The picture of a map question without controls: with the letters drawn into a copy, or their places in words."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from docutils import nodes as docutils_nodes

from studyguide.quiz import nodes
from studyguide.quiz.paper_words import place_words
from studyguide.quiz.parts import children_of, regions_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

_RASTER: Final = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif"}
_SVG: Final = "image/svg+xml"
_END: Final = re.compile(r"</(?:\w+:)?svg\s*>\s*$")
_SHARE: Final = 0.028
"""Radius of a marker as a part of the longer side of the picture."""


def plain_picture(question: nodes.question, app: Sphinx) -> list[docutils_nodes.Node]:
    """Return the picture; where the letters cannot be drawn into it, a sentence says where each of them lies."""
    result: list[docutils_nodes.Node] = []
    for picture in children_of(question, nodes.question_picture):
        result += picture.children
        size = (float(picture["width"]), float(picture["height"]))
        letters = [(str(region["letter"]), region["at"][0], region["at"][1]) for region in regions_of(question)]
        image = next(iter(picture.findall(docutils_nodes.image)), None)
        if image is None or not _draw(image, letters, size=size, app=app):
            places = (f"{letter} lies {place_words(x / size[0], y / size[1])}" for letter, x, y in letters)
            result.append(docutils_nodes.paragraph("", f"On the picture {', '.join(places)}."))
    return result


def _draw(
    image: docutils_nodes.image, letters: Sequence[tuple[str, float, float]], *, size: tuple[float, float], app: Sphinx
) -> bool:
    """Show a copy of the picture with the letters in it, where the format takes SVG and the picture can be read."""
    if _SVG not in app.builder.supported_image_types or image["uri"] not in app.env.images:
        return False
    source = Path(app.srcdir, image["uri"])
    marks = "".join(marker(letter, x, y, size=size) for letter, x, y in letters)
    try:
        drawn = with_markers(source, marks, size=size)
    except (OSError, UnicodeDecodeError):
        return False
    if drawn is None:
        return False
    # Named by what is in it: two questions may mark the same picture at different places.
    digest = hashlib.sha256(drawn.encode()).hexdigest()[:12]
    copy = Path(app.doctreedir, "marked-pictures", f"{source.stem}-{digest}.svg")
    copy.parent.mkdir(exist_ok=True)
    if not copy.exists():
        # In one step: builds that run beside each other draw the same pictures, and none may read half of one.
        fresh = copy.with_name(f"{copy.name}.{os.getpid()}")
        fresh.write_text(drawn, encoding="utf-8")
        fresh.replace(copy)
    # As Sphinx's own converters of pictures do.
    image["uri"], image["candidates"] = str(copy), {_SVG: str(copy)}
    app.env.images.add_file(app.env.docname, str(copy))
    return True


def with_markers(source: Path, marks: str, *, size: tuple[float, float]) -> str | None:
    """Return the picture as SVG with more drawn over it, or nothing if it is no picture that can be drawn over."""
    suffix = source.suffix.lower()
    if suffix == ".svg":
        text = source.read_text(encoding="utf-8")
        end = _END.search(text)
        return None if end is None else f"{text[: end.start()]}{marks}{text[end.start() :]}"
    if suffix in _RASTER:
        width, height = (f"{side:g}" for side in size)
        data = base64.b64encode(source.read_bytes()).decode("ascii")
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
            f'<image width="{width}" height="{height}" href="data:{_RASTER[suffix]};base64,{data}"/>{marks}</svg>'
        )
    return None


def marker(letter: str, x: float, y: float, *, size: tuple[float, float]) -> str:
    """Return a circle with a letter in it, whole even beside the edge."""
    radius = max(size) * _SHARE
    x, y = (max(radius, min(side - radius, place)) for place, side in zip((x, y), size, strict=True))
    return (
        f'<g xmlns="http://www.w3.org/2000/svg"><circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="#fff" stroke="#111" '
        f'stroke-width="{radius / 8:g}"/><text x="{x:g}" y="{y + radius * 0.42:g}" font-family="sans-serif" '
        f'font-size="{radius * 1.2:g}" font-weight="bold" text-anchor="middle" fill="#111">{escape(letter)}</text></g>'
    )
