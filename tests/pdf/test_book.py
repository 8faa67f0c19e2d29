"""The PDF of a whole tiny book: what a reader on paper, on a tablet and by ear gets."""

from __future__ import annotations

import re

import page as validation
import pytest


def _unbroken(text):
    """Return the text without the places where an address may break."""
    return text.replace("\u200b", "")


def outline_titles(items):
    for item in items:
        if isinstance(item, list):
            yield from outline_titles(item)
        else:
            yield item.title


@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
def test_the_pdf_keeps_the_standard(rivers, profile):
    report = validation.validate_pdf(rivers.pdf, profile=validation.ValidationProfile[profile])

    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


def test_the_tiny_book_gives_no_warning(rivers):
    assert rivers.warnings == ()


def test_the_pdf_says_what_it_is(rivers):
    about = rivers.reader.metadata

    assert about.title == "A Small Book of Rivers"
    assert about.author == "A. Tester"
    assert about.creation_date.date().isoformat() == "2026-11-24"
    assert rivers.reader.trailer["/Root"]["/Lang"] == "en"


def test_every_font_is_embedded(rivers):
    fonts = [
        font.get_object() for sheet in rivers.reader.pages for font in sheet["/Resources"].get("/Font", {}).values()
    ]
    described = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]

    assert described
    assert all({"/FontFile2", "/FontFile3"} & set(font) for font in described)


def test_half_title_title_page_and_imprint_come_first(rivers):
    assert rivers.front[1] == "A Small Book of Rivers"
    assert rivers.front[2] == ""
    assert rivers.front[3] == "A Small Book of Rivers With questions A. Tester Version 1.2"
    assert "Text: CC BY 4.0, see https://creativecommons.org/licenses/by/4.0/." in rivers.front[4]


def test_imprint_names_the_addresses_of_the_site_and_for_errors(rivers):
    assert "Online: https://example.org/rivers/ Report errors to: errors@example.org" in _unbroken(rivers.front[4])


def test_front_matter_has_roman_numbers_and_the_first_chapter_is_page_1(rivers):
    first = rivers.labels.index("1")

    assert rivers.labels[:first] == ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"]
    assert rivers.labels[first:] == [str(number) for number in range(1, len(rivers.labels) - first + 1)]
    assert "This page opens the book" in rivers.pages[1]


def test_number_that_is_printed_on_a_page_is_its_label(rivers):
    assert rivers.front[5].endswith(" v")
    for number in (1, 2):
        assert rivers.pages[number].endswith(f" {number}")


def test_text_begins_on_a_right_hand_page(rivers):
    assert rivers.labels.index("1") % 2 == 0
    assert rivers.front[-1] == ""


def test_list_of_figures_gives_the_first_sentence_and_the_page(rivers):
    figure = rivers.page_with("Figure 1.1 The course of the river")
    table = rivers.page_with("Table 1.1 Names of the river")

    assert re.sub(r"[. ]{3,}", " … ", rivers.front[6]) == (
        f"Maps and figures Figure 1.1 The course of the river, schematic … {figure} vi"
    )
    assert re.sub(r"[. ]{3,}", " … ", rivers.front[7]) == f"Tables Table 1.1 Names of the river … {table} vii"


def test_contents_give_the_page_of_each_chapter(rivers):
    contents = re.sub(r"[. ]{3,}", " … ", rivers.front[5])

    assert f"1 The river and its names … {rivers.page_with('1 The river and its names Information')}" in contents
    assert f"Glossary … {rivers.page_with('River north of it')}" in contents


def test_bookmarks_are_the_headings(rivers):
    titles = list(outline_titles(rivers.reader.outline))

    assert titles[:7] == [
        "Contents",
        "Maps and figures",
        "Tables",
        "A small book of rivers",
        "1 The river and its names",
        "1.1 The bridge at Khoda Afarin",
        "1.1.1 How it was built",
    ]
    assert titles[-2:] == ["1 The river and its names", "Index"]


