"""A reader reviews: cards that are due, with the keyboard alone, till the exam, with and without script and storage."""

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
QUIZ = TESTS.parent / "src" / "studyguide" / "quiz"
PAGE = "quizzes/review.html"
KEY = "sg:1:review"
TODAY = "2026-11-24"
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'"
)
TURKMENCHAY = "term:treaty of turkmenchay"


@pytest.fixture(scope="module")
def review_site(tmp_path_factory):
    """Return the folder of a website with a review, in the theme of the book."""
    source = tmp_path_factory.mktemp("review") / "book"
    shutil.copytree(TESTS / "build" / "roots" / "review", source)
    settings = ["html_theme=sphinx_book_theme", "html_context.default_mode=auto"]
    options = [part for setting in settings for part in ("-D", setting)]
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-W", *options, source, source / "out"], check=True)
    return source / "out"


@pytest.fixture
def context(browser):
    """Return a context that may open files, on one day for ever."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, timezone_id="Asia/Tehran")
    context.clock.set_fixed_time(f"{TODAY}T12:00:00Z")
    yield context
    context.close()


class Review:
    """The review page, as a reader meets it."""

    def __init__(self, page):
        self.page = page
        self.status = page.locator(".sg-review-left")
        self.card = page.locator(".sg-review-card")
        self.heading = self.card.locator(".sg-number")

    def open(self, address):
        self.page.goto(address)
        expect(self.page.locator(".sg-review-summary")).to_be_visible()
        return self

    def button(self, name):
        return self.page.get_by_role("button", name=name)

    def choose(self, *names):
        """Leave only these chapters and glossaries checked."""
        self.page.get_by_text("Chapters and glossaries").first.click()
        for box in self.page.locator(".sg-review-decks input").all():
            box.set_checked(box.get_attribute("value") in names)

    def start(self):
        self.button("Start").click()
        expect(self.heading).to_be_focused()

    @property
    def stored(self):
        return json.loads(self.page.evaluate("key => localStorage.getItem(key)", KEY) or '{"cards": {}}')

    def store(self, cards, **settings):
        """Put a schedule into the storage before the page is opened."""
        text = json.dumps({"set": settings, "cards": cards})
        self.page.add_init_script(
            f"if (!sessionStorage.seeded) {{ localStorage.setItem({json.dumps(KEY)}, {json.dumps(text)});"
            " sessionStorage.seeded = 1; }"
        )


def kept(digest, due, *, on="2026-11-20", s=4.0):
    """Return a card as the storage keeps it."""
    return {"h": digest, "due": due, "s": s, "d": 5.0, "n": 1, "l": 0, "f": on, "on": on, "at": f"{on}T08:00:00.000Z"}


@pytest.fixture
def review(page, review_site):
    return Review(page).open((review_site / PAGE).as_uri())


@pytest.fixture
def digests(review_site):
    """Return the digest of each card."""
    text = (review_site / "_static/review/index.js").read_text(encoding="utf-8")
    decks = json.loads(text.removeprefix("sgReview.open(").removesuffix(");\n"))
    return {cid: digest for deck in decks for source in deck["sources"] for cid, digest, *_anchor in source["cards"]}


class StrictHandler(SimpleHTTPRequestHandler):
    """Serve files under a policy that allows no inline script and no inline style."""

    def end_headers(self):
        self.send_header("Content-Security-Policy", STRICT)
        super().end_headers()

    def log_message(self, *_args):
        pass


@pytest.fixture
def address(review_site):
    """Return the address of a server that sends the website."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StrictHandler, directory=review_site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{PAGE}"
    server.shutdown()
    server.server_close()


def test_all_cards_are_new_at_first(review):
    expect(review.page.locator(".sg-review-summary")).to_have_text("0 cards due, 8 new today.")


