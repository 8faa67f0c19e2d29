"""The package of an EPUB: sound, honest, the same every time, with the pages of its table of contents alone."""

from __future__ import annotations

import uuid

import pytest

from studyguide.epub.builder import named_uuid
from studyguide.epub.contents import in_reading_order
from studyguide.epub.pages import Page, claims

pytestmark = pytest.mark.root("quiz-ten")
XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PAGE = "part/section.xhtml"
RAW = "```{eval-rst}\n.. raw:: html\n\n   <p>One<br>Two</p>\n```\n"


def hrefs(page):
    return [link.get("href") for link in page.iter(f"{XHTML}a")]


@pytest.mark.parametrize(
    "edition",
    [{}, {"tags": ["nokey"]}, {"html_baseurl": "https://guide.example/"}, {"epub_date": "2026-01-02"}],
    ids=["plain", "nokey", "with a site", "with a date"],
)
def test_epubcheck_finds_nothing(epub, edition):
    assert epub(**edition).found_by_epubcheck() == []


def test_epubcheck_finds_what_is_wrong(epub, book):
    """Else the test above would tell nothing."""
    section = (book.source / "part/section.md").read_text(encoding="utf-8")
    raw = "```{eval-rst}\n.. raw:: html\n\n   <center>No such element.</center>\n```\n"
    book.write("part/section.md", f"{section}\n{raw}")

    assert any("center" in message for message in epub().found_by_epubcheck())


def test_no_script_no_style_of_the_website_and_no_font_is_packed(tiny):
    files = tiny.files

    assert [name for name in files if name.endswith((".js", ".json", ".html"))] == []
    assert [name for name in files if name.endswith(".css")] == ["_static/book.css"]
    assert len(files["_static/book.css"]) < 8000
    for name, text in files.items():
        if name.endswith(".xhtml"):
            assert b"<script" not in text
            assert b" onclick=" not in text


def test_archive_begins_with_its_type_and_holds_no_date(tiny):
    built = tiny
    from zipfile import ZIP_STORED, ZipFile

    with ZipFile(built.path) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_same_book_gives_the_same_bytes(epub, book, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    first = epub().path.read_bytes()
    (book.source / "_build").rename(book.source.parent / "before")

    second = epub()

    assert second.path.read_bytes() == first
    assert second.said("dcterms:modified") == ["2026-01-01T00:00:00Z"]


def test_stated_date_needs_no_clock(epub, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    built = epub(epub_date="2026-11-24")

    assert built.said("dc:date") == ["2026-11-24"]
    assert built.said("dcterms:modified") == ["2026-11-24T00:00:00Z"]


def test_page_that_left_the_book_leaves_the_next_epub(epub, book):
    epub()
    book.write("index.md", "# Book\n\n```{toctree}\npart/section\n```\n")
    (book.source / "terms.md").unlink()
    bank = (book.source / "quizzes/part/ten.md").read_text(encoding="utf-8")
    book.write("quizzes/part/ten.md", bank.replace("{term}", ""))

    assert "terms.xhtml" not in epub().files


def test_only_pages_of_the_table_of_contents_are_in_the_book(tiny):
    built = tiny

    assert [name for name in built.files if name.startswith("quizzes/")] == []
    assert built.spine == ["cover.xhtml", "nav.xhtml", "index.xhtml", PAGE, "terms.xhtml", "genindex.xhtml"]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [({}, None), ({"html_baseurl": "https://guide.example/"}, "https://guide.example/elsewhere.html")],
)
def test_link_to_a_page_of_the_website_is_text_or_leads_there(epub, book, settings, expected):
    book.write("elsewhere.md", "---\norphan: true\n---\n# Elsewhere\n")
    section = (book.source / "part/section.md").read_text(encoding="utf-8")
    book.write("part/section.md", f"{section}\nSee {{doc}}`/elsewhere`.\n")

    page = epub(**settings).pages[PAGE]

    assert [link for link in hrefs(page) if "elsewhere" in link] == [expected] * (expected is not None)
    assert any("Elsewhere" in "".join(one.itertext()) for one in page.iter(f"{XHTML}p"))


def test_every_page_says_its_language_twice(epub):
    for page in epub(language="de").pages.values():
        assert (page.get("lang"), page.get(LANG)) == ("de", "de")


def test_metadata_name_the_book(epub):
    built = epub(
        epub_identifier="urn:uuid:12e5137f-5289-5ce6-8964-b30835e92993",
        epub_license="https://creativecommons.org/licenses/by/4.0/",
        epub_subjects=["History & law"],
    )

    assert built.said("dc:identifier") == ["urn:uuid:12e5137f-5289-5ce6-8964-b30835e92993"]
    assert built.said("dc:language") == ["en"]
    assert built.said("dc:title") == ["Tiny"]
    assert built.said("dc:subject") == ["History & law"]
    assert built.said("dcterms:license") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert b"unknown" not in built.files["content.opf"]


def test_book_without_an_identifier_is_named_after_its_project(tiny):
    assert tiny.said("dc:identifier") == [f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'Tiny')}"]
    assert named_uuid("é") == f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'é')}"


