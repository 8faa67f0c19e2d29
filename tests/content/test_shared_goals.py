"""The first chapter keeps what its template and the editorial policy promise."""

from __future__ import annotations

from itertools import pairwise

import pytest
from docutils import nodes
from sphinx import addnodes

from studyguide.book import nodes as book_nodes
from studyguide.quiz import nodes as quiz_nodes

CHAPTER = "chapters/shared-goals"
SECTIONS = [f"{CHAPTER}/{name}" for name in ("neighbours", "western-order", "nuclear-file", "arms-money-corridors")]
BANKS = [f"quizzes/shared-goals/{page.rpartition('/')[2]}" for page in [f"{CHAPTER}/index", *SECTIONS]]


def questions(book):
    return [question for bank in BANKS for question in book.page(bank).findall(quiz_nodes.question)]


def cites(node):
    return [ref for ref in node.findall(addnodes.pending_xref) if ref.get("refdomain") == "cite"]


def body_paragraphs(doctree):
    """Return the paragraphs that stand in the running text: straight under a heading."""
    return [
        paragraph
        for paragraph in doctree.findall(nodes.paragraph)
        if isinstance(paragraph.parent, nodes.section) and not paragraph.next_node(quiz_nodes.quiz)
    ]


def test_real_book_is_read_without_a_warning(real_book):
    assert real_book.warnings == ""


@pytest.mark.parametrize("page", SECTIONS)
def test_every_paragraph_of_the_text_names_its_source(real_book, page):
    uncited = [
        f"line {paragraph.line}: {paragraph.astext()[:80]}"
        for paragraph in body_paragraphs(real_book.page(page))
        if not cites(paragraph)
        # A sentence that only leads over to a list, a table or a figure states nothing.
        and not paragraph.astext().rstrip().endswith(":")
    ]

    assert len(uncited) <= len(body_paragraphs(real_book.page(page))) // 10, uncited


@pytest.mark.parametrize("page", SECTIONS)
def test_section_has_the_length_of_a_section(real_book, page):
    words = sum(len(paragraph.astext().split()) for paragraph in body_paragraphs(real_book.page(page)))

    assert 1000 <= words <= 1900


@pytest.mark.parametrize("page", SECTIONS)
def test_section_states_its_objective_and_ends_with_its_questions(real_book, page):
    doctree = real_book.page(page)

    assert list(doctree.findall(book_nodes.objectives))
    assert list(doctree.findall(quiz_nodes.quiz))


def test_chapter_has_enough_questions_and_most_of_them_ask_for_more_than_recall(real_book):
    levels = [question["level"] for question in questions(real_book)]

    assert len(levels) >= 24
    assert sum(level != "recall" for level in levels) >= 0.4 * len(levels)


def test_every_objective_is_tested_by_at_least_two_questions(real_book):
    tested = [question["objective"] for question in questions(real_book)]
    defined = [
        oid
        for oid, found in real_book.env.get_domain("guide").objectives.items()
        if found.docname == f"{CHAPTER}/index"
    ]

    assert {oid: tested.count(oid) for oid in defined if tested.count(oid) < 2} == {}


def test_key_does_not_always_stand_in_the_same_place(real_book):
    places = [
        [option["fraction"] for option in question.findall(quiz_nodes.question_option)].index(100)
        for question in questions(real_book)
        if question["kind"] == "single"
    ]

    assert max(places.count(place) for place in set(places)) <= len(places) / 2


def test_chapter_has_a_map_and_a_strip_and_at_least_three_figures(real_book):
    images = [
        image["uri"] for page in [f"{CHAPTER}/index", *SECTIONS] for image in real_book.page(page).findall(nodes.image)
    ]

    assert len(images) >= 3
    assert any("strip" in image for image in images)
    assert any("caucasus" in image or "region" in image for image in images)


def test_every_image_has_alternative_text_of_a_useful_length(real_book):
    for page in sorted(real_book.env.found_docs):
        for image in real_book.page(page).findall(nodes.image):
            assert 30 <= len(image.get("alt", "")) <= 250, f"{page}: {image['uri']}"


def test_headings_never_skip_a_level(real_book):
    for page in sorted(real_book.env.found_docs):
        depths = [depth(section) for section in real_book.page(page).findall(nodes.section)]
        assert all(after - before <= 1 for before, after in pairwise(depths)), page
        assert depths.count(1) == 1, page


def depth(section):
    count, node = 0, section
    while node is not None:
        count += isinstance(node, nodes.section)
        node = node.parent
    return count


def test_at_least_forty_sources_are_cited(real_book):
    keys = {
        key
        for page in sorted(real_book.env.found_docs)
        for ref in cites(real_book.page(page))
        for key in ref["reftarget"].split(",")
    }

    assert len(keys) >= 40


def test_glossary_has_at_least_forty_terms_and_names_keep_their_script(real_book):
    definitions = [
        item
        for page in sorted(real_book.env.found_docs)
        for item in real_book.page(page).findall(nodes.definition_list_item)
        if isinstance(item.parent.parent, addnodes.glossary)
    ]

    assert len(definitions) >= 40
    assert sum(bool(item.next_node(book_nodes.foreign)) for item in definitions) >= 40


def test_page_of_every_chapter_says_up_to_when_it_holds(real_book):
    pages = [page for page in real_book.env.found_docs if page.startswith(("chapters/", "glossary/"))]

    assert [
        page for page in sorted(pages) if "as_of" not in real_book.env.metadata[page] and page.endswith("/index")
    ] == []
