"""Questions of an EPUB: the task in its place, its hints and its key as notes, linked both ways; all ten kinds."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.root("quiz-ten")
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PAGE = "part/section.xhtml"
BANK = "quizzes/part/ten.md"
KINDS = ("single", "multiple", "truefalse", "short", "numeric", "match", "order", "cloze", "map", "open")


def by_id(page):
    return {element.get("id"): element for element in page.iter() if element.get("id")}


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def questions(page):
    return {
        element.get("id"): element
        for element in page.iter(f"{XHTML}section")
        if "sg-question" in element.get("class", "").split()
    }


def links_to_notes(question):
    return [link.get("href") for link in question.iter(f"{XHTML}a") if link.get("role") == "doc-noteref"]


def test_all_ten_kinds_are_asked(tiny):
    found = questions(tiny.pages[PAGE])

    assert {question.get("class") for question in found.values()} == {f"sg-question sg-{kind}" for kind in KINDS}


def test_every_question_leads_to_its_key_and_back(tiny):
    page = tiny.pages[PAGE]
    ids = by_id(page)
    found = questions(page)

    assert len(found) >= len(KINDS)
    for name, question in found.items():
        assert links_to_notes(question)[-1] == f"#{name}--key"
        for link in links_to_notes(question):
            note = ids[link.removeprefix("#")]
            assert note.get(TYPE) == "endnote"
            (back,) = (one for one in note.iter(f"{XHTML}a") if one.get("role") == "doc-backlink")
            assert (back.get("href"), back.get(TYPE)) == (f"#{name}", "backlink")


def test_link_to_a_note_is_one_that_readers_pop_up(tiny):
    page = tiny.pages[PAGE]

    links = [link for link in page.iter(f"{XHTML}a") if link.get("role") == "doc-noteref"]
    assert {link.get(TYPE) for link in links} == {"noteref"}
    sections = [section for section in page.iter(f"{XHTML}section") if section.get("role") == "doc-endnotes"]
    assert [section.get(TYPE) for section in sections] == ["endnotes", "endnotes"]
    assert [text_of(section[0]) for section in sections] == ["Hints", "Answers"]


def test_nothing_of_the_key_stands_beside_the_question(tiny):
    page = tiny.pages[PAGE]
    ids = by_id(page)

    for name, question in questions(page).items():
        key = ids[f"{name}--key"]
        reasons = [text_of(why) for why in key.iter(f"{XHTML}div") if why.get("class") in {"sg-why", "sg-explanation"}]
        asked = text_of(question)
        assert [reason for reason in reasons if reason in asked] == []
        assert re.search(r"\b(Right|Not right|Accepted|Answer):", asked) is None
        assert not [one for one in question.iter() if one.get("data-option") or "sg-right" in one.get("class", "")]


def test_key_stands_after_all_text_of_the_page(epub, book):
    section = (book.source / "part/section.md").read_text(encoding="utf-8")
    book.write("part/section.md", f"{section}\n## Afterwards\n\nLast words.\n")

    words = text_of(epub().pages[PAGE])

    assert words.index("Question 10") < words.index("Last words.") < words.index("Answer to question 1 Answer:")


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("q-ten-treaty", "Right: Treaty of Turkmenchay Signed in February 1828"),
        ("q-ten-treaty", "Read the section: The border"),
        ("q-ten-treaty", "Both treaties ceded land; only the later one set an indemnity."),
        ("q-ten-founders", "Answers: Russia; Iran; India"),
        ("q-ten-first", "Answer: True"),
    ],
)
def test_note_holds_key_reasons_and_the_way_to_the_text(tiny, question, key):
    assert key in text_of(by_id(tiny.pages[PAGE])[f"{question}--key"])


def test_hint_waits_in_a_note(tiny):
    page = tiny.pages[PAGE]
    ids = by_id(page)

    assert "The war ended in 1828." not in text_of(ids["q-ten-treaty"])
    assert "The war ended in 1828." in text_of(ids["q-ten-treaty--hint-1"])


def test_edition_without_the_key_has_hints_and_no_way_to_an_answer(epub):
    edition = epub(tags=["nokey"])
    page = edition.pages[PAGE]

    assert len(questions(page)) >= len(KINDS)
    assert "sg-answers" not in by_id(page)
    assert [name for name in by_id(page) if name.endswith("--key")] == []
    assert "Answer" not in text_of(page)
    assert "q-ten-treaty--hint-1" in by_id(page)


def test_map_shows_its_letters_and_says_what_it_is(tiny):
    built = tiny
    (question,) = (one for one in questions(built.pages[PAGE]).values() if "sg-map" in one.get("class"))
    (image,) = question.iter(f"{XHTML}img")
    file, _anchor = built.target(PAGE, image.get("src"))
    letters = [text_of(one) for one in question.iter(f"{XHTML}strong")]

    assert image.get("alt")
    assert letters == sorted(letters)
    assert len(letters) >= 2
    for letter in letters:
        assert f">{letter}</text>".encode() in built.files[file]


def test_gaps_are_all_as_long(tiny):
    (question,) = (one for one in questions(tiny.pages[PAGE]).values() if "sg-cloze" in one.get("class"))

    gaps = {one.text for one in question.iter(f"{XHTML}span") if one.get("class") == "sg-blank"}
    assert len(gaps) == 1


def test_bank_in_another_language_says_so_at_every_question_and_note(epub, book):
    text = (book.source / BANK).read_text(encoding="utf-8")
    book.write(BANK, text.replace("shuffle: true\n", "shuffle: true\nlanguage: fa\n", 1))

    page = epub().pages[PAGE]
    ids = by_id(page)

    for name, question in questions(page).items():
        for part in (question, ids[f"{name}--key"]):
            marked = [one for one in part.iter() if one.get("lang") == "fa"]
            assert marked, name
            assert {(one.get(LANG), one.get("dir")) for one in marked} == {("fa", "rtl")}
    heading = ids["q-ten-treaty-number"]
    assert heading.get("lang") is None


def test_bank_in_the_language_of_the_book_says_nothing(tiny):
    page = tiny.pages[PAGE]

    assert [one.tag for one in page.iter() if one.get("lang")] == [f"{XHTML}html"]
