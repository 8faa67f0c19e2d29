"""Rules of the chapter: its parts are there, in order, and it can be assigned on its own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes

from studyguide.book import nodes
from studyguide.book.checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyguide.book.checks.book_view import BookView, Chapter, Page

OPENER: Final = (
    *("in-brief", "central-question", "before-you-read", "objectives", "timeline", "readings", "how-do-we-know"),
    *("summary", "quiz", "think-and-write", "further-reading"),
)
"""The parts of a chapter's opener, in the order in which a reader meets them."""

SEE_CHAPTER: Final = 3
"""How often a chapter may send its reader to another chapter by its number."""

FRONT_MATTER: Final = frozenset(
    {
        *("as_of", "chapter", "difficulty", "prerequisites", "title", "audience", "mode", "orphan", "reviewers"),
        *("shuffle", "confidence", "pick", "pass"),
        *("description", "tocdepth", "nosearch", "html_meta", "myst", "language", "wordcount"),
    }
)
"""Keys that the front matter of a page may have: those of this engine, then those of Sphinx and MyST."""

_NUMBERED: Final = re.compile(r"\bchapter \d+\b", re.IGNORECASE)


def check(book: BookView) -> Iterator[Finding]:
    """Yield missing or misplaced parts, sections without questions, and chapters that cannot stand alone."""
    for chapter in book.chapters:
        yield from _opener(chapter.opener)
        for page in chapter.sections:
            yield from _section(page)
        yield from _modular(chapter)
    yield from _prerequisites(book)
    yield from _front_matter(book)


def _parts(page: Page) -> list[str]:
    """Return the kinds of part of a page, in order."""
    found = []
    for node in page.doctree.findall(docutils_nodes.Element):
        match node:
            case nodes.chapter_part():
                found.append(str(node["kind"]))
            case nodes.objectives() | nodes.timeline():
                found.append(node.tagname)
            case _ if node.tagname == "quiz":
                found.append("quiz")
    return found


def _opener(page: Page) -> Iterator[Finding]:
    present = _parts(page)
    for part in OPENER:
        if part not in present:
            message = f"the opener has no {{{part}}}; every chapter has {', '.join(OPENER)}"
            yield Finding(page.docname, page.first_line, "part-missing", message)
    # Questions before reading stand further up: the last quiz is the one that closes the chapter.
    last = {part: place for place, part in enumerate(present)}
    places = [last[part] if part == "quiz" else present.index(part) for part in OPENER if part in present]
    if places != sorted(places):
        wanted = [part for part in OPENER if part in present]
        message = f"the parts of the opener stand in another order than in other chapters; use {', '.join(wanted)}"
        yield Finding(page.docname, page.first_line, "part-order", message)


def _section(page: Page) -> Iterator[Finding]:
    present = _parts(page)
    for part, what in (("objectives", "name the objectives it serves"), ("quiz", "end it with its questions")):
        if part not in present:
            message = f"the section has no {{{part}}}; {what}"
            yield Finding(page.docname, page.first_line, "part-missing", message)


def _modular(chapter: Chapter) -> Iterator[Finding]:
    found = [
        (page, sentence)
        for page in chapter.pages
        for block in page.prose
        for sentence in block.sentences
        if _NUMBERED.search(sentence.text)
    ]
    for page, sentence in found[SEE_CHAPTER:]:
        message = (
            f"chapter {chapter.name} names other chapters more than {SEE_CHAPTER} times; use {{ref}} or say it here"
        )
        yield Finding(page.docname, sentence.line, "chapter-not-modular", message)


def _prerequisites(book: BookView) -> Iterator[Finding]:
    needs = {
        chapter.name: [str(name) for name in _listed(chapter.opener.metadata.get("prerequisites"))]
        for chapter in book.chapters
    }
    for chapter in book.chapters:
        page = chapter.opener.docname
        for name in needs[chapter.name]:
            if name not in needs:
                message = f"prerequisites names no chapter {name!r}; use one of {', '.join(sorted(needs))}"
                yield Finding(page, 1, "prerequisite-unknown", message)
        if _leads_back(chapter.name, needs):
            message = f"chapter {chapter.name} needs itself through its prerequisites; take one away"
            yield Finding(page, 1, "prerequisite-circle", message)


def _front_matter(book: BookView) -> Iterator[Finding]:
    """Report keys that nobody reads: a slip such as ``as_off`` would otherwise be silent."""
    for page in book.pages:
        for key in page.metadata:
            if key not in FRONT_MATTER:
                text = Path(book.env.doc2path(page.docname)).read_text(encoding="utf-8", errors="replace")
                lines = (number for number, line in enumerate(text.splitlines(), start=1) if line.startswith(f"{key}:"))
                message = f"the front matter has an unknown key {key!r}; use one of {', '.join(sorted(FRONT_MATTER))}"
                yield Finding(page.docname, next(lines, 1), "front-matter-key", message)


def _listed(value: object) -> list[object]:
    """Read a list of the front matter, which MyST hands on as JSON."""
    read = json.loads(value) if isinstance(value, str) and value.startswith("[") else value
    return list(read) if isinstance(read, list) else [read] if read else []


def _leads_back(start: str, needs: dict[str, list[str]]) -> bool:
    seen: set[str] = set()
    waiting = list(needs[start])
    while waiting:
        name = waiting.pop()
        if name == start:
            return True
        if name not in seen:
            seen.add(name)
            waiting.extend(needs.get(name, []))
    return False
