"""Pages describe themselves, name no host unless told one, and load what they need and nothing else."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from studyguide.web.directions import directed

pytestmark = pytest.mark.root("web")
ADDRESS = "https://guide.example/iran/"
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture
def themed(book, project):
    """Build with the templates of the study guide."""

    def build(builder="html", **overrides):
        return book.build(builder, templates_path=[str(project / "_templates")], **overrides)

    return build


def content(page: str, name: str) -> list[str]:
    return re.findall(rf'<meta (?:name|property)="{name}" content="([^"]*)"', page)


def test_description_comes_from_the_front_matter_the_brief_or_the_first_paragraph(themed):
    built = themed()

    assert content(built.read("stated.html"), "description") == ["Stated in the front matter."]
    assert content(built.read("part/section.html"), "description") == ["This is in brief. And a second sentence."]
    first = "The first paragraph says what the page is about, in “quotes” &amp; more."
    assert content(built.read("index.html"), "description") == [first]


def test_generated_pages_are_described_or_kept_from_search_engines(themed):
    built = themed()

    assert content(built.read("genindex.html"), "description")
    assert content(built.read("search.html"), "robots") == ["noindex"]
    assert content(built.read("404.html"), "robots") == ["noindex"]


def test_picture_states_its_size_unless_its_author_did(themed):
    built = themed()

    assert 'width="640" height="360"' in built.read("index.html") or 'height="360"' in built.read("index.html")
    assert 'height="360"' not in built.read("part/section.html")
    assert "width: 50%" in built.read("part/section.html")


def test_without_an_address_no_page_names_a_host(themed):
    built = themed()

    assert not (built.out / "sitemap.xml").exists()
    for page in built.out.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "canonical" not in text
        assert "og:" not in text
        assert re.findall(r'(?:src|href)="https?://[^"]*', text) == []


@pytest.mark.parametrize("stated", [ADDRESS, ADDRESS.rstrip("/")])
def test_address_gives_canonical_links_and_cards(themed, stated):
    page = themed(html_baseurl=stated).read("part/section.html")

    assert f'<link rel="canonical" href="{ADDRESS}part/section.html"' in page
    assert content(page, "og:url") == [f"{ADDRESS}part/section.html"]
    assert content(page, "og:image") == [f"{ADDRESS}_static/social-card.png"]
    assert content(page, "og:description") == content(page, "description")
    assert content(page, "twitter:card") == ["summary_large_image"]


def test_site_map_lists_every_page_in_order_also_after_one_was_edited(book, themed):
    themed(html_baseurl=ADDRESS)
    book.write("stated.md", "# Stated anew\n\nText.\n")

    tree = ET.fromstring(themed(html_baseurl=ADDRESS).read("sitemap.xml"))  # noqa: S314 - our own file

    pages = [location.text for location in tree.iter(LOCATION)]
    assert pages == [f"{ADDRESS}{name}.html" for name in ("index", "part/section", "stated")]


def test_site_map_of_an_earlier_build_goes_with_the_address(themed):
    themed(html_baseurl=ADDRESS)

    assert not (themed().out / "sitemap.xml").exists()


@pytest.mark.parametrize("wrong", ["guide.example", "https://", "ftp://guide.example/", "https://[guide/", "x"])
def test_address_that_is_none_is_reported_and_not_used(themed, wrong):
    built = themed(html_baseurl=wrong)

    assert any(wrong in line and line.endswith("[studyguide.site-url]") for line in built.warnings), built.warnings
    assert "canonical" not in built.read("index.html")


@pytest.mark.parametrize(("address", "root"), [("", "/"), (ADDRESS, "/iran/")])
def test_links_of_the_page_for_wrong_addresses_start_at_the_root(themed, address, root):
    page = themed(html_baseurl=address).read("404.html")

    inside = [link for link in re.findall(r'(?:href|src)="([^"]+)"', page) if not link.startswith(("#", "http"))]
    assert f"{root}part/section.html" in inside
    assert [link for link in inside if not link.startswith(root)] == []
    assert "canonical" not in page


def test_page_has_no_icon_script_no_advertisement_and_one_title(themed):
    page = themed().read("part/section.html")

    assert "fontawesome.js" not in page
    assert "searchindex.js" not in page
    assert "ethical" not in page
    assert page.count("<h1") == 1


def test_search_page_keeps_its_scripts(themed):
    page = themed().read("search.html")

    assert all(script in page for script in ("searchindex.js", "searchtools.js", "language_data.js"))


@pytest.mark.parametrize("change", ["main", "summary"])
def test_repairs_by_replacement_still_find_the_markup_of_the_theme(book, themed, change):
    """A new version of the theme may write these elements otherwise; then the layout must follow."""
    book.write("part/below.md", "# Below\n\nText.\n")
    section = (book.source / "part/section.md").read_text(encoding="utf-8")
    book.write("part/section.md", f"{section}\n```{{toctree}}\nbelow\n```\n")

    page = themed().read("part/section.html")

    expected = {"main": '<main id="main-content" tabindex="-1"', "summary": '<summary aria-label="Sections">'}
    assert expected[change] in page


def test_address_in_folders_has_links_to_folders(themed):
    built = themed("dirhtml", html_baseurl=ADDRESS)

    assert f"<loc>{ADDRESS}part/section/</loc>" in built.read("sitemap.xml")


@pytest.mark.parametrize("builder", ["epub", "text", "singlehtml", "man"])
def test_other_formats_are_left_alone(themed, builder):
    built = themed(builder, html_baseurl=ADDRESS)

    assert not (built.out / "sitemap.xml").exists()
    assert [line for line in built.warnings if "mimetype" not in line] == []


def test_entries_of_the_bibliography_are_items_of_a_list(book, themed):
    book.write("stated.md", "# Stated\n\n```{eval-rst}\nSee [A1]_ and [B2]_.\n\n.. [A1] One.\n.. [B2] Two.\n```\n")

    page = themed().read("stated.html")

    assert page.count('<div role="list" class="citation-list">') == 1
    assert page.count('role="listitem"') == 2
    assert "doc-biblioentry" not in page


def test_two_builds_have_the_same_site_map(book, themed):
    one = themed(html_baseurl=ADDRESS, parallel=2).read("sitemap.xml")
    book.write("extra.md", "# Extra\n")
    (book.source / "extra.md").unlink()

    assert themed(html_baseurl=ADDRESS).read("sitemap.xml") == one


def test_every_page_of_an_epub_is_sound_xml(themed):
    built = themed("epub")
    pages = sorted(built.out.rglob("*.xhtml"))

    assert pages
    for page in pages:
        ET.parse(page)  # noqa: S314 - what the build made


def test_passage_whose_class_names_its_language_runs_the_right_way(book, themed):
    passages = ["```{eval-rst}", *(f".. container:: language-{code}\n\n   x\n" for code in ("fa", "ru", "he")), "```\n"]
    book.write("part/section.md", "# Section\n\n" + "\n".join(passages))
    page = themed().read("part/section.html")

    assert re.findall(r'<div [^>]*lang="[^>]*>', page) == [
        '<div class="docutils container" lang="fa" dir="rtl">',
        '<div class="docutils container" lang="ru">',
        '<div class="docutils container" lang="he" dir="rtl">',
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<p lang="fa" dir="auto">x</p>',
        '<p dir="rtl" lang="fa">x</p>',
        '<p title="lang=&quot;fa&quot;">x</p>',
        '<p>lang="fa"</p>',
        '<html lang="fa-x',
    ],
)
def test_what_has_a_direction_or_no_language_stays_as_it_is(html):
    assert directed(html) == html
