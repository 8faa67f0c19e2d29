"""A reader guesses before reading, says how sure an answer is, and sits an exam from the first answer to the report."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

WARS, EXAM, CHAPTER = "chapters/one/wars.html", "quizzes/two/exam.html", "chapters/two/index.html"


@pytest.fixture
def context(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def visit(page, modes_site):
    """Return a function that opens a page of the tiny book as a file."""

    def go(name):
        page.goto((modes_site / name).as_uri())
        return page

    return go


def stored(page, key):
    return json.loads(page.evaluate("key => localStorage.getItem(key)", f"sg:1:{key}") or "null")


def question(page, name):
    return page.locator(f"#q-{name}")


def button(place, name):
    return place.get_by_role("button", name=name, exact=True)


def rows(page):
    return [
        [cell.inner_text() for cell in row.locator("th, td").all()]
        for row in page.locator(".sg-report table").last.locator("tbody tr").all()
    ]


# -- before reading


def test_guess_is_noted_and_not_marked(visit):
    guess = question(visit(CHAPTER), "pacts-guess")
    expect(guess.locator(".sg-key")).to_be_hidden()
    guess.get_by_label("True").check()
    button(guess, "Note my guess").click()

    expect(guess.locator(".sg-verdict")).to_contain_text("Noted.")
    expect(guess.locator("[data-tone]")).to_have_count(0)
    expect(guess.locator(".sg-feedback").get_by_role("link", name="Chapter two")).to_be_visible()


def test_answer_can_be_shown_once_a_guess_is_noted(visit):
    guess = question(visit(CHAPTER), "pacts-guess")
    guess.get_by_label("True").check()
    button(guess, "Note my guess").click()
    guess.get_by_text("Show the answer").click()

    expect(guess.get_by_text("neither is obliged to defend the other one")).to_be_visible()


def test_guess_is_kept_apart_from_answers_and_has_no_score(visit):
    page = visit(CHAPTER)
    guess = question(page, "pacts-guess")
    guess.get_by_label("True").check()
    button(guess, "Note my guess").click()

    assert stored(page, "two/before") is None
    assert stored(page, "pre:two/before")["q"]["pacts-guess"]["r"] == ["a"]
    assert stored(page, "pre:two/before")["q"]["pacts-guess"]["s"] is None
    page.reload()
    expect(guess.locator(".sg-verdict")).to_contain_text("Noted.")
    button(guess, "Change my guess").click()
    expect(guess.locator(".sg-key")).to_be_hidden()


# -- confidence


def answer_all(page, sure):
    """Answer the three questions of the wars: wrong, wrong, right."""
    first, river, money = (question(page, f"wars-{name}") for name in ("first", "river", "money"))
    first.get_by_label("False").check()
    river.get_by_label("Your answer").fill("Kura")
    money.get_by_label("True").check()
    for place, degree in zip((first, river, money), sure, strict=True):
        if degree:
            place.get_by_label(degree, exact=True).check()
        button(place, "Check").click()


def test_table_of_confidence_begins_with_what_was_sure_and_wrong(visit):
    page = visit(WARS)
    answer_all(page, ["Guess", "Sure", "Sure"])

    assert [row[:3] for row in rows(page)] == [
        ["Question 2", "Sure", "Not yet"],
        ["Question 1", "Guess", "Not yet"],
        ["Question 3", "Sure", "Right"],
    ]
    table = page.locator(".sg-report table")
    expect(table.get_by_role("link", name="Question 2")).to_have_attribute("href", "#q-wars-river")
    expect(table.get_by_role("link", name="The rivers")).to_have_attribute("href", "#sec-wars-rivers")


def test_table_of_confidence_waits_for_the_last_answer(visit):
    page = visit(WARS)
    first = question(page, "wars-first")
    first.get_by_label("True").check()
    first.get_by_label("Sure", exact=True).check()
    button(first, "Check").click()

    expect(page.locator(".sg-report table")).to_have_count(0)


def test_confidence_is_stored_and_locked_until_the_next_try(visit):
    page = visit(WARS)
    answer_all(page, ["Fairly sure", None, None])
    first = question(page, "wars-first")

    assert stored(page, "one/wars")["q"]["wars-first"]["c"] == 2
    assert "c" not in stored(page, "one/wars")["q"]["wars-river"]
    expect(first.get_by_label("Fairly sure")).to_be_disabled()
    page.reload()
    expect(first.get_by_label("Fairly sure")).to_be_checked()
    button(first, "Try again").click()
    expect(first.get_by_label("Fairly sure")).to_be_enabled()
    expect(first.get_by_label("Fairly sure")).not_to_be_checked()


def test_nobody_is_asked_where_confidence_is_off(visit):
    expect(visit(EXAM).get_by_text("How sure are you?")).to_have_count(0)


# -- exam


def test_exam_says_nothing_before_it_is_handed_in(visit):
    page = visit(EXAM)
    question(page, "pacts-years").get_by_label("False").check()

    expect(page.get_by_role("button", name="Check")).to_have_count(0)
    expect(page.locator("[data-tone]")).to_have_count(0)
    for key in page.locator(".sg-key").all():
        expect(key).to_be_hidden()


def test_answers_of_an_exam_are_kept_while_it_is_written(visit):
    page = visit(EXAM)
    question(page, "pacts-years").get_by_label("False").check()
    question(page, "pacts-city").get_by_label("Your answer").press_sequentially("Mosc")
    page.reload()

    expect(question(page, "pacts-years").get_by_label("False")).to_be_checked()
    expect(question(page, "pacts-city").get_by_label("Your answer")).to_have_value("Mosc")
    assert stored(page, "two/exam") is None


def sit(page):
    """Answer two of three questions, one of them wrong, and flag one."""
    question(page, "pacts-years").get_by_label("True").check()
    question(page, "pacts-city").get_by_label("Your answer").fill("Tehran")
    button(question(page, "pacts-city"), "Flag").click()


def hand_in(page):
    button(page, "Hand in").click()
    button(page, "Hand in now").click()


def test_flag_is_a_toggle_that_is_kept(visit):
    page = visit(EXAM)
    sit(page)
    flag = button(question(page, "pacts-city"), "Flag")
    expect(flag).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(flag).to_have_attribute("aria-pressed", "true")
    expect(question(page, "pacts-city").get_by_label("Your answer")).to_have_value("Tehran")

    flag.click()
    expect(flag).to_have_attribute("aria-pressed", "false")
    assert "f" not in stored(page, "exam:two/exam")["q"]["pacts-city"]


def test_handing_in_names_what_is_open_and_flagged_and_asks_once_more(visit):
    page = visit(EXAM)
    sit(page)
    button(page, "Hand in").click()
    ask = page.locator(".sg-ask")

    expect(ask).to_be_focused()
    expect(ask.get_by_text("Not answered:").get_by_role("link")).to_have_text("Question 3")
    expect(ask.get_by_text("Flagged:").get_by_role("link")).to_have_attribute("href", "#q-pacts-city")
    expect(page.locator(".sg-report table")).to_have_count(0)
    button(page, "Go on answering").click()
    expect(ask).to_be_hidden()
    expect(button(page, "Hand in")).to_be_focused()


def test_report_gives_score_points_objectives_pass_mark_and_questions(visit):
    page = visit(EXAM)
    sit(page)
    hand_in(page)
    report = page.locator(".sg-report")

    expect(report.locator(".sg-score")).to_have_text("Score: 60\u202f%. 3 of 5 points. Passed (60\u202f%).")
    expect(report.locator(".sg-score")).to_be_focused()
    expect(report.get_by_role("row", name="Compare the pacts. 3 of 4")).to_be_visible()
    expect(report.get_by_role("row", name="Other questions 0 of 1")).to_be_visible()
    assert rows(page) == [
        ["Question 1", "Right", "3 of 3", "Chapter two"],
        ["Question 2", "Not yet", "0 of 1", "Chapter two"],
        ["Question 3", "No answer.", "0 of 1", ""],
    ]


def test_score_below_the_pass_mark_is_said(visit):
    page = visit(EXAM)
    question(page, "pacts-years").get_by_label("False").check()
    hand_in(page)

    expect(page.locator(".sg-report .sg-score")).to_contain_text("Not passed (60\u202f%).")


def test_every_question_is_explained_after_handing_in(visit):
    page = visit(EXAM)
    sit(page)
    hand_in(page)

    expect(question(page, "pacts-years").locator(".sg-verdict")).to_contain_text("Right")
    expect(question(page, "pacts-years").locator(".sg-option").first).to_contain_text("Article 45 says twenty years")
    expect(question(page, "pacts-city").locator(".sg-write")).to_contain_text("It was signed in January 2025 in Moscow")
    expect(question(page, "pacts-parliaments").locator(".sg-verdict")).to_contain_text("No answer.")
    expect(question(page, "pacts-parliaments").locator(".sg-option").first).to_contain_text("The Duma agreed in April")
    expect(question(page, "pacts-years").get_by_label("False")).to_be_disabled()
    expect(page.get_by_role("button", name="Flag")).to_have_count(0)


def test_handed_in_answers_count_among_the_answers_of_the_bank(visit):
    page = visit(EXAM)
    sit(page)
    hand_in(page)

    kept = stored(page, "two/exam")["q"]
    assert {name: (entry["s"], entry["t"]) for name, entry in kept.items()} == {
        "pacts-years": (1, 1),
        "pacts-city": (0, 1),
    }


def test_report_is_there_again_after_a_reload(visit):
    page = visit(EXAM)
    sit(page)
    hand_in(page)
    # A slow machine may take the click after the command to load the page anew.
    expect(page.locator(".sg-report .sg-score")).to_be_visible()
    page.reload()

    expect(page.locator(".sg-report .sg-score")).to_contain_text("3 of 5 points")
    expect(button(page, "Hand in")).to_be_hidden()


def test_exam_can_be_started_again_and_the_last_attempt_brought_back(visit):
    page = visit(EXAM)
    sit(page)
    hand_in(page)
    button(page, "Start again").click()

    expect(page.locator(".sg-report table")).to_have_count(0)
    expect(question(page, "pacts-years").get_by_label("True")).to_be_enabled()
    expect(question(page, "pacts-years").get_by_label("True")).not_to_be_checked()
    expect(button(page, "Hand in")).to_be_visible()
    assert stored(page, "exam:two/exam") == {"q": {}}
    button(page, "Bring them back").click()
    expect(page.locator(".sg-report .sg-score")).to_contain_text("3 of 5 points")


def reach(page, locator):
    """Press Tab until the element has the focus, as a reader without a mouse does."""
    for _press in range(200):
        if locator.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{locator} cannot be reached with the Tab key")


def test_exam_can_be_sat_with_the_keyboard_alone(visit):
    page = visit(EXAM)
    keyboard = page.keyboard
    reach(page, question(page, "pacts-years").get_by_label("True"))
    keyboard.press("Space")
    reach(page, button(question(page, "pacts-years"), "Flag"))
    keyboard.press("Space")
    reach(page, question(page, "pacts-city").get_by_label("Your answer"))
    keyboard.type("moscow")
    keyboard.press("Enter")
    reach(page, button(page, "Hand in"))
    keyboard.press("Enter")
    reach(page, page.locator(".sg-ask").get_by_role("link", name="Question 1"))
    reach(page, button(page, "Hand in now"))
    keyboard.press("Enter")

    expect(page.locator(".sg-report .sg-score")).to_be_focused()
    expect(page.locator(".sg-report .sg-score")).to_contain_text("4 of 5 points")
    reach(page, page.locator(".sg-report").get_by_role("link", name="Question 3"))
    reach(page, button(page, "Start again"))


def test_two_tabs_write_one_exam(context, modes_site):
    first, second = context.new_page(), context.new_page()
    for tab in (first, second):
        tab.goto((modes_site / EXAM).as_uri())
    question(first, "pacts-years").get_by_label("True").check()
    expect(question(second, "pacts-years").get_by_label("True")).to_be_checked()
    question(second, "pacts-city").get_by_label("Your answer").fill("Moscow")
    expect(question(first, "pacts-city").get_by_label("Your answer")).to_have_value("Moscow")
    hand_in(second)

    expect(first.locator(".sg-report .sg-score")).to_contain_text("4 of 5 points")
    expect(question(first, "pacts-years").get_by_label("True")).to_be_disabled()


def test_edited_question_leaves_the_rest_of_the_exam(visit):
    page = visit(EXAM)
    sit(page)
    hand_in(page)
    page.evaluate(
        """() => { const key = "sg:1:exam:two/exam", state = JSON.parse(localStorage.getItem(key));
        state.q["pacts-years"].h = "older"; localStorage.setItem(key, JSON.stringify(state)); }"""
    )
    page.reload()

    assert [row[1] for row in rows(page)] == ["No answer.", "Not yet", "No answer."]


@pytest.mark.parametrize("kind", ["quota", "forbidden"])
def test_exam_works_where_nothing_can_be_saved(page, modes_site, kind):
    spoil = {
        "quota": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
        "forbidden": "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })",
    }
    errors = []
    page.on("pageerror", lambda error: errors.append(error.stack or error.message))
    page.add_init_script(spoil[kind])
    page.goto((modes_site / EXAM).as_uri())
    sit(page)
    hand_in(page)

    expect(page.locator(".sg-report .sg-score")).to_contain_text("3 of 5 points")
    expect(page.get_by_text("cannot be saved on this device")).to_have_count(1)
    assert [error for error in errors if "quiz.js" in error] == []


def test_exam_and_pretest_are_complete_without_script(browser, modes_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((modes_site / CHAPTER).as_uri())

    for name in ("pacts-guess", "pacts-years"):
        question(page, name).get_by_text("Show the answer").click()
        expect(question(page, name).locator(".sg-answer")).to_be_visible()
    expect(page.locator(".sg-quiz button")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["asking", "reported", "sure"])
def test_axe_finds_nothing_in_any_mode(browser, modes_site, scheme, width, direction, state):  # noqa: PLR0913, PLR0917 - one run of axe for each combination
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto((modes_site / (WARS if state == "sure" else CHAPTER)).as_uri())
    page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    if state == "sure":
        answer_all(page, ["Guess", "Sure", "Sure"])
    else:
        question(page, "pacts-guess").get_by_label("True").check()
        button(page, "Note my guess").click()
        sit(page)
        button(page, "Hand in").click()
    if state == "reported":
        button(page, "Hand in now").click()

    found = Axe().run(page, context=".sg-quiz").response["violations"]
    overflow = page.locator(".sg-quiz").last.evaluate("quiz => quiz.scrollWidth - quiz.clientWidth")
    context.close()

    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    assert overflow == 0
