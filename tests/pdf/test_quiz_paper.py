"""Questions that are answered in writing: what stands on the page, in the appendix, and in an edition without it."""

from __future__ import annotations

import re

import page as validation
import pytest


def asked(made):
    """Return the pages of the chapter, without those of the appendix."""
    return " ".join(made.pages[made.page_with("Text of the section") : made.page_with("Answers The border")])


def answers(made):
    return " ".join(made.pages[made.page_with("Answers The border") :])


@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
def test_questions_to_write_on_keep_the_standard(paper, profile):
    report = validation.validate_pdf(paper.pdf, profile=validation.ValidationProfile[profile])

    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert paper.warnings == ()


def test_number_is_written_on_a_line_before_its_unit(paper):
    assert "treaty of Gulistan signed? year Question 2" in re.sub(r"Answer: p. \d+ ", "", asked(paper))
    assert ("Figure", "line for a number") in paper.tags


def test_rows_stand_before_the_sorted_choices_with_what_is_left_over(paper):
    text = asked(paper)
    places = [
        text.index(part) for part in ("1 Treaty of Gulistan", "3 Treaty of Friendship", "A 1813", "C 1907", "D 1921")
    ]

    assert places == sorted(places)
    assert "Write a letter on each line. Some letters are left over." in text
    assert [alt for _kind, alt in paper.tags].count("line for a letter") == 3


def test_choices_that_are_all_used_once_say_no_more(changed):
    made = changed("# Bank\n\n::::{question} match\n:id: all\n\nMatch.\n\n- North :: cold\n- South :: warm\n::::\n")

    assert "Write a letter on each line. 1" in asked(made)


def test_choice_that_two_rows_share_stands_once(changed):
    rows = "- Aras :: Caspian Sea\n- Kura :: Caspian Sea\n- Don :: Sea of Azov\n"
    made = changed(f"# Bank\n\n::::{{question}} match\n:id: shared\n\nMatch.\n\n{rows}::::\n")

    assert asked(made).count("Caspian Sea") == 1
    assert "A letter can be right more than once." in asked(made)
    assert "A Aras: Caspian Sea. A Kura: Caspian Sea. B Don: Sea of Azov." in answers(made)


def test_items_to_order_do_not_stand_in_the_right_order(paper):
    text = asked(paper)
    places = [
        text.index(part, text.index("Number the boxes"))
        for part in ("Treaty of Gulistan", "Treaty of Turkmenchay", "Anglo")
    ]

    assert places != sorted(places)
    assert "Number the boxes from 1 (earliest) to 3 (latest)." in text
    assert [alt for _kind, alt in paper.tags].count("box for a number") == 3


def test_gap_is_a_line_of_one_length_and_a_choice_is_sorted(paper):
    text = asked(paper)

    assert "The treaty of (1) was signed in (2) and ceded (3) (Bessarabia / eastern Georgia / Finland)" in text
    assert "to (4) (Britain / Russia)." in text
    widths = [round(box[2] - box[0], 1) for alt, box in paper.figures if alt == "gap"]
    assert len(widths) == 2
    assert len(set(widths)) == 1


def test_map_has_its_letters_and_its_words(paper):
    text = asked(paper)

    assert ("Figure", "Outline map with two rivers and three lettered places.") in paper.tags
    assert "A C B" in text or "A B C" in text
    assert "○ A: Dagestan ○ B: the plain ○ C: the khanate of Erivan" in text


def test_picture_of_a_map_that_is_lost_leaves_its_words(changed):
    made = changed(picture='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400"></sv>')

    assert "Picture not available: Outline map with two rivers" in made.text
    assert "○ A: Dagestan" in made.text


def test_open_question_states_its_words_and_has_lines_for_them(paper):
    assert "Write 150 to 250 words." in asked(paper)
    assert "words: (150, 250, )" in paper.code


def test_lines_of_a_long_answer_go_on_at_the_next_page(paper):
    start = paper.page_with("Write 150 to 250 words.")

    # Its number, its running head, and then lines only.
    assert paper.pages[start + 1].strip() == f"{start + 1} The border"
    assert "Question" not in paper.pages[start + 1]


def test_nothing_of_the_key_stands_beside_the_questions(paper):
    text = asked(paper)

    for secret in (
        "Golestan",
        "October 1813",
        "Names the terms",
        "separates the event",
        "other wars",
        "south of the river",
    ):
        assert secret not in text
        assert secret in paper.text


