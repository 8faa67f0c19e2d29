"""Questions that are answered in writing or on a picture, in the formats without controls: EPUB, text, LaTeX …"""

from __future__ import annotations

import base64
import re
from xml.etree import ElementTree as ET

import pytest

pytestmark = pytest.mark.root("quiz-paper")
BUILDERS = ("epub", "text", "man", "latex", "texinfo", "gettext", "xml", "pseudoxml")
BANK = "quizzes/part/paper.md"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def change(book, old, new, name=BANK):
    text = (book.source / name).read_text(encoding="utf-8")
    assert old in text
    book.write(name, text.replace(old, new))


def chapter(book, builder="text", **settings):
    built = book.build(builder, **settings)
    assert [line for line in built.warnings if "mimetype" not in line] == []
    return " ".join(built.read(f"part/section.{'xhtml' if builder == 'epub' else 'txt'}").split())


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_takes_the_kinds_that_are_written(book, builder):
    built = book.build(builder)

    assert [line for line in built.warnings if "mimetype" not in line] == []


def test_number_is_written_before_its_unit(book):
    assert f"Your answer: {'_' * 24} year **Question 2**" in chapter(book)


def test_rows_have_lines_and_choices_have_letters(book):
    text = chapter(book)

    assert "Write a letter on each line. * ____ *Treaty of Gulistan* * ____ *Treaty of Turkmenchay*" in text
    assert "Choices: * A. 1813 * B. 1828 * C. 1907 * D. 1921" in text


def test_items_to_order_stand_in_another_order_than_their_answer(book):
    text = chapter(book)
    items = ["*Treaty of Gulistan*", "*Treaty of Turkmenchay*", "Anglo-Russian Convention"]
    asked = text[text.index("Number them from 1 (earliest) to 3 (latest).") : text.index("Question 4")]
    answered = text[text.index("Answer to question 3:") : text.index("Answer to question 4:")]

    assert sorted(items, key=asked.index) != items
    assert [answered.index(f"{place}. {item}.") for place, item in enumerate(items, start=1)]


def test_gaps_are_numbered_lines_and_choices_stand_sorted_in_brackets(book):
    text = chapter(book)

    assert f"The treaty of (1) {'_' * 12} was signed in (2) {'_' * 12} and ceded" in text
    assert "(3) (Bessarabia / eastern Georgia / Finland) to (4) (Britain / Russia)." in text
    assert "(1) Gulistan or Golestan; (2) 1813; (3) eastern Georgia; (4) Russia" in text


def test_length_of_an_open_answer_is_stated(book):
    assert "Write 150 to 250 words." in chapter(book)


def test_open_question_without_a_length_states_none(book):
    change(book, ":words: 150-250\n", "")

    assert " words." not in chapter(book)


@pytest.mark.parametrize(
    "key",
    [
        "**Answer to question 1:** 1813 * 1813 (right). The treaty was signed",
        "* 1811–1815 (partly right). That is close",
        "* *Treaty of Gulistan*: 1813 (A). It ended the first",
        "* Treaty of Friendship: 1921 (D).",
        "* 1907 (C) belongs to no row. In that year",
        "Finland and Bessarabia came from *other* wars.",
        "**Answer to question 5:** C: the khanate of Erivan * A: Dagestan (not right). It had been ceded",
        "What a good answer does: * Names the terms of 1828 (2 points) * Shows how a *later* actor",
        "A model answer: A strong answer separates the event from its later uses.",
        "Memory is a source about the present.",
    ],
)
def test_answers_tell_key_reasons_rubric_and_model_answer(book, key):
    text = chapter(book)

    assert key in text
    assert text.index("Question 6") < text.index(key)


def test_partly_right_answer_is_named_even_without_a_reason(book):
    change(book, "  > That is close: the war ended with the treaty, two years after the last campaign.\n", "")

    text = " ".join(book.build("text").read("part/section.txt").split())

    assert "1811–1815 (partly right)." in text


@pytest.mark.parametrize("builder", ["text", "epub"])
def test_edition_without_the_key_holds_none(book, builder):
    text = chapter(book, builder, tags=["nokey"])

    assert "Question 6" in text
    for secret in (
        "Answer to question",
        "Answers",
        "Golestan",
        "October 1813",
        "Names the terms",
        "separates the event",
    ):
        assert secret not in text
    for path in (book.source / "_build" / builder).rglob("*"):
        if path.suffix in {".xhtml", ".txt", ".opf", ".ncx", ".json"}:
            assert "Golestan" not in path.read_text(encoding="utf-8")


def picture_of(book):
    """Return what the EPUB shows as the map, and its words."""
    built = book.build("epub")
    html = built.read("part/section.xhtml")
    alt, source = re.search(r'<img alt="([^"]+)"[^>]* src="\.\./([^"]+)"', html).groups()
    return ET.fromstring(built.read(source)), alt  # noqa: S314 - written by this test


def test_letters_are_drawn_into_the_map_of_an_epub(book):
    root, alt = picture_of(book)
    drawn = {text.text: (text.get("x"), text.get("y")) for text in root.iter("{http://www.w3.org/2000/svg}text")}

    assert alt == "Outline map with two rivers and three lettered places."
    assert set(drawn) == {"A", "B", "C"}
    assert drawn["C"][0] == "412"
    # Its place is ten units from the edge: the marker is moved in, so that it is whole.
    assert float(drawn["B"][1]) < 390 + 8
    assert "On the picture" not in chapter(book, "epub")


def test_picture_of_pixels_gets_its_letters_too(book):
    (book.source / "figures" / "dot.png").write_bytes(PIXEL)
    change(book, "/figures/rivers.svg", "/figures/dot.png")
    text = (book.source / BANK).read_text(encoding="utf-8")
    book.write(BANK, re.sub(r"{at}`.*?`", "{at}`0.5,0.5,0.5`", text))

    root, _alt = picture_of(book)

    assert len(list(root.iter("{http://www.w3.org/2000/svg}image"))) == 1
    assert [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")] == ["A", "B", "C"]


def test_marked_map_is_the_same_in_every_build(book):
    first = sorted(path.name for path in (book.build("epub").out / "_images").iterdir())
    (book.source / "_build").rename(book.source.parent / "before")
    second = book.build("epub").out / "_images"

    assert sorted(path.name for path in second.iterdir()) == first
    for name in first:
        before = book.source.parent / "before" / "epub" / "_images" / name
        assert before.read_bytes() == (second / name).read_bytes()


def test_format_without_pictures_says_where_the_letters_lie(book):
    text = chapter(book)

    assert "On the picture A lies at the top right, B lies at the bottom left, C lies in the middle." in text
    assert text.index("A lies") < text.index("○ A: Dagestan")