def test_term_is_recalled_then_rated(review):
    review.choose("words/places")
    review.start()

    expect(review.heading).to_have_text("1. Term")
    expect(review.card.locator(".sg-review-name")).to_have_text("Aras")
    expect(review.card.get_by_text("river")).to_have_count(0)
    review.button("Show the definition").click()
    expect(review.card.get_by_text("river")).to_be_visible()
    review.button("Good in").click()
    expect(review.page.get_by_text("Session finished")).to_be_focused()
    assert review.stored["cards"]["term:aras"]["due"] == "2026-11-27"


def test_interval_on_the_button_is_the_interval_that_comes(review):
    review.choose("words/places")
    review.start()
    review.button("Show the definition").click()
    expect(review.button("Easy")).to_have_text("Easy in 8 days")
    review.button("Easy").click()
    expect(review.page.get_by_text("Session finished")).to_be_visible()

    assert review.stored["cards"]["term:aras"]["due"] == "2026-12-02"


def answer(review, name, option):
    """Answer the question that is shown."""
    question = review.page.locator(f"#q-{name}")
    question.get_by_label(option).check()
    question.get_by_role("button", name="Check").click()


def test_right_answer_is_good_and_wrong_one_again(review):
    review.choose("other")
    review.start()
    expect(review.page.locator("#q-routes-founders")).to_be_visible()
    answer(review, "routes-founders", "Russia")
    expect(review.page.locator(".sg-review-told")).to_have_text("Hard: comes back in 2 days.")
    review.button("Next card").click()
    expect(review.heading).to_have_text("2. Question")
    answer(review, "routes-sea", "The Black Sea")
    expect(review.page.locator(".sg-review-told")).to_have_text("Again: comes back tomorrow.")

    cards = review.stored["cards"]
    assert cards["routes-founders"]["due"] == "2026-11-26"
    assert cards["routes-sea"]["due"] == "2026-11-25"


def test_sure_and_right_at_the_first_try_is_easy(review):
    review.choose("other")
    review.start()
    review.page.locator("#q-routes-founders .sg-sure").get_by_label("Sure", exact=True).check()
    for name in ("Russia", "Iran"):
        review.page.locator("#q-routes-founders").get_by_label(name).check()
    review.page.locator("#q-routes-founders").get_by_role("button", name="Check").click()

    expect(review.page.locator(".sg-review-told")).to_have_text("Easy: comes back in 8 days.")


def test_second_try_teaches_and_changes_no_rating(review):
    review.choose("other")
    review.start()
    answer(review, "routes-founders", "China")
    before = review.stored["cards"]["routes-founders"]
    question = review.page.locator("#q-routes-founders")
    question.get_by_role("button", name="Try again").click()
    for name in ("Russia", "Iran"):
        question.get_by_label(name).check()
    question.get_by_role("button", name="Check").click()

    expect(question.locator(".sg-verdict")).to_contain_text("Right.")
    assert review.stored["cards"]["routes-founders"] == before


def test_unknown_answer_is_shown_and_comes_back(review):
    review.choose("other")
    review.start()
    review.button("I do not know").click()

    expect(review.page.locator("#q-routes-founders .sg-answer")).to_be_visible()
    expect(review.button("Next card")).to_be_focused()
    assert review.stored["cards"]["routes-founders"]["due"] == "2026-11-25"


def test_missed_card_comes_once_more_as_practice(review):
    review.choose("words/places")
    review.start()
    review.button("Show the definition").click()
    review.button("Again").click()

    expect(review.heading).to_have_text("2. Term")
    expect(review.card.get_by_text("this pass changes no date")).to_be_visible()
    before = review.stored["cards"]
    review.button("Show the definition").click()
    review.button("Good").click()
    expect(review.page.get_by_text("1 card rated. Again: 1.")).to_be_visible()
    assert review.stored["cards"] == before


def test_end_names_the_sections_and_entries_to_read_again(review):
    review.choose("other", "words/places")
    review.start()
    for _card in range(3):
        if review.card.locator(".sg-review-term").count():
            review.button("Show the definition").click()
            review.button("Hard").click()
        else:
            review.button("I do not know").click()
            review.button("Next card").click()
        expect(review.card.locator(":is(.sg-review-definition, .sg-review-told:not(:empty))")).to_have_count(0)
    review.button("End the session").click()
    links = review.card.get_by_role("link").all()

    assert [(one.inner_text(), one.get_attribute("href")) for one in links] == [
        ("Routes", "../other/index.html#sec-routes"),
        ("Aras", "../words/places.html#term-Aras"),
    ]
    expect(review.button("End the session")).to_be_hidden()