@pytest.mark.parametrize(
    "key",
    [
        "Right 1813. The treaty was signed in October 1813",
        "Partly right 1811–1815. That is close",
        "A Treaty of Gulistan: 1813. It ended the first of the two wars",
        "D Treaty of Friendship: 1921.",
        "Unused C: 1907. In that year Britain and Russia",
        "1 Treaty of Gulistan. It was signed in 1813",
        "3 Anglo-Russian Convention. It was signed in 1907.",
        "Fill the gaps. The treaty of … was signed in … and ceded … to … Gap 1 Gulistan or Golestan. Gap 2 1813. ",
        "Gap 3 eastern Georgia. Gap 4 Russia.",
        "Finland and Bessarabia came from other wars.",
        "Wrong B: the plain. It has never been ceded",
        "Right C: the khanate of Erivan. It was ceded at Turkmenchay",
        "Hint Look to the south of the river.",
        "What a good answer does – Names the terms of 1828 (2 points) – Shows how a later actor",
        "used the memory (1 point)",
        "A model answer A strong answer separates the event from its later uses. It names who used them",
        "Memory is a source about the present.",
    ],
)
def test_appendix_holds_key_reasons_rubric_and_model_answer(paper, key):
    assert key in answers(paper)


def test_edition_without_the_key_has_no_appendix_and_names_none(changed):
    made = changed(tags=["nokey"])

    assert made.warnings == ()
    assert "Answers" not in made.text
    assert "Answer: p." not in made.text
    assert "Which place became Russian only in 1828?" in made.text
    for secret in ("Golestan", "October 1813", "Names the terms", "separates the event"):
        assert secret not in made.text
        assert secret not in made.code
    assert validation.is_pdf_compliant(made.pdf, profile=validation.ValidationProfile.PDF_UA_1)


LONG = (
    "a treaty of friendship and of commerce that both of the governments signed after years of bargaining about tolls"
)
LONGEST = f"""---
orphan: true
---
# Bank

::::{{question}} match
:id: wide

Match.

- {LONG} :: {LONG}, first
- {LONG}, again, with Verwaltungszuständigkeitsverordnungen :: {LONG}, last
- {LONG}, at last :: Donaudampfschifffahrtsgesellschaftskapitänswitwenrente
::::

::::{{question}} order
:id: tall
:scale: size

Order.

1. {LONG}
2. {LONG}, again
3. {LONG}, at last
::::

::::{{question}} cloze
:id: many

{" ".join(f"{LONG} {{blank}}`word`, {{pick}}`*{LONG} | {LONG}, or not`." for _ in range(3))}
::::

::::{{question}} numeric
:id: unit
:unit: {LONG}

How many?

- [x] 12500
::::
"""


def test_long_texts_stay_between_the_margins(changed):
    # The space that ends a line hangs over it.
    space = 3
    made = changed(LONGEST)

    assert made.warnings == ()
    for number, sheet in enumerate(made.reader.pages, start=1):
        # The inner margin, of 20 mm, is on the left of odd pages.
        left, right = (20, 15.5) if number % 2 else (15.5, 20)
        for start, end in made.spans(sheet):
            assert start >= left * 72 / 25.4 - 1
            assert end <= (148 - right) * 72 / 25.4 + space


def test_long_rows_stand_over_long_choices(changed):
    made = changed(LONGEST)
    sheet = made.page_with("Write a letter on each line.")

    lengths = [end - start for start, end in made.spans(made.sheet(sheet))]

    # In two columns no line could be longer than half a page of 148 mm.
    assert max(lengths) > 148 / 2 * 72 / 25.4


PERSIAN = """---
orphan: true
language: fa
---
# تمرین

::::{question} order
:id: fa-order
:scale: time

به ترتیب زمان بچینید.

1. گلستان
2. ترکمانچای
3. قرارداد ۱۹۰۷
::::

::::{question} match
:id: fa-match

پیوند دهید.

- ترکمانچای :: ۱۸۲۸
- گلستان :: ۱۸۱۳
::::
"""


def test_bank_in_persian_is_set_from_the_right_and_says_its_language(changed):
    made = changed(PERSIAN)
    sheet = made.sheet(made.page_with("Question 1"))
    marks = sheet.get_contents().get_data().decode("latin-1")

    assert made.warnings == ()
    assert "/Lang(fa)" in marks
    assert "/Lang(fa-" not in marks
    # Three boxes and two lines, all of them in the right half of a page of 148 mm.
    assert len(made.figures) == 5
    assert min(box[0] for _alt, box in made.figures) > 148 / 2 * 72 / 25.4
    assert validation.is_pdf_compliant(made.pdf, profile=validation.ValidationProfile.PDF_UA_1)
