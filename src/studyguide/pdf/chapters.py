"""Know which part of the code prints which chapter, so that a chapter can be printed alone without writing it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyguide.pdf.answers import AnswersMixin
from studyguide.pdf.blocks import BlocksMixin
from studyguide.pdf.descriptions import DescriptionsMixin
from studyguide.pdf.labels import place
from studyguide.pdf.lists import ListsMixin

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.addnodes import start_of_file

    from studyguide.book.nodes import long_description
    from studyguide.pdf.builder import TypstBuilder


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the writer had come: pieces of code, places that exist, places that are linked to, floating figures."""

    code: int
    places: int
    links: int
    floats: int


@dataclass(frozen=True, slots=True)
class Span:
    """What the writer printed between two marks."""

    code: str
    places: frozenset[str]
    links: tuple[str, ...]
    floats: range


class ChaptersMixin(AnswersMixin, DescriptionsMixin, BlocksMixin, ListsMixin):
    """Note where each chapter begins and ends, its figures in words, the answers to its questions, and each source."""

    def __init__(self, document: nodes.document, builder: TypstBuilder) -> None:
        super().__init__(document, builder)
        self.chapters: dict[str, Span] = {}
        self.pages_of: dict[str, list[str]] = {}
        self.answers: dict[str, Span] = {}
        self.descriptions: dict[str, Span] = {}
        self.sources: dict[str, Span] = {}
        self.terms: dict[str, str] = {}
        self._begun: list[Mark] = []

    def visit_start_of_file(self, node: start_of_file) -> None:
        """Begin a page of the source; one that the root page lists is a chapter."""
        if len(self.docnames) == 1:
            self._begun.append(self._mark())
        super().visit_start_of_file(node)
        self.pages_of.setdefault(self.docnames[1], []).append(node["docname"])

    def depart_start_of_file(self, node: start_of_file) -> None:
        """End it."""
        super().depart_start_of_file(node)
        if len(self.docnames) == 1:
            self.chapters[node["docname"]] = self._since(self._begun.pop())

    def print_page_answers(self, docname: str, questions: list[tuple[str, nodes.Element]]) -> None:
        """Print the keys of the questions of one page."""
        before = self._mark()
        super().print_page_answers(docname, questions)
        self.answers[docname] = self._since(before)

    def print_page_descriptions(self, docname: str, found: list[long_description]) -> None:
        """Print the descriptions of the figures of one page."""
        before = self._mark()
        super().print_page_descriptions(docname, found)
        self.descriptions[docname] = self._since(before)

    def visit_citation(self, node: nodes.citation) -> None:
        """Print one source of the bibliography."""
        self._begun.append(self._mark())
        super().visit_citation(node)

    def depart_citation(self, node: nodes.citation) -> None:
        """Close it."""
        super().depart_citation(node)
        span = self._since(self._begun.pop())
        self.sources.update(dict.fromkeys(span.places, span))

    def visit_term(self, node: nodes.term) -> None:
        """Print a term."""
        super().visit_term(node)
        if self.docname in self.glossaries:
            self.terms.update(dict.fromkeys((place(self.docname, node_id) for node_id in node["ids"]), node.astext()))

    def _mark(self) -> Mark:
        return Mark(len(self._out), self.labels.places, self.labels.links, self.floats)

    def _since(self, before: Mark) -> Span:
        return Span(
            code="".join(self._out[before.code :]),
            places=self.labels.defined_since(before.places),
            links=self.labels.wanted_since(before.links),
            floats=range(before.floats, self.floats),
        )
