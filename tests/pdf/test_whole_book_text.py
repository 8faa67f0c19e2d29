"""Every text of the book that is read on the website stands in the PDF, and the other way round."""

from __future__ import annotations

import re

import pytest
from pypdf import PdfReader

MAIN = "article.bd-article"
NOT_IN_THE_PDF = re.compile(r"quizzes/|genindex|search|404|_")
"""Pages to practise on, which ask the same questions again, and lists that the PDF has for itself."""

ONLINE_WITHOUT = ", ".join(
    {
        "on paper the pages that name a term follow its explanation": ".sg-used-in",
        "the answer is told by the options that are right": ".sg-answer",
        "the verdict stands before each option, as a word of its own": ".sg-reason-option > strong",
        "what a script works with": ".sg-form select, .sg-verdict, .sg-no-script, .sg-marker, .sg-markers, .sg-picture",
        "what chooses from the events of the timeline": ".sg-timeline-filter",
    }.values()
)

ONLY_ONLINE = re.compile(
    r"Choose from: .*|Your answer.*|Fill in the gaps\.|Blank \d: .*|.*\bBlank \d of \d\b.*|.* belongs to none\.",
    re.DOTALL,
)
"""How questions are answered at a keyboard: on paper there are rules to write on, and their own instructions."""

TITLE = "Iran and Russia: shared goals, divergent visions"
"""The heading of the first page; in print the title page has it."""

ONLY_ON_PAPER = re.compile(
    r"Question \d+ Answer: p\.\s\d+|In words: p\.\s\d+|Figure \d+ in words Figure: p\.\s\d+|A source to read|"
    r"Write a letter on each line.*|Number the boxes from .*|Write (?:about )?[\d,]+ (?:to [\d,]+ )?words\.|.*\(\d\).*",
    re.DOTALL,
)
"""The same on paper."""


@pytest.fixture(scope="module")
def online(whole_book, reading):
    """The blocks of the pages of the website that the PDF has too."""
    site = whole_book.out / "html"
    pages = (
        path for path in sorted(site.rglob("*.html")) if not NOT_IN_THE_PDF.match(path.relative_to(site).as_posix())
    )
    return [
        block
        for path in pages
        for block in reading.online(path.read_text(encoding="utf-8"), MAIN, without=ONLINE_WITHOUT)
    ]


@pytest.fixture(scope="module")
def paper(whole_book, reading):
    """The blocks of the PDF."""
    return reading.on_paper(PdfReader(whole_book.pdf))


@pytest.fixture(scope="module")
def chapters(whole_book, paper, reading):
    """The blocks between the contents and the answers."""
    last = next(number for number, block in enumerate(paper) if (block.kind, block.text) == ("H1", "Answers"))
    return paper[reading.first_of_text(PdfReader(whole_book.pdf), paper) : last]


def test_nothing_of_the_book_is_missing_on_paper(online, paper, reading):
    lost = reading.missing(online, paper, form=reading.bare)

    assert len(online) > 5000
    assert [block.text for block in lost if not ONLY_ONLINE.fullmatch(block.text.strip())] == [TITLE]


def test_nothing_in_the_chapters_of_the_pdf_is_missing_online(online, chapters, reading):
    read = [block for block in chapters if block.kind in {"P", "TH", "Caption"}]
    lost = reading.missing(read, online, form=reading.bare)

    assert len(read) > 1000
    assert [block.text for block in lost if not ONLY_ON_PAPER.fullmatch(block.text.strip())] == []
