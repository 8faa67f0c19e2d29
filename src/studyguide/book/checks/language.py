"""Rules of language: reading level, lengths of sentences, paragraphs and sections, and words that take a side."""

from __future__ import annotations

import re
import statistics
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes

from studyguide.book.checks.finding import Finding
from studyguide.book.checks.reading_level import grade
from studyguide.book.checks.terms import load_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyguide.book.checks.book_view import BookView, Page

HARDEST_SECTION: Final = 13.0
"""Grade of Flesch and Kincaid, as ``reading_level`` computes it."""

MEDIAN_SENTENCE: Final = 22
LONGEST_SENTENCE: Final = 45
LONGEST_PARAGRAPH: Final = 170
"""Words. No shortest: a paragraph of one sentence can be right, and padding it never is."""

SECTION_WORDS: Final = range(1000, 1801)
"""Words of running text of a section page."""

LONGEST_PART: Final = 800
"""Words between two headings."""


def check(book: BookView) -> Iterator[Finding]:
    """Yield pages that are too hard or too long, and words that take a side."""
    path = book.env.config.studyguide_names
    loaded = load_names(Path(book.env.srcdir) / path, path).loaded
    pattern = (
        re.compile(r"\b(?:" + "|".join(map(re.escape, loaded)) + r")(?:s|es)?\b", re.IGNORECASE) if loaded else None
    )
    for chapter in book.chapters:
        for page in chapter.pages:
            yield from _level(page)
            yield from _lengths(page)
            if pattern is not None:
                yield from _loaded(page, pattern)
        for page in chapter.sections:
            words = sum(block.words for block in page.body)
            if words not in SECTION_WORDS:
                message = f"the section has {words} words; bring it to {SECTION_WORDS[0]} to {SECTION_WORDS[-1]}"
                yield Finding(page.docname, page.first_line, "section-length", message)


def reading_grade(page: Page) -> float:
    """Return the grade at which the running text of a page can be read."""
    return grade(sentence.words for block in page.body for sentence in block.sentences)


def _level(page: Page) -> Iterator[Finding]:
    lengths = [len(sentence.words) for block in page.body for sentence in block.sentences]
    if not lengths:
        return
    reached = reading_grade(page)
    if reached > HARDEST_SECTION:
        message = (
            f"the text reads at grade {reached:.1f}; bring it to {HARDEST_SECTION:.0f} with shorter sentences and words"
        )
        yield Finding(page.docname, page.first_line, "reading-level", message)
    median = statistics.median(lengths)
    if median > MEDIAN_SENTENCE:
        message = f"half of the sentences have more than {median:.0f} words; bring it to {MEDIAN_SENTENCE}"
        yield Finding(page.docname, page.first_line, "sentence-median", message)


def _lengths(page: Page) -> Iterator[Finding]:
    for block in page.prose:
        for sentence in block.sentences:
            if len(sentence.words) > LONGEST_SENTENCE:
                message = f"the sentence has {len(sentence.words)} words; split it, {LONGEST_SENTENCE} is the most"
                yield Finding(page.docname, sentence.line, "sentence-long", message)
    for block in page.body:
        if block.words > LONGEST_PARAGRAPH:
            message = f"the paragraph has {block.words} words; split it, {LONGEST_PARAGRAPH} is the most"
            yield Finding(page.docname, block.line, "paragraph-long", message)
    for section in page.doctree.findall(docutils_nodes.section):
        words = sum(block.words for block in page.body if block.node.parent is section)
        if words > LONGEST_PART:
            message = f"{words} words stand under this heading; divide them, {LONGEST_PART} is the most"
            yield Finding(page.docname, section.line or 1, "part-long", message)


def _loaded(page: Page, pattern: re.Pattern[str]) -> Iterator[Finding]:
    for block in page.prose:
        for sentence in block.sentences:
            found = pattern.search(sentence.own_words)
            if found and not sentence.marked:
                message = f"{found[0]!r} takes a side; quote it, or name who says so with {{attributed}}`…`"
                yield Finding(page.docname, sentence.line, "loaded-word", message)
