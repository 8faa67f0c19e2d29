"""The parts of a chapter come out right in every format and tell the author what is wrong."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.root("book")
EVERY_BUILDER = ("html", "dirhtml", "singlehtml", "epub", "text", "man", "latex", "texinfo", "gettext", "xml", "typst")


@pytest.mark.parametrize("builder", EVERY_BUILDER)
def test_every_builder_takes_the_parts_of_a_chapter_without_a_warning(book, builder):
    built = book.build(builder)

    assert [line for line in built.warnings if "mimetype" not in line] == []


def test_section_shows_the_objective_that_the_opener_defines(book):
    html = book.build().read("part/section.html")

    assert "Explain <em>one</em> thing." in html
    assert "Compare two things." not in html


def test_timeline_is_a_list_with_machine_readable_dates(book):
    html = book.build().read("index.html")

    assert '<ol class="sg-timeline">' in html
    assert '<time class="sg-timeline-date" datetime="1828-02-22">22 February 1828</time>' in html
    assert "1804\N{EN DASH}1813" in html
    assert "Convention" not in html


def test_status_mark_says_its_kind_in_words_in_html_and_text(book):
    html, text = book.build().read("index.html"), book.build("text").read("index.txt")

    assert '<span class="sg-status sg-estimate">(estimate: Ukrainian figures)</span>' in html
    assert "(estimate: Ukrainian figures)" in " ".join(text.split())
    assert "as of September 2025" in " ".join(text.split())


def test_foreign_passage_has_its_language_and_direction(book):
    html = book.build().read("index.html")

    assert '<span dir="rtl" lang="fa">ترکمانچای</span>' in html


def test_strip_states_the_date_the_minutes_and_the_version(book):
    text = book.build("text").read("index.txt")

    assert "Information as of 30 June 2026 · 1 minute to read · Version 1.0" in text


def test_pdf_link_leads_from_every_folder_to_the_same_file(book):
    built = book.build(typst_filename="guide.pdf")

    assert 'href="guide.pdf"' in built.read("index.html")
    assert 'href="../guide.pdf"' in built.read("part/section.html")


def test_changed_objective_changes_the_sections_that_show_it(book):
    book.build()
    text = (book.source / "index.md").read_text(encoding="utf-8")
    book.write("index.md", text.replace("*one* thing", "another thing"))

    html = book.build().read("part/section.html")

    assert "Explain another thing." in html


def test_parallel_reading_keeps_the_objectives(book):
    for number in range(12):
        page = f"---\norphan: true\n---\n# More {number}\n\n:::{{objectives}} ob-two\n:::\n"
        book.write(f"part/more{number}.md", page)

    built = book.build(parallel=2)

    assert list(built.warnings) == []
    assert "Compare two things." in built.read("part/more11.html")


BAD_PAGES = {
    "objectives without list or ids": (":::{objectives}\n:::\n", 3, "objectives-empty"),
    "objective without an id": (":::{objectives}\n- Explain.\n:::\n", 4, "objective-id"),
    "objective defined twice": (":::{objectives}\n- [ob-one] Again.\n:::\n", 4, "objective-twice"),
    "objective that nobody defines": (":::{objectives} ob-nine\n:::\n", 3, "objective-unknown"),
    "empty mark": ("Text {contested}` `.\n", 3, "status-empty"),
    "date that is none": ("Text {asof}`last week`.\n", 3, "date"),
    "date not in the calendar": ("Text {asof}`2025-02-30`.\n", 3, "date"),
    "timeline with an unknown id": (":::{timeline}\n:only: war, peace\n:::\n", 3, "timeline-unknown"),
    "timeline without events": (":::{timeline}\n:chapter: nine\n:::\n", 3, "timeline-empty"),
    "timeline from a bad date": (":::{timeline}\n:from: May\n:::\n", 3, "date"),
    "description of no figure": (":::{long-description} fig-none\nText\n:::\n", 3, "description-figure"),
    "empty description": (":::{long-description} fig-none\n:::\n", 3, "description-empty"),
    "empty part": (":::{summary}\n:::\n", 3, "part-empty"),
    "reading without a name": (":::{reading}\nText\n:::\n", 3, "reading-name"),
    "one reading alone": ("::::{readings}\n:::{reading} One\nText\n:::\n::::\n", 3, "readings-few"),
    "excerpt without its header": (":::{excerpt} Letter\n:Author: Him\n\n> Words\n:::\n", 3, "excerpt-field"),
}


@pytest.mark.parametrize("problem", BAD_PAGES)
def test_author_is_told_the_line_and_the_rule(book, problem):
    text, line, rule = BAD_PAGES[problem]
    book.write("part/bad.md", f"# Bad\n\n{text}")
    book.write("part/section.md", "# Section\n\n```{toctree}\nbad\n```\n")

    warnings = book.build().warnings

    expected = [warning for warning in warnings if warning.startswith(f"part/bad.md:{line}: ")]
    assert any(warning.endswith(f"[studyguide.{rule}]") for warning in expected), warnings


@pytest.mark.parametrize(
    ("stated", "rule"), [("soon", "date"), ("2026-13-01", "date"), ("2027-01-01", "as-of-horizon")]
)
def test_as_of_date_that_cannot_be_is_reported(book, stated, rule):
    book.write("part/section.md", f'---\nas_of: "{stated}"\n---\n# Section\n')

    warnings = book.build().warnings

    assert any(w.startswith("part/section.md:1: ") and w.endswith(f"[studyguide.{rule}]") for w in warnings), warnings


BAD_EVENTS = {
    "- id: x\n  date: '1828-13'\n  title: T\n  text: t\n": (1, "date"),
    "- id: x\n  date: '1828/1804'\n  title: T\n  text: t\n": (1, "date"),
    "- id: x\n  title: T\n  text: t\n": (1, "timeline-event"),
    "- id: X y\n  date: '1828'\n  title: T\n  text: t\n": (1, "timeline-event"),
    "- id: x\n  date: '1828'\n  title: T\n  text: t\n  colour: red\n": (5, "timeline-key"),
    "- {id: x, date: '1828', title: T, text: t}\n- {id: x, date: '1829', title: T, text: t}\n": (2, "timeline-twice"),
    "- id: x\n  date: '1828'\n  title: T\n  text: t\n  tags: a\n": (5, "timeline-event"),
    "- just a text\n": (1, "timeline-event"),
    "events: none\n": (1, "timeline-yaml"),
    "- id: [\n": (2, "timeline-yaml"),
    "- id: x\n  text: a `code`: b: c\n": (2, "timeline-yaml"),
    "": (1, "timeline-yaml"),
}


@pytest.mark.parametrize("text", BAD_EVENTS)
def test_problem_in_the_file_of_events_is_reported_at_its_line(book, text):
    line, rule = BAD_EVENTS[text]
    book.write("data/timeline.yaml", text)

    warnings = book.build().warnings

    found = [warning for warning in warnings if warning.startswith(f"data/timeline.yaml:{line}: ")]
    assert any(warning.endswith(f"[studyguide.{rule}]") for warning in found), warnings


def test_one_bad_event_does_not_take_the_others_along(book):
    good = (book.source / "data/timeline.yaml").read_text(encoding="utf-8")
    book.write("data/timeline.yaml", good + "- id: bad\n  date: x\n  title: T\n  text: t\n")

    html = book.build().read("index.html")

    assert "Turkmenchay" in html


def test_unknown_term_in_an_event_is_reported_in_the_file_of_events(book):
    event = "- {id: x, date: '1828', title: T, text: '{term}`nothing`', chapters: [one]}\n"
    book.write("data/timeline.yaml", event)

    warnings = book.build().warnings

    assert any(warning.startswith("data/timeline.yaml:1: ") and "nothing" in warning for warning in warnings), warnings


def test_missing_file_of_events_is_one_warning_and_no_crash(book):
    (book.source / "data/timeline.yaml").unlink()

    warnings = book.build().warnings

    assert any("[studyguide.timeline-file]" in warning for warning in warnings), warnings


def test_broken_bibliography_entry_is_reported_and_the_book_still_cites_the_others(book):
    good = "@book{good, author={Atkin, Muriel}, title={Russia and Iran}, year={1980}, publisher={P}}\n"
    book.write("empty.bib", good + "\n@book{bad, title={X\n\n" + good.replace("good", "last"))
    book.write("part/section.md", "# Section\n\nSee {cite:p}`good,last`.\n\n```{bibliography}\n```\n")

    built = book.build()

    assert any(w.startswith("empty.bib:3: ") and w.endswith("[studyguide.bib-syntax]") for w in built.warnings), (
        built.warnings
    )
    assert built.read("part/section.html").count("Atkin") >= 2


def test_shown_objective_has_the_same_typographic_quotes_as_the_defined_one(book):
    text = (book.source / "index.md").read_text(encoding="utf-8")
    book.write("index.md", text.replace("*one* thing", "Russia's aims"))

    assert "Explain Russia\N{RIGHT SINGLE QUOTATION MARK}s aims." in book.build().read("part/section.html")


def test_objective_is_named_by_its_number_and_linked(book):
    book.write("part/section.md", "# Section\n\nThis serves {objective}`ob-two`.\n")

    built = book.build()

    assert (
        '<a class="reference internal" href="../index.html#objective-ob-two"><span>objective 2</span></a>'
        in built.read("part/section.html")
    )
    assert built.warnings == ()


def test_unknown_objective_in_the_text_is_reported_at_its_line(book):
    book.write("part/section.md", "# Section\n\nThis serves {objective}`ob-nine`.\n")

    assert [w.split(" ")[0] for w in book.build().warnings if "objective-unknown" in w] == ["part/section.md:3:"]


def test_edited_source_changes_the_pages_that_cite_it(book):
    entry = "@book{one, author={Atkin, Muriel}, title={Russia and Iran}, year={1980}, publisher={P}}\n"
    book.write("empty.bib", entry)
    book.write("part/section.md", "# Section\n\nSee {cite:p}`one`.\n")
    index = (book.source / "index.md").read_text(encoding="utf-8")
    book.write("index.md", f"{index}\n```{{bibliography}}\n```\n")
    book.build()
    book.write("empty.bib", entry.replace("1980", "1981"))

    built = book.build()

    assert "1981" in built.read("part/section.html")
    assert "1981" in built.read("index.html")


def test_source_in_another_encoding_is_reported_at_its_line(book):
    entry = "@book{one,\n  author={Atkin}, title={r\xe9sum\xe9}, year={1980}, publisher={P}}\n"
    (book.source / "empty.bib").write_bytes(entry.encode("latin-1"))

    assert any(w.startswith("empty.bib:2: ") and "bib-encoding" in w for w in book.build().warnings)


@pytest.mark.parametrize("uri", ["https://example.org/a.png", "data:image/png;base64,xx"])
@pytest.mark.parametrize("builder", ["html", "typst", "text"])
def test_picture_that_is_no_file_of_the_book_is_reported_and_replaced_by_its_text(book, builder, uri):
    book.write("part/section.md", f"# Section\n\n![A map of rivers]({uri})\n")

    warnings = book.build(builder).warnings

    assert [w.split(" ")[0] for w in warnings if "[studyguide.picture]" in w] == ["part/section.md:3:"], warnings


@pytest.mark.parametrize("text", ["# A[^1]\n\nx\n\n## B[^1]\n\ny[^1]\n\n[^1]: note\n", f"# A\n\n{'>' * 60} deep\n"])
def test_pdf_is_made_of_notes_in_headings_and_of_quotations_in_quotations(book, text):
    book.write("part/section.md", text)

    built = book.build("typst")

    assert built.warnings == ()
    assert list(built.out.glob("*.pdf"))
