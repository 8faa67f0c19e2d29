"""The HTML of the kinds of question that are written, matched, ordered, filled in, found on a picture or judged."""

from __future__ import annotations

import json
import re

import pytest

pytestmark = pytest.mark.root("quiz-ten")
PAGES = ("part/section.html", "quizzes/part/ten.html")


def question(html, name):
    found = re.search(rf'<section [^>]*id="q-ten-{name}".*?</section>', html, flags=re.DOTALL)
    return found[0]


def texts(pattern, html):
    return [re.sub(r"<[^>]+>", "", found) for found in re.findall(pattern, html, flags=re.DOTALL)]


def data(html):
    return json.loads(re.search(r'type="application/json">(.*?)</script>', html)[1])


def change(book, old, new):
    path = book.source / "quizzes" / "part" / "ten.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_no_id_stands_twice_and_every_label_has_its_field(book, page):
    built = book.build()
    html = built.read(page)
    ids = re.findall(r'\sid="([^"]+)"', html)

    assert list(built.warnings) == []
    assert sorted(ids) == sorted(set(ids))
    assert set(re.findall(r'\sfor="([^"]+)"', html)) <= set(ids)
    assert set(re.findall(r'aria-describedby="([^"]+)"', html)) <= set(ids)


def test_nothing_is_styled_in_place_or_scripted_in_place(book):
    html = book.build().read(PAGES[0])
    quiz = html[html.index('<div class="sg-quiz"') : html.index('<script class="sg-quiz-data"')]

    assert re.findall(r"\sstyle=|\son[a-z]+=|<style|<script|<button|hidden", quiz.replace("aria-hidden", "")) == []


def test_unit_names_the_field_too(book):
    html = question(book.build().read(PAGES[0]), "year")

    assert texts(r'<label [^>]*for="q-ten-year-text">.*?</label>', html) == ["Your answer", "year"]
    assert 'inputmode="decimal"' in html


def test_rows_share_their_choices_in_an_order_that_tells_nothing(book):
    change(book, "Treaty of Friendship :: 1921", "Treaty of Friendship :: 1828")
    change(book, "- :: 1907", "- :: 99")

    html = question(book.build().read(PAGES[0]), "pairs")

    assert html.count("<select ") == 3
    assert texts(r"<option [^>]*>.*?</option>", html)[:4] == ["Choose …", "99", "1813", "1828"]


def test_items_stand_in_no_right_order_each_with_its_place(book):
    html = question(book.build().read(PAGES[0]), "timeline")

    shown = texts(r'<li class="sg-item".*?</label>', html)
    key = texts(r'<li data-option=.*?<p class="sg-reason-option">.*?</p>', html)

    assert sorted(shown) == sorted(key)
    assert shown != key
    assert texts(r"<option [^>]*>.*?</option>", html)[:4] == ["Place", "1", "2", "3"]


def test_gaps_are_named_by_their_number_and_alike(book):
    html = question(book.build().read(PAGES[0]), "gaps")

    assert texts(r'<label class="sg-gap-number".*?</label>', html) == [f"Blank {place} of 4" for place in range(1, 5)]
    assert re.findall(r'<input [^>]*size="(\d+)"', html) == ["12", "12"]
    assert '<legend class="sg-stem">Complete the sentence.</legend>' in html


def test_text_with_gaps_alone_gets_a_legend(book):
    change(book, "Complete the sentence.\n\n", "")

    html = question(book.build().read(PAGES[0]), "gaps")

    assert '<legend class="sg-stem">Fill in the gaps.</legend>' in html
    assert html.count('class="sg-gap"') == 4


def test_regions_are_listed_by_letter_and_placed_in_per_cent(book):
    html = question(book.build().read(PAGES[0]), "map")

    assert texts(r"<label .*?</label>", html) == ["A Dagestan", "B the khanate of Baku", "C the khanate of Erivan"]
    assert '<img alt="Outline map of the Caucasus with three lettered regions."' in html
    assert '<svg aria-hidden="true" class="sg-markers" focusable="false">' in html
    assert 'cx="39.06%" cy="61.11%"' in html


def test_open_question_says_its_length_and_keeps_its_rubric_in_the_key(book):
    html = question(book.build().read(PAGES[0]), "memory")
    form, key = html.split("</form>")

    assert '<p class="sg-words" id="q-ten-memory-text-words">150 to 250 words</p>' in form
    assert "rival" not in form
    assert texts(r"<li>.*?</li>", key)[-1] == "Weighs a rival explanation (1 point)"


def test_data_is_that_of_the_model_with_leave_to_shuffle(book):
    tasks = data(book.build().read(PAGES[0]))

    assert [name for name, task in tasks.items() if task.get("shuffle")] == ["ten-treaty", "ten-founders"]
    assert tasks["ten-pairs"]["rows"] == {"a": "a", "b": "b", "c": "c"}
    assert tasks["ten-timeline"]["order"] == ["a", "b", "c"]
    assert [gap["kind"] for gap in tasks["ten-gaps"]["gaps"]] == ["short", "numeric", "single", "single"]
    assert tasks["ten-memory"]["rubric"] == [2, 2, 1]


def test_translated_answers_are_accepted_in_a_translated_page(book):
    entries = {
        "Aras": "Aras-Fluss",
        "The treaty of {blank}`Gulistan | Golestan` was signed in {blank}`=1813` and "
        "ceded {pick}`*eastern Georgia | Finland | Bessarabia` to {pick}`*Russia | Britain`.": (
            "Der Vertrag von {blank}`Gulistan` von {blank}`=1813` gab {pick}`*Ostgeorgien | Finnland | Bessarabien` "
            "an {pick}`*Russland | Großbritannien`."
        ),
    }
    text = "".join(f'msgid "{source}"\nmsgstr "{translated}"\n\n' for source, translated in entries.items())
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    hashes = {name: task["hash"] for name, task in data(book.build().read(PAGES[0])).items()}
    book.write("locale/de/LC_MESSAGES/quizzes.po", header + text)

    built = book.build(language="de", locale_dirs=["locale"])
    tasks = data(built.read(PAGES[0]))

    assert list(built.warnings) == []
    assert tasks["ten-river"]["forms"]["a"] == ["aras", "aras-fluss"]
    assert tasks["ten-gaps"]["gaps"][0]["forms"] == {"a": ["gulistan"]}
    assert "Ostgeorgien" in question(built.read(PAGES[0]), "gaps")
    assert {name: task["hash"] for name, task in tasks.items()} == hashes


@pytest.mark.parametrize(("bank", "own", "shuffled"), [(False, True, True), (True, False, False), (False, None, False)])
def test_question_says_for_itself_whether_it_is_shuffled(book, bank, own, shuffled):
    change(book, "shuffle: true", f"shuffle: {str(bank).lower()}")
    if own is not None:
        change(book, ":id: ten-treaty", f":id: ten-treaty\n:shuffle: {str(own).lower()}")

    tasks = data(book.build().read(PAGES[0]))

    assert tasks["ten-treaty"].get("shuffle", False) is shuffled
