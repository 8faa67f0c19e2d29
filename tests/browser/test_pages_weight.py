"""Pages are light, complete and quiet: few bytes, no other host, no error, nothing that is missing."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field

import pytest

LIMIT = 250_000
PAGES = (
    "index",
    "how-to-use",
    "chapters/shared-goals/index",
    "chapters/shared-goals/neighbours",
    "chapters/shared-goals/western-order",
    "chapters/shared-goals/nuclear-file",
    "chapters/shared-goals/arms-money-corridors",
    "chapters/syria/air-and-ground",
    "chapters/timeline",
    "chapters/maps",
    "instructor/index",
    "chapters/references",
    "glossary/index",
    "glossary/treaties",
    "quizzes/shared-goals/neighbours",
    "quizzes/review",
    "quizzes/results",
    "genindex",
    "search",
    "404",
)
UNSIZED = "[...document.images].filter(i => !i.getAttribute('width')).map(i => i.src)"


@dataclass
class Visit:
    """What came over the line when a reader opened one page with an empty cache."""

    sizes: dict[str, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    unsized: list[str] = field(default_factory=list)


def weigh(response, visit: Visit) -> None:
    """Count what a host would send: text is compressed, fonts and pictures are already."""
    if response.status >= 400:
        visit.missing.append(response.url)
    elif not response.url.startswith("data:"):
        body = response.body()
        visit.sizes[response.url] = min(len(gzip.compress(body, 6, mtime=0)), len(body))


@pytest.fixture(scope="module")
def visits(browser, site) -> dict[str, Visit]:
    """Open each page once."""
    found = {}
    for name in PAGES:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page, visit = context.new_page(), Visit()
        responses = []
        page.on("response", lambda response, responses=responses: responses.append(response))
        page.on("pageerror", lambda error, visit=visit: visit.complaints.append(str(error)))
        page.on("console", lambda m, visit=visit: visit.complaints.append(m.text) if m.type == "error" else None)
        page.goto(site.url(name), wait_until="load")
        page.evaluate("document.fonts.ready")
        for response in responses:
            weigh(response, visit)
        visit.unsized = page.evaluate(UNSIZED)
        context.close()
        found[name] = visit
    return found


@pytest.mark.parametrize("name", PAGES)
def test_page_sends_at_most_250_kilobytes(visits, name):
    sizes = visits[name].sizes
    largest = sorted(((size, url.rsplit("/", 1)[-1]) for url, size in sizes.items()), reverse=True)

    assert sum(sizes.values()) <= LIMIT, largest[:8]


@pytest.mark.parametrize("name", PAGES)
def test_page_asks_no_other_host(visits, site, name):
    assert [url for url in (*visits[name].sizes, *visits[name].missing) if not url.startswith(site.address)] == []


@pytest.mark.parametrize("name", PAGES)
def test_page_finds_every_file(visits, name):
    assert visits[name].missing == []


@pytest.mark.parametrize("name", PAGES)
def test_page_complains_of_nothing(visits, name):
    assert visits[name].complaints == []


@pytest.mark.parametrize("name", [page for page in PAGES if page != "search"])
def test_search_index_is_sent_to_the_search_page_only(visits, name):
    scripts = ("searchindex", "searchtools", "language_data")

    assert [url for url in visits[name].sizes if any(script in url for script in scripts)] == []


@pytest.mark.parametrize("name", PAGES)
def test_icons_come_with_the_style_and_none_is_missing(visits, name):
    """The browser asks for the theme's icon font only if icons.css lacks an icon of the page."""
    assert [url for url in visits[name].sizes if "fontawesome" in url or url.endswith(".woff2")] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_picture_states_its_size(visits, name):
    assert visits[name].unsized == []


def test_wrong_address_at_any_depth_gives_a_page_whose_links_work(page, site):
    answer = page.goto(f"{site.address}chapters/shared-goals/no-such/page.html")
    links = set(page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href.split('#')[0])"))

    assert answer.status == 404
    assert page.locator("body").evaluate("e => getComputedStyle(e).fontFamily").startswith("system-ui")
    assert {link for link in links if "no-such" in link} <= {answer.url}
    for link in links - {answer.url}:
        assert page.request.get(link).ok, link
