"""Render parts of a tree as a page of the website would show them, for what is no page: cards, compiled questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx.util.osutil import relative_uri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.builders.html import StandaloneHTMLBuilder

HEADING_LEVEL: Final = 2
"""What is rendered is shown within a section of a page: its headings are one level below."""


class Rendering:
    """A tree whose references are resolved and whose links start as on one page."""

    def __init__(self, builder: StandaloneHTMLBuilder, tree: nodes.document, docname: str) -> None:
        self._builder = builder
        self._tree = tree
        builder.env.apply_post_transforms(tree, docname)
        tree.settings = builder.docsettings
        # As for a page of the book: pictures are noted to be copied, and their addresses start at this page.
        uri = builder.get_target_uri(docname)
        builder.imgpath = relative_uri(uri, builder.imagedir)
        builder.dlpath = relative_uri(uri, "_downloads")
        builder.current_docname = docname
        builder.post_process_images(tree)

    def html(self, content: Iterable[nodes.Node]) -> str:
        """Return the HTML of some nodes of the tree."""
        visitor: Any = self._builder.create_translator(self._tree, self._builder)
        visitor.section_level = HEADING_LEVEL
        for node in content:
            node.walkabout(visitor)
        return "".join(visitor.body)
