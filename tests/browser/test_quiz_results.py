"""A reader looks back: results by chapter and objective, on paper too, and answers that move to another device."""

from __future__ import annotations

import csv
import json
import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

WARS, EXAM, RESULTS = "chapters/one/wars.html", "quizzes/two/exam.html", "quizzes/results.html"
LATE = "2026-05-01T10:00:00.000Z"


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


@pytest.fixture(scope="module")
def hashes(modes_site):
    """Return the hash of each question as it is worded now."""
    html = (modes_site / RESULTS).read_text(encoding="utf-8")
    groups = json.loads(html.partition('class="sg-results-data" type="application/json">')[2].partition("</script>")[0])
    return {one["id"]: one["hash"] for group in groups for one in group["questions"]}


@pytest.fixture
def entry(hashes):
    """Return a function that makes a stored answer."""

    def make(name, score, at=LATE, **more):
        return {"h": hashes[name], "r": ["a"], "s": score, "t": 1, "at": at} | more

    return make


def put(page, **banks):
    """Store answers as if they had been given, and show the page anew."""
    for name, entries in banks.items():
        value = json.dumps({"q": entries})
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"sg:1:{name.replace('_', '/')}", value])
    page.reload()


def stored(page, key):
    return json.loads(page.evaluate("key => localStorage.getItem(key)", f"sg:1:{key}") or "null")


def table(page):
    return [
        [cell.inner_text() for cell in row.locator("th, td").all()]
        for row in page.locator(".sg-results-top tbody tr").all()
    ]


def aim(page, text):
    return page.locator(".sg-aim").filter(has_text=text)


def note(page):
    return page.locator(".sg-results > .sg-note")


def test_results_are_summed_by_chapter(visit, entry):
    page = visit(RESULTS)
    put(
        page,
        one_wars={"wars-first": entry("wars-first", 1), "wars-river": entry("wars-river", 0)},
        two_exam={"pacts-years": entry("pacts-years", 0.5)},
    )

    assert table(page) == [
        ["Chapter two", "1 of 3", "0", "1.5 of 5"],
        ["Chapter one", "2 of 3", "1", "2 of 4"],
        ["All chapters", "3 of 6", "1", "3.5 of 9"],
    ]


def test_each_objective_says_how_it_stands_and_what_to_read_again(visit, entry):
    page = visit(RESULTS)
    put(page, one_wars={"wars-first": entry("wars-first", 1), "wars-river": entry("wars-river", 0)})

    expect(aim(page, "Explain the wars.").locator(".sg-score")).to_have_text("1 of 1 answered, 1 right, 2 of 2 points.")
    expect(aim(page, "Explain the wars.").locator(".sg-again")).to_have_count(0)
    again = aim(page, "Name the rivers.").locator(".sg-again").get_by_role("link")
    expect(again).to_have_text(["The rivers"])
    expect(again).to_have_attribute("href", "../chapters/one/wars.html#sec-wars-rivers")
    expect(aim(page, "Compare the pacts.").locator(".sg-score")).to_have_text("No question answered yet.")


def test_question_without_a_section_is_named_itself(visit, entry):
    page = visit(RESULTS)
    put(page, one_wars={"wars-money": entry("wars-money", 0)})

    again = page.locator(".sg-again").get_by_role("link")
    expect(again).to_have_text(["Question 3: The wars"])
    expect(again).to_have_attribute("href", "../chapters/one/wars.html#q-wars-money")


def test_whole_list_can_be_opened_and_marks_what_was_answered(visit, entry):
    page = visit(RESULTS)
    put(page, one_wars={"wars-river": entry("wars-river", 0)})
    place = aim(page, "Name the rivers.")
    expect(place.locator("li")).to_be_hidden()
    place.get_by_text("All sections and questions").click()

    expect(place.locator("li")).to_have_text("The rivers: Question 2 (not right)")


def test_answer_to_an_edited_question_does_not_count_and_the_others_do(visit, entry):
    page = visit(RESULTS)
    put(page, one_wars={"wars-first": entry("wars-first", 1, h="older"), "wars-river": entry("wars-river", 1)})

    assert table(page)[1] == ["Chapter one", "1 of 3", "1", "1 of 4"]


def test_answer_counts_again_when_the_question_has_its_old_wording_back(visit, entry):
    page = visit(RESULTS)
    newer = entry("wars-first", 0, at="2026-05-02T10:00:00.000Z", h="between")
    put(page, one_wars={"wars-first": newer, f"wars-first@{entry('wars-first', 1)['h']}": entry("wars-first", 1)})

    assert table(page)[1] == ["Chapter one", "1 of 3", "1", "2 of 4"]