def test_undo_leads_from_the_end_back_to_the_last_card(review):
    review.choose("words/places")
    review.start()
    review.button("Show the definition").click()
    review.button("Good").click()
    expect(review.page.get_by_text("Session finished")).to_be_focused()
    review.button("Undo the last rating").click()

    expect(review.heading).to_have_text("1. Term")
    expect(review.button("End the session")).to_be_visible()
    assert review.stored["cards"] == {}


def test_rating_can_be_taken_back(review):
    review.choose("words/treaties")
    review.start()
    review.button("Show the definition").click()
    review.button("Again").click()
    expect(review.status).to_contain_text("2 of 3, 1 card left")
    review.button("Undo the last rating").click()

    expect(review.heading).to_be_focused()
    expect(review.status).to_have_text("The rating is taken back. 1 of 2, 1 card left.")
    expect(review.button("Undo")).to_be_hidden()
    assert review.stored["cards"] == {}


def test_review_does_not_touch_the_answers_of_the_pages(review):
    review.choose("other")
    review.start()
    answer(review, "routes-founders", "China")

    assert review.page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('sg:'))") == [KEY]


def test_question_that_was_answered_in_its_page_is_asked_anew(review, review_site):
    review.page.goto((review_site / "other/index.html").as_uri())
    answer(review, "routes-founders", "China")
    review.open((review_site / PAGE).as_uri())
    review.choose("other")
    review.start()

    expect(review.page.locator("#q-routes-founders input:checked")).to_have_count(0)
    expect(review.page.locator("#q-routes-founders .sg-verdict")).to_be_empty()


def test_two_cards_of_one_page_never_meet_where_others_wait(review):
    review.choose("part", "other")
    review.start()
    order = []
    for place in range(5):
        expect(review.heading).to_have_text(f"{place + 1}. Question")
        order.append(review.card.locator("section").get_attribute("id").split("-")[1])
        review.button("I do not know").click()
        review.button("Next card").click()

    assert order == ["border", "routes", "border", "routes", "border"]


def test_session_has_the_length_that_was_chosen(page, review_site, digests):
    review = Review(page)
    review.store({cid: kept(digest, "2026-11-22") for cid, digest in digests.items()}, length=10, fresh=0)
    review.open((review_site / PAGE).as_uri())

    expect(page.locator(".sg-review-summary")).to_have_text("8 cards due, 0 new today.")
    review.start()
    expect(review.status).to_have_text("1 of 8, 7 cards left.")


def test_new_cards_of_a_day_are_bounded(page, review_site):
    review = Review(page)
    review.store({}, fresh=2)
    review.open((review_site / PAGE).as_uri())
    review.start()
    expect(review.status).to_have_text("1 of 2, 1 card left.")
    review.button("I do not know").click()
    review.page.reload()

    expect(page.locator(".sg-review-summary")).to_have_text("0 cards due, 1 new today.")


def test_no_card_waits_past_the_exam(page, review_site):
    review = Review(page)
    review.store({}, exam="2026-11-30")
    review.open((review_site / PAGE).as_uri())
    review.choose("words/places")
    review.start()
    review.button("Show the definition").click()

    expect(review.button("Good")).to_have_text("Good in 3 days")
    expect(review.button("Easy")).to_have_text("Easy in 6 days")


def test_plan_names_the_days_till_the_exam(review):
    review.page.get_by_label("Date of your exam").fill("2026-12-01")
    review.page.get_by_label("New cards a day").fill("3")
    review.page.get_by_label("New cards a day").press("Tab")
    review.page.get_by_text("What is due till").click()
    rows = review.page.locator(".sg-review-days tbody tr").all_inner_texts()

    assert [row.split("\t")[1:] for row in rows][:3] == [["0", "3"], ["0", "3"], ["0", "2"]]
    assert rows[0].startswith("Tue")
    assert review.stored["set"]["exam"] == "2026-12-01"
    assert review.stored["set"]["fresh"] == 3


