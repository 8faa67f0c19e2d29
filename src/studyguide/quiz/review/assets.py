"""Send the script, the style and the scheduler of the review to its page, and to no other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from studyguide.quiz.assets import PIECES, enclosed
from studyguide.quiz.review.domain import review_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

HERE: Final = Path(__file__).parent
FOLDER: Final = "_static/review"
SCHEDULER: Final = HERE / "vendor" / "ts-fsrs.umd.js"
STYLE: Final = HERE / "static" / "review.css"

# What stands at the top of a piece may use those before it; a function may use every piece once the page is there.
SHARED: Final = ("days", "kept")
"""Pieces that the page of results takes, too: it carries the schedule to another device."""
ORDER: Final = (
    *("words", "schedule", "choose", "plan", "memory"),
    *("page", "load", "card", "session", "settings", "start"),
)
"""All but ``types``, which holds no code."""


def has_cards(builder: Builder) -> bool:
    """Tell whether a script can draw cards: it needs pages of their own, read in a browser."""
    return builder.name in {"html", "dirhtml"}


def script() -> str:
    """Return the pieces as one file: one request, and one strict function that keeps their names to itself."""
    paths = [*(PIECES / f"{name}.js" for name in SHARED), *(HERE / "script" / f"{name}.js" for name in ORDER)]
    return enclosed(path.read_text(encoding="utf-8") for path in paths)


def write_files(app: Sphinx, env: BuildEnvironment) -> None:
    """Write the files of a book that has a review before its pages, whose links get a checksum of them."""
    if review_domain(env).page is None or not has_cards(app.builder):
        return
    folder = Path(app.outdir, FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    folder.joinpath("review.js").write_text(script(), encoding="utf-8", newline="\n")
    for file in (SCHEDULER, STYLE, SCHEDULER.with_name("LICENSE.txt")):
        folder.joinpath(file.name).write_bytes(file.read_bytes())


def add_to_page(app: Sphinx, page: str, _template: str, _context: dict[str, Any], _doctree: object) -> None:
    """Link the files from the page of the review; the questions need their own script and style there."""
    if not has_cards(app.builder) or page != review_domain(app.env).page:
        return
    for style in ("quiz.css", "reports.css", "review/review.css"):
        app.add_css_file(style)
    for name in ("quiz.js", "review/ts-fsrs.umd.js", "review/review.js"):
        app.add_js_file(name, loading_method="defer")


def setup(app: Sphinx) -> None:
    """Write when it is known whether the book has a review."""
    app.connect("env-updated", write_files)
    app.connect("html-page-context", add_to_page)
