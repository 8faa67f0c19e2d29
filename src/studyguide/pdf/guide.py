"""Print what a chapter of a study guide is made of: objectives, marks, dates, timeline, parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.nodes import SkipNode

from studyguide.pdf import escape
from studyguide.pdf.base import Base, transparent
from studyguide.pdf.online import online_address

if TYPE_CHECKING:
    from studyguide.book import nodes as book


class GuideMixin(Base):
    """Nodes of the book."""

    def visit_objectives(self, node: book.objectives) -> None:
        """Print what a reader will be able to do."""
        self.anchor(node)
        self.put(f"objectives({escape.arguments({'listed': bool(node.get('listed'))})}")

    def depart_objectives(self, _node: book.objectives) -> None:
        """Close the list."""
        self.put(");\n")

    def visit_objective(self, node: book.objective) -> None:
        """Print one objective."""
        self.put("{")
        self.anchor(node)

    def depart_objective(self, _node: book.objective) -> None:
        """Close it."""
        self.put("}, ")

    def visit_status_mark(self, node: book.status_mark) -> None:
        """Print how sure the claim before it is."""
        self.open("mark", kind=node["kind"])

    def depart_status_mark(self, _node: book.status_mark) -> None:
        """Close it."""
        self.close_inline()

    visit_as_of, depart_as_of = transparent()

    def visit_foreign(self, node: book.foreign) -> None:
        """Print a passage in another language, so that it is shaped, ordered and read aloud as such."""
        self.open("foreign", lang=node["lang"].partition("-")[0], rtl=node.get("dir") == "rtl")

    def depart_foreign(self, _node: book.foreign) -> None:
        """Close it."""
        self.close_inline()

    def visit_timeline(self, node: book.timeline) -> None:
        """Print dates and what happened."""
        self.anchor(node)
        self.put("timeline(")

    def depart_timeline(self, _node: book.timeline) -> None:
        """Close the list."""
        self.put(");\n")

    def visit_timeline_event(self, _node: book.timeline_event) -> None:
        """Print one event: its date, its name, its text."""
        self.put("(")

    def depart_timeline_event(self, _node: book.timeline_event) -> None:
        """Close the text and the event."""
        self.put("}), ")

    def visit_timeline_date(self, _node: book.timeline_date) -> None:
        """Print the date."""
        self.put("{")

    def depart_timeline_date(self, _node: book.timeline_date) -> None:
        """Close it."""
        self.put("}, ")

    def visit_timeline_title(self, _node: book.timeline_title) -> None:
        """Print the name."""
        self.put("{")

    def depart_timeline_title(self, node: book.timeline_title) -> None:
        """Close it like a sentence; what follows in the event is its text."""
        self.put("}, {" if node.astext().endswith((".", "!", "?")) else '".";}, {')

    def visit_chapter_part(self, node: book.chapter_part) -> None:
        """Print a part that chapters have in common."""
        self.anchor(node)
        self.open("part", kind=node["kind"])

    def depart_chapter_part(self, _node: book.chapter_part) -> None:
        """Close it."""
        self.close()

    def visit_part_title(self, node: book.part_title) -> None:
        """Print its title."""
        self.open("part-title", kind=node.parent["kind"])

    def depart_part_title(self, _node: book.part_title) -> None:
        """Close it."""
        self.close()

    def visit_status_strip(self, _node: book.status_strip) -> None:
        """Print the line about the page; the version stands on the imprint page once for the whole book."""
        online: escape.Value = online_address(self.config, self.docname)
        self.put(f"strip({escape.arguments({'online': online})}")

    def depart_status_strip(self, _node: book.status_strip) -> None:
        """Close it."""
        self.put(");\n")

    def visit_strip_item(self, node: book.strip_item) -> None:
        """Print one entry."""
        if node["kind"] == "version":
            raise SkipNode
        self.put("{")

    def depart_strip_item(self, _node: book.strip_item) -> None:
        """Close it."""
        self.put("}, ")
