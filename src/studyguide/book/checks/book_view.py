"""The book as the rules see it: chapters in reading order, their pages as read, their questions, the glossary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes as docutils_nodes
from sphinx import addnodes
from sphinx.errors import ExtensionError

from studyguide.book import nodes
from studyguide.book.checks.prose import Sentence, sentences
from studyguide.book.reading_order import chapters_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.environment import BuildEnvironment

    from studyguide.book.domain import Objective
    from studyguide.quiz.model import Question

_READ_STRAIGHT: Final = frozenset({"reading", "how-do-we-know"})
"""Parts of a chapter that hold running text and must name their sources like it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of running text with its sentences."""

    node: docutils_nodes.paragraph
    sentences: tuple[Sentence, ...]

    @property
    def line(self) -> int:
        """Its first line in the source."""
        return self.node.line or 1

    @property
    def cites(self) -> tuple[str, ...]:
        """The keys of its sources."""
        return tuple(key for sentence in self.sentences for key in sentence.cites)

    @property
    def words(self) -> int:
        """Its words, without citations and marks."""
        return sum(len(sentence.words) for sentence in self.sentences)


@dataclass(frozen=True)
class Page:
    """One page of a chapter."""

    docname: str
    doctree: docutils_nodes.document
    metadata: Mapping[str, Any]

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """The paragraphs straight under a heading: the running text."""
        return tuple(
            Block(node, tuple(sentences(node)))
            for node in self.doctree.findall(docutils_nodes.paragraph)
            if isinstance(node.parent, docutils_nodes.section) and node.astext().strip()
        )

    @cached_property
    def sourced(self) -> tuple[Block, ...]:
        """The paragraphs that must name a source: the running text, readings, and how we know."""
        inside = tuple(
            Block(node, tuple(sentences(node)))
            for part in self.parts
            if part["kind"] in _READ_STRAIGHT
            for node in part.children
            if isinstance(node, docutils_nodes.paragraph)
        )
        return (*self.body, *inside)

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """Every paragraph of the page wherever it stands, without questions and without what others wrote."""
        return tuple(
            Block(node, tuple(sentences(node)))
            for node in self.doctree.findall(docutils_nodes.paragraph)
            if not isinstance(node.parent, docutils_nodes.block_quote)
        )

    @cached_property
    def parts(self) -> tuple[nodes.chapter_part, ...]:
        """The parts that chapters have in common, in order."""
        return tuple(self.doctree.findall(nodes.chapter_part))

    @property
    def first_line(self) -> int:
        """The line of the page's title."""
        title = self.doctree.next_node(docutils_nodes.title)
        return (title.line if title is not None else None) or 1


@dataclass(frozen=True)
class Chapter:
    """One chapter: the name in its front matter, its opener and its sections in order."""

    name: str
    opener: Page
    sections: tuple[Page, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages, the opener first."""
        return (self.opener, *self.sections)


class BookView:
    """What the rules ask of a book whose pages are all read."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.env = env
        self._pages: dict[str, Page] = {}

    def page(self, docname: str) -> Page:
        """Return a page; its tree is loaded once for all rules."""
        if docname not in self._pages:
            self._pages[docname] = Page(docname, self.env.get_doctree(docname), self.env.metadata.get(docname, {}))
        return self._pages[docname]

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page of the book, by name."""
        return tuple(self.page(docname) for docname in sorted(self.env.found_docs) if docname in self.env.all_docs)

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters in reading order: each page with objectives of its own, and the pages below it."""
        return tuple(
            Chapter(found.name, self.page(found.opener), tuple(map(self.page, found.pages[1:])))
            for found in chapters_of(self.env)
        )

    @cached_property
    def objectives(self) -> Mapping[str, Objective]:
        """All learning objectives, by id."""
        found: Mapping[str, Objective] = self._domain("guide").objectives
        return found

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question of the book."""
        domain = self._domain("quiz")
        return tuple(domain.questions.values()) if domain is not None else ()

    @cached_property
    def question_nodes(self) -> tuple[tuple[str, docutils_nodes.Element], ...]:
        """The trees of all questions with the pages that hold them, known by their name: parts share no insides."""
        return tuple(
            (docname, node)
            for docname in sorted({question.frame.docname for question in self.questions})
            for node in self.page(docname).doctree.findall(docutils_nodes.Element)
            if node.tagname == "question"
        )

    def is_exam(self, question: Question) -> bool:
        """Return whether a question is kept for instructors."""
        return self.env.metadata.get(question.frame.docname, {}).get("audience") == "instructor"

    def chapter_of(self, question: Question) -> str:
        """Return the chapter that the bank of a question names in its front matter."""
        return str(self.env.metadata.get(question.frame.docname, {}).get("chapter", ""))

    @cached_property
    def glossary(self) -> tuple[tuple[Page, docutils_nodes.definition_list_item], ...]:
        """Every entry of every glossary, with its page."""
        return tuple(
            (page, item)
            for page in self.pages
            for glossary in page.doctree.findall(addnodes.glossary)
            for item in glossary.findall(docutils_nodes.definition_list_item)
        )

    def _domain(self, name: str) -> Any:
        try:
            return self.env.get_domain(name)
        except ExtensionError:
            return None