def test_page_of_a_reference_is_the_page_of_its_target(rivers):
    bridge = rivers.page_with("1.1 The bridge at Khoda Afarin Open online")
    figure = rivers.page_with("Figure 1.1 The course of the river")

    assert f"See The bridge at Khoda Afarin (p. {bridge})" in rivers.text
    assert f"Figure 1.1 (p. {figure}) and the source (p. {rivers.page_with('2 minutes to read')})" in rivers.text


def test_figures_and_tables_have_the_numbers_of_the_website(rivers):
    assert "Figure 1.1 The course of the river, schematic." in rivers.text
    assert "Table 1.1 Names of the river" in rivers.text


def test_footnote_stands_on_the_page_of_its_call(rivers):
    assert rivers.page_with("Up to 12 metres deep") == rivers.page_with("see Figure 1.1")


def test_question_stands_in_its_chapter_without_its_key(rivers):
    sheet = rivers.pages[rivers.page_with("Into which sea does the river flow")]

    assert "○ Caspian Sea" in sheet
    assert "□ Iran" in sheet
    assert "rationale of the right answer" not in sheet
    assert "slope falls to the east" not in sheet


def test_short_question_does_not_show_its_answers(rivers):
    assert "Araxes" not in rivers.pages[rivers.page_with("What did Greek writers call the river?")]


def test_key_stands_in_the_appendix_with_all_reasons(rivers):
    answers = rivers.pages[rivers.page_with("Answers 1 The river")]

    assert "Right Caspian Sea. The rationale of the right answer tells" in answers
    assert "Wrong Black Sea. The rationale of the wrong answer tells" in answers
    assert "The explanation tells that water follows the slope" in answers
    assert "Hint Look east on Figure 1.1" in answers
    assert "Accepted Arax" in answers
    assert "Not accepted Kura. That is the river north of it" in answers


def test_question_and_answer_name_each_others_page(rivers):
    asked = rivers.page_with("Into which sea does the river flow")
    answered = rivers.page_with("Answers 1 The river")

    assert f"Question 1 Answer: p. {answered}" in rivers.pages[asked]
    assert f"Question 1, p. {asked} Into which sea" in rivers.pages[answered]


def test_reference_inside_a_rationale_leads_to_its_page(rivers):
    bridge = rivers.page_with("1.1 The bridge at Khoda Afarin Open online")

    assert f"the watershed lies west; see The bridge at Khoda Afarin (p. {bridge})" in rivers.text


def test_practice_page_is_not_printed(rivers):
    assert "Check: the river" not in rivers.text


def test_marks_say_their_kind_in_words(rivers):
    assert "(estimate: measured on maps of 1:200,000)" in rivers.text
    assert "(attributed: the Foreign Ministry)" in rivers.text
    assert "as of 30 June 2026" in rivers.text


def test_timeline_is_in_the_order_of_time(rivers):
    places = [rivers.text.index(f"{title}.") for title in ("First war", "Treaty of Gulistan", "Treaty of Turkmenchay")]

    assert places == sorted(places)


def test_running_heads_name_chapter_and_section(rivers):
    assert rivers.pages[4].startswith("4 1 The river and its names")
    assert rivers.pages[3].startswith("1.1 The bridge at Khoda Afarin 3")


def test_passages_say_their_language(rivers):
    marks = (page.get_contents().get_data().decode("latin-1") for page in rivers.reader.pages)
    found = set(re.findall(r"/Lang\((.*?)\)", "".join(marks)))

    assert found == {"en", "fa", "ar", "he", "ru", "az"}


def test_right_to_left_letters_and_transliteration_are_printed(rivers):
    assert "\ufffd" not in rivers.text
    for text in ("ā ḥ ʿ ʾ ī ū š č", "Āzarbāyjān", "Аракс"):
        assert text in rivers.text