def test_cover_is_a_picture_that_the_manifest_names(epub):
    built = epub(epub_title="Title: with a part after it", epub_subtitle="Sub <title>")
    (cover,) = (one for one in built.package.iter(f"{OPF}item") if one.get("properties") == "cover-image")
    (image,) = built.pages["cover.xhtml"].iter(f"{XHTML}img")

    assert built.files[cover.get("href")].startswith(b"\x89PNG")
    assert image.get("src") == cover.get("href")
    assert image.get("alt") == "Cover: Title: with a part after it. Sub <title>. Nobody."


def test_picture_of_the_author_is_the_cover(epub, book):
    from base64 import b64decode

    pixel = b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    )
    (book.source / "mine.png").write_bytes(pixel)

    assert epub(epub_cover=("mine.png", "")).files["cover.png"] == pixel


def test_accessibility_is_claimed_as_far_as_it_goes(tiny):
    built = tiny

    assert built.said("schema:accessMode") == ["textual", "visual"]
    assert built.said("schema:accessModeSufficient") == ["textual", "textual,visual"]
    assert {"alternativeText", "structuralNavigation", "tableOfContents", "index"} <= set(
        built.said("schema:accessibilityFeature")
    )
    assert built.said("schema:accessibilityHazard") == ["none"]
    assert built.said("schema:accessibilitySummary")[0].endswith("Nothing moves, flashes, sounds or runs a script.")


def test_what_is_not_true_is_not_claimed():
    undescribed = claims([Page(pictures=2, undescribed=1)], index=False, moving_pictures=False)
    told = claims([Page(pictures=1, told_at_length=1), Page()], index=False, moving_pictures=False)
    moving = claims([Page()], index=True, moving_pictures=True)
    scripted = claims([Page(may_move=True, has_heading=False)], index=True, moving_pictures=False)

    assert "alternativeText" not in undescribed.features
    assert "longDescription" not in undescribed.features
    assert "longDescription" in told.features
    assert undescribed.sufficient == ("textual,visual",)
    assert "index" not in undescribed.features
    assert moving.hazards == scripted.hazards == ("unknown",)
    assert moving.modes == ("textual",)
    assert "structuralNavigation" not in scripted.features
    assert "script" not in scripted.summary


def test_page_that_no_e_reader_can_open_is_reported_and_the_rest_is_built(book):
    section = (book.source / "part/section.md").read_text(encoding="utf-8")
    book.write("part/section.md", f"{section}\n{RAW}")

    built = book.build("epub", extensions=["myst_parser", "studyguide"])

    assert len(built.warnings) == 1
    assert built.warnings[0].startswith("part/section.md: WARNING: no e-reader can open the page (mismatched tag")
    assert built.warnings[0].endswith("[studyguide.epub-page]")
    assert list(built.out.glob("*.epub"))


def test_style_of_the_author_comes_with_the_book(epub, book):
    book.write("_static/own.css", "p { color: inherit }\n")

    built = epub(html_static_path=["_static"], epub_css_files=["own.css"])

    assert built.files["_static/own.css"] == b"p { color: inherit }\n"
    assert b'href="../_static/own.css"' in built.files[PAGE]


def test_passage_that_its_author_did_not_mark_has_language_and_direction(epub, book):
    section = (book.source / "part/section.md").read_text(encoding="utf-8")
    words = {"fa": "پیمان ترکمانچای", "ar": "سوريا اليوم", "he": "שלום עולם"}
    book.write(
        "part/section.md", section + "\n" + "\n\n".join(f"Before {text} after." for text in words.values()) + "\n"
    )

    built = epub()

    marked = [one for one in built.pages[PAGE].iter(f"{XHTML}span") if one.get("dir") == "rtl"]
    assert {one.get("lang"): one.text for one in marked} == words
    assert all(one.get(LANG) == one.get("lang") for one in marked)


def test_mark_of_an_author_is_not_marked_again(epub, book):
    section = (book.source / "part/section.md").read_text(encoding="utf-8")
    book.write("part/section.md", f"{section}\nBefore {{ar}}`سوريا` and [سوریه]{{.language-fa}} after.\n")

    page = epub().pages[PAGE]

    marked = [(one.get("lang"), one.get(LANG), one.get("dir")) for one in page.iter() if one.get("dir")]
    assert marked == [("ar", "ar", "rtl"), ("fa", "fa", "rtl")]


def entry(level, file):
    return {"level": level, "refuri": file, "text": file}


def test_headings_of_a_page_come_before_the_pages_below_it():
    read = in_reading_order(
        [
            entry(1, "a.xhtml"),
            entry(2, "a.xhtml#first"),
            entry(3, "b.xhtml"),
            entry(4, "b.xhtml#inside"),
            entry(2, "a.xhtml#last"),
            entry(1, "c.xhtml"),
        ]
    )

    assert [(one["level"], one["refuri"]) for one in read] == [
        (1, "a.xhtml"),
        (2, "a.xhtml#first"),
        (2, "a.xhtml#last"),
        (2, "b.xhtml"),
        (3, "b.xhtml#inside"),
        (1, "c.xhtml"),
    ]
