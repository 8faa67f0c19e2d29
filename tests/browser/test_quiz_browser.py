"""A reader answers questions: with mouse or keyboard, with and without script and storage, in both directions."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

TESTS = Path(__file__).resolve().parents[1]
PAGE = "part/section.html"
BANK = "sg:1:part/border"
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'"
)


@pytest.fixture(scope="module")
def quiz_site(tmp_path_factory):
    """Return the folder of a website with all kinds of questions, in the theme of the book."""
    source = tmp_path_factory.mktemp("quiz") / "book"
    shutil.copytree(TESTS / "build" / "roots" / "quiz-kinds", source)
    settings = ["html_theme=sphinx_book_theme", "html_context.default_mode=auto"]
    options = [part for setting in settings for part in ("-D", setting)]
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-W", *options, source, source / "out"], check=True)
    return source / "out"


@pytest.fixture
def context(browser):
    """Return a context that may open files; the one of the book's pages may only talk to their server."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def chapter(page, quiz_site):
    """Return the chapter page, opened as a file."""
    page.goto((quiz_site / PAGE).as_uri())
    return page


class StrictHandler(SimpleHTTPRequestHandler):
    """Serve files under a policy that allows no inline script and no inline style."""

    def end_headers(self):
        self.send_header("Content-Security-Policy", STRICT)
        super().end_headers()

    def log_message(self, *_args):
        pass


