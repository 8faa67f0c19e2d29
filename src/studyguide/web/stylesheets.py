"""Send the style sheet of sphinx-design only with the pages that use it: eight kilobytes for every other page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_SHEET: Final = "sphinx-design"
_CLASS: Final = "sd-"


def leave_out_unused(_app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Take the sheet from a page whose body holds none of its classes."""
    if _CLASS not in context.get("body", ""):
        context["css_files"] = [sheet for sheet in context.get("css_files", ()) if _SHEET not in str(sheet)]


def setup(app: Sphinx) -> None:
    """Look at each page last, when every extension has added its sheets."""
    app.connect("html-page-context", leave_out_unused, priority=900)
