"""Everyone can read the pages: axe finds nothing, the keyboard reaches everything, no text needs a script."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from axe_playwright_python.sync_playwright import Axe

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
SIZES = {"1280": WIDE, "320": NARROW}
KINDS = {
    "landing": "index",
    "how to use": "how-to-use",
    "chapter opener": "chapters/shared-goals/index",
    "opener with the longest list": "chapters/divergent-visions/index",
    "section with maps": "chapters/syria/air-and-ground",
    "audit of a source": "chapters/toolkit/article-audit",
    "maps": "chapters/maps",
    "changes": "chapters/changes",
    "instructors": "instructor/index",
    "review": "quizzes/review",
    "what is easily confused": "quizzes/confusable",
    "results": "quizzes/results",
    "glossary of people": "glossary/people",
    "section": "chapters/shared-goals/neighbours",
    "section with tables": "chapters/shared-goals/nuclear-file",
    "timeline": "chapters/timeline",
    "references": "chapters/references",
    "glossary": "glossary/index",
    "glossary of treaties": "glossary/treaties",
    "practice": "quizzes/shared-goals/neighbours",
    "general index": "genindex",
    "search": "search",
    "not found": "404",
}
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


def findings(page) -> list[str]:
    """Return what axe finds, a line for each rule and place."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_wide_or_narrow_light_or_dark(open_context, site, kind):
    found = {}
    for size, scheme in product(SIZES, ("light", "dark")):
        if scheme == "light":
            page = open_context(viewport=SIZES[size], reduced_motion="reduce").new_page()
            page.goto(site.url(KINDS[kind]))
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function("scheme => document.documentElement.dataset.theme === scheme", arg=scheme)
        found[size, scheme] = findings(page)

    assert not any(found.values()), found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_side_bar_of_a_narrow_page(open_context, site, scheme):
    page = open_context(viewport=NARROW, color_scheme=scheme, reduced_motion="reduce").new_page()
    page.goto(site.url(KINDS["section"]))
    page.locator(".primary-toggle").click()
    page.locator("#pst-primary-sidebar-modal[open]").wait_for()

    assert findings(page) == []


def test_axe_finds_nothing_in_the_open_search(open_context, site):
    page = open_context(viewport=WIDE).new_page()
    page.goto(site.url(KINDS["section"]))
    page.keyboard.press("Control+k")
    page.locator("#pst-search-dialog[open]").wait_for()

    assert findings(page) == []


MEASURE = """() => ({
  width: document.documentElement.scrollWidth,
  levels: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1])),
  small: [...document.querySelectorAll('.headerlink, main button, .skip-link a')]
    .filter(e => e.checkVisibility()).map(e => [e.outerHTML, e.getBoundingClientRect()])
    .filter(([, r]) => r.width < 24 || r.height < 24).map(([name]) => name),
})"""


@pytest.fixture(scope="module")
def narrow(browser, site):
    """Measure each kind of page once, as narrow as a small phone or a wide page enlarged four times."""
    context = browser.new_context(viewport=NARROW)
    page, found = context.new_page(), {}
    for kind, name in KINDS.items():
        page.goto(site.url(name))
        found[kind] = page.evaluate(MEASURE)
    context.close()
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_narrow_page_does_not_scroll_sideways(narrow, kind):
    assert narrow[kind]["width"] <= 320


@pytest.mark.parametrize("kind", KINDS)
def test_page_has_one_title_and_skips_no_level(narrow, kind):
    levels = narrow[kind]["levels"]

    assert levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))


@pytest.mark.parametrize("kind", KINDS)
def test_targets_are_large_enough_for_a_finger(narrow, kind):
    assert narrow[kind]["small"] == []


def test_first_tab_stop_skips_to_the_text_and_takes_the_focus_along(page, site):
    page.goto(site.url(KINDS["section"]))
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    assert page.evaluate("document.activeElement.getBoundingClientRect().height") >= 24
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"


def test_side_bar_opens_with_the_keyboard_and_gives_the_focus_back(open_context, site):
    page = open_context(viewport=NARROW).new_page()
    page.goto(site.url(KINDS["section"]))
    page.locator(".primary-toggle").focus()
    page.keyboard.press("Enter")
    page.locator("#pst-primary-sidebar-modal[open]").wait_for()
    page.keyboard.press("Escape")

    assert page.locator("#pst-primary-sidebar-modal[open]").count() == 0
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Chapters"


def test_search_has_the_name_that_it_shows_and_a_button_that_sends(page, site):
    page.goto(site.url(KINDS["section"]))
    page.locator(".bd-sidebar-primary").get_by_role("button", name="Search").click()
    dialog = page.locator("#pst-search-dialog")
    dialog.get_by_role("searchbox").fill("Aras")
    dialog.get_by_role("button", name="Search").click()
    page.wait_for_url("**/search.html?q=Aras")

    page.locator("#search-results li").first.wait_for()


