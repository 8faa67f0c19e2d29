"""Load the EPUB: Sphinx's builder with a light theme, linked notes, honest metadata and the same bytes every time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from studyguide.epub import links
from studyguide.epub.builder import THEME, GuideEpubBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the place of Sphinx's builder: ``-b epub`` stays what makes the EPUB."""
    app.setup_extension("sphinx.builders.epub3")
    app.add_builder(GuideEpubBuilder, override=True)
    app.add_html_theme(THEME, Path(__file__).parent / "theme")
    # The builder writes every page each time, so that none of these asks for a page to be read or written again.
    for name, default in (("date", ""), ("subtitle", ""), ("license", "")):
        app.add_config_value(f"epub_{name}", default, "", types=frozenset({str}))
    app.add_config_value("epub_subjects", [], "", types=frozenset({list, tuple}))
    links.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
