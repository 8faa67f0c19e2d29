"""Every kind of question from the keyboard to the verdict: with and without script, translated, dark, printed."""

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

from studyguide.quiz.shuffling import shuffled

ROOT = Path(__file__).resolve().parents[1] / "build" / "roots" / "quiz-ten"
PAGE = "part/section.html"
BANK = "sg:1:part/ten"
KINDS = {
    "treaty": "single",
    "founders": "multiple",
    "first": "truefalse",
    "river": "short",
    "year": "numeric",
    "pairs": "match",
    "timeline": "order",
    "gaps": "cloze",
    "map": "map",
    "memory": "open",
}
STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'"


@pytest.fixture(scope="module")
def quiz_site(tmp_path_factory):
    """Return the folder of a website with all ten kinds of question, in the theme of the book."""
    source = tmp_path_factory.mktemp("ten") / "book"
    shutil.copytree(ROOT, source)
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


@pytest.fixture
def visit(browser, quiz_site):
    """Return a function that opens the page in a browser of another sort: dark, narrow, without script …"""
    contexts = []

    def opened(**options):
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.goto((quiz_site / PAGE).as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


class Question:
    """One question of the page, as a reader meets it."""

    def __init__(self, page, name):
        self.page = page
        self.root = page.locator(f"#q-ten-{name}")
        self.verdict = self.root.locator(".sg-verdict")
        self.key = self.root.locator(".sg-key > summary")
        self.form = self.root.locator("form")

    def button(self, name):
        return self.root.get_by_role("button", name=name, exact=True)

    def check(self, name="Check"):
        self.button(name).click()

    def field(self, label):
        return self.root.get_by_label(label, exact=True)

    def pick(self, **texts):
        for label, text in texts.items():
            self.field(label.replace("_", " ")).select_option(label=text)

    def fill_gaps(self, *texts):
        for place, text in enumerate(texts, start=1):
            field = self.field(f"Blank {place} of 4")
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(label=text)
            else:
                field.fill(text)

    def items(self):
        return self.root.locator(".sg-item > label").all_inner_texts()

    def tones(self, part):
        return self.root.locator(part).evaluate_all("parts => parts.map(part => part.dataset.tone)")


def stored(page):
    return json.loads(page.evaluate("key => localStorage.getItem(key)", BANK))["q"]


# -- numbers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["1813", "1,813", "۱۸۱۳", "year 1813", " 1813.0 "])
def test_number_is_read_however_it_is_written(chapter, written):
    question = Question(chapter, "year")
    question.root.get_by_label("Your answer").fill(written)
    question.check()

    expect(question.verdict).to_contain_text("Right.")
    expect(question.root.locator(".sg-write")).to_contain_text("signed in October 1813")
    expect(question.form).to_contain_text("fifteen years later")


def test_near_number_is_partly_right_and_gets_its_reason(chapter):
    question = Question(chapter, "year")
    question.root.get_by_label("Your answer").fill("1812")
    question.check()

    expect(question.verdict).to_contain_text("Partly right.")
    expect(question.root.locator(".sg-write")).to_contain_text("Close: the war ended in 1813")
    assert stored(chapter)["ten-year"]["s"] == 0.5


def test_field_is_described_by_the_reason_under_it(chapter):
    question = Question(chapter, "year")
    question.root.get_by_label("Your answer").fill("1812")
    question.check()

    expect(question.root.get_by_label("Your answer")).to_have_accessible_description("Close: the war ended in 1813, in the middle of the years that you are thinking of.")  # fmt: skip # noqa: E501 - the whole reason


# -- rows to match --------------------------------------------------------------------------------------------------


def test_rows_are_counted_and_each_says_how_it_is(chapter):
    question = Question(chapter, "pairs")
    question.pick(Treaty_of_Gulistan="1813", Treaty_of_Turkmenchay="1907", Treaty_of_Friendship="1828")
    question.check()

    expect(question.verdict).to_contain_text("1 of 3.")
    assert question.tones(".sg-row") == ["right", "not-yet", "not-yet"]
    rows = question.root.locator(".sg-row")
    expect(rows.nth(0)).to_contain_text("It ended the first of the two wars")
    expect(rows.nth(1)).to_contain_text("Britain and Russia divided Iran")
    expect(rows.nth(2).locator(".sg-feedback")).to_have_text("Not yet")
    assert stored(chapter)["ten-pairs"]["r"] == ["a", "d", "b"]


def test_second_wrong_try_shows_the_right_side_of_each_row(chapter):
    question = Question(chapter, "pairs")
    question.pick(Treaty_of_Gulistan="1813")
    question.check()
    question.check("Try again")
    expect(question.field("Treaty of Gulistan")).to_have_value("a")
    question.check()

    expect(question.verdict).to_contain_text("1 of 3. The answer is shown.")
    expect(question.root.locator(".sg-row").nth(2)).to_contain_text("The answer: 1921")


def test_choices_are_sorted_and_the_first_is_empty(chapter):
    texts = Question(chapter, "pairs").field("Treaty of Gulistan").locator("option").all_inner_texts()

    assert texts == ["Choose …", "1813", "1828", "1907", "1921"]


# -- items to put in order ------------------------------------------------------------------------------------------


def test_moving_an_item_is_announced_and_the_focus_stays(chapter):
    question = Question(chapter, "timeline")
    before = question.items()
    mover = question.button(f"Move down: {before[0]}")
    mover.focus()
    chapter.keyboard.press("Enter")

    assert question.items() == [before[1], before[0], before[2]]
    expect(mover).to_be_focused()
    expect(question.root.get_by_role("status").filter(has_text="now")).to_have_text(f"{before[0]}, now 2 of 3")
    chapter.keyboard.press("Enter")
    expect(mover).to_be_focused()
    expect(mover).to_have_attribute("aria-disabled", "true")
    chapter.keyboard.press("Enter")
    assert question.items() == [before[1], before[2], before[0]]


def put_in_order(question, *wanted):
    """Move the items with the buttons until they stand as wanted."""
    for place, text in enumerate(wanted):
        while question.items().index(text) > place:
            question.button(f"Move up: {text}").click()


RIGHT_ORDER = ("Treaty of Gulistan", "Treaty of Turkmenchay", "Anglo-Russian Convention")


def test_right_order_is_right_and_gives_every_reason(chapter):
    question = Question(chapter, "timeline")
    put_in_order(question, *RIGHT_ORDER)
    question.check()

    expect(question.verdict).to_contain_text("Right.")
    expect(question.root.locator(".sg-item .sg-feedback")).to_have_count(3)
    assert stored(chapter)["ten-timeline"]["r"] == ["a", "b", "c"]


def test_one_item_in_a_wrong_place_costs_one_place(chapter):
    question = Question(chapter, "timeline")
    put_in_order(question, RIGHT_ORDER[0], RIGHT_ORDER[2], RIGHT_ORDER[1])
    question.check()

    expect(question.verdict).to_contain_text("2 of 3 in order.")
    assert question.tones(".sg-item").count("right") == 2
    assert stored(chapter)["ten-timeline"]["s"] == 0.5
    question.check("Try again")
    question.check()
    expect(question.root.locator(".sg-item").last).to_contain_text("Place 2")


def test_items_as_they_were_shown_are_no_answer(chapter):
    question = Question(chapter, "timeline")
    assert tuple(question.items()) != RIGHT_ORDER
    question.check()

    expect(question.verdict).to_have_text("Move the items first.")


# -- gaps -----------------------------------------------------------------------------------------------------------


def test_each_gap_is_marked_and_told_at_its_place(chapter):
    question = Question(chapter, "gaps")
    question.fill_gaps("golestan", "1815", "Finland", "Russia")
    question.check()

    expect(question.verdict).to_contain_text("2 of 4.")
    assert question.tones(".sg-gap") == ["right", "not-yet", "not-yet", "right"]
    expect(question.field("Blank 2 of 4")).to_have_accessible_description("Not yet")
    question.check("Try again")
    question.check()
    expect(question.root.locator(".sg-gap").nth(1)).to_contain_text("The answer: 1813")
    expect(question.root.locator(".sg-gap").nth(2)).to_contain_text("The answer: eastern Georgia")


def test_gaps_are_all_as_wide_whatever_fits_in(chapter):
    sizes = chapter.locator("#q-ten-gaps .sg-gap > input").evaluate_all("fields => fields.map(f => f.size)")

    assert sizes == [12, 12]


# -- a map ----------------------------------------------------------------------------------------------------------


def test_click_on_a_marker_chooses_and_marks_it(chapter):
    question = Question(chapter, "map")
    question.root.locator(".sg-marker[data-option=a]").click()
    expect(question.root.get_by_label("C the khanate of Erivan")).to_be_checked()
    question.check()

    expect(question.verdict).to_contain_text("Right.")
    expect(question.root.locator(".sg-option[data-option=a]")).to_contain_text("ceded at Turkmenchay in 1828")


@pytest.mark.parametrize("width", [1280, 320])
def test_markers_lie_where_the_author_put_them_and_can_be_touched(visit, width):
    page = visit(viewport={"width": width, "height": 900})
    picture = page.locator(".sg-picture img").bounding_box()
    scale = picture["width"] / 640

    for oid, across, down, radius in (("a", 250, 220, 44), ("b", 500, 90, 44), ("c", 580, 210, 36)):
        area = page.locator(f".sg-marker[data-option={oid}] > .sg-region").bounding_box()
        badge = page.locator(f".sg-marker[data-option={oid}] svg circle").bounding_box()
        assert area["x"] + area["width"] / 2 - picture["x"] == pytest.approx(across * scale, abs=1.5)
        assert area["y"] + area["height"] / 2 - picture["y"] == pytest.approx(down * scale, abs=1.5)
        assert area["width"] / 2 == pytest.approx(radius * scale, abs=2)
        assert badge["width"] >= 24


# -- a text ---------------------------------------------------------------------------------------------------------


def write(question, text="They spoke of 1828 in 1920 and again in 1946."):
    question.root.get_by_label("Your answer").fill(text)


def test_text_is_compared_rated_and_only_then_scored(chapter):
    question = Question(chapter, "memory")
    write(question)
    expect(question.root.locator(".sg-words")).to_contain_text("10 written")
    expect(question.root.locator(".sg-compare")).to_be_hidden()
    question.check("Compare with the model answer")
    expect(question.root.get_by_text("A strong answer separates").first).to_be_visible()
    assert stored(chapter)["ten-memory"]["s"] is None

    for criterion, points in (("Names the terms", "2"), ("Shows how", "1"), ("Weighs a rival", "1")):
        question.root.get_by_role("group", name=criterion).get_by_label(points, exact=True).check()
    expect(question.verdict).to_contain_text("4 of 5 points.")
    assert stored(chapter)["ten-memory"]["s"] == 0.8
    assert stored(chapter)["ten-memory"]["t"] == 1


def test_rating_keeps_the_focus(chapter):
    question = Question(chapter, "memory")
    write(question)
    question.check("Compare with the model answer")
    rating = question.root.get_by_role("group", name="Names the terms").get_by_label("1", exact=True)
    rating.focus()
    chapter.keyboard.press("ArrowRight")

    expect(question.root.get_by_role("group", name="Names the terms").get_by_label("2", exact=True)).to_be_focused()


def test_text_is_kept_before_it_is_compared(chapter):
    write(Question(chapter, "memory"), "A first thought")
    chapter.keyboard.press("Tab")
    chapter.reload()
    question = Question(chapter, "memory")

    expect(question.root.get_by_label("Your answer")).to_have_value("A first thought")
    expect(question.verdict).to_be_empty()


def test_writing_on_keeps_the_text(chapter):
    question = Question(chapter, "memory")
    write(question)
    question.check("Compare with the model answer")
    question.check("Write on")

    expect(question.root.locator(".sg-compare")).to_be_hidden()
    expect(question.root.get_by_label("Your answer")).to_have_value("They spoke of 1828 in 1920 and again in 1946.")


# -- all kinds ------------------------------------------------------------------------------------------------------


def answer_all(page):
    """Answer every question by its ids; some rightly, some not."""
    page.evaluate("""() => {
        const set = (id, value) => {
            const field = document.getElementById(id);
            if (field.type === "radio" || field.type === "checkbox") field.checked = true; else field.value = value;
            field.dispatchEvent(new Event("input", { bubbles: true }));
        };
        [["treaty-b"], ["founders-a"], ["founders-d"], ["first-a"], ["river-text", "Kura"], ["year-text", "1812"],
         ["pairs-a", "a"], ["pairs-b", "d"], ["pairs-c", "c"], ["gaps-0", "Gulistan"], ["gaps-1", "1815"],
         ["gaps-2", "b"], ["gaps-3", "a"], ["map-b"], ["memory-text", "Some words."],
        ].forEach(([id, value]) => set(`q-ten-${id}`, value));
        document.querySelector("#q-ten-timeline .sg-item:last-child .sg-move").click();
        document.querySelectorAll(".sg-actions > button:first-child").forEach(button => button.click());
    }""")


TONES = {
    "treaty": "not-yet",
    "founders": "partly",
    "first": "right",
    "river": "not-yet",
    "year": "partly",
    "pairs": "partly",
    "gaps": "partly",
    "map": "not-yet",
    "memory": "partly",
}


def tones_of(page):
    return {
        name: page.locator(f"#q-ten-{name} .sg-verdict").get_attribute("data-tone") for name in KINDS if name in TONES
    }


def test_fixture_holds_every_kind(chapter):
    data = json.loads(chapter.locator("script.sg-quiz-data").text_content())

    assert {name.removeprefix("ten-"): task["kind"] for name, task in data.items()} == KINDS


def test_every_answer_survives_a_reload(chapter):
    answer_all(chapter)
    before = stored(chapter)
    order = Question(chapter, "timeline").items()
    assert tones_of(chapter) == TONES
    chapter.reload()

    assert tones_of(chapter) == TONES
    assert Question(chapter, "timeline").items() == order
    assert stored(chapter) == before
    assert set(before) == {f"ten-{name}" for name in KINDS}


TRANSLATE = """wrapped => {
    document.documentElement.lang = "ru";
    let place = 0;
    const translate = (text) => {
        const own = text.parentElement?.closest("script, textarea, [data-foreign]");
        if (own || text.parentElement?.tagName === "FONT" || !text.data.trim()) return;
        if (!wrapped || text.parentElement.tagName === "OPTION") {
            if (!text.data.startsWith("слово")) text.data = `слово ${place++}`;
            return;
        }
        const [outer, inner] = [document.createElement("font"), document.createElement("font")];
        inner.textContent = `слово ${place++}`;
        outer.append(inner);
        text.replaceWith(outer);
    };
    const all = (root) => {
        const found = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (found.nextNode()) texts.push(found.currentNode);
        texts.forEach(translate);
    };
    const quiz = document.querySelector(".sg-quiz");
    all(quiz);
    new MutationObserver(() => all(quiz)).observe(quiz, { childList: true, characterData: true, subtree: true });
}"""


@pytest.mark.parametrize("wrapped", [False, True], ids=["in place", "wrapped"])
def test_translated_page_is_marked_as_well(chapter, wrapped):
    """Browsers translate in place or put each text into two font elements, and go on with what a script adds."""
    chapter.evaluate(TRANSLATE, wrapped)
    answer_all(chapter)

    assert tones_of(chapter) == TONES
    expect(Question(chapter, "treaty").root.locator(".sg-option .sg-feedback")).to_contain_text("слово")
    expect(Question(chapter, "treaty").verdict).to_contain_text("слово")
    assert chapter.locator(".sg-quiz").evaluate("quiz => quiz.innerText.match(/Check|Not yet|Right|Show/)") is None
    chapter.locator("#q-ten-treaty .sg-actions > button").first.click()
    expect(Question(chapter, "treaty").verdict).to_be_empty()
    chapter.reload()
    assert tones_of(chapter) == {**TONES, "treaty": None}


@pytest.mark.parametrize("entry", ['"] x', "constructor", "__proto__", "", "9"])
def test_stored_nonsense_is_no_answer_and_no_error(visit, quiz_site, entry):
    html = (quiz_site / PAGE).read_text(encoding="utf-8")
    data = json.loads(html.partition('type="application/json">')[2].partition("</script>")[0])
    entries = {name: {"h": task["hash"], "r": [entry], "s": 1, "t": 1, "o": "x"} for name, task in data.items()}
    page = visit()
    errors = []
    page.on("pageerror", lambda error: errors.append(error.stack or error.message))
    page.evaluate("([key, q]) => localStorage.setItem(key, JSON.stringify({ q }))", [BANK, entries])
    page.reload()

    for name in ("treaty", "founders", "first", "pairs", "timeline", "map"):
        expect(Question(page, name).verdict).to_be_empty()
    assert errors == []


def test_options_are_shuffled_by_the_stored_seed(visit):
    page = visit()
    question = Question(page, "founders")
    question.root.get_by_label("China").check()
    question.check()
    seed = stored(page)["ten-founders"]["o"]
    expected = shuffled("abcd", seed)

    def shown():
        return question.root.locator(".sg-option").evaluate_all("rows => rows.map(row => row.dataset.option)")

    assert shown() == expected
    page.reload()
    assert shown() == expected
    question.check("Try again")
    again = stored(page)["ten-founders"]
    assert (again["r"], shown()) == ([], shuffled("abcd", again["o"]))


@pytest.mark.parametrize("name", ["first", "map", "pairs"])
def test_what_has_an_order_is_not_shuffled(visit, name):
    page = visit()
    parts = page.locator(f"#q-ten-{name} :is(.sg-option, .sg-row)")

    orders = []
    for _visit in range(3):
        orders.append(parts.evaluate_all("parts => parts.map(part => part.dataset.option)"))
        page.reload()

    assert orders[0] == orders[1] == orders[2]


class StrictHandler(SimpleHTTPRequestHandler):
    """Serve files under a policy that allows no inline script and no inline style."""

    def end_headers(self):
        self.send_header("Content-Security-Policy", STRICT)
        super().end_headers()

    def log_message(self, *_args):
        pass


REFUSALS = """
    window.refused = [];
    document.addEventListener("securitypolicyviolation", (event) => {
        const ours = event.sourceFile?.includes("quiz.js") || event.target.closest?.(".sg-question, .sg-foot");
        if (ours) window.refused.push(`${event.violatedDirective} ${event.sourceFile}:${event.lineNumber}`);
    });
"""


def test_every_kind_works_under_a_strict_policy(page, quiz_site):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StrictHandler, directory=quiz_site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page.add_init_script(REFUSALS)
    page.goto(f"http://127.0.0.1:{server.server_port}/{PAGE}")
    answer_all(page)

    assert tones_of(page) == TONES
    # The theme has scripts and styles in its pages; what is refused must not be ours.
    assert page.evaluate("window.refused") == []
    assert page.locator(".sg-quiz :is([style], style)").count() == 0
    server.shutdown()
    server.server_close()


def reach(page, locator):
    """Press Tab until the element has the focus, as a reader without a mouse does."""
    for _press in range(150):
        if locator.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{locator} cannot be reached with the Tab key")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_every_new_kind_is_answered_with_the_keyboard_alone(chapter, direction):
    chapter.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    keyboard = chapter.keyboard
    year, pairs, timeline, gaps, place, memory = (Question(chapter, name) for name in list(KINDS)[4:])

    reach(chapter, year.root.get_by_label("Your answer"))
    keyboard.type("1813")
    keyboard.press("Enter")
    expect(year.verdict).to_contain_text("Right.")
    for label, text in (
        ("Treaty of Gulistan", "1813"),
        ("Treaty of Turkmenchay", "1828"),
        ("Treaty of Friendship", "192"),
    ):
        reach(chapter, pairs.field(label))
        keyboard.type(text)
    reach(chapter, pairs.button("Check"))
    keyboard.press("Enter")
    expect(pairs.verdict).to_contain_text("Right.")
    for wanted, text in enumerate(RIGHT_ORDER):
        while timeline.items().index(text) > wanted:
            reach(chapter, timeline.button(f"Move up: {text}"))
            keyboard.press("Space")
    reach(chapter, timeline.button("Check"))
    keyboard.press("Enter")
    expect(timeline.verdict).to_contain_text("Right.")
    for number, text in enumerate(("Gulistan", "1813", "eastern", "Russia"), start=1):
        reach(chapter, gaps.field(f"Blank {number} of 4"))
        keyboard.type(text)
    reach(chapter, gaps.button("Check"))
    keyboard.press("Enter")
    expect(gaps.verdict).to_contain_text("Right.")
    reach(chapter, place.root.get_by_label("A Dagestan"))
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    expect(place.verdict).to_contain_text("Right.")
    reach(chapter, memory.root.get_by_label("Your answer"))
    keyboard.type("Some words")
    reach(chapter, memory.button("Compare with the model answer"))
    keyboard.press("Enter")
    for criterion in ("Names the terms", "Shows how", "Weighs a rival"):
        reach(chapter, memory.root.get_by_role("group", name=criterion).get_by_label("0", exact=True))
        keyboard.press("ArrowUp")
    expect(memory.verdict).to_contain_text("5 of 5 points.")


def test_every_kind_is_complete_without_script(visit):
    page = visit(java_script_enabled=False)

    assert page.locator(".sg-quiz :is(button, [hidden])").count() == 0
    Question(page, "year").root.get_by_label("Your answer").fill("1813")
    Question(page, "pairs").pick(Treaty_of_Friendship="1921")
    timeline = Question(page, "timeline")
    for place, text in enumerate(RIGHT_ORDER, start=1):
        timeline.field(text).select_option(label=str(place))
    Question(page, "gaps").fill_gaps("Gulistan", "1813", "eastern Georgia", "Russia")
    Question(page, "map").root.get_by_label("C the khanate of Erivan").check()
    Question(page, "memory").root.get_by_label("Your answer").fill("Some words.")
    told = {
        "year": ("Accepted: 1813 (year)", "Partly right: 1811–1815", "fifteen years later"),
        "pairs": ("Treaty of Friendship: 1921", "1907 belongs to none.", "divided Iran"),
        "timeline": ("The right order:", "long after both of the wars"),
        "gaps": ("Gulistan or Golestan", "eastern Georgia", "Bessarabia (1812)", "Read the section: The border"),
        "map": ("Answer: C the khanate of Erivan", "Not right: A Dagestan"),
        "memory": ("A strong answer separates", "Weighs a rival explanation (1 point)", "Read the section: The border"),
    }
    for name, texts in told.items():
        question = Question(page, name)
        question.key.click()
        for text in texts:
            expect(question.root.locator(".sg-key-body")).to_contain_text(text)


# -- eyes and devices -----------------------------------------------------------------------------------------------

LOOKS = [("light", 1280, "ltr"), ("dark", 320, "ltr"), ("dark", 1280, "rtl"), ("light", 320, "rtl")]


@pytest.mark.parametrize("state", ["before", "after", "open"])
@pytest.mark.parametrize(("scheme", "width", "direction"), LOOKS)
def test_axe_finds_nothing_in_any_kind(visit, scheme, width, direction, state):
    page = visit(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    if state != "before":
        answer_all(page)
    if state == "open":
        # A second try opens the answers of those that keep what was right.
        for name in ("pairs", "timeline", "gaps"):
            Question(page, name).check("Try again")
            Question(page, name).check()
        for summary in page.locator(".sg-key > summary:visible").all():
            summary.click()

    found = Axe().run(page, context=".sg-quiz").response["violations"]
    quiz = page.locator(".sg-quiz")

    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    assert quiz.evaluate("quiz => quiz.scrollWidth - quiz.clientWidth") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# A window of 1280 pixels at twice the size has room for 640; the others change the text and leave the window.
ENLARGED = {
    "zoom": ({"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}, ""),
    "text": ({"viewport": {"width": 1280, "height": 900}}, "html { font-size: 200% !important; }"),
    "spacing": (
        {"viewport": {"width": 1280, "height": 900}},
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }",
    ),
}
LOST = """quiz => [...quiz.querySelectorAll("*")].filter(part => {
    if (!part.checkVisibility() || part.closest(".sg-unseen, svg, option") || part.matches("select")) return false;
    const box = part.getBoundingClientRect();
    const cut = getComputedStyle(part).overflow !== "visible" && part.tagName !== "TEXTAREA"
        && (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1);
    return cut || box.left < -1 || box.right > innerWidth + 1;
}).map(part => part.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("way", ENLARGED)
def test_nothing_is_lost_or_off_the_side_where_the_text_is_twice_as_large(visit, way):
    options, style = ENLARGED[way]
    page = visit(**options)
    if style:
        page.add_style_tag(content=style)
    answer_all(page)

    assert page.locator(".sg-quiz").evaluate(LOST) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


@pytest.mark.parametrize(("width", "least"), [(1280, 24), (320, 44)])
def test_targets_of_every_kind_are_large_enough(visit, width, least):
    page = visit(viewport={"width": width, "height": 900})
    answer_all(page)
    targets = ".sg-option > label, .sg-rating > label, summary, button, select, textarea, input[type=text]"

    sizes = page.locator(f".sg-quiz :is({targets})").evaluate_all(
        "parts => parts.filter(part => part.checkVisibility()).map(part => "
        "[part.outerHTML.slice(0, 80), part.getBoundingClientRect().width, part.getBoundingClientRect().height])"
    )

    assert len(sizes) >= 40
    assert [part for part in sizes if part[2] < least or part[1] < 24] == []


def test_marks_of_every_part_are_seen_in_forced_colours(visit):
    page = visit(forced_colors="active")
    answer_all(page)
    script = "parts => parts.map(part => [part.dataset.tone, getComputedStyle(part).borderInlineStartColor])"

    sides = page.locator(".sg-quiz :is(.sg-option, .sg-row, .sg-item)").evaluate_all(script)
    gaps = page.locator(".sg-gap > :is(input, select)").evaluate_all(
        "fields => fields.map(field => getComputedStyle(field).borderBlockEndStyle)"
    )

    canvas = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert {colour == canvas for tone, colour in sides if tone} == {False}
    assert {colour for tone, colour in sides if not tone} == {canvas}
    assert gaps == ["solid", "dotted", "dotted", "solid"]


def test_focus_and_choice_are_seen_in_forced_colours(visit):
    page = visit(forced_colors="active")
    marker = page.locator("#q-ten-map .sg-marker[data-option=a] .sg-region")
    before = marker.evaluate("one => getComputedStyle(one).stroke")
    reach(page, page.locator("#q-ten-map-b"))
    page.locator("#q-ten-map-a").check()
    page.keyboard.press("Tab")

    assert marker.evaluate("one => getComputedStyle(one).stroke") != before
    stops = page.locator(".sg-quiz :is(input, select, textarea, summary, button)")
    for place in range(stops.count()):
        stop = stops.nth(place)
        if not stop.is_visible():
            continue
        stop.focus()
        outline = stop.evaluate("one => [getComputedStyle(one).outlineStyle, getComputedStyle(one).outlineWidth]")
        assert outline[0] != "none", stop.evaluate("one => one.outerHTML")
        assert outline[1] != "0px", stop.evaluate("one => one.outerHTML")


def test_nothing_moves_for_readers_who_want_no_motion(visit):
    page = visit(reduced_motion="reduce")
    answer_all(page)

    assert page.evaluate("document.getAnimations().map(one => one.effect.target?.className)") == []


def test_print_shows_gaps_as_rules_and_all_choices_but_no_answers(visit):
    page = visit()
    answer_all(page)
    page.emulate_media(media="print")
    hidden = ".sg-key, .sg-feedback, .sg-verdict, .sg-actions, .sg-moves, .sg-compare, .sg-foot"

    for place in page.locator(hidden).all():
        expect(place).to_be_hidden()
    field = page.locator("#q-ten-gaps-0")
    edges = field.evaluate("f => [getComputedStyle(f).borderBlockStartWidth, getComputedStyle(f).borderBlockEndWidth]")
    assert edges == ["0px", "1px"]
    expect(page.get_by_text("Choose from: 1813 / 1828 / 1907 / 1921")).to_be_visible()
    expect(page.get_by_text("Blank 3: Bessarabia / eastern Georgia / Finland")).to_be_visible()
    assert "gradient" in page.locator("textarea").evaluate("area => getComputedStyle(area).backgroundImage")
