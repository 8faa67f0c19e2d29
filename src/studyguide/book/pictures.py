"""Keep pictures in files of the book: one from another host would call it, one inside the text cannot be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes

from studyguide.book.warn import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def check_pictures(_app: Sphinx, doctree: docutils_nodes.document) -> None:
    """Report such pictures and print their text in their place."""
    for image in list(doctree.findall(docutils_nodes.image)):
        kind, colon, _rest = image["uri"].partition(":")
        if not colon or kind not in {"data", "http", "https"}:
            continue
        what = "stands in the text itself" if kind == "data" else "lies on another host, which every reader would call"
        warn(f"the picture {what}; save it under figures/ and name that file", rule="picture", location=image)
        image.replace_self(docutils_nodes.inline("", image.get("alt", "")))


def setup(app: Sphinx) -> None:
    """Look before Sphinx collects the pictures at the same event, at 500."""
    app.connect("doctree-read", check_pictures, priority=400)
