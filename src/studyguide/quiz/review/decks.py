"""What there is to review: the questions of each chapter and the terms of each glossary, in the order of the book."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, cast

from docutils import nodes as docutils_nodes
from sphinx import addnodes

from studyguide.quiz.audience import INSTRUCTOR
from studyguide.quiz.content_hash import content_hash
from studyguide.quiz.domain import quiz_domain
from studyguide.quiz.reading_order import place_in, reading_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.domains.std import StandardDomain
    from sphinx.environment import BuildEnvironment

    from studyguide.quiz.model import Question

TERM: Final = "term:"
"""What the id of a term's card begins with; ids of questions have no colon."""

_LONGEST: Final = 90
"""So many characters of a question name it in a list."""


@dataclass(frozen=True, slots=True)
class Card:
    """One question or one term."""

    cid: str
    """The id of the question, or the term in small letters: what a reader's schedule belongs to."""
    digest: str
    """Changes with the task or the definition; a reader then begins anew with this card alone."""
    title: str
    docname: str
    """The page that shows it."""
    anchor: str


@dataclass(frozen=True, slots=True)
class Source:
    """The cards of one bank or of one glossary: two of them in a row are to be helped."""

    docname: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """What a reader chooses: the questions of a chapter, or the terms of a glossary."""

    name: str
    title: str
    kind: Literal["questions", "terms"]
    sources: tuple[Source, ...]


def decks_of(env: BuildEnvironment) -> tuple[Deck, ...]:
    """Return all decks that hold a card."""
    return (*_question_decks(env), *_term_decks(env))


def _question_decks(env: BuildEnvironment) -> Iterator[Deck]:
    domain = quiz_domain(env)
    order = reading_order(env)
    decks: dict[str, list[Source]] = {}
    for docname in sorted(domain.pages):
        # Instructors' questions are read in their own edition only, and are no practice for students there either.
        if env.metadata.get(docname, {}).get("audience") == INSTRUCTOR:
            continue
        cards = tuple(_question_card(question, domain.home_of(question.frame.qid)) for question in _of(env, docname))
        if cards:
            # A practice page is called after what it asks about; the chapter page has the name that readers know.
            homes = sorted({card.docname for card in cards}, key=lambda page: place_in(order, page))
            chapter = str(env.metadata.get(docname, {}).get("chapter", docname))
            source = Source(docname, env.titles[homes[0]].astext(), cards)
            decks.setdefault(chapter, []).append(source)
    openers = _openers(env, order)
    sorted_decks = sorted(
        (
            (min(place_in(order, card.docname) for source in sources for card in source.cards), name)
            for name, sources in decks.items()
        ),
    )
    for _first, name in sorted_decks:
        sources = sorted(decks[name], key=lambda source: place_in(order, source.cards[0].docname))
        title = env.titles[openers.get(name, sources[0].docname)].astext()
        yield Deck(name, title, "questions", tuple(sources))


def _of(env: BuildEnvironment, docname: str) -> tuple[Question, ...]:
    return quiz_domain(env).defined_in(docname)


def _question_card(question: Question, home: str) -> Card:
    frame = question.frame
    return Card(frame.qid, content_hash(question), _shortened(frame.stem), home, f"q-{frame.qid}")


def _term_decks(env: BuildEnvironment) -> Iterator[Deck]:
    order = reading_order(env)
    standard = cast("StandardDomain", env.get_domain("std"))
    pages = {docname for (kind, _name), (docname, _anchor) in standard.objects.items() if kind == "term"}
    for docname in sorted(pages, key=lambda page: place_in(order, page)):
        cards = tuple(_term_card(entry, docname) for entry in entries_of(env.get_doctree(docname)))
        if cards:
            title = env.titles[docname].astext()
            yield Deck(docname, title, "terms", (Source(docname, title, cards),))


def entries_of(doctree: docutils_nodes.document) -> Iterator[docutils_nodes.definition_list_item]:
    """Yield the entries of the glossaries of a page that have a term and a definition."""
    for glossary in doctree.findall(addnodes.glossary):
        for item in glossary.findall(docutils_nodes.definition_list_item):
            if item.next_node(docutils_nodes.term) and item.next_node(docutils_nodes.definition):
                yield item


def terms_of(item: docutils_nodes.Element) -> list[docutils_nodes.term]:
    """Return the terms of an entry: several may share a definition."""
    return [child for child in item.children if isinstance(child, docutils_nodes.term)]


def term_id(item: docutils_nodes.Element) -> str:
    """Return the id of the card of an entry; ids of the page are no such thing, as they may be mere numbers."""
    return TERM + " ".join(terms_of(item)[0].astext().lower().split())


def _term_card(item: docutils_nodes.definition_list_item, docname: str) -> Card:
    terms = terms_of(item)
    # Citations and the space before them are left out: a better source must not take a reader's schedule away.
    text = "".join(str(part) for part in item.findall(docutils_nodes.Text) if not _in_citation(part))
    names = [term.astext() for term in terms]
    digest = hashlib.sha256(repr((names, "".join(text.split()))).encode()).hexdigest()[:12]
    return Card(term_id(item), digest, ", ".join(names), docname, terms[0]["ids"][0])


def _in_citation(text: docutils_nodes.Text) -> bool:
    parent = text.parent
    while parent is not None and parent.get("refdomain") != "cite":
        parent = parent.parent
    return parent is not None


def _shortened(text: str) -> str:
    """Return the question itself, which is the last paragraph of its text, or its beginning."""
    text = " ".join(text.strip().split("\n")[-1].split())
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"


def _openers(env: BuildEnvironment, order: dict[str, int]) -> dict[str, str]:
    """Return the first page of each chapter that pages name in their front matter."""
    openers: dict[str, str] = {}
    for docname in order:
        chapter = env.metadata.get(docname, {}).get("chapter")
        if chapter is not None:
            openers.setdefault(str(chapter), docname)
    return openers
