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
PIECES: Final = Path(__file__).parent / "script"

# What stands at the top of a piece may use those before it; a function may use every piece once the page is there.
ORDER: Final = (
    "words",
    "normalise",
    "numbers",
    "shuffle",
    "marking",
    "store",
    "page",
    "choices",
    "fields",
    "order",
    "open",
    "controls",
    "question",
    "foot",
    "start",
)
"""All but ``types``, which holds no code."""


def script() -> str:
    """Return the pieces as one file: one request, and one strict function that keeps their names to itself."""
    pieces = (PIECES.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in ORDER)
    return '"use strict";\n(() => {\n' + "".join(pieces) + "})();\n"


def offer_files(app: Sphinx) -> None:
    """Write the script, and let Sphinx copy the style with its other static files; an EPUB would carry them in vain."""
    if not is_website(app.builder):
        return
    app.config.html_static_path.append(str(STATIC))
    # Now rather than with the pages: Sphinx puts a checksum of the file into their links.
    target = Path(app.outdir, "_static", "quiz.js")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(script(), encoding="utf-8", newline="\n")


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