@pytest.fixture
def address(quiz_site):
    """Return the address of a server that sends the website."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StrictHandler, directory=quiz_site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class Question:
    """One question of a page, as a reader meets it."""

    def __init__(self, page, name):
        self.root = page.locator(f"#q-border-{name}")
        self.verdict = self.root.locator(".sg-verdict")
        self.key = self.root.locator(".sg-key > summary")

    def button(self, name):
        return self.root.get_by_role("button", name=name, exact=True)

    def option(self, text):
        return self.root.get_by_label(text)

    def choose(self, *texts):
        for text in texts:
            self.option(text).check()
        self.button("Check").click()

    def write(self, text):
        self.root.get_by_label("Your answer").fill(text)
        self.button("Check").click()


def test_right_option_shows_its_reason_and_hides_the_others(chapter):
    question = Question(chapter, "treaty")
    question.choose("Treaty of Turkmenchay")

    expect(question.verdict).to_contain_text("Right.")
    expect(question.root.locator(".sg-option[data-option=a]")).to_contain_text("it moved the border to the Aras")
    expect(question.key).to_have_text("Why not the others?")
    expect(question.root.locator(".sg-key li:not([hidden])")).to_have_count(2)


def test_wrong_option_shows_its_own_reason_and_no_other(chapter):
    question = Question(chapter, "treaty")
    question.choose("Treaty of Gulistan")

    expect(question.verdict).to_contain_text("Not yet.")
    expect(question.root.locator(".sg-feedback").first).to_contain_text("Gulistan ended the previous war")
    expect(question.root.locator(".sg-option .sg-feedback")).to_have_count(1)
    expect(question.key).to_have_text("Show the answer")
    expect(question.root.get_by_role("link", name="The border").last).to_be_visible()


def test_reason_is_tied_to_the_group(chapter):
    question = Question(chapter, "treaty")
    question.choose("Treaty of Gulistan")

    described = question.root.locator("fieldset").get_attribute("aria-describedby").split()

    assert described == ["q-border-treaty-b-told", "q-border-treaty-read-told"]
    for name in described:
        expect(chapter.locator(f"#{name}")).to_have_count(1)


def test_second_wrong_try_shows_the_answer(chapter):
    question = Question(chapter, "treaty")
    question.choose("Treaty of Gulistan")
    question.button("Try again").click()
    question.choose("The Anglo-Russian Convention")

    expect(question.verdict).to_contain_text("Not yet. The answer is shown.")
    expect(question.root.locator(".sg-option[data-option=a]")).to_contain_text("The answer")
    expect(question.root.locator(".sg-form > .sg-feedback").first).to_contain_text("indemnity")


def test_hints_come_one_by_one_after_a_wrong_try(chapter):
    question = Question(chapter, "treaty")
    expect(question.button("Hint")).to_be_hidden()
    question.choose("Treaty of Gulistan")

    question.button("Hint").click()
    expect(question.root.get_by_text("The war ended in 1828.")).to_be_visible()
    expect(question.root.get_by_text("The other treaty is of 1813.")).to_be_hidden()
    question.button("Hint").click()
    expect(question.root.get_by_text("The other treaty is of 1813.")).to_be_visible()
    expect(question.button("No more hints")).to_have_attribute("aria-disabled", "true")


def test_several_right_options_are_counted(chapter):
    question = Question(chapter, "founders")
    question.choose("Russia", "China")
    expect(question.verdict).to_contain_text("1 of 3, and 1 that does not belong.")

    question.button("Try again").click()
    question.choose("Russia", "Iran", "India")
    expect(question.verdict).to_contain_text("Right.")


def test_penalty_takes_no_more_than_there_is(chapter):
    question = Question(chapter, "founders")
    question.choose("Russia", "China")

    assert stored(chapter)["border-founders"]["s"] == 0


def stored(page):
    return json.loads(page.evaluate("key => localStorage.getItem(key)", BANK))["q"]


@pytest.mark.parametrize("written", ["Aras", " araxes ", "ARAXÉS"])
def test_written_answer_is_compared_in_its_plain_form(chapter, written):
    question = Question(chapter, "river")
    question.write(written)

    expect(question.verdict).to_contain_text("Right.")


def test_foreseen_wrong_answer_gets_its_reason(chapter):
    question = Question(chapter, "river")
    question.write("kura")

    expect(question.verdict).to_contain_text("Not yet.")
    expect(question.root.locator(".sg-write")).to_contain_text("The Kura lies north of that line")


def test_enter_in_the_field_checks_and_stays_in_the_page(chapter):
    before = chapter.url
    question = Question(chapter, "river")
    question.root.get_by_label("Your answer").fill("Aras")
    question.root.get_by_label("Your answer").press("Enter")

    expect(question.verdict).to_contain_text("Right.")
    assert chapter.url == before


def test_check_without_an_answer_asks_for_one_and_counts_no_try(chapter):
    question = Question(chapter, "treaty")
    question.button("Check").click()

    expect(question.verdict).to_have_text("Choose an answer first.")
    assert chapter.evaluate("key => localStorage.getItem(key)", BANK) is None


def test_another_choice_takes_the_old_verdict_away(chapter):
    question = Question(chapter, "order")
    question.choose("False")
    question.option("True").check()

    expect(question.verdict).to_be_empty()
    expect(question.button("Check")).to_be_visible()


def test_focus_is_not_moved_by_checking(chapter):
    question = Question(chapter, "treaty")
    question.choose("Treaty of Gulistan")

    expect(question.button("Try again")).to_be_focused()


def test_live_region_stands_empty_in_the_page_from_the_start(quiz_site):
    html = (quiz_site / PAGE).read_text(encoding="utf-8")

    assert html.count('<p class="sg-verdict" role="status"></p>') == 4


def test_answers_survive_a_reload(chapter):
    Question(chapter, "founders").choose("Russia", "Iran", "India")
    Question(chapter, "river").write("Kura")
    chapter.reload()

    expect(Question(chapter, "founders").verdict).to_contain_text("Right.")
    expect(Question(chapter, "founders").option("Iran")).to_be_checked()
    expect(Question(chapter, "river").root.get_by_label("Your answer")).to_have_value("Kura")
    expect(chapter.get_by_text("Saved on this device.")).to_be_visible()


def test_answer_in_the_chapter_shows_in_the_bank(chapter, quiz_site):
    Question(chapter, "order").choose("True")
    chapter.goto((quiz_site / "quizzes/part/border.html").as_uri())

    expect(Question(chapter, "order").verdict).to_contain_text("Right.")


def test_answer_to_an_older_wording_is_kept_but_not_shown(chapter):
    Question(chapter, "order").choose("True")
    chapter.evaluate(
        'key => localStorage.setItem(key, localStorage.getItem(key).replace(/"h":"[^"]+/, \'"h":"old\'))', BANK
    )
    chapter.reload()
    question = Question(chapter, "order")

    expect(question.verdict).to_be_empty()
    question.choose("False")
    assert stored(chapter)["border-order@old"]["r"] == ["a"]
    assert stored(chapter)["border-order"]["r"] == ["b"]


def test_answers_can_be_cleared_and_brought_back(chapter):
    question = Question(chapter, "order")
    question.choose("True")
    chapter.get_by_role("button", name="Clear my answers").click()
    expect(question.verdict).to_be_empty()
    expect(question.option("True")).not_to_be_checked()
    assert stored(chapter) == {}

    chapter.get_by_role("button", name="Bring them back").click()
    expect(question.verdict).to_contain_text("Right.")


def open_with_stored(page, quiz_site, value):
    """Open the chapter with something in the storage; return the errors of the page, filled later too."""
    errors = []
    page.on("pageerror", lambda error: errors.append(error.stack or error.message))
    page.add_init_script(f"localStorage.setItem({json.dumps(BANK)}, {json.dumps(value)})")
    page.goto((quiz_site / PAGE).as_uri())
    return errors


CORRUPT = ["not json", "null", "[]", '{"q": 3}', '{"q": null}', '{"q": []}', '"text"']


@pytest.mark.parametrize("value", CORRUPT)
def test_corrupt_storage_is_said_once_and_the_page_works(page, quiz_site, value):
    errors = open_with_stored(page, quiz_site, value)

    expect(page.get_by_text("could not be read")).to_have_count(1)
    Question(page, "order").choose("True")
    expect(Question(page, "order").verdict).to_contain_text("Right.")
    assert stored(page)["border-order"]["r"] == ["a"]
    assert errors == []


BAD_ENTRIES = [
    3,
    None,
    {"h": "HASH"},
    {"h": "HASH", "r": "a", "t": 1},
    {"h": "HASH", "r": [3], "t": 1},
    {"h": "HASH", "r": ['"] x'], "t": 1},
    {"h": "HASH", "r": ["constructor"], "t": 1},
]


@pytest.mark.parametrize("entry", BAD_ENTRIES)
def test_one_corrupt_answer_leaves_the_others_alone(page, quiz_site, entry):
    html = (quiz_site / PAGE).read_text(encoding="utf-8")
    data = json.loads(html.partition('type="application/json">')[2].partition("</script>")[0])
    good = {"h": data["border-order"]["hash"], "r": ["a"], "s": 1, "t": 1, "at": "2026-01-01T00:00:00.000Z"}
    entries = {"border-order": good, "border-treaty": entry}
    errors = open_with_stored(
        page, quiz_site, json.dumps({"q": entries}).replace("HASH", data["border-treaty"]["hash"])
    )

    expect(Question(page, "order").verdict).to_contain_text("Right.")
    expect(Question(page, "treaty").verdict).to_be_empty()
    Question(page, "treaty").choose("Treaty of Turkmenchay")
    expect(Question(page, "treaty").verdict).to_contain_text("Right.")
    assert errors == []


NO_STORAGE = {
    "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
    "forbidden": (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    ),
    "absent": "Object.defineProperty(window, 'localStorage', { value: null })",
}


@pytest.mark.parametrize("kind", NO_STORAGE)
def test_page_works_without_storage_and_says_so_once(page, quiz_site, kind):
    errors = []
    page.on("pageerror", lambda error: errors.append(error.stack or error.message))
    page.add_init_script(NO_STORAGE[kind])
    page.goto((quiz_site / PAGE).as_uri())
    Question(page, "treaty").choose("Treaty of Gulistan")
    Question(page, "order").choose("True")

    expect(Question(page, "treaty").verdict).to_contain_text("Not yet.")
    expect(Question(page, "order").verdict).to_contain_text("Right.")
    expect(page.get_by_text("cannot be saved on this device")).to_have_count(1)
    # The theme has its own opinion of missing storage; ours must have none.
    assert [error for error in errors if "quiz.js" in error] == []


def test_two_tabs_keep_in_step(context, address):
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.goto(f"{address}/{PAGE}")
    Question(first, "order").choose("True")

    expect(Question(second, "order").verdict).to_contain_text("Right.")
    Question(second, "river").write("Aras")
    assert set(stored(first)) == {"border-order", "border-river"}


def test_another_tab_does_not_take_an_unchecked_choice_away(context, address):
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.goto(f"{address}/{PAGE}")
    Question(second, "treaty").option("Treaty of Gulistan").check()
    Question(first, "order").choose("True")

    expect(Question(second, "order").verdict).to_contain_text("Right.")
    expect(Question(second, "treaty").option("Treaty of Gulistan")).to_be_checked()


def test_answer_that_a_browser_did_not_tell_of_is_shown_with_the_next_one(chapter):
    """Each question looks only at its own answer; what else has changed in the storage must not be missed."""
    Question(chapter, "order").choose("True")
    known = chapter.evaluate("key => localStorage.getItem(key)", BANK)
    Question(chapter, "river").write("Aras")
    both = chapter.evaluate("key => localStorage.getItem(key)", BANK)
    chapter.evaluate("([key, value]) => localStorage.setItem(key, value)", [BANK, known])
    chapter.reload()
    expect(Question(chapter, "river").verdict).to_be_empty()

    # No event tells the window that writes.
    chapter.evaluate("([key, value]) => localStorage.setItem(key, value)", [BANK, both])
    Question(chapter, "founders").choose("Russia", "Iran", "India")

    expect(Question(chapter, "river").verdict).to_contain_text("Right.")
    assert set(stored(chapter)) == {"border-order", "border-river", "border-founders"}


def test_script_works_under_a_strict_policy(page, address):
    page.goto(f"{address}/{PAGE}")
    Question(page, "order").choose("True")

    expect(Question(page, "order").verdict).to_contain_text("Right.")


def test_translated_page_marks_as_well(chapter):
    chapter.evaluate(
        "document.querySelectorAll('.sg-option label, .sg-key, legend').forEach(e => { e.style.order = 0; })"
    )
    chapter.evaluate("document.querySelector('label[for=q-border-order-a]').textContent = 'Верно'")
    question = Question(chapter, "order")
    question.choose("Верно")

    expect(question.verdict).to_contain_text("Right.")


def reach(page, locator):
    """Press Tab until the element has the focus, as a reader without a mouse does."""
    for _press in range(150):
        if locator.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{locator} cannot be reached with the Tab key")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_all_kinds_can_be_answered_with_the_keyboard_alone(chapter, direction):
    chapter.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    treaty, founders, order, river = (Question(chapter, name) for name in ("treaty", "founders", "order", "river"))
    keyboard = chapter.keyboard

    reach(chapter, treaty.option("Treaty of Turkmenchay"))
    keyboard.press("ArrowDown")
    reach(chapter, treaty.button("Check"))
    keyboard.press("Enter")
    expect(treaty.verdict).to_contain_text("Not yet.")
    reach(chapter, treaty.button("Hint"))
    keyboard.press("Space")
    expect(treaty.root.get_by_text("The war ended in 1828.")).to_be_visible()
    for name in ("Russia", "Iran", "India"):
        reach(chapter, founders.option(name))
        keyboard.press("Space")
    keyboard.press("Enter")
    expect(founders.verdict).to_contain_text("Right.")
    reach(chapter, order.option("True"))
    keyboard.press("Space")
    reach(chapter, order.button("Check"))
    keyboard.press("Space")
    expect(order.verdict).to_contain_text("Right.")
    reach(chapter, order.key)
    keyboard.press("Enter")
    expect(order.root.get_by_text("Check the two dates once more")).to_be_visible()
    reach(chapter, river.root.get_by_label("Your answer"))
    keyboard.type("Aras")
    keyboard.press("Enter")
    expect(river.verdict).to_contain_text("Right.")
    reach(chapter, chapter.get_by_role("button", name="Clear my answers"))


def test_page_is_complete_without_script(browser, quiz_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((quiz_site / PAGE).as_uri())
    treaty = Question(page, "treaty")

    treaty.option("Treaty of Gulistan").check()
    expect(page.locator(".sg-quiz button")).to_have_count(0)
    treaty.root.locator(".sg-hint > summary").first.click()
    expect(treaty.root.get_by_text("The war ended in 1828.")).to_be_visible()
    treaty.key.click()
    expect(treaty.root.get_by_text("it moved the border to the Aras")).to_be_visible()
    expect(treaty.root.get_by_text("Gulistan ended the previous war")).to_be_visible()
    field = Question(page, "river").root.get_by_label("Your answer")
    field.fill("Aras")
    field.press("Enter")
    assert page.url == (quiz_site / PAGE).as_uri()
    expect(field).to_have_value("Aras")
    context.close()


@pytest.mark.parametrize("state", ["before", "after"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_questions(browser, quiz_site, scheme, width, direction, state):  # noqa: PLR0913, PLR0917 - one run of axe for each combination
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto((quiz_site / PAGE).as_uri())
    page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    if state == "after":
        Question(page, "treaty").choose("Treaty of Gulistan")
        Question(page, "treaty").button("Hint").click()
        Question(page, "founders").choose("Russia", "China")
        Question(page, "order").choose("True")
        Question(page, "river").write("Kura")
        for summary in page.locator(".sg-key > summary").all():
            summary.click()

    found = Axe().run(page, context=".sg-quiz").response["violations"]
    outline = Axe().run(page, options={"runOnly": ["heading-order", "landmark-unique"]}).response["violations"]
    overflow = page.locator(".sg-quiz").evaluate("quiz => quiz.scrollWidth - quiz.clientWidth")
    context.close()

    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    assert [rule["id"] for rule in outline if "sg-" in json.dumps(rule)] == []
    assert overflow == 0


@pytest.mark.parametrize(("width", "least"), [(1280, 24), (320, 44)])
def test_targets_are_large_enough(browser, quiz_site, width, least):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto((quiz_site / PAGE).as_uri())
    Question(page, "treaty").choose("Treaty of Gulistan")
    places = page.locator(".sg-quiz :is(label[for]:not(.sg-write label), summary, button, input[type=text])").all()

    heights = {
        place.evaluate("e => e.outerHTML.slice(0, 80)"): place.bounding_box()["height"]
        for place in places
        if place.is_visible()
    }
    context.close()

    assert len(heights) >= 15
    assert {name: height for name, height in heights.items() if height < least} == {}


def test_print_shows_the_questions_and_neither_key_nor_buttons(chapter):
    Question(chapter, "treaty").choose("Treaty of Gulistan")
    chapter.emulate_media(media="print")

    for name in (".sg-key", ".sg-hint", ".sg-actions", ".sg-verdict", ".sg-feedback", ".sg-foot"):
        for place in chapter.locator(name).all():
            expect(place).to_be_hidden()
    expect(chapter.get_by_text("Treaty of Turkmenchay").first).to_be_visible()


def test_marks_are_seen_in_forced_colours(browser, quiz_site):
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto((quiz_site / PAGE).as_uri())
    Question(page, "order").choose("True")

    row = page.locator("#q-border-order .sg-option[data-option=a]")
    colours = row.evaluate("e => [getComputedStyle(e).borderInlineStartColor, getComputedStyle(e).backgroundColor]")
    context.close()

    assert colours[0] != colours[1]
