"""The small parts of the builder by themselves."""

from __future__ import annotations

import pytest
import typst
from docutils import nodes

from studyguide.pdf import coverage, fonts
from studyguide.pdf.compile import compile_book, problems
from studyguide.pdf.labels import Labels
from studyguide.pdf.pictures import usable


def test_list_of_characters_is_that_of_the_fonts():
    pytest.importorskip("fontTools", reason="fontTools is needed to read the fonts")

    assert coverage.text_of(fonts.FAMILIES) == fonts.COVERAGE.read_text(encoding="ascii")


@pytest.mark.parametrize("text", ["āḥʿʾīūšč", "əıİğşçöü", "ЁёйѓІі", "اآبپتثچژکگی", "אבגדה", "“”–—…€№○□→"])
def test_fonts_have_the_letters_of_the_region(text):
    assert not fonts.missing_characters().findall(text)


@pytest.mark.parametrize("text", ["和", "\N{GRINNING FACE}", "\ue000", "\x07"])
def test_what_no_font_has_is_found(text):
    assert fonts.missing_characters().findall(text) == [text]


def test_every_font_has_its_licence():
    licences = [path.name for path in fonts.FOLDER.glob("OFL-*.txt")]

    assert licences
    for font in fonts.font_files():
        assert f"OFL-{font.stem.partition('-')[0]}.txt" in licences


def test_element_with_two_names_has_one_label():
    labels = Labels()
    label = labels.define(["page", "page#top"])
    labels.want("page#top", nodes.reference())

    assert labels.targets() == {"page#top": label}


def test_name_that_two_elements_claim_stays_with_the_first():
    labels = Labels()
    labels.define(["page#a"])

    assert labels.define(["page#a"]) is None


def test_link_to_nothing_is_reported():
    labels = Labels()
    link = nodes.reference()
    labels.want("nowhere", link)

    assert list(labels.dead()) == [("nowhere", link)]


CODE = """#{
// chapters/a.md:3
p({"one";});
// chapters/b.md:7
p({"two 漢";});
picture(path: "pictures/a.png", (..form) => image("pictures/a.png", ..form));
}""".splitlines()


def test_message_of_typst_names_the_line_of_the_source():
    (problem,) = problems("error: wrong\n   ┌─ main.typ:3:1\n", CODE)

    assert (problem.message, problem.location) == ("wrong", "chapters/a.md:3")


def test_message_about_a_picture_names_the_picture():
    (problem,) = problems("error: failed to decode image\n   ┌─ main.typ:6:45\n", CODE)

    assert (problem.picture, problem.location) == ("pictures/a.png", "chapters/b.md:7")


def test_message_without_a_line_is_found_by_its_text():
    (problem,) = problems('error: PDF/UA-1 error: the text `"漢"` could not be displayed with font `"X"`\n', CODE)

    assert problem.location == "chapters/b.md:7"


def test_message_about_the_layout_names_its_line():
    (problem,) = problems("error: unknown variable: x\n   ┌─ book.typ:12:4\n", CODE)

    assert problem.message == "unknown variable: x (book.typ:12)"


def test_unreadable_picture_is_found(tmp_path):
    assert "cannot be read" in usable(tmp_path / "none.svg")


def test_stream_that_ends_with_cr_is_closed_without_doubt(tmp_path, monkeypatch):
    def compiled(_file, *, output, **_named):
        output.write_bytes(b"data\r\nendstream")
        return None, []

    (tmp_path / "main.typ").touch()
    monkeypatch.setattr(typst, "compile_with_warnings", compiled)
    compile_book(tmp_path, tmp_path / "book.pdf", timestamp=0)

    assert (tmp_path / "book.pdf").read_bytes() == b"data\r\rendstream"


def test_warning_of_typst_is_handed_on(tmp_path):
    (tmp_path / "main.typ").write_text('#set text(font: "No Such Font")\nText', encoding="utf-8")
    outcome = compile_book(tmp_path, tmp_path / "book.pdf", timestamp=0, standards=())

    assert outcome.made
    assert [problem.message for problem in outcome.problems] == ["unknown font family: no such font"]