def test_focus_is_outlined_where_the_system_chooses_the_colours(open_context, site):
    page = open_context(viewport=WIDE, forced_colors="active").new_page()
    page.goto(site.url(KINDS["section"]))
    for _ in range(6):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(s => [s.outlineStyle, parseFloat(s.outlineWidth)])(getComputedStyle(document.activeElement))"
        )

        assert style[0] != "none"
        assert style[1] >= 2


def test_nothing_moves_for_readers_who_ask_for_that(open_context, site):
    page = open_context(viewport=WIDE, reduced_motion="reduce").new_page()
    page.goto(site.url(KINDS["section"]))
    moving = page.evaluate(
        """[...document.querySelectorAll('*')].filter(e => {
          const style = getComputedStyle(e);
          return style.transitionDuration.split(',').some(d => parseFloat(d) > 0.001)
            || parseFloat(style.animationDuration) > 0.001;
        }).map(e => e.className)"""
    )

    assert moving == []


def test_page_follows_the_system_before_and_without_scripts(open_context, site):
    for scripts in (True, False):
        page = open_context(color_scheme="dark", java_script_enabled=scripts).new_page()
        page.goto(site.url(KINDS["section"]))

        assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(20, 24, 28)"


def test_chosen_colours_outlive_a_reload(page, site):
    page.goto(site.url(KINDS["section"]))
    page.get_by_role("button", name="Color mode").click()
    page.get_by_role("button", name="Dark").click()
    page.reload()

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


@pytest.mark.parametrize("size", SIZES)
def test_every_chapter_and_the_index_are_reached_without_scripts(open_context, site, size):
    page = open_context(viewport=SIZES[size], java_script_enabled=False).new_page()
    page.goto(site.url(KINDS["section"]))

    for name in ("Syria", "Glossary", "Find a topic in the index"):
        assert page.get_by_role("link", name=name, exact=True).first.is_visible()


def test_search_page_points_elsewhere_without_scripts(open_context, site):
    page = open_context(java_script_enabled=False).new_page()
    page.goto(site.url("search"))

    assert page.get_by_role("main").get_by_role("link", name="glossary").is_visible()


def test_paper_carries_the_text_and_no_navigation(page, site):
    page.goto(site.url(KINDS["section"]))
    page.emulate_media(media="print")

    assert page.locator("article h1").is_visible()
    for part in (".bd-sidebar-primary", ".bd-sidebar-secondary", ".bd-header-article", ".prev-next-footer"):
        assert not page.locator(part).is_visible()
    assert page.locator("article a.internal").first.evaluate("e => getComputedStyle(e, '::after').content") == "none"


NO_STORAGE = {
    "refused": """for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {
        configurable: true, get() { throw new DOMException('no', 'SecurityError'); } })""",
    "absent": "Object.defineProperty(window, 'localStorage', { configurable: true, value: null })",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
}


@pytest.mark.parametrize("kind", NO_STORAGE)
def test_menus_and_colours_work_where_the_browser_keeps_nothing(open_context, site, kind):
    page = open_context(viewport=NARROW, color_scheme="dark").new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(NO_STORAGE[kind])
    page.goto(site.url(KINDS["section"]))
    page.get_by_role("button", name="Color mode").click()
    page.get_by_role("button", name="Light").click()
    page.locator(".primary-toggle").click()

    page.locator("#pst-primary-sidebar-modal[open]").wait_for()
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert errors == []


def test_refused_storage_stays_refused_for_the_self_check(open_context, site):
    page = open_context().new_page()
    page.add_init_script(NO_STORAGE["refused"])
    page.goto(site.url(KINDS["section"]))
    answer = page.evaluate(
        "() => { try { localStorage.setItem('answer', 'x'); return 'kept' } catch (e) { return e.name } }"
    )

    assert answer == "SecurityError"


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_timeline_shows_the_events_of_one_chapter(open_context, site, script):
    page = open_context(viewport=WIDE, java_script_enabled=script).new_page()
    page.goto(site.url("chapters/timeline"))
    events = page.locator(".sg-timeline > li")
    everything = events.count()
    shown = [page.locator(".sg-timeline > li:visible").count()]

    for number in ("3", "0"):
        page.locator(f".sg-timeline-filter input[value='{number}']").check()
        shown.append(page.locator(".sg-timeline > li:visible").count())

    assert shown[0] == shown[2] == everything
    assert 5 <= shown[1] < everything