def test_plan_says_when_the_pace_is_too_slow(page, review_site):
    review = Review(page)
    review.store({}, exam="2026-11-26", fresh=1)
    review.open((review_site / PAGE).as_uri())
    page.get_by_text("What is due till").click()

    expect(page.get_by_text("At this pace 6 cards stay new; 4 new a day would meet them all.")).to_be_visible()


def test_past_exam_bounds_nothing_and_is_said(page, review_site, digests):
    review = Review(page)
    review.store({"term:aras": kept(digests["term:aras"], "2026-12-20")}, exam="2026-11-24")
    review.open((review_site / PAGE).as_uri())
    page.get_by_text("What is due this week").click()

    expect(page.get_by_text("The date of your exam is past")).to_be_visible()


def test_edited_card_begins_anew_alone(page, review_site, digests):
    review = Review(page)
    stored = {cid: kept(digest, "2026-12-20") for cid, digest in digests.items()}
    stored["border-order"]["h"] = "another text"
    review.store(stored)
    review.open((review_site / PAGE).as_uri())

    expect(page.locator(".sg-review-summary")).to_have_text("0 cards due, 1 new today.")
    review.start()
    expect(page.locator("#q-border-order")).to_be_visible()


def test_session_can_be_done_with_the_keyboard_alone(review):
    review.choose("words/places", "other")
    review.button("Start").focus()
    keyboard = review.page.keyboard
    keyboard.press("Enter")
    for _card in range(3):
        expect(review.heading).to_be_focused()
        if review.card.locator(".sg-review-term").count():
            keyboard.press("Space")
            expect(review.card.locator(".sg-review-definition")).to_be_focused()
            keyboard.press("3")
            continue
        section = review.card.locator("section")
        keyboard.press("Tab")
        keyboard.press("Space")
        keyboard.press("Enter")
        expect(review.page.locator(".sg-review-told")).not_to_be_empty()
        for _press in range(20):
            if review.button("Next card").evaluate("e => e === document.activeElement"):
                break
            keyboard.press("Tab")
        keyboard.press("Enter")
        expect(section).not_to_have_attribute("id", "")

    assert set(review.stored["cards"]) == {"term:aras", "routes-founders", "routes-sea"}
    assert review.stored["cards"]["term:aras"]["due"] == "2026-11-27"


def test_keys_do_nothing_outside_the_card_and_in_a_text_field(review):
    review.choose("part")
    review.start()
    for _card in range(2):
        review.button("I do not know").click()
        review.button("Next card").click()
    field = review.page.get_by_label("Your answer")
    expect(field).to_be_visible()
    field.focus()
    review.page.keyboard.type("1 2 ")

    expect(field).to_have_value("1 2 ")
    assert "border-river" not in review.stored["cards"]
    review.button("End the session").focus()
    review.page.keyboard.press("1")
    assert "border-river" not in review.stored["cards"]


def test_page_without_script_is_a_list_of_links(browser, review_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((review_site / PAGE).as_uri())

    expect(page.get_by_text("Without a script this page draws no cards")).to_be_visible()
    expect(page.locator(".sg-review button")).to_have_count(0)
    expect(page.locator(".sg-review-deck h3")).to_have_text(["The border", "Routes", "Glossary"])
    page.get_by_role("link", name="Which river became the border?").click()
    expect(page.locator("#q-border-river")).to_be_visible()
    context.close()


def test_page_works_under_a_strict_policy(page, address):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if "review" in message.text else None)
    review = Review(page).open(address)
    review.choose("other")
    review.start()
    answer(review, "routes-founders", "China")

    expect(page.locator(".sg-review-told")).to_have_text("Again: comes back tomorrow.")
    assert complaints == []


