"""Load the pdf part: the builder ``typst`` and its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SETTINGS: Final[tuple[tuple[str, Any, tuple[type, ...], str], ...]] = (
    ("typst_filename", "book.pdf", (str,), "Name of the PDF"),
    ("typst_editions", ["reading"], (list, tuple), "What to make: reading, a4, letter, large, instructor"),
    ("typst_handouts", False, (bool,), "Whether each chapter becomes a PDF of its own too"),
    ("typst_handout_note", [], (list, tuple), "Paragraphs below the head of a hand-out; {chapter} is its title"),
    ("typst_title", "", (str,), "Title of the book; empty: the name of the project"),
    ("typst_subtitle", "", (str,), "Line under the title"),
    ("typst_authors", [], (list, tuple), "Names on the title page; empty: the author"),
    ("typst_opening", "", (str,), "Heading of the root page, which else repeats the title; empty: its own"),
    ("typst_keywords", [], (list, tuple), "Words by which catalogues find the PDF"),
    ("typst_date", "", (str,), "Date of the edition, such as 2026-11-24; SOURCE_DATE_EPOCH goes before it"),
    ("typst_imprint", [], (list, tuple, str), "Paragraphs of the page after the title, or the page that holds them"),
    (
        "typst_errata",
        "",
        (str,),
        "Address where errors are reported, on the page after the title; empty: none is printed",
    ),
    ("typst_palette", {}, (dict,), "Colours by name; empty: the light ones of data/palette.toml"),
)
"""Name, default, types and meaning of each setting."""


def setup(app: Sphinx) -> None:
    """Register the builder; other builders never load it."""
    from studyguide.pdf.builder import TypstBuilder

    app.add_builder(TypstBuilder)
    for name, default, types, meaning in SETTINGS:
        app.add_config_value(name, default, "", types=frozenset(types), description=meaning)
