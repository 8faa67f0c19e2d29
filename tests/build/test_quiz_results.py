"""The page of results lists public questions by chapter and objective, and stays right when the book changes."""

from __future__ import annotations

import json
import os
import re

import pytest

pytestmark = pytest.mark.root("quiz-modes")
PAGE = "quizzes/results.html"


def groups(html):
    return json.loads(re.search(r'class="sg-results-data" type="application/json">(.*?)</script>', html)[1])


def test_chapters_and_objectives_stand_in_the_order_of_the_book(book):
    found = groups(book.build().read(PAGE))

    assert [(group["chapter"], group["objective"]) for group in found] == [
        ("Chapter two", "Compare the pacts."),
        ("Chapter two", "Questions on the chapter as a whole"),
        ("Chapter one", "Explain the wars."),
        ("Chapter one", "Name the rivers."),
        ("Chapter one", "Questions on the chapter as a whole"),
    ]


def test_each_question_says_where_it_is_kept_asked_and_answered(book):
    html = book.build().read(PAGE)
    river = next(one for group in groups(html) for one in group["questions"] if one["id"] == "wars-river")
    page = book.build().read("chapters/one/wars.html")

    assert river["bank"] == "one/wars"
    assert river["points"] == 1
    assert river["href"] == "../chapters/one/wars.html#q-wars-river"
    assert river["section"] == {"href": "../chapters/one/wars.html#sec-wars-rivers", "title": "The rivers"}
    assert f'"hash":"{river["hash"]}"' in page


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_every_link_of_the_list_leads_to_an_element(book, builder):
    built = book.build(builder)
    name = {"html": PAGE, "dirhtml": "quizzes/results/index.html", "singlehtml": "index.html"}[builder]
    found = [link for group in groups(built.read(name)) for link in links(group)]

    assert len(found) >= 8
    for link in found:
        address, _hash, anchor = link.partition("#")
        target = (built.out / name).parent / address if address else built.out / name
        text = (target / "index.html" if target.is_dir() else target).read_text(encoding="utf-8")
        assert f'id="{anchor}"' in text, link


def links(group):
    yield from (question["href"] for question in group["questions"])
    yield from (question["section"]["href"] for question in group["questions"] if question["section"])


def test_guesses_before_reading_are_not_counted(book):
    assert "pacts-guess" not in book.build().read(PAGE)


def test_questions_of_instructors_are_not_listed_even_in_their_edition(book):
    text = (book.source / "quizzes/one/wars.md").read_text(encoding="utf-8")
    secret = text.replace("chapter: one", "chapter: one\naudience: instructor").replace(":id: wars", ":id: secret")
    book.write("quizzes/one/secret.md", secret)
    built = book.build(tags=["instructor"])

    assert "secret-first" in built.read("quizzes/one/secret.html")
    assert "secret" not in built.read(PAGE)


def test_list_is_complete_without_script(book):
    html = book.build().read(PAGE)
    listed = html[html.index('<div class="sg-results">') : html.index('<script class="sg-results-data"')]

    assert '<a class="reference internal" href="../chapters/one/wars.html#sec-wars-rivers">The rivers</a>: ' in listed
    for qid in ("pacts-years", "pacts-city", "pacts-parliaments", "wars-first", "wars-river", "wars-money"):
        assert listed.count(f'#q-{qid}">Question ') == 1
    assert "<button" not in listed


@pytest.mark.parametrize("builder", ["text", "epub", "latex", "man", "texinfo", "xml", "gettext"])
def test_other_formats_say_where_the_results_are(book, builder):
    built = book.build(builder)

    assert [line for line in built.warnings if "mimetype" not in line] == []
    if builder == "text":
        assert "On the website this page sums up your answers" in built.read("quizzes/results.txt")


def edit(book, name, old, new):
    path = book.source / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    later = path.stat().st_mtime + 10
    os.utime(path, (later, later))


@pytest.mark.parametrize(
    ("name", "old", "new", "shown"),
    [
        ("quizzes/one/wars.md", ":points: 2", ":points: 5", '"points":5'),
        ("chapters/one/wars.md", "## The rivers", "## The waters", "The waters"),
        ("chapters/one/index.md", "Name the rivers.", "Draw the rivers.", "Draw the rivers."),
        ("quizzes/one/wars.md", "Which river became the border?", "Which water became the border?", ""),
    ],
)
def test_list_is_written_again_when_what_it_counts_changes(book, name, old, new, shown):
    before = groups(book.build().read(PAGE))
    edit(book, name, old, new)

    html = book.build().read(PAGE)

    assert groups(html) != before
    assert shown in html


def test_list_is_left_alone_when_nothing_it_counts_changes(book):
    path = book.build().out / PAGE
    before = path.stat().st_mtime_ns
    edit(book, "chapters/one/wars.md", "More text.", "Much more text.")

    book.build()

    assert path.stat().st_mtime_ns == before


def test_scripts_go_to_the_pages_that_need_them(book):
    built = book.build()

    assert "results.js" in built.read(PAGE)
    assert "quiz.js" not in built.read(PAGE)
    assert "results.js" not in built.read("chapters/one/wars.html")
    assert "quiz.js" in built.read("chapters/one/wars.html")


def test_parallel_build_lists_the_same(book):
    found = groups(book.build(parallel=2).read(PAGE))

    assert [one["id"] for group in found for one in group["questions"]] == [
        *("pacts-years", "pacts-parliaments", "pacts-city"),
        *("wars-first", "wars-river", "wars-money"),
    ]