def test_answer_in_another_tab_shows_at_once(context, modes_site):
    results, wars = context.new_page(), context.new_page()
    results.goto((modes_site / RESULTS).as_uri())
    wars.goto((modes_site / WARS).as_uri())
    first = wars.locator("#q-wars-first")
    first.get_by_label("True").check()
    first.get_by_role("button", name="Check").click()

    expect(aim(results, "Explain the wars.").locator(".sg-score")).to_contain_text("1 of 1 answered, 1 right")


def test_quizzes_lead_to_the_results(visit):
    page = visit(WARS)

    page.locator(".sg-foot").get_by_role("link", name="Your results").click()
    expect(page.get_by_role("heading", name="Your results")).to_be_visible()


# -- files


def download(page, name):
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return waiting.value


def read(found):
    return Path(found.path()).read_text(encoding="utf-8")


def choose(page, tmp_path, text):
    path = tmp_path / "answers.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with page.expect_file_chooser() as waiting:
        page.get_by_role("button", name="Import answers").click()
    waiting.value.set_files(path)


def test_answers_travel_to_another_device(visit, entry, browser, modes_site, tmp_path):
    page = visit(RESULTS)
    put(
        page,
        one_wars={"wars-first": entry("wars-first", 1), "wars-river@older": entry("wars-river", 0, h="older")},
        **{"exam:two/exam": {"pacts-years": entry("pacts-years", 1, f=1)}},
    )
    found = download(page, "Download my answers (JSON)")
    text = read(found)
    other = browser.new_context()
    device = other.new_page()
    device.goto((modes_site / RESULTS).as_uri())
    choose(device, tmp_path, text)

    expect(note(device)).to_have_text("3 answers imported.")
    assert found.suggested_filename.startswith("my-answers-")
    assert json.loads(text)["studyguide"] == 1
    assert table(device)[1] == ["Chapter one", "1 of 3", "1", "2 of 4"]
    assert stored(device, "one/wars")["q"]["wars-first"] == stored(page, "one/wars")["q"]["wars-first"]
    assert stored(device, "exam:two/exam")["q"]["pacts-years"]["f"] == 1
    other.close()


def test_newer_answer_wins_whichever_side_it_comes_from(visit, entry, tmp_path):
    page = visit(RESULTS)
    early = "2026-04-01T10:00:00.000Z"
    put(page, one_wars={"wars-first": entry("wars-first", 1), "wars-river": entry("wars-river", 0, at=early)})
    banks = {"one/wars": {"q": {"wars-first": entry("wars-first", 0, at=early), "wars-river": entry("wars-river", 1)}}}
    choose(page, tmp_path, json.dumps({"studyguide": 1, "banks": banks}))

    expect(note(page)).to_have_text("2 answers imported.")
    kept = stored(page, "one/wars")["q"]
    assert (kept["wars-first"]["s"], kept["wars-river"]["s"]) == (1, 1)


