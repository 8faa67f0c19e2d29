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
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
RULES = {"resultTypes": ["violations"], "runOnly": TAGS}
ALL_BUT_COLOURS = {**RULES, "rules": {rule: {"enabled": False} for rule in COLOURS}}
OF_COLOURS = {**RULES, "runOnly": COLOURS}
# The rules of colour take nine tenths of axe's time, as much for each of 1300 sources in a list as for the first. They
# look at the first four elements of each kind, and a kind is what a style sheet tells apart: the element and all around
# it, with their attributes, and for rows and items whether they stand first, last, in an odd or in an even place.
# All other rules look at everything.
MARK_REPEATED = """() => {
  const told = new Set(['class', 'style', 'open', 'type', 'role', 'dir', 'lang', 'aria-current', 'data-theme']);
  const items = new Set(['tr', 'th', 'td', 'li', 'dt', 'dd']);
  const place = e => items.has(e.localName)
    ? [!e.previousElementSibling, !e.nextElementSibling, [...e.parentElement.children].indexOf(e) % 2] : [];
  const own = e => [e.localName, ...[...e.attributes].map(a => told.has(a.name) ? a.name + '=' + a.value : a.name),
    ...place(e).map(Number)].join(' ');
  const seen = new Map();
  const repeated = (e, around) => {
    const kind = around + '>' + own(e);
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    const inner = [...e.children].map(child => repeated(child, kind));
    const all = seen.get(kind) > 4 && inner.every(Boolean);
    if (all) e.setAttribute('data-repeated', '');
    return all;
  };
  document.querySelectorAll('[data-repeated]').forEach(e => e.removeAttribute('data-repeated'));
  repeated(document.body, '');
  return document.querySelectorAll('[data-repeated]').length;
}"""
# What stands where: if both colour schemes show the same things in the same places, other rules find the same in both.
LAYOUT = """() => JSON.stringify([...document.querySelectorAll('body, body *')].map(e => {
  const box = e.getBoundingClientRect();
  return [e.checkVisibility({ visibilityProperty: true }), box.x, box.y, box.width, box.height];
}))"""


def findings(page, options=RULES, context="html") -> list[str]:
    """Return what axe finds, a line for each rule and place."""
    found = Axe().run(page, context=context, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def findings_of_colour(page) -> list[str]:
    """Return what is too pale, at the first places where it is."""
    without = {"exclude": [["[data-repeated]"]]} if page.evaluate(MARK_REPEATED) else {}
    return findings(page, OF_COLOURS, {"include": [["html"]], **without})


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_wide_or_narrow_light_or_dark(open_context, site, kind):
    found, layouts = {}, {}
    for size, scheme in product(SIZES, ("light", "dark")):
        if scheme == "light":
            page = open_context(viewport=SIZES[size], reduced_motion="reduce").new_page()
            page.goto(site.url(KINDS[kind]))
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function("scheme => document.documentElement.dataset.theme === scheme", arg=scheme)
        layouts[size, scheme] = page.evaluate(LAYOUT)
        found[size, scheme, "colour"] = findings_of_colour(page)
        if scheme == "light" or layouts[size, "light"] != layouts[size, "dark"]:
            found[size, scheme, "else"] = findings(page, ALL_BUT_COLOURS)

    assert not any(found.values()), found


@pytest.mark.parametrize("place", [0, 3, 900])
def test_rules_of_colour_still_find_one_pale_source_among_a_thousand(open_context, site, place):
    """The test above leaves out what looks like other things on the page; a source with its own style does not."""
    page = open_context(viewport=WIDE, color_scheme="light", reduced_motion="reduce").new_page()
    page.goto(site.url(KINDS["references"]))
    page.evaluate(
        "place => document.querySelectorAll('.citation')[place].querySelector('p').style.color = '#ddd'", place
    )

    assert any(line.startswith("color-contrast") for line in findings_of_colour(page))


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
