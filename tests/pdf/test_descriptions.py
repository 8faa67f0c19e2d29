"""What a figure shows, in words: in an appendix that figure and description lead to, and folded under it online."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent / "roots" / "book"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><path d="M0 5h90v40" stroke="#000"/></svg>'
WORDS = "The river comes from the west, turns at the bridge and runs south."
DESCRIPTION = f":::{{long-description}} fig-map\n{WORDS}\n\n* One ford lies above the bridge.\n:::\n"
FIGURE = ":::{figure} map.svg\n:name: fig-map\n:alt: A river.\n\nThe river.\n:::\n"


@pytest.fixture(scope="module")
def described(tmp_path_factory, made):
    """The book of rivers, whose map is described."""
    source = tmp_path_factory.mktemp("described") / "book"
    shutil.copytree(ROOT, source)
    page = source / "chapters" / "river.md"
    before = page.read_text(encoding="utf-8")
    page.write_text(before.replace("(sec-bridge)=", f"{DESCRIPTION}\n(sec-bridge)="), encoding="utf-8")
    assert page.read_text(encoding="utf-8") != before
    return made(source, name="rivers.pdf", typst_handouts=True)


def links_to(made, sheet):
    """Yield the index of each sheet that a link of this one leads to."""
    pages = [page.indirect_reference.idnum for page in made.reader.pages]
    for link in made.reader.pages[sheet].get("/Annots", ()):
        target = link.get_object().get("/A", {}).get("/D") or link.get_object().get("/Dest")
        if target is not None and not isinstance(target, str):
            yield pages.index(target[0].idnum)


def sheet_with(made, text):
    return next(at for at, page in enumerate(made._texts) if text in page)


def test_figure_and_description_name_the_page_of_each_other(described):
    figure = described.page_with("The course of the river, schematic")
    words = described.page_with("The river comes from the west", first=figure)

    assert words > figure
    assert f"In words: p. {words}" in described.pages[figure].replace("\N{NO-BREAK SPACE}", " ")
    assert f"Figure: p. {figure}" in described.pages[words].replace("\N{NO-BREAK SPACE}", " ")
    assert WORDS not in described.pages[figure]
    assert described.warnings == ()


def test_figure_and_description_are_linked(described):
    figure = sheet_with(described, "The course of the river, schematic. Source")
    words = sheet_with(described, "The river comes from the west")

    assert words in links_to(described, figure)
    assert figure in links_to(described, words)


def test_appendix_stands_in_the_contents_and_the_bookmarks(described):
    titles = [entry.title for entry in described.reader.outline if not isinstance(entry, list)]

    assert any("Maps and figures in words" in title for title in titles)
    assert any("Maps and figures in words" in page for page in described.front)


def test_handout_has_the_words_of_its_own_figures(described):
    handout = described.beside("handouts/river.pdf")

    assert "The river comes from the west" in handout.text
    assert "In words: p." in handout.text.replace("\N{NO-BREAK SPACE}", " ")


def test_description_of_no_figure_is_reported_and_printed_where_it_stands(tiny):
    made = tiny(f"# Root\n\nBefore.\n\n{DESCRIPTION}\nAfter.\n")

    assert len(made.warnings) == 1
    assert made.warnings[0].startswith("index.md:5: WARNING: the page has no figure named 'fig-map'; write ")
    assert made.text.index("Before.") < made.text.index(WORDS) < made.text.index("After.")


def test_second_description_is_reported_and_still_printed(tiny):
    second = ":::{long-description} fig-map\nOnce more.\n:::\n"
    made = tiny(f"# Root\n\n{FIGURE}\n{DESCRIPTION}\n{second}", files={"map.svg": SVG})

    assert [line.partition(": WARNING: ")[2] for line in made.warnings] == [
        "fig-map is described already; keep one description [studyguide.description-twice]"
    ]
    assert WORDS in made.text
    assert "Once more." in made.text


def test_book_without_numbers_of_figures_calls_its_descriptions_by_no_number(tiny):
    made = tiny(f"# Root\n\n{FIGURE}\n{DESCRIPTION}", files={"map.svg": SVG})

    assert made.warnings == ()
    assert "The figure in words" in made.text


@pytest.mark.parametrize("builder", ["html", "epub", "text", "latex", "man"])
def test_words_follow_the_figure_in_every_format(tiny, builder):
    made = tiny(f"# Root\n\n{FIGURE}\n{DESCRIPTION}", files={"map.svg": SVG}, builder=builder, epub_show_urls="no")
    said = [line for line in made.warnings if "studyguide" in line]
    texts = [path.read_text(encoding="utf-8") for path in made.pdf.parent.rglob("*") if path.suffix in SUFFIXES]

    assert said == []
    assert any("turns at the bridge" in " ".join(text.split()) for text in texts)


SUFFIXES = {".html", ".xhtml", ".txt", ".tex", ".1"}


def test_words_are_folded_under_the_figure_online_and_open_in_an_epub(tiny):
    text = f"# Root\n\n{FIGURE}\n{DESCRIPTION}"
    page = (tiny(text, files={"map.svg": SVG}, builder="html").pdf.parent / "index.html").read_text(encoding="utf-8")
    book = tiny(text, files={"map.svg": SVG}, builder="epub", epub_show_urls="no").pdf.parent / "index.xhtml"

    assert '<details class="sg-description" id="description-of-fig-map">\n<summary>The figure in words' in page
    assert '<aside class="sg-description" id="description-of-fig-map">' in book.read_text(encoding="utf-8")


def test_wide_table_with_a_caption_is_printed(tiny):
    """Its layout once named a size that it had not imported, and only the mere text was printed."""
    columns = range(40)
    rows = "".join(f"\n* - Head{n}" if not n else f"\n  - Head{n}" for n in columns)
    cells = "".join(f"\n* - Cell{n}" if not n else f"\n  - Cell{n}" for n in columns)
    made = tiny(f"# Root\n\n:::{{list-table}} Many columns\n:header-rows: 1\n{rows}{cells}\n:::\n")

    assert [line.rpartition(" ")[2] for line in made.warnings] == ["[studyguide.pdf-table]"]
    assert "Many columns" in made.text
    assert "Cell39" in made.text
