"""What a reader sees of every construct online stands in the PDF too, and the other way round."""

from __future__ import annotations

import shutil
from pathlib import Path

import page as validation
import pytest

HERE = Path(__file__).parent
ONLY_ONLINE = {"Only online."}
ONLY_ON_PAPER = {
    "Only on paper.",
    # Two words of one meaning share a line; online each has its own.
    "mill, race",
}
NOT_PAGES = {"genindex", "search", "py-modindex"}


@pytest.fixture(scope="module")
def both(tmp_path_factory, made, book_class, reading):
    """The book with every construct as PDF, and the blocks of each page of its website."""
    source = tmp_path_factory.mktemp("constructs") / "book"
    shutil.copytree(HERE / "roots" / "constructs", source)
    pdf = made(source)
    website = book_class(source).build("html").out
    pages = {
        path.stem: reading.online(path.read_text(encoding="utf-8"))
        for path in sorted(website.glob("*.html"))
        if path.stem not in NOT_PAGES
    }
    return pdf, pages


@pytest.fixture(scope="module")
def paper(both, reading):
    """The blocks of the chapters: without title page, contents and index, which the website has elsewhere."""
    blocks = reading.on_paper(both[0].reader)
    first = reading.first_of_text(both[0].reader, blocks)
    last = next(number for number, block in enumerate(blocks) if (block.kind, block.text) == ("H1", "Index"))
    return blocks[first:last]


def words(block):
    return " ".join(block.text.split())


def test_nothing_that_is_read_online_is_missing_on_paper(both, paper, reading):
    online = [block for blocks in both[1].values() for block in blocks]

    assert {words(block) for block in reading.missing(online, paper)} == ONLY_ONLINE


def test_nothing_that_is_read_on_paper_is_missing_online(both, paper, reading):
    online = [block for blocks in both[1].values() for block in blocks]

    assert {words(block) for block in reading.missing(paper, online)} == ONLY_ON_PAPER


def test_paper_keeps_the_order_of_the_page(both, paper, reading):
    for blocks in both[1].values():
        # A note stands at the foot of the page that calls it; online all notes end the page.
        assert [words(block) for block in reading.astray(blocks, paper) if block.kind != "note"] == []


def test_only_raw_html_is_warned_of(both):
    (about,) = both[0].warnings

    assert about.startswith("typography.md:")
    assert "only the text of this HTML is in the PDF" in about


@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
def test_every_construct_keeps_the_standard(both, profile):
    report = validation.validate_pdf(both[0].pdf, profile=validation.ValidationProfile[profile])

    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


def test_formulas_are_set_with_their_source_as_text_for_the_ear(both):
    pytest.importorskip("tex2typst", reason="without it formulas are printed as they are written")
    formulas = [alt for kind, alt in both[0].tags if kind == "Formula"]

    assert "e = mc^2" in formulas
    assert len(formulas) >= 12


def test_struck_words_are_struck_on_paper_too(both):
    assert 'struck({"struck with ";' in both[0].code
    assert 'struck({"gone";});' in both[0].code
