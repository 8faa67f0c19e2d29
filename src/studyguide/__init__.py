"""A Sphinx extension for study guides: questions, chapter parts, website finish, a Typst PDF and an EPUB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from studyguide import book, epub, pdf, quiz, web

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__: Final = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Load the parts in the order in which a reader of the code meets them."""
    book.setup(app)
    quiz.setup(app)
    web.setup(app)
    pdf.setup(app)
    epub.setup(app)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
