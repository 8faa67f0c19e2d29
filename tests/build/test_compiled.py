"""``quizzes.json`` holds every public question whole, and keeps to the schema that is published beside it."""

from __future__ import annotations

import json
import shutil
from html.parser import HTMLParser

import pytest
from jsonschema import Draft202012Validator

from studyguide.quiz.model import KINDS

pytestmark = pytest.mark.root("quiz-ten")


def compiled(built):
    return json.loads(built.read("quizzes.json"))


def questions(built):
    return {question["id"]: question for bank in compiled(built)["banks"] for question in bank["questions"]}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_file_keeps_to_the_schema_beside_it(book, builder):
    built = book.build(builder)
    schema = json.loads(built.read("quizzes-1.schema.json"))

    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(compiled(built))] == []
    assert {question["kind"] for question in questions(built).values()} == set(KINDS)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "essay"},
        {"hash": "short"},
        {"options": []},
        {"points": 0},
        {"colour": "red"},
        {"stem": "text"},
    ],
)
def test_schema_refuses_what_is_no_question(book, change):
    built = book.build()
    content = compiled(built)
    question = next(one for one in content["banks"][0]["questions"] if one["kind"] == "single")
    question.update(change)

    assert list(Draft202012Validator(json.loads(built.read("quizzes-1.schema.json"))).iter_errors(content))


def test_every_text_is_there_as_text_and_as_html(book):
    treaty = questions(book.build())["ten-treaty"]

    assert treaty["stem"]["text"] == "Which treaty ended the war of 1826–1828?"
    assert "<em>war</em>" in treaty["stem"]["html"]
    assert [(option["text"], option["fraction"]) for option in treaty["options"]] == [
        ("Treaty of Turkmenchay", 100),
        ("Treaty of Gulistan", 0),
        ("The Anglo-Russian Convention", 0),
    ]
    assert "<em>previous</em>" in treaty["options"][1]["rationale"]["html"]
    assert [hint["text"] for hint in treaty["hints"]] == ["The war ended in 1828."]
    assert treaty["explanation"]["text"] == "Both treaties ceded land; only the later one set an indemnity."


def test_references_read_as_their_titles(book):
    built = book.build()
    treaty = questions(built)["ten-treaty"]
    title = treaty["source"]["title"]

    assert title
    assert treaty["options"][1]["rationale"]["text"].endswith(f"see {title}.")


def test_links_lead_from_the_page_of_the_bank(book):
    built = book.build()
    (bank,) = [bank for bank in compiled(built)["banks"] if bank["name"].endswith("ten")]
    page = (built.out / bank["page"]).resolve()

    class Links(HTMLParser):
        found: list[str] = []  # noqa: RUF012 - one parser only

        def handle_starttag(self, _tag, attrs):
            self.found.extend(value for name, value in attrs if name in {"href", "src"})

    Links().feed(json.dumps(bank, ensure_ascii=False).replace('\\"', '"'))
    assert Links.found
    for link in Links.found:
        assert (page.parent / link.partition("#")[0]).exists(), link


def test_addresses_lead_from_the_top_of_the_site(book):
    built = book.build()
    for question in questions(built).values():
        page, _, anchor = question["href"].partition("#")
        assert f'id="{anchor}"' in built.read(page)
    picture = next(question["picture"] for question in questions(built).values() if "picture" in question)
    assert (built.out / picture["src"]).exists()


def test_gaps_keep_their_places(book):
    cloze = next(question for question in questions(book.build()).values() if question["kind"] == "cloze")

    assert cloze["stem"]["text"].count("____") == len(cloze["gaps"])
    assert [f'data-gap="{place}"' in cloze["stem"]["html"] for place in range(len(cloze["gaps"]))] == [True] * len(
        cloze["gaps"]
    )


def test_instructors_questions_are_not_published(book):
    secret = "---\norphan: true\naudience: instructor\n---\n# Exam\n\n" + (
        book.source / "quizzes/part/ten.md"
    ).read_text(encoding="utf-8").split("# Practice: ten kinds")[1].replace("ten-", "secret-")
    book.write("quizzes/exam.md", secret)

    public = book.build()
    assert "secret-" not in public.read("quizzes.json")
    assert not any("secret-" in path.read_text("utf-8", "replace") for path in public.out.rglob("*") if path.is_file())


def test_edition_for_instructors_publishes_no_compiled_questions(book):
    assert not (book.build(tags=["instructor"]).out / "quizzes.json").exists()


def test_two_builds_compile_to_the_same_bytes(book):
    first = book.build(parallel=2).read("quizzes.json")
    book.write("other.md", "---\norphan: true\n---\n# Other\n")

    assert book.build().read("quizzes.json") == first


def edit(book, name, old, new):
    path = book.source / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    book.write(name, text.replace(old, new))


def test_build_that_changes_no_question_compiles_none(book, monkeypatch):
    first = book.build().read("quizzes.json")
    monkeypatch.setattr("studyguide.quiz.compiled.writer.compile_bank", lambda *_args: pytest.fail("compiled again"))
    edit(book, "part/section.md", "Text of the section.", "Another text of the section.")

    assert book.build().read("quizzes.json") == first


EDITS = {
    "a rationale": ("quizzes/part/ten.md", "it came fifteen years too early", "it came far too early"),
    "a setting of the bank": ("quizzes/part/ten.md", "shuffle: true", "shuffle: false"),
    "the title of a section": ("part/section.md", "# The border", "# The frontier"),
    "the title of the guide": ("conf.py", "project = ", "project = 'New ' + "),
}


@pytest.mark.parametrize("place", EDITS)
def test_what_is_compiled_follows_an_edit_of(book, book_class, place):
    first = book.build().read("quizzes.json")
    edit(book, *EDITS[place])
    second = book.build().read("quizzes.json")
    fresh = shutil.copytree(book.source, book.source.parent / "fresh", ignore=shutil.ignore_patterns("_build"))

    assert second != first
    assert second == book_class(fresh).build().read("quizzes.json")


def test_lost_file_is_compiled_again(book):
    built = book.build()
    first = built.read("quizzes.json")
    (built.out / "quizzes.json").unlink()

    assert book.build().read("quizzes.json") == first
