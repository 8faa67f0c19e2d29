"""The index: which pages it names, how it tells many of them apart, where it sends a reader."""

from __future__ import annotations

import re

TEXT = "A sentence of the right length fills a part of the page. "
GLOSSARY = "# Glossary\n\n:::{glossary}\nAras\n  A river.\n\nKura\n  Another.\n:::\n"


def book(tiny, first, second, gap=""):
    """Build a book that names a term so often in its two chapters, with a gap between."""
    named = f"The {{term}}`Aras`. {TEXT * 8}\n\n{gap}"
    return tiny(
        f"# Upper course\n\n{named * first}```{{toctree}}\nother\nglossary\n```\n",
        files={"other.md": f"# Lower course\n\n{named * second}", "glossary.md": GLOSSARY},
    )


def spans(made, first, last):
    """Return the pages from the first to the last that name the term, as an index writes them."""
    spans = []
    for number in range(first, last):
        if "The Aras." in made.pages[number]:
            if spans and spans[-1][-1] == number - 1:
                spans[-1].append(number)
            else:
                spans.append([number])
    return ", ".join(str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans)


def test_index_names_every_page_that_uses_a_term(rivers):
    defined = rivers.page_with("River between Iran and its northern neighbours")
    used = [rivers.page_with("The Aras is a river"), rivers.page_with("Aras again")]
    index = rivers.pages[-1]

    assert f"Aras, {', '.join(map(str, (*used, defined)))}" in index
    assert f"water fresh, {rivers.page_with('More about water')}" in index


def test_index_sends_from_one_entry_to_another(rivers):
    index = rivers.pages[-1]

    assert "Araxes see Aras" in index
    assert re.search(r"water fresh, \d+ salt, \d+ see also Kura", index)
    assert re.search(r"border treaty, \d+", index)
    assert re.search(r"treaty border, \d+", index)


def test_pages_that_follow_each_other_are_a_range(tiny):
    made = book(tiny, first=12, second=1)
    last = made.page_with("Lower course")
    defined = made.page_with("A river.")

    assert last > 2
    assert f"Aras, 1–{last}, {defined}" in made.pages[-1]


def test_many_pages_are_told_apart_by_chapter(tiny):
    made = book(tiny, first=12, second=6, gap=f"{TEXT * 75}\n\n")
    lower, defined = made.page_with("Lower course"), made.page_with("A river.")
    upper, below = spans(made, 1, lower), spans(made, lower, defined)

    assert f"Aras, {defined} Upper course, {upper} Lower course, {below} K" in made.pages[-1]


def test_entry_that_sends_to_another_leads_to_it(tiny):
    text = "# Root\n\n```{index} see: Araxes; river\n```\n```{index} single: river\n```\n\nText.\n"
    made = tiny(text)

    assert made.warnings == ()
    assert "Araxes see river" in made.pages[-1]
    assert "go(see, " not in made.code
    assert '"index-entry-river"' in made.code


def test_entry_that_sends_to_nothing_is_printed_without_a_link(tiny):
    made = tiny("# Root\n\n```{index} see: Araxes; nowhere\n```\n\nText.\n")

    assert made.warnings == ()
    assert "Araxes see nowhere" in made.pages[-1]


def test_entry_whose_pages_are_not_printed_is_left_out(tiny):
    made = tiny(
        "# Root\n\n```{index} single: river\n```\n\nText.\n\n::::{only} html\n```{toctree}\nother\n```\n::::\n",
        files={"other.md": "# Other\n\n```{index} single: lake\n```\n\nText.\n"},
    )

    assert "river, 1" in made.pages[-1]
    assert "lake" not in made.pages[-1]
