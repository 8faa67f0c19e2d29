"""Everything in the PDF that can be followed: links and what is said of them, bookmarks, the way into the website."""

from __future__ import annotations

from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject

NOT_ONLINE = {"Contents", "Maps and figures", "Tables", "Answers", "Index"}
PAGE = "# Root\n\nWelcome.\n\n(there)=\n## There\n\nText.\n\n### Below\n\nText.\n"


def annotations(made):
    return [
        (label, note.get_object())
        for label, sheet in zip(made.labels, made.reader.pages, strict=True)
        for note in sheet.get("/Annots", [])
    ]


def addresses(made):
    return [note["/A"]["/URI"] for _label, note in annotations(made) if "/A" in note]


def destinations(made, label):
    """Return the numbers of the pages to which links on a page lead."""
    named = made.reader.named_destinations
    found = set()
    for place, note in annotations(made):
        if place != label or "/Dest" not in note:
            continue
        goal = note["/Dest"]
        page = named[goal].page if isinstance(goal, str) else goal[0]
        found.add(made.labels[made.reader.get_page_number(page.get_object())])
    return found


def depth(outline):
    return max((1 + depth(item) if isinstance(item, list) else 1 for item in outline), default=0)


def titles(outline):
    for item in outline:
        if isinstance(item, list):
            yield from titles(item)
        else:
            yield item.title


def linked(node):
    """Yield the kind of every tagged part that holds a link annotation."""
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for child in node:
            yield from linked(child)
    elif isinstance(node, DictionaryObject) and "/K" in node:
        children = node["/K"].get_object()
        children = children if isinstance(children, ArrayObject) else [children]
        for child in (part.get_object() for part in children):
            if isinstance(child, DictionaryObject) and child.get("/Type") == "/OBJR":
                yield node["/S"], child["/Obj"].get_object()
        yield from linked(node["/K"])


def test_viewers_show_the_title_of_the_book(rivers):
    assert rivers.reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"] == BooleanObject(True)


def test_bookmarks_are_three_levels_deep(rivers):
    assert depth(rivers.reader.outline) == 3


def test_every_link_says_where_it_leads(rivers):
    links = annotations(rivers)

    assert links
    assert all(note["/Subtype"] == "/Link" and note["/Contents"].strip() for _label, note in links)


def test_every_link_belongs_to_a_tagged_text(rivers):
    tagged = [note for kind, note in linked(rivers.reader.trailer["/Root"]["/StructTreeRoot"]) if kind == "/Link"]

    assert len(tagged) == len(annotations(rivers))


def test_contents_and_lists_lead_to_their_pages(rivers):
    assert destinations(rivers, "v") == {"1", "2", "3", "6", "7", "8", "9", "10"}
    assert destinations(rivers, "vi") == {str(rivers.page_with("Figure 1.1 The course"))}
    assert destinations(rivers, "vii") == {str(rivers.page_with("Table 1.1 Names"))}


def test_terms_sources_figures_and_sections_can_be_followed(rivers):
    page = str(rivers.page_with("The Aras is a river"))
    term, source = rivers.page_with("River between Iran"), rivers.page_with("Rivers of the Caucasus")
    figure, bridge = rivers.page_with("Figure 1.1 The course"), rivers.page_with("1.1 The bridge at Khoda Afarin Open")

    assert {str(number) for number in (term, source, figure, bridge)} <= destinations(rivers, page)


def test_question_and_answer_lead_to_each_other(rivers):
    asked, answered = rivers.page_with("Into which sea does the river flow"), rivers.page_with("Answers 1 The river")

    assert str(answered) in destinations(rivers, str(asked))
    assert str(asked) in destinations(rivers, str(answered))


def test_index_and_glossary_lead_to_the_pages_that_they_name(rivers):
    index, glossary = str(len(rivers.pages) - 1), str(rivers.page_with("River between Iran"))

    assert {"2", "6", "7", index} <= destinations(rivers, index)
    assert {"2", "6"} <= destinations(rivers, glossary)


def test_web_addresses_can_be_followed(rivers):
    found = addresses(rivers)

    assert "https://example.org/" in found
    assert "https://example.org/jones" in found
    assert "https://creativecommons.org/licenses/by/4.0/" in found
    assert "mailto:errors@example.org" in found


def test_every_section_leads_to_its_place_in_the_website(rivers, rivers_website):
    site = "https://example.org/rivers/"
    online = [
        address.removeprefix(site) for address in addresses(rivers) if address.startswith(f"{site}") and address != site
    ]
    sections = [title for title in titles(rivers.reader.outline) if title not in NOT_ONLINE]

    # The title of a chapter stands twice: its answers have a bookmark as well.
    assert len(online) == len(set(online)) == len(sections) - 1
    for address in online:
        page, _sign, place = address.partition("#")
        assert not place or f'id="{place}"' in (rivers_website / page).read_text(encoding="utf-8")


def test_book_without_a_website_has_no_links_to_one(tiny):
    made = tiny(PAGE)

    assert "Open online" not in made.text
    assert addresses(made) == []


def test_link_to_the_website_has_its_form_of_address(tiny):
    made = tiny(PAGE, settings='html_baseurl = "https://example.org/guide"\nhtml_link_suffix = ".htm"\n')

    assert "https://example.org/guide/index.htm" in addresses(made)
    assert "https://example.org/guide/index.htm#below" in addresses(made)


def test_links_to_the_website_are_in_no_running_head_bookmark_or_contents(rivers):
    assert "Open online" not in "".join(rivers.front)
    assert "Open online" not in "".join(titles(rivers.reader.outline))
