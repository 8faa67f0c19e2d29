"""Rules of sourcing: every paragraph cites, every figure and quotation cites where it stands, sources are many."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes

from studyguide.book import nodes
from studyguide.book.checks.finding import Finding
from studyguide.book.checks.prose import cites, sentences, word_count
from studyguide.book.sources import entry_fields, entry_keywords, entry_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from studyguide.book.checks.book_view import Block, BookView, Chapter, Page
    from studyguide.book.checks.prose import Sentence

UNCITED_SHARE: Final = 0.1
"""The greatest share of a chapter's paragraphs that may carry the class ``uncited``."""

SOURCES: Final = 12
VOICES: Final = 4
PRIMARY: Final = 10
"""Least number of primary sources of a chapter; a share would fall with every report that checks another."""

ONE_SOURCE: Final = 0.2
LONGEST_EXCERPT: Final = 200
LONGEST_EVENT: Final = 20

_NUMBER: Final = re.compile(
    r"(?:\b\d[\d.,–]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)(?: of)?)\s+"
    r"(?:per cent|percent|million|billion|thousand|people|civilians|soldiers|fighters|troops|aircraft|missiles|drones|"
    r"strikes|sorties|tonnes|barrels|dollars|euros|roubles|rubles|kilometres|km|dead|deaths|casualties|refugees|"
    r"were killed|had been killed)\b|[$€£]\s?\d|\b\d[\d.,]*\s?%",
    re.IGNORECASE,
)
_TOLL: Final = re.compile(
    r"\b(?:killed|died|wounded|displaced)\b[^.]{0,40}\b\d{2,}|\b\d{2,}[^.]{0,40}\b(?:killed|died|wounded|displaced)\b"
)
_SUPERLATIVE: Final = re.compile(
    r"\bthe (?:largest|biggest|worst|deadliest|highest|lowest|longest|greatest|heaviest|bloodiest|earliest known)\b",
    re.IGNORECASE,
)
_SHORTEST_QUOTATION: Final = 4
"""Words from which a passage in quotation marks is somebody's sentence, not a term."""


def check(book: BookView) -> Iterator[Finding]:
    """Yield every paragraph, figure, quotation, event and entry that lacks its source."""
    for chapter in book.chapters:
        for page in chapter.pages:
            yield from _paragraphs(page)
            yield from _statements(page)
            yield from _parts(page)
        yield from _share_of_uncited(chapter)
        yield from _variety(book, chapter)
    for page in book.pages:
        yield from _events(page)
    yield from _rationales(book)
    yield from _unused(book)


def _excused(block: Block) -> bool:
    """Return whether a paragraph states nothing: it leads to a list or to other pages, or is marked as uncited."""
    text = block.node.astext().rstrip()
    if "uncited" in block.node["classes"] or text.endswith(":") or not block.sentences:
        return True
    leads = any(sentence.guides for sentence in block.sentences)
    return leads and not any(map(_needs_source, block.sentences))


def _paragraphs(page: Page) -> Iterator[Finding]:
    for block in page.sourced:
        if not block.cites and not _excused(block):
            message = (
                "this paragraph names no source; cite one with {cite:p}`key`, or put {.uncited} above it if it states "
                "nothing that could be wrong"
            )
            yield Finding(page.docname, block.line, "uncited", message)


def _share_of_uncited(chapter: Chapter) -> Iterator[Finding]:
    blocks = [block for page in chapter.pages for block in page.sourced]
    marked = sum("uncited" in block.node["classes"] for block in blocks)
    if marked > UNCITED_SHARE * len(blocks):
        message = (
            f"{marked} of {len(blocks)} paragraphs of chapter {chapter.name} are marked uncited; cite more of them"
        )
        yield Finding(chapter.opener.docname, chapter.opener.first_line, "uncited-share", message)


def _statements(page: Page) -> Iterator[Finding]:
    for block in page.sourced:
        for sentence in block.sentences:
            what = _needs_source(sentence)
            if what and not sentence.cites:
                yield Finding(
                    page.docname,
                    sentence.line,
                    "uncited-statement",
                    f"{what} has no source in its own sentence; cite it there",
                )


