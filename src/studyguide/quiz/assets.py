"""Send the script and the style of questions to the pages of the website that hold questions, and to no other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from studyguide.quiz import nodes
from studyguide.quiz.parts import is_website

if TYPE_CHECKING:
    from docutils import nodes as docutils_nodes
    from sphinx.application import Sphinx

STATIC: Final = Path(__file__).parent / "static"


def offer_files(app: Sphinx) -> None:
    """Let Sphinx copy the files with its other static files; an EPUB would carry them in vain."""
    if is_website(app.builder):
        app.config.html_static_path.append(str(STATIC))


def add_to_page(
    app: Sphinx, _page: str, _template: str, _context: dict[str, Any], doctree: docutils_nodes.document | None
) -> None:
    """Link both files from a page with questions."""
    if doctree is None or not is_website(app.builder) or next(iter(doctree.findall(nodes.question)), None) is None:
        return
    app.add_css_file("quiz.css")
    app.add_js_file("quiz.js", loading_method="defer")


def setup(app: Sphinx) -> None:
    """Connect both."""
    app.connect("builder-inited", offer_files)
    app.connect("html-page-context", add_to_page)
