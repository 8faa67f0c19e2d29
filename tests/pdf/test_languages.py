"""Persian, Arabic, Hebrew and Russian on paper: which language each passage is in, and the order of its letters."""

from __future__ import annotations

import re
from dataclasses import dataclass

import page as validation
import pytest

from studyguide.pdf.index_order import in_latin_order, sort_form

SCRIPTS = {
    "Arabic": ("[\u0600-\u06ff]", {"ar", "fa"}),
    "Hebrew": ("[\u0590-\u05ff]", {"he"}),
    "Cyrillic": ("[\u0400-\u04ff]", {"ru"}),
}


@pytest.fixture(scope="module")
def spoken(languages, read_tags):
    return list(read_tags(languages.pdf).spoken())


@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
def test_book_with_four_scripts_keeps_the_standard(languages, profile):
    report = validation.validate_pdf(languages.pdf, profile=validation.ValidationProfile[profile])

    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


def test_book_with_four_scripts_gives_no_warning(languages):
    assert [line for line in languages.warnings if "No smart quotes" not in line] == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_passage_is_read_in_its_language(spoken, script):
    """All but code, which is in no language: also names of sources, words of gaps and what no author marked."""
    letters, known = SCRIPTS[script]
    found = [
        (lang, piece.text) for piece, lang, kinds in spoken if re.search(letters, piece.text) and "Code" not in kinds
    ]

    assert found
    assert [(lang, text) for lang, text in found if lang not in known] == []


def test_english_beside_a_passage_is_read_as_english(spoken):
    words = [(lang, piece.text) for piece, lang, _kinds in spoken if re.search("[A-Za-z]{3}", piece.text)]

    assert [(lang, text) for lang, text in words if lang not in {"en", "de"}] == []


def test_title_in_latin_letters_is_read_in_the_language_of_its_source(spoken):
    assert [lang for piece, lang, _kinds in spoken if piece.text == "Die Flüsse des Kaukasus"] == ["de"]


@pytest.mark.parametrize("kind", ["H1", "H2", "TH", "TD", "Caption", "Note", "LBody", "Lbl", "TOCI"])
def test_passages_stand_in_every_kind_of_element(spoken, kind):
    assert any(kind in kinds and re.search("[\u0590-\u06ff]", piece.text) for piece, _lang, kinds in spoken)


@dataclass(frozen=True)
class Line:
    """The pieces of the line of print that holds some letters, from right to left."""

    pieces: tuple

    @property
    def text(self):
        return "".join(piece.text for piece in self.pieces)

    @property
    def arabic(self):
        """The letters and signs in the order in which an eye that starts on the right meets them."""
        return re.sub("[^\u0600-\u06ff().!]", "", self.text)

    @property
    def width_of_passage(self):
        """How much room the letters between the marks of a passage take."""
        return self._place("\u2069") - self._place("\u2067")

    def _place(self, sign):
        return next(piece.x for piece in self.pieces if sign in piece.text)


@pytest.fixture
def line(tiny, read_tags):
    """Print a page of one paragraph; return the line with the given letters."""

    def line_of(text, letters):
        pieces = [piece for piece, *_ in read_tags(tiny(f"# Page\n\n{text}\n").pdf).spoken()]
        found = next((piece.page, piece.y) for piece in pieces if letters in piece.text)
        there = (piece for piece in pieces if (piece.page, piece.y) == found)
        return Line(tuple(sorted(there, key=lambda piece: -piece.x)))

    return line_of


@pytest.mark.parametrize(
    "text",
    ["A [آغاز *میان* پایان]{.language-fa} b", "A {fa}`آغاز میان پایان` b", "آغاز میان پایان"],
    ids=["with emphasis", "in one run", "without a mark"],
)
def test_words_of_a_passage_stand_from_right_to_left(line, text):
    assert line(text, "آغاز").arabic == "آغازمیانپایان"


def test_signs_of_an_unmarked_paragraph_stand_on_its_left(line):
    assert line("سلام دنیا، خوش آمدی!", "سلام").arabic.endswith("!")


def test_brackets_stand_around_their_words(line):
    assert line("A {fa}`رود (ارس) بزرگ` b", "رود").arabic == "رود(ارس)بزرگ"


def test_passages_beside_each_other_keep_the_order_of_the_sentence(line):
    """The comma between two names would otherwise join them to one passage from right to left."""
    text = line("Names: שלום, نهر, and more.", "Names").text

    assert text.index("نهر") < text.index("שלום")


def test_emphasis_does_not_change_how_letters_join(line):
    """Typst 0.15 showed the first letter after a space by itself if its font was chosen by ``covers``."""
    plain = line("A {fa}`آغاز میان پایان` b", "آغاز")
    with_emphasis = line("A [آغاز *میان* پایان]{.language-fa} b", "آغاز")

    assert with_emphasis.width_of_passage == pytest.approx(plain.width_of_passage, abs=0.1)


def test_paragraph_that_begins_with_a_passage_stays_on_the_left(line):
    """A name alone in a cell, in the contents or on a line to match is no text from right to left."""
    assert min(piece.x for piece in line("{fa}`رود`", "رود").pieces) < 70


def test_contents_show_the_page_right_of_a_heading_from_right_to_left(spoken):
    pieces = [piece for piece, _lang, kinds in spoken if "TOCI" in kinds]
    heading = next(piece for piece in pieces if "الأنهار" in piece.text)
    number = next(piece for piece in pieces if piece.y == heading.y and piece.text.strip().isdecimal())

    assert heading.x < 100 < number.x


# -- the index ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Аракс", "araks"),
        ("Жуков", "zhukov"),
        ("نهر (nahr)", "nahr"),
        ("ʿAbbās Mirzā", "abbas mirza"),
        ("Āzarbāyjān", "azarbayjan"),
        ("ארס", "ars"),
        ("دریا", "dria"),
        ("Aras (river)", "aras (river)"),
        ("S-300", "s-300"),
    ],
)
def test_entry_is_sorted_by_its_latin_form(text, form):
    assert sort_form(text) == form


def test_key_of_the_author_goes_before_the_letters():
    entries = [("نهر", ([], [], "river")), ("Rhine", ([], [], None)), ("Ruhr", ([], [], None))]
    (letter, sorted_entries), *rest = in_latin_order([("ن", entries[:1]), ("R", entries[1:])])

    assert (letter, rest) == ("R", [])
    assert [text for text, _rest in sorted_entries] == ["Rhine", "نهر", "Ruhr"]


def test_what_begins_with_no_letter_comes_first():
    groups = in_latin_order([("A", [("Aras", ([], [], None))]), ("Symbols", [("1828", ([], [], None))])])

    assert [letter for letter, _entries in groups] == ["Symbols", "A"]


def test_index_shows_all_scripts_in_one_alphabet(languages, read_tags):
    pieces = [piece for piece, *_ in read_tags(languages.pdf).spoken() if piece.page == len(languages.reader.pages)]
    said = re.sub(r"[^\w ]", "", " ".join(piece.text for piece in pieces))
    letters = re.findall(r"(?:(?<= )|^)[A-Z](?= )", said)

    # The first A begins the sentence above the index.
    assert letters[1:] == ["A", "K", "N", "R", "V"]
