"""The whole guide keeps what it promises: its size, its claims answered, its maps, its questions."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from docutils import nodes
from sphinx import addnodes

from studyguide.book import nodes as book_nodes
from studyguide.inspection import check_book

PROJECT = Path(__file__).resolve().parents[2]
CHAPTERS = ("shared-goals", "syria", "israel", "divergent-visions", "toolkit")
CLAIMS = yaml.safe_load((PROJECT / "data" / "claims.yaml").read_text(encoding="utf-8"))
# What the article claims, as the audits counted it: general and nuclear, Syria, Israel, tips, visions, conclusion.
AUDITED = {"sg": 21, "sy": 30, "is": 10, "tips": 4, "dv": 11, "end": 5}


def public_questions(book):
    return list(book.env.get_domain("quiz").questions.values())


def test_checklist_finds_nothing_to_mend():
    printed = io.StringIO()

    assert check_book(PROJECT, printed) == 0, printed.getvalue()


def test_real_book_is_read_without_a_warning(real_book):
    assert real_book.warnings == ""


def test_every_audited_claim_of_the_article_has_its_answer():
    counted = Counter(claim["id"].rpartition("-")[0] for claim in CLAIMS)

    assert counted == AUDITED
    assert {claim["id"] for claim in CLAIMS} == {
        f"{part}-{n}" for part, count in AUDITED.items() for n in range(1, count + 1)
    }


@pytest.mark.parametrize("claim", CLAIMS, ids=[claim["id"] for claim in CLAIMS])
def test_claim_is_answered_in_a_section_that_cites_sources(real_book, claim):
    """The list claim by claim: where each is answered; the section must hold text, and the text its sources."""
    labels = real_book.env.get_domain("std").labels
    assert claim["places"]
    for place in claim["places"]:
        docname, node_id, _title = labels[place]
        assert docname.startswith("chapters/")
        section = next(
            section for section in real_book.page(docname).findall(nodes.section) if node_id in section["ids"]
        )
        assert any(ref.get("refdomain") == "cite" for ref in section.findall(addnodes.pending_xref)), place


def test_audit_shows_every_claim(real_book):
    page = real_book.page("chapters/toolkit/article-audit")
    shown = " ".join(" ".join(table.astext().split()) for table in page.findall(nodes.table))

    assert [claim["id"] for claim in CLAIMS if " ".join(plain(claim["claim"]).split())[:30] not in shown] == []


def plain(text):
    """Leave out the marks of MyST, and set quotes as Sphinx does."""
    return re.sub(r"\{[^}]+\}`([^`<]*?)(?: <[^>]*>)?`|[*]", r"\1", text).replace("'", "’")


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_chapter_has_sections_and_a_timeline_of_its_own(real_book, chapter):
    sections = [page for page in real_book.env.found_docs if page.startswith(f"chapters/{chapter}/")]
    opener = real_book.page(f"chapters/{chapter}/index")
    events = list(opener.findall(book_nodes.timeline_event))

    assert len(sections) >= 5
    assert 6 <= len(events) <= 14


def test_guide_has_enough_questions_and_most_ask_for_more_than_recall(real_book):
    levels = [question.frame.level for question in public_questions(real_book)]

    assert len(levels) >= 160
    assert sum(level != "recall" for level in levels) >= 0.4 * len(levels)


def test_guide_has_at_least_eight_maps_each_shown_in_a_chapter_or_a_question(real_book):
    figures = yaml.safe_load((PROJECT / "data" / "figures.yaml").read_text(encoding="utf-8"))
    shown = {
        Path(image["uri"]).name
        for page in real_book.env.found_docs
        if page.startswith(("chapters/", "quizzes/")) and page != "chapters/maps"
        for image in real_book.page(page).findall(nodes.image)
    }
    atlas = list(real_book.page("chapters/maps").findall(nodes.image))

    assert {figure["file"] for figure in figures} <= shown
    assert len(atlas) >= 8


def test_glossary_has_at_least_140_entries_and_names_keep_their_script(real_book):
    definitions = [
        item
        for page in sorted(real_book.env.found_docs)
        for item in real_book.page(page).findall(nodes.definition_list_item)
        if isinstance(item.parent.parent, addnodes.glossary)
    ]
    people = list(real_book.page("glossary/people").findall(nodes.definition_list_item))

    assert len(definitions) >= 140
    assert sum(bool(item.next_node(book_nodes.foreign)) for item in definitions) >= 100
    latin = {item.next_node(nodes.term).astext() for item in people if not item.next_node(book_nodes.foreign)}
    assert latin == {"Donald Trump", "Rafael Grossi", "Staffan de Mistura"}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_key_of_a_chapter_does_not_always_stand_in_the_same_place(real_book, chapter):
    places = [
        [option.fraction for option in question.options].index(100)
        for question in public_questions(real_book)
        if type(question).__name__ == "SingleChoice" and question.frame.docname.startswith(f"quizzes/{chapter}/")
    ]

    assert max(places.count(place) for place in set(places)) <= len(places) / 2


def test_first_chapter_has_its_timeline_strip_and_its_maps(real_book):
    pages = [page for page in real_book.env.found_docs if page.startswith("chapters/shared-goals/")]
    images = {image["uri"] for page in pages for image in real_book.page(page).findall(nodes.image)}

    assert {f"figures/{name}.svg" for name in ("shared-goals-strip", "caucasus-1813-1828", "region-2026")} <= images


def test_every_image_has_alternative_text_of_a_useful_length(real_book):
    for page in sorted(real_book.env.found_docs):
        for image in real_book.page(page).findall(nodes.image):
            assert 30 <= len(image.get("alt", "")) <= 250, f"{page}: {image['uri']}"


def test_every_page_of_a_chapter_says_up_to_when_it_holds(real_book):
    pages = [page for page in real_book.env.found_docs if page.startswith(("chapters/", "glossary/"))]

    assert [page for page in sorted(pages) if "as_of" not in real_book.env.metadata[page]] == [
        page for page in sorted(pages) if page.startswith("glossary/") and "as_of" not in real_book.env.metadata[page]
    ]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_nothing_is_written_past_the_horizon_of_its_chapter(real_book, chapter):
    horizon = "2026-03-10" if chapter == "syria" else "2026-06-30"
    stated = {
        page: str(real_book.env.metadata[page]["as_of"])
        for page in real_book.env.found_docs
        if page.startswith(f"chapters/{chapter}/")
    }

    assert {page: day for page, day in stated.items() if day > horizon} == {}


def test_no_draft_is_left():
    words = re.compile(r"STUB|TODO|being written|% FIGURE|% ATLAS")

    left = [
        str(path.relative_to(PROJECT))
        for folder in ("chapters", "glossary", "quizzes", "instructor")
        for path in (PROJECT / folder).rglob("*.md")
        if words.search(path.read_text(encoding="utf-8"))
    ]
    assert left == []