WRONG = {
    "a picture": b"\x89PNG\r\n\x1a\n\x00\xff",
    "empty": "",
    "a number": "3",
    "null": "null",
    "a list": "[]",
    "other JSON": '{"cards": []}',
    "no banks": '{"studyguide": 1}',
    "a list of banks": '{"studyguide": 1, "banks": [{}]}',
    "an older word": '{"studyguide": "1", "banks": {}}',
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_file_is_refused_and_nothing_is_lost(visit, entry, tmp_path, name):
    page = visit(RESULTS)
    put(page, one_wars={"wars-first": entry("wars-first", 1)})
    before = stored(page, "one/wars")
    choose(page, tmp_path, WRONG[name])

    expect(note(page)).to_contain_text("This is not a file of answers from this guide.")
    expect(note(page)).to_contain_text("Nothing was changed.")
    assert stored(page, "one/wars") == before


def test_file_of_a_newer_version_is_refused_by_its_name(visit, tmp_path):
    page = visit(RESULTS)
    choose(page, tmp_path, '{"studyguide": 2, "banks": {}}')

    expect(note(page)).to_contain_text("A newer version of the guide made this file.")


@pytest.mark.parametrize("banks", [{}, {"one/wars": {"q": {}}}, {"one/wars": {"q": {"wars-first": {"h": 3}}}}])
def test_file_without_an_answer_is_said_to_be_empty(visit, tmp_path, banks):
    page = visit(RESULTS)
    choose(page, tmp_path, json.dumps({"studyguide": 1, "banks": banks}))

    expect(note(page)).to_contain_text("This file holds no answer that can be read.")


def test_sound_answers_of_a_damaged_file_are_taken(visit, entry, tmp_path):
    page = visit(RESULTS)
    damaged = {"wars-first": entry("wars-first", 1), "wars-river": entry("wars-river", 7), "wars-money": None}
    banks = {"one/wars": {"q": damaged}, "two/exam": [], "toString": {"toString": 1}}
    choose(page, tmp_path, json.dumps({"studyguide": 1, "banks": banks}))

    expect(note(page)).to_have_text("1 answer imported. 4 could not be read.")
    assert list(stored(page, "one/wars")["q"]) == ["wars-first"]


def test_answer_from_the_future_can_still_be_bettered(visit, entry, tmp_path, modes_site):
    page = visit(RESULTS)
    banks = {"one/wars": {"q": {"wars-first": entry("wars-first", 0, at="9999-12-31T23:59:59.999Z", r=["b"])}}}
    choose(page, tmp_path, json.dumps({"studyguide": 1, "banks": banks}))
    expect(note(page)).to_have_text("1 answer imported.")
    page.goto((modes_site / WARS).as_uri())
    first = page.locator("#q-wars-first")
    first.get_by_role("button", name="Try again").click()
    first.get_by_label("True").check()
    first.get_by_role("button", name="Check").click()

    expect(first.locator(".sg-verdict")).to_contain_text("Right")
    assert stored(page, "one/wars")["q"]["wars-first"]["s"] == 1


def test_table_for_a_spreadsheet_has_a_row_for_each_question(visit, entry):
    page = visit(RESULTS)
    put(page, one_wars={"wars-first": entry("wars-first", 1, c=3)})
    text = read(download(page, "Download a table (CSV)"))
    found = list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))

    assert text.startswith("\ufeff")
    assert len(found) == 6
    assert next(row for row in found if row["id"] == "wars-first") == {
        "chapter": "Chapter one",
        "objective": "Explain the wars.",
        "question": "Question 1: The wars",
        "id": "wars-first",
        "answered": "yes",
        "result": "right",
        "points": "2",
        "of": "2",
        "tries": "1",
        "sure": "3",
        "date": LATE,
    }


def test_all_answers_can_be_cleared_and_brought_back(visit, entry):
    page = visit(RESULTS)
    put(
        page,
        one_wars={"wars-first": entry("wars-first", 1)},
        two_exam={"pacts-city": entry("pacts-city", 1)},
        **{"pre:two/before": {"pacts-guess": entry("wars-first", None)}},
    )
    before = {key: stored(page, key) for key in ("one/wars", "two/exam", "pre:two/before")}
    clear = page.get_by_role("button", name="Clear all answers")
    clear.click()

    expect(note(page)).to_have_text("All answers cleared.")
    assert {key: stored(page, key) for key in before} == {key: {"q": {}} for key in before}
    assert table(page)[2] == ["All chapters", "0 of 6", "0", "0 of 9"]
    page.get_by_role("button", name="Bring them back").click()
    assert {key: stored(page, key) for key in before} == before
    expect(clear).to_be_visible()


def test_clearing_reaches_the_other_tab(context, modes_site, entry):
    results, wars = context.new_page(), context.new_page()
    results.goto((modes_site / RESULTS).as_uri())
    put(results, one_wars={"wars-first": entry("wars-first", 1)})
    wars.goto((modes_site / WARS).as_uri())
    first = wars.locator("#q-wars-first")
    expect(first.locator(".sg-verdict")).to_contain_text("Right")
    results.get_by_role("button", name="Clear all answers").click()

    expect(first.locator(".sg-verdict")).to_be_empty()
    river = wars.locator("#q-wars-river")
    river.get_by_label("Your answer").fill("Aras")
    river.get_by_role("button", name="Check").click()
    assert list(stored(wars, "one/wars")["q"]) == ["wars-river"]


def test_answers_written_at_once_in_two_tabs_are_both_kept(context, modes_site, entry):
    """The second tab overwrites the first, as browsers may let it; the first puts back what it knows."""
    first, second = context.new_page(), context.new_page()
    first.goto((modes_site / WARS).as_uri())
    second.goto((modes_site / RESULTS).as_uri())
    place = first.locator("#q-wars-first")
    place.get_by_label("True").check()
    place.get_by_role("button", name="Check").click()
    overwritten = json.dumps({"q": {"wars-river": entry("wars-river", 1, r=["Aras"])}})
    second.evaluate("value => localStorage.setItem('sg:1:one/wars', value)", overwritten)

    expect(first.locator("#q-wars-river .sg-verdict")).to_contain_text("Right")
    first.wait_for_function("Object.keys(JSON.parse(localStorage.getItem('sg:1:one/wars')).q).length === 2")


