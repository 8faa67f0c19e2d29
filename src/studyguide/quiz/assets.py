"""Send scripts and style to the pages of the website that hold questions or results, and to no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from studyguide.quiz import nodes
from studyguide.quiz.markup import quiz_data, results_data
from studyguide.quiz.parts import is_website

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    "merge",
    "store",
    "page",
    "choices",
    "fields",
    "order",
    "open",
    "controls",
    "sure",
    "question",
    "table",
    "exam",
    "foot",
    "start",
)
RESULTS: Final = ("words", "merge", "store", "page", "table", "days", "kept", "results-words", "exchange", "results")
SCRIPTS: Final = {"quiz.js": ORDER, "results.js": RESULTS}
"""The pieces of each script: all but ``types``, which holds no code."""


EAGER: Final = "//# allFunctionsCalledOnLoad\n"
"""Compile while the page is read, not at the first answer: an "explicit compile hint" of V8, a comment elsewhere."""


def script(order: Sequence[str] = ORDER) -> str:
    """Return the pieces as one file: one request, and one strict function that keeps their names to itself."""
    return enclosed(PIECES.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in order)


def enclosed(pieces: Iterable[str]) -> str:
    """Return pieces in one strict function."""
    return EAGER + '"use strict";\n(() => {\n' + bare("".join(pieces)) + "})();\n"


def bare(text: str) -> str:
    """Return a script without comments and indents: a third of its weight, which no reader has a use for.

    The pieces keep to forms that can be taken out by line; a test sees to it.
    """
    for pattern in (r"/\*\*.*?\*/ ?", r"^\s*//[^\n]*\n", r" +// [^\n]*$", r"^[ \t]+", r"^\n"):
        text = re.sub(pattern, "", text, flags=re.DOTALL | re.MULTILINE)
    return text


def offer_files(app: Sphinx) -> None:
    """Write the scripts, and let Sphinx copy the style with its own files; an EPUB would carry them in vain."""
    if not is_website(app.builder):
        return
    app.config.html_static_path.append(str(STATIC))
    # Now rather than with the pages: Sphinx puts a checksum of the file into their links.
    for name, order in SCRIPTS.items():
        target = Path(app.outdir, "_static", name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(script(order), encoding="utf-8", newline="\n")


def add_to_page(
    app: Sphinx, _page: str, _template: str, _context: dict[str, Any], doctree: docutils_nodes.document | None
) -> None:
    """Link a page with questions, or with results, to what it needs."""
    if doctree is None or not is_website(app.builder):
        return
    found = [
        name
        for name, kind in (("quiz.js", nodes.question), ("results.js", results_data))
        if next(iter(doctree.findall(kind)), None) is not None
    ]
    for name in found:
        app.add_js_file(name, loading_method="defer")
    if found:
        app.add_css_file("quiz.css")
    settings = [data["settings"] for data in doctree.findall(quiz_data)]
    if "results.js" in found or any(one.mode != "check" or one.confidence for one in settings):
        app.add_css_file("reports.css")


def setup(app: Sphinx) -> None:
    """Connect both."""
    app.connect("builder-inited", offer_files)
    app.connect("html-page-context", add_to_page)
