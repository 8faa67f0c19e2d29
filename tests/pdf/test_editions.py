"""Editions: the same text on other paper, for other eyes, and a chapter at a time."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from studyguide.pdf.editions import EDITIONS

ROOT = Path(__file__).parent / "roots" / "book"
POINTS_A_MM = 72 / 25.4
NAMES = list(EDITIONS)
WIDE = """
# Root

:::{list-table} A wide one
:header-rows: 1

* - Number
  - Constituencies
  - Representatives
  - Administrations
  - Responsibilities
  - Acknowledgements
  - Notwithstanding
  - Interpretations
* - 1
  - Seven of the constituencies
  - Their representatives
  - Two administrations
  - All responsibilities
  - No acknowledgements
  - Notwithstanding that
  - Many interpretations
:::

Running text that is long enough to fill a line. {words}

> A quotation that is set in, and long enough to fill a line of its own.

- An item with a word in `literal type`, and with an address: <https://example.org/a/rather/long/address/that/must/break>.
  - An item in an item.
"""


def outside_margins(made, name):
    """Yield each piece of text that leaves the space for text, or the paper at its head and foot."""
    margins = EDITIONS[name].margins
    made = made.edition(name)
    for number, page in enumerate(made.reader.pages, start=1):
        left, right = (margins.inside, margins.outside) if number % 2 else (margins.outside, margins.inside)
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        for start, end, baseline, size in made.placed(number):
            # A comma may hang over the edge, so that the edge looks even, and the space of the line end behind it.
            slack = 0.5 * size
            inside = left * POINTS_A_MM - slack <= start and end <= width - right * POINTS_A_MM + slack
            if not (inside and 5 * POINTS_A_MM < baseline < height - 5 * POINTS_A_MM):
                yield number, round(start), round(end), round(baseline), round(size, 1)


@pytest.fixture(scope="module")
def rivers_in_all(copied, tmp_path_factory):
    # Words in a picture grow with the picture, not with the type.
    root = tmp_path_factory.mktemp("wordless") / "book"
    shutil.copytree(ROOT, root)
    picture = root / "figures" / "map.svg"
    picture.write_text(re.sub(r"<text.*?</text>", "", picture.read_text(encoding="utf-8"), flags=re.DOTALL), "utf-8")
    note = ["From {chapter}."]
    return copied(root, name="rivers.pdf", typst_editions=NAMES, typst_handouts=True, typst_handout_note=note)


@pytest.fixture(scope="module")
def paper_in_all(copied, paper_root):
    return copied(paper_root, typst_editions=NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_edition_is_printed_on_its_paper(rivers_in_all, name):
    page = rivers_in_all.edition(name).reader.pages[0]
    size = [round(float(side) / POINTS_A_MM, 1) for side in (page.mediabox.width, page.mediabox.height)]

    assert rivers_in_all.warnings == ()
    assert size == [EDITIONS[name].width, EDITIONS[name].height]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("book", ["rivers_in_all", "paper_in_all"])
def test_no_text_leaves_the_margins(request, book, name):
    made = request.getfixturevalue(book)

    assert list(outside_margins(made, name)) == []


def test_wide_table_and_long_address_stay_within_the_margins_of_every_edition(tiny):
    made = tiny(WIDE.replace("{words}", "The words go on and on. " * 20), typst_editions=NAMES)
    outside = {name: list(outside_margins(made, name)) for name in NAMES}

    assert made.warnings == ()
    assert outside == {name: [] for name in NAMES}


@pytest.mark.parametrize("book", ["rivers_in_all", "paper_in_all"])
def test_large_print_has_no_type_below_16_points_and_running_text_of_18(request, book):
    made = request.getfixturevalue(book).edition("large")
    pieces = [piece for number, _page in enumerate(made.reader.pages, start=1) for piece in made.placed(number)]
    sizes = [round(size, 1) for _left, _right, _baseline, size in pieces]

    assert min(sizes) >= 16
    assert max(set(sizes), key=sizes.count) == 18


def test_large_print_has_no_serifs_and_nothing_slanted(tiny):
    made = tiny("# Root\n\nText with *stress*.\n\n#### Below\n\n> Quoted.\n", typst_editions=["reading", "large"])
    fonts = [
        {
            font.get_object()["/BaseFont"].partition("+")[2].removesuffix("-Identity-H")
            for page in made.edition(name).reader.pages
            for font in page["/Resources"].get("/Font", {}).values()
        }
        for name in ("reading", "large")
    ]

    assert "LibertinusSerif-Italic" in fonts[0]
    assert fonts[1] == {"SourceSansPro-Regular", "SourceSansPro-Bold"}


def test_large_print_divides_no_word(tiny):
    words = "constitutionally unrepresentative misunderstandings " * 30
    made = tiny(f"# Root\n\n{words}\n", typst_editions=["reading", "large"])
    parted = [made.edition(name).text.replace("\N{SOFT HYPHEN}", "- ").count("- ") for name in ("reading", "large")]

    assert parted[0] > 0
    assert parted[1] == 0


def test_table_of_many_columns_becomes_a_list_of_rows_in_large_print(tiny):
    made = tiny(WIDE, typst_editions=["large"]).edition("large")

    assert "Number 1 Constituencies" in made.text
    assert "Constituencies Seven of the constituencies" in made.text
    assert [kind for kind, _alt in made.tags].count("Table") == 1


def test_table_of_short_rows_that_fills_pages_of_large_print_is_parted(tiny):
    """The table of sources by chapter ran off the foot of the page: it was short, until it became a list of rows."""
    rows = "".join(f"* - {row}\n" + "".join(f"  - {row}{column}\n" for column in range(6)) for row in range(20))
    table = f"# Root\n\n:::{{list-table}} Numbers\n:header-rows: 1\n\n{rows}:::\n"
    made = tiny(table, typst_editions=["large"])

    assert list(outside_margins(made, "large")) == []


def test_narrow_column_of_long_texts_leaves_room_for_the_others_in_large_print(tiny):
    """A column of a sixth of the width became as wide as its texts, and the last column ran over the edge."""
    cells = (
        "Photograph from the air or from space",
        "Presence of an object",
        "Purpose, and strength",
        "The Netherlands",
    )
    rows = "".join(f"* - {cells[0]}\n" + "".join(f"  - {cell}\n" for cell in cells[1:]) for _row in range(3))
    table = f"# Root\n\n:::{{list-table}} Kinds\n:header-rows: 1\n:widths: 14 29 29 28\n\n{rows}:::\n"
    made = tiny(table, typst_editions=["large"])

    assert list(outside_margins(made, "large")) == []
    assert "Netherlands" in made.edition("large").text


def test_unknown_edition_is_named_and_the_others_are_made(tiny):
    made = tiny("# Root\n\nText.\n", typst_editions=["reading", "a3"])

    assert made.pdf.is_file()
    assert len(made.warnings) == 1
    assert f"names 'a3', which is none of {', '.join(NAMES)}; it is not made" in made.warnings[0]


def test_unchanged_edition_is_not_made_again(tiny):
    made = tiny("# Root\n\nText.\n", typst_editions=["reading", "a4"])
    before = made.pdf.stat().st_mtime_ns
    made.edition("a4").pdf.unlink()
    tiny("# Root\n\nText.\n", typst_editions=["reading", "a4"])

    assert made.pdf.stat().st_mtime_ns == before
    assert made.edition("a4").pdf.is_file()


# -- hand-outs ------------------------------------------------------------------------------------------------------


def handout(made, name):
    return made.beside(f"handouts/{name}.pdf")


def test_each_chapter_with_questions_or_pages_is_a_handout_and_nothing_else(rivers_in_all):
    folder = rivers_in_all.pdf.parent / "handouts"

    assert sorted(path.name for path in folder.iterdir()) == ["river.pdf"]


def test_handout_says_of_which_book_and_chapter_it_is(rivers_in_all):
    printed = handout(rivers_in_all, "river")

    assert printed.text.strip().startswith("A Small Book of Rivers Version 1.2 From ")
    assert printed.reader.metadata.title.endswith(" – A Small Book of Rivers")


def test_handout_keeps_the_numbers_of_the_book(rivers_in_all):
    printed = handout(rivers_in_all, "river")
    whole = rivers_in_all.text
    numbers = [word for word in ("Figure 1.1", "Table 1.1", "Question 1") if word in whole]

    assert numbers
    assert all(number in printed.text for number in numbers)
    assert printed.reader.outline[0].title in [
        item.title for item in rivers_in_all.reader.outline if not isinstance(item, list)
    ]


def test_handout_has_the_answers_to_its_own_questions(rivers_in_all):
    printed = handout(rivers_in_all, "river")

    assert "Answers" in [item.title for item in printed.reader.outline if not isinstance(item, list)]
    assert printed.text.count("Answer: p.") == rivers_in_all.text.count("Answer: p.")


def test_handout_lists_the_sources_that_it_cites_and_no_others(rivers_in_all):
    printed = handout(rivers_in_all, "river")

    assert "Sources of this chapter" in printed.text


def test_handout_without_key_has_no_answers(copied):
    made = copied(ROOT, name="rivers.pdf", tags=["nokey"], typst_editions=[], typst_handouts=True)
    printed = handout(made, "river")

    assert "Question 1" in printed.text
    assert "Answer" not in printed.text.replace("Without answers", "")
    assert made.warnings == ()


def test_handout_says_what_stands_in_the_whole_book_only(tiny):
    chapter = "# One\n\nSee {ref}`two` and {ref}`part`.\n\n(part)=\n## Part\n\nText.\n\n```{toctree}\nbelow\n```\n"
    made = tiny(
        "# Root\n\n```{toctree}\none\nother\n```\n",
        files={"one.md": chapter, "below.md": "# Below\n\nText.\n", "other.md": "(two)=\n# Two\n\nText.\n"},
        typst_editions=[],
        typst_handouts=True,
    )
    printed = handout(made, "one")

    assert made.warnings == ()
    assert "See Two (in the full guide) and Part (p. 1)." in printed.text