def test_only_the_cards_of_the_session_are_loaded(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url.partition("/cards/")[2].partition("?")[0]))
    review = Review(page).open(address)
    review.choose("other")
    review.start()

    assert {name for name in asked if name} == {"quizzes/other/routes.js"}


def test_missing_card_file_is_said(page, address):
    page.route("**/cards/**", lambda route: route.abort())
    review = Review(page).open(address)
    review.button("Start").click()

    expect(review.status).to_contain_text("The cards could not be loaded")


def test_missing_list_of_cards_leaves_the_links(page, address):
    page.route("**/index.js*", lambda route: route.abort())
    page.goto(address)

    expect(page.get_by_text("The cards could not be loaded")).to_be_visible()
    expect(page.get_by_role("link", name="Which river became the border?")).to_be_visible()


def test_two_tabs_keep_in_step(context, address):
    first, second = Review(context.new_page()), Review(context.new_page())
    for one in (first, second):
        one.open(address)
    first.choose("words/treaties", "words/places")
    expect(second.page.locator(".sg-review-summary")).to_have_text("0 cards due, 3 new today.")
    first.start()
    second.start()
    name = first.card.locator(".sg-review-name").inner_text()
    expect(second.card.locator(".sg-review-name")).to_have_text(name)
    for _card in range(2):
        first.button("Show the definition").click()
        first.button("Good").click()
    expect(first.heading).to_have_text("3. Term")
    third = first.card.locator(".sg-review-name").inner_text()
    second.button("Show the definition").click()
    second.button("Good").click()

    # What the other tab has rated meanwhile is not asked again.
    expect(second.card.locator(".sg-review-name")).to_have_text(third)


NO_STORAGE = {
    "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
    "forbidden": (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    ),
    "absent": "Object.defineProperty(window, 'localStorage', { value: null })",
}


@pytest.mark.parametrize("kind", NO_STORAGE)
def test_session_works_without_storage_and_says_so(page, review_site, kind):
    errors = []
    page.on("pageerror", lambda error: errors.append(error.stack or error.message))
    page.add_init_script(NO_STORAGE[kind])
    review = Review(page).open((review_site / PAGE).as_uri())
    review.choose("words/places")
    expect(page.get_by_text("cannot be saved on this device")).to_be_visible()
    review.start()
    review.button("Show the definition").click()
    review.button("Good").click()

    expect(page.get_by_text("1 card rated. Good: 1.")).to_be_visible()
    review.button("Another session").click()
    expect(page.locator(".sg-review-summary")).to_contain_text("Nothing is due")
    assert [error for error in errors if "review.js" in error or "quiz.js" in error] == []


CORRUPT = [
    "not json",
    "null",
    "[]",
    "3",
    '{"cards": 3, "set": 4}',
    '{"cards": {"term:aras": 3, "border-order": null}}',
    '{"cards": {"term:aras": {"h": "HASH", "due": "never"}}}',
    '{"set": {"off": "all", "fresh": -3, "length": 7, "exam": "soon"}}',
]


@pytest.mark.parametrize("text", CORRUPT)
def test_corrupt_storage_hurts_nothing(page, review_site, digests, text):
    errors = []
    page.on("pageerror", lambda error: errors.append(error.stack or error.message))
    value = text.replace("HASH", digests["term:aras"])
    page.add_init_script(f"localStorage.setItem({json.dumps(KEY)}, {json.dumps(value)})")
    review = Review(page).open((review_site / PAGE).as_uri())
    review.choose("words/places")
    review.start()
    review.button("Show the definition").click()
    review.button("Good").click()

    expect(page.get_by_text("1 card rated. Good: 1.")).to_be_visible()
    assert review.stored["cards"]["term:aras"]["due"] == "2026-11-27"
    assert errors == []


def test_what_else_stands_under_the_key_is_kept(page, review_site):
    answers = {"q": {"old": {"h": "1", "r": ["a"], "s": 1, "t": 1, "at": ""}}}
    page.add_init_script(f"localStorage.setItem({json.dumps(KEY)}, {json.dumps(json.dumps(answers))})")
    review = Review(page).open((review_site / PAGE).as_uri())
    review.choose("words/places")

    assert review.stored["q"] == answers["q"]


