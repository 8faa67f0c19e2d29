"""Print what maps and figures show, in words, as an appendix; each figure names the page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from studyguide.pdf import escape
from studyguide.pdf.figures import FiguresMixin
from studyguide.pdf.labels import place
from studyguide.pdf.mending import BLOCK

if TYPE_CHECKING:
    from studyguide.book import nodes as book
    from studyguide.pdf.builder import TypstBuilder

APPENDIX: Final = "Maps and figures in words"


class DescriptionsMixin(FiguresMixin):
    """The appendix."""

    def __init__(self, document: nodes.document, builder: TypstBuilder) -> None:
        super().__init__(document, builder)
        self.described: dict[str, list[book.long_description]] = {}

    def visit_long_description(self, node: book.long_description) -> None:
        """Note it for the appendix; one that belongs to no figure is printed where it stands."""
        if "figure_id" in node:
            self.described.setdefault(self.docname, []).append(node)
            raise nodes.SkipNode

    def depart_long_description(self, _node: book.long_description) -> None:
        """Nothing was opened."""

    def print_descriptions(self) -> None:
        """Print the descriptions of all figures, in the order of the book."""
        if self.described:
            self.call("section-heading", APPENDIX, level=1, name="descriptions")
        for docname, found in self.described.items():
            self.print_page_descriptions(docname, found)

    def print_page_descriptions(self, docname: str, found: list[book.long_description]) -> None:
        """Print the descriptions of the figures of one page."""
        self.docnames.append(docname)
        for node in found:
            named: dict[str, escape.Value] = {
                "name": self.label(node),
                "figure": self.figure_labels.get(place(docname, node["figure_id"])),
                "title": node["title"],
            }
            self.put(BLOCK)
            self.put(f"description({escape.arguments(named)}{self.capture(node.children)});\n")
        self.docnames.pop()