def _needs_source(sentence: Sentence) -> str | None:
    for quotation in sentence.quotations:
        if len(quotation.split()) >= _SHORTEST_QUOTATION and not quotation.startswith(("‘", "'")):
            return f"the quotation {quotation}"
    found = _NUMBER.search(sentence.own_words) or _TOLL.search(sentence.own_words)
    if found:
        return f"the figure {found[0]!r}"
    found = _SUPERLATIVE.search(sentence.own_words)
    return f"the superlative {found[0]!r}" if found else None


def _parts(page: Page) -> Iterator[Finding]:
    for part in page.parts:
        if part["kind"] == "excerpt":
            words = sum(
                word_count(node)
                for quote in part.findall(docutils_nodes.block_quote)
                for node in quote.findall(docutils_nodes.paragraph)
            )
            if words > LONGEST_EXCERPT:
                message = f"the excerpt has {words} words; quote {LONGEST_EXCERPT} at most"
                yield Finding(page.docname, part.line or 1, "excerpt-long", message)
            if not cites(part):
                yield Finding(page.docname, part.line or 1, "excerpt-uncited", "the excerpt cites no source; cite it")


def _events(page: Page) -> Iterator[Finding]:
    for event in page.doctree.findall(nodes.timeline_event):
        path = event.source or page.docname
        if not cites(event):
            message = f"event {event['eid']} cites no source; cite one in its text"
            yield Finding(path, event.line or 1, "event-uncited", message, page=False)
        words = sum(len(one.words) for node in event.findall(docutils_nodes.paragraph) for one in sentences(node))
        if words > LONGEST_EVENT:
            message = f"event {event['eid']} has {words} words; say it in {LONGEST_EVENT}"
            yield Finding(path, event.line or 1, "event-long", message, page=False)


def _rationales(book: BookView) -> Iterator[Finding]:
    for docname, node in book.question_nodes:
        if node.get("level") != "infer" and not cites(node):
            message = f"no reason of question {node['qid']} cites a source; cite the ones that state a fact"
            yield Finding(docname, node.line or 1, "question-uncited", message)


def cited_sources(chapter: Chapter) -> Counter[str]:
    """Return how often each source is cited in a chapter."""
    return Counter(key for page in chapter.pages for key in cites(page.doctree))


def _variety(book: BookView, chapter: Chapter) -> Iterator[Finding]:
    keywords = entry_keywords(book.env)
    used = cited_sources(chapter)
    where = (chapter.opener.docname, chapter.opener.first_line)
    known = [keywords[key] for key in used if key in keywords]
    if not known:
        return
    if len(used) < SOURCES:
        message = f"chapter {chapter.name} rests on {len(used)} sources; use {SOURCES} or more"
        yield Finding(*where, "sources-few", message)
    voices = {word for words in known for word in words if word.startswith("voice-")}
    if len(voices) < VOICES:
        message = f"chapter {chapter.name} hears {len(voices)} kinds of voice; let {VOICES} speak"
        yield Finding(*where, "sources-voices", message)
    primary = sum("primary" in words for words in known)
    if primary < PRIMARY:
        message = f"chapter {chapter.name} rests on {primary} primary sources; use {PRIMARY} or more"
        yield Finding(*where, "sources-primary", message)
    key, count = used.most_common(1)[0]
    if count > ONE_SOURCE * used.total():
        message = f"{count} of {used.total()} citations of chapter {chapter.name} name {key}; bring in others"
        yield Finding(*where, "sources-one", message)


def _unused(book: BookView) -> Iterator[Finding]:
    used = {key for page in book.pages for key in cites(page.doctree)}
    root = Path(book.env.srcdir)
    places = entry_places(root / name for name in book.env.config.studyguide_bibfiles)
    for key, fields in entry_fields(book.env).items():
        path, line = places.get(key, (root, 1))
        shown = path.relative_to(root).as_posix()
        if key not in used:
            yield Finding(shown, line, "bib-unused", f"no page cites {key}; cite it or delete the entry", page=False)
        elif "url" in fields and "doi" not in fields and "urldate" not in fields and not _unread(fields):
            message = f"{key} has an address and no urldate; say when it was read"
            yield Finding(shown, line, "bib-urldate", message, page=False)


def _unread(fields: Mapping[str, str]) -> bool:
    """Return whether the entry says that the work was not read: it then has no day of reading."""
    return "not read for this guide" in fields.get("note", "")