def with_exchange(page, review_site):
    """Open the page with the functions that write and read a reader's file."""
    page.goto((review_site / PAGE).as_uri())
    names = ("words", "merge", "store", "days", "kept", "results-words", "exchange")
    pieces = "".join((QUIZ / "script" / f"{name}.js").read_text(encoding="utf-8") for name in names)
    page.add_script_tag(content=pieces)
    return page


def test_schedule_moves_to_another_device_with_the_answers(context, review_site, digests):
    review = Review(context.new_page())
    own = {"term:aras": kept(digests["term:aras"], "2026-12-02")}
    review.store(own, exam="2027-01-20")
    page = with_exchange(review.page, review_site)
    text = page.evaluate("answersFile([], '2026-11-24T12:00:00.000Z', storedSchedule())")
    later = kept(digests["border-order"], "2026-12-05")
    page.evaluate(
        "([key, value]) => localStorage.setItem(key, value)", [KEY, json.dumps({"cards": {"border-order": later}})]
    )
    read = page.evaluate("text => readAnswersFile(text, '2026-11-24T12:00:00.000Z')", text)
    assert page.evaluate("schedule => addSchedule(schedule)", read["review"])

    assert json.loads(text)["review"]["cards"] == own
    assert review.stored["cards"] == own | {"border-order": later}


def test_schedule_is_no_bank_of_answers(page, review_site, digests):
    review = Review(page)
    review.store({"term:aras": kept(digests["term:aras"], "2026-12-02")})
    with_exchange(page, review_site)

    assert page.evaluate("storedNames()") == []


def test_schedule_can_be_forgotten_and_brought_back(page, review_site, digests):
    review = Review(page)
    review.store({"term:aras": kept(digests["term:aras"], "2026-11-22")})
    review.open((review_site / PAGE).as_uri())
    before = review.stored["cards"]
    review.button("Forget my schedule").click()
    assert review.stored["cards"] == {}
    review.button("Bring it back").click()

    assert review.stored["cards"] == before


@pytest.mark.parametrize("state", ["start", "term", "question", "end"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_review(browser, review_site, scheme, width, direction, state):  # noqa: PLR0913, PLR0917 - one run of axe for each combination
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    review = Review(context.new_page()).open((review_site / PAGE).as_uri())
    review.page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    review.choose("other" if state == "question" else "words/places")
    if state == "start":
        review.page.get_by_text("What is due this week").click()
    else:
        review.start()
    if state == "question":
        answer(review, "routes-founders", "China")
    if state in {"term", "end"}:
        review.button("Show the definition").click()
    if state == "end":
        review.button("Good").click()
        expect(review.page.get_by_text("Session finished")).to_be_visible()

    found = Axe().run(review.page, context=".sg-review").response["violations"]
    outline = Axe().run(review.page, options={"runOnly": ["heading-order", "duplicate-id-aria"]}).response["violations"]
    overflow = review.page.locator(".sg-review").evaluate("place => place.scrollWidth - place.clientWidth")
    buttons = review.page.locator(".sg-review :is(button, summary, .sg-review-choice)").all()
    heights = [button.bounding_box()["height"] for button in buttons if button.is_visible()]
    context.close()

    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    assert [rule["id"] for rule in outline if "sg-" in json.dumps(rule)] == []
    assert overflow == 0
    assert min(heights) >= (44 if width == 320 else 24)


def test_focus_is_seen_in_forced_colours(browser, review_site):
    context = browser.new_context(forced_colors="active")
    review = Review(context.new_page()).open((review_site / PAGE).as_uri())
    review.page.keyboard.press("Tab")
    review.button("Start").focus()

    outline = review.button("Start").evaluate(
        "e => [getComputedStyle(e).outlineStyle, getComputedStyle(e).outlineWidth]"
    )
    context.close()

    assert outline == ["solid", "2px"]


def test_page_prints_without_the_session(review):
    review.page.emulate_media(media="print")

    expect(review.page.locator(".sg-review-area")).to_be_hidden()
