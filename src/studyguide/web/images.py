"""Tell browsers the size of each picture, so that the text does not jump when the picture arrives."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes
from sphinx.util.images import get_image_size

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_VIEW_BOX: Final = re.compile(r"<svg\b[^>]*\bviewBox=[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)")
_SIZED: Final = ("width", "height", "scale")


def picture_size(path: Path) -> tuple[int, int] | None:
    """Return width and height in CSS pixels, or nothing if the file does not tell."""
    size = get_image_size(path)
    if size or path.suffix != ".svg":
        return size
    try:
        found = _VIEW_BOX.search(path.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return None
    return (round(float(found[1])), round(float(found[2]))) if found else None


def state_sizes(app: Sphinx, doctree: docutils_nodes.document, _docname: str) -> None:
    """Write the size to each picture whose author gave none."""
    if app.builder.format != "html":
        return
    for image in doctree.findall(docutils_nodes.image):
        if "://" in image["uri"] or any(name in image for name in _SIZED):
            continue
        size = picture_size(Path(app.srcdir) / image["uri"])
        if size:
            image["width"], image["height"] = map(str, size)


def setup(app: Sphinx) -> None:
    """Connect to the tree as one builder will write it; others keep theirs."""
    app.connect("doctree-resolved", state_sizes)
