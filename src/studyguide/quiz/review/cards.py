"""Write the cards: each question as on its own page, each term with its definition, links right from the review.

A page that is opened as a file may fetch nothing, but it may load scripts: each file is one call with JSON in it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes as docutils_nodes
from sphinx import addnodes

from studyguide.quiz import nodes as quiz_nodes
from studyguide.quiz.bank import Embed, bank_of
from studyguide.quiz.freshness import Stamp
from studyguide.quiz.markup import quiz_data
from studyguide.quiz.rendering import Rendering
from studyguide.quiz.review.assets import FOLDER, has_cards
from studyguide.quiz.review.decks import Deck, Source, decks_of, entries_of, term_id, terms_of
from studyguide.quiz.review.domain import review_domain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from studyguide.quiz.model import Question
    from studyguide.quiz.settings import BankSettings


class _WholePage(Embed):
    """All questions that a page defines, wherever it stands and whatever its settings pick for a reader."""

    __slots__ = ()

    @property
    def source(self) -> str:
        """The page itself."""
        return self.bank

    def settings(self, bank: BankSettings) -> BankSettings:
        """Return the bank's own way of asking, with the confidence that the schedule counts with."""
        return replace(bank, mode="check", confidence=True)

    def select(self, questions: Iterable[Question], _bank: BankSettings) -> tuple[str, ...]:
        """Return every id."""
        return tuple(question.frame.qid for question in questions)


@dataclass(frozen=True, slots=True)
class _Entry:
    """The parts of one term's card in the tree that is rendered."""

    cid: str
    term: docutils_nodes.Element
    definition: docutils_nodes.Element


class CardWriter:
    """Renders all cards in one tree that belongs to the review page, so that every link starts there."""

    def __init__(self, builder: StandaloneHTMLBuilder, page: str) -> None:
        self.builder = builder
        self.page = page
        self.tree = builder.env.get_doctree(page)
        self.tree.children = []

    def render(self, sources: Sequence[Source]) -> dict[str, dict[str, dict[str, Any]]]:
        """Return the cards of each source by its name: what the script needs to show each of them."""
        quizzes = {source.docname: self._quiz(source) for source in sources if source.cards[0].anchor.startswith("q-")}
        entries = {source.docname: self._entries(source) for source in sources if source.docname not in quizzes}
        rendering = Rendering(self.builder, self.tree, self.page)
        found = {name: _question_cards(rendering, quiz) for name, quiz in quizzes.items()}
        found |= {name: _term_cards(rendering, parts) for name, parts in entries.items()}
        return found

    def _quiz(self, source: Source) -> quiz_nodes.quiz:
        """Add an empty quiz that the transforms will fill with all questions of a bank."""
        embed = _WholePage(bank=source.docname, docname=self.page, line=0)
        quiz = quiz_nodes.quiz(bank=bank_of(source.docname), docname=self.page, embed=embed)
        self.tree.append(quiz)
        return quiz

    def _entries(self, source: Source) -> list[_Entry]:
        found = []
        for item in entries_of(self.builder.env.get_doctree(source.docname)):
            definition = next(child for child in item.children if isinstance(child, docutils_nodes.definition))
            names = [part for term in terms_of(item) for part in (docutils_nodes.Text(", "), *_inline(term))][1:]
            # Text elements and containers that no format gives a form of its own.
            entry = _Entry(
                term_id(item),
                docutils_nodes.inline("", "", *names),
                docutils_nodes.container("", *(child.deepcopy() for child in definition.children)),
            )
            for part in (entry.term, entry.definition):
                self._adopt(part)
                self.tree.append(part)
            found.append(entry)
        return found

    def _adopt(self, part: docutils_nodes.Element) -> None:
        """Make a copy belong to the review: links start there, anchors and entries of the index stay behind."""
        for kind in (addnodes.index, docutils_nodes.target, docutils_nodes.footnote_reference):
            for node in list(part.findall(kind)):
                node.parent.remove(node)
        for element in part.findall(docutils_nodes.Element):
            element["ids"], element["names"] = [], []
            if isinstance(element, addnodes.pending_xref):
                element["refdoc"] = self.page
                # What is missing was reported where it is written.
                element["sg-reported"] = True


def _question_cards(rendering: Rendering, quiz: quiz_nodes.quiz) -> dict[str, dict[str, Any]]:
    tasks: dict[str, Any] = {}
    for data in quiz.findall(quiz_data):
        tasks |= json.loads(data["text"])
    return {
        question["qid"]: {"html": rendering.html([question]), "task": tasks[question["qid"]]}
        for question in quiz.findall(quiz_nodes.question)
    }


def _term_cards(rendering: Rendering, entries: Sequence[_Entry]) -> dict[str, dict[str, Any]]:
    return {
        entry.cid: {"term": rendering.html(entry.term.children), "html": rendering.html(entry.definition.children)}
        for entry in entries
    }


def _inline(term: docutils_nodes.term) -> list[docutils_nodes.Node]:
    return [child.deepcopy() for child in term.children if not isinstance(child, addnodes.index)]


def file_name(source: Source) -> str:
    """Return the name of the file of a source; its folders stay, so that no two names meet."""
    return f"cards/{source.docname}.js"


def call(name: str, content: object) -> str:
    """Return a script that hands over the content; JSON is JavaScript."""
    return f"sgReview.{name}({json.dumps(content, ensure_ascii=False, separators=(',', ':'))});\n"


def write_cards(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the files when all pages are written; no page of Sphinx comes of it."""
    page = review_domain(app.env).page
    if page is None or not has_cards(app.builder):
        return iter(())
    builder: Any = app.builder
    decks = decks_of(app.env)
    folder = Path(app.outdir, FOLDER)
    sources = [source for deck in decks for source in deck.sources]
    stamp = Stamp(app, "review", content=decks, pages=(source.docname for source in sources))
    if stamp.is_fresh and folder.joinpath("index.js").is_file():
        return iter(())
    found = CardWriter(builder, page).render(sources)
    versions: dict[str, str] = {}
    for deck in decks:
        for source in deck.sources:
            text = call("take", [source.docname, found[source.docname]])
            versions[source.docname] = hashlib.sha256(text.encode()).hexdigest()[:8]
            target = folder / file_name(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
    folder.joinpath("index.js").write_text(call("open", index(app, page, decks, versions)), encoding="utf-8")
    stamp.renew()
    return iter(())


def index(app: Sphinx, page: str, decks: Sequence[Deck], versions: dict[str, str]) -> list[dict[str, Any]]:
    """Return what the script must know of all cards before it loads any."""
    return [
        {
            "name": deck.name,
            "title": deck.title,
            "kind": deck.kind,
            "sources": [
                {
                    "name": source.docname,
                    "title": source.title,
                    "file": f"{file_name(source)}?v={versions[source.docname]}",
                    "page": app.builder.get_relative_uri(page, source.cards[0].docname),
                    # The anchor of a question follows from its id.
                    "cards": [
                        [card.cid, card.digest, *([card.anchor] if deck.kind == "terms" else [])]
                        for card in source.cards
                    ],
                }
                for source in deck.sources
            ],
        }
        for deck in decks
    ]


def setup(app: Sphinx) -> None:
    """Write after the pages, while pictures can still be noted."""
    app.connect("html-collect-pages", write_cards)
