"""How pages of the source become the chapters of one book."""

from __future__ import annotations

import re

OTHER = "# Other page\n\nIts text.\n"


def bookmarks(made):
    return [item.title for item in made.reader.outline if not isinstance(item, list)]


def test_root_page_that_only_lists_contents_is_no_chapter(tiny):
    made = tiny("# Root\n\n```{toctree}\nother\n```\n", files={"other.md": OTHER})

    assert bookmarks(made) == ["Contents", "Other page"]


def test_root_page_with_text_is_the_first_chapter(tiny):
    made = tiny("# Root\n\nWelcome.\n\n```{toctree}\nother\n```\n", files={"other.md": OTHER})

    assert bookmarks(made) == ["Contents", "Root", "Other page"]


def test_root_page_can_have_another_heading_in_print(tiny):
    made = tiny("# Root\n\nWelcome.\n", settings='typst_opening = "About this book"\n')

    assert bookmarks(made) == ["Contents", "About this book"]


def test_page_of_a_page_stands_one_level_below_it(tiny):
    made = tiny(
        "# Root\n\n```{toctree}\nother\n```\n",
        files={"other.md": OTHER + "\n```{toctree}\nbelow\n```\n", "below.md": "# Below\n\nText.\n"},
    )
    outline = made.reader.outline

    assert [item.title for item in outline[2]] == ["Below"]


def test_page_for_the_screen_only_is_left_out(tiny):
    made = tiny("# Root\n\nWelcome.\n\n::::{only} html\n```{toctree}\nother\n```\n::::\n", files={"other.md": OTHER})

    assert bookmarks(made) == ["Contents", "Root"]
    assert "Its text." not in made.text


def test_link_to_a_page_outside_the_book_is_printed_as_text(tiny):
    made = tiny("# Root\n\nSee {doc}`other`.\n", files={"other.md": "---\norphan: true\n---\n" + OTHER})

    assert made.warnings == ()
    assert "See Other page." in made.text


def test_link_inside_a_heading_is_printed_as_text(tiny):
    made = tiny("# Root\n\n(here)=\n## See {ref}`there`\n\nText.\n\n(there)=\n## There\n\nSee {ref}`here`.\n")

    assert made.warnings == ()
    assert re.search(r"See See there \(p. \d\)", made.text)


def test_chapters_start_on_new_pages(tiny):
    made = tiny("# Root\n\nWelcome.\n\n```{toctree}\nother\n```\n", files={"other.md": OTHER})

    assert made.page_with("Its text.") == made.page_with("Welcome.") + 1


def test_imprint_can_be_a_page_of_the_source(tiny):
    made = tiny(
        "# Root\n\nWelcome.\n",
        files={"about.md": "---\norphan: true\n---\n# About\n\nLicence and *thanks*.\n"},
        settings='typst_imprint = "about"\n',
    )

    assert "Licence and thanks." in made.front[4]
    assert "About" not in bookmarks(made)


def test_long_question_may_break_and_others_may_not(rivers):
    assert rivers.code.count("question(") >= 4
    assert "long: true" not in rivers.code


def test_letters_with_marks_are_joined(tiny):
    made = tiny("# Root\n\nH\u0323asan.\n")

    assert made.warnings == ()
    assert '"\u1e24asan.";' in made.code


def test_markup_of_typst_in_a_text_stays_text(tiny):
    text = 'Signs: #let x = 1 $y$ `z` @ref &lt;lab&gt; // no comment /* nor this */ "quote" 1946.'
    made = tiny(f"# Root\n\n{text}\n")

    assert '#let x = 1 $y$ z @ref <lab> // no comment /* nor this */ "quote" 1946.' in made.text


def test_reference_to_a_figure_that_moved_names_the_page_where_it_stands(tiny):
    tall = "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='420'><rect width='99' height='400'/></svg>"
    text = "A sentence that fills the page. " * 20
    figure = ":::{figure} tall.svg\n:name: fig-tall\n:alt: A tall picture.\n\nThe tall one.\n:::\n"
    made = tiny(
        f"# Root\n\n{text}\n\nSee {{numref}}`fig-tall`.\n\n{figure}\n{text}\n\n{text}\n",
        files={"tall.svg": tall},
        settings="numfig = True\n",
    )
    page = made.page_with("The tall one.")

    assert page == made.page_with("See Fig. 1") + 1
    assert f"See Fig. 1 (p. {page})." in made.text