# -- where things go wrong

NO_STORAGE = {
    "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
    "forbidden": (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    ),
    "absent": "Object.defineProperty(window, 'localStorage', { value: null })",
}


@pytest.mark.parametrize("kind", NO_STORAGE)
def test_import_works_for_this_visit_where_nothing_can_be_saved(page, modes_site, entry, tmp_path, kind):
    errors = []
    page.on("pageerror", lambda error: errors.append(error.stack or error.message))
    page.add_init_script(NO_STORAGE[kind])
    page.goto((modes_site / RESULTS).as_uri())
    banks = {"one/wars": {"q": {"wars-first": entry("wars-first", 1)}}}
    choose(page, tmp_path, json.dumps({"studyguide": 1, "banks": banks}))

    expect(note(page)).to_contain_text("1 answer imported.")
    expect(note(page)).to_contain_text("cannot be saved on this device")
    assert table(page)[1] == ["Chapter one", "1 of 3", "1", "2 of 4"]
    assert [error for error in errors if "results.js" in error] == []


@pytest.mark.parametrize("value", ["not json", "null", "[]", '{"q": [1]}', '{"q": {"wars-first": 3}}'])
def test_unreadable_answers_leave_the_page_working(visit, entry, value):
    page = visit(RESULTS)
    page.evaluate("value => localStorage.setItem('sg:1:one/wars', value)", value)
    put(page, two_exam={"pacts-city": entry("pacts-city", 1)})

    assert table(page)[0] == ["Chapter two", "1 of 3", "1", "1 of 5"]


def test_page_is_a_plain_list_without_script(browser, modes_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((modes_site / RESULTS).as_uri())

    expect(aim(page, "Name the rivers.").get_by_role("link", name="The rivers")).to_be_visible()
    expect(aim(page, "Name the rivers.").get_by_role("link", name="Question 2")).to_be_visible()
    expect(page.locator(".sg-results button")).to_have_count(0)
    context.close()


class StrictHandler(SimpleHTTPRequestHandler):
    """Serve files under a policy that allows no inline script and no inline style."""

    def end_headers(self):
        policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'"
        self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def log_message(self, *_args):
        pass


def test_page_and_downloads_work_under_a_strict_policy(page, modes_site):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StrictHandler, directory=modes_site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page.goto(f"http://127.0.0.1:{server.server_port}/{RESULTS}")

    assert json.loads(read(download(page, "Download my answers (JSON)")))["banks"] == {}
    server.shutdown()
    server.server_close()


# -- for every reader


def test_paper_has_the_results_and_no_buttons(visit, entry):
    page = visit(RESULTS)
    put(page, one_wars={"wars-river": entry("wars-river", 0)})
    page.emulate_media(media="print")

    expect(page.locator(".sg-results-top table")).to_be_visible()
    expect(page.locator(".sg-again")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^As of \d{1,2} [A-Z][a-z]+ \d{4}\.$"))).to_be_visible()
    for name in (".sg-actions", ".sg-every"):
        for place in page.locator(f".sg-results {name}").all():
            expect(place).to_be_hidden()


def test_print_button_prints(visit):
    page = visit(RESULTS)
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.get_by_role("button", name="Print").click()

    expect(page).to_have_title("printed")


def test_everything_can_be_reached_with_the_keyboard(visit, entry):
    page = visit(RESULTS)
    put(page, one_wars={"wars-river": entry("wars-river", 0)})
    names = ("Print", "Download my answers (JSON)", "Download a table (CSV)", "Import answers", "Clear all answers")
    wanted = [page.get_by_role("button", name=name) for name in names]
    wanted += [page.locator(".sg-again a"), page.locator(".sg-every > summary").first]
    for locator in wanted:
        for _press in range(60):
            if locator.evaluate("element => element === document.activeElement"):
                break
            page.keyboard.press("Tab")
        expect(locator).to_be_focused()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_results(browser, modes_site, entry, scheme, width, direction):  # noqa: PLR0913, PLR0917 - one run of axe for each combination
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto((modes_site / RESULTS).as_uri())
    put(page, one_wars={"wars-river": entry("wars-river", 0), "wars-first": entry("wars-first", 1)})
    page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    for summary in page.locator(".sg-every > summary").all():
        summary.click()

    found = Axe().run(page, context=".sg-results").response["violations"]
    outline = Axe().run(page, options={"runOnly": ["heading-order"]}).response["violations"]
    overflow = page.locator(".sg-results").evaluate("results => results.scrollWidth - results.clientWidth")
    context.close()

    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    assert outline == []
    assert overflow == 0
