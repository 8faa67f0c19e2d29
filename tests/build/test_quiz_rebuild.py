"""After an edit what depends on it is read again, and nothing more."""

from __future__ import annotations

import os

import pytest

pytestmark = pytest.mark.root("quiz-kinds")


def times(book):
    folder = book.source / "_build" / "doctrees"
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*.doctree")}


def edit(book, name, old, new):
    path = book.source / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    later = path.stat().st_mtime + 10
    os.utime(path, (later, later))


def read_again(book, before):
    return {name.removesuffix(".doctree") for name, time in times(book).items() if before.get(name) != time}


def test_edited_bank_is_read_with_the_pages_that_show_it(book):
    book.build()
    before = times(book)
    edit(book, "quizzes/part/border.md", "Which river became the border?", "Which water became the border?")

    built = book.build()

    assert read_again(book, before) == {"quizzes/part/border", "part/section"}
    assert "Which water became the border?" in built.read("part/section.html")
    assert list(built.warnings) == []


def test_edited_chapter_leaves_the_bank_alone(book):
    book.build()
    before = times(book)
    edit(book, "part/section.md", "Text of the section.", "Other text.")

    book.build()

    assert read_again(book, before) == {"part/section"}


def test_second_build_reads_nothing(book):
    book.build()
    before = times(book)

    book.build()

    assert read_again(book, before) == set()


def test_new_question_gets_its_number_and_the_references_follow(book):
    book.build()
    new = "::::{question} short\n:id: border-new\n\nWhich year?\n\n- [x] 1828\n::::\n\n::::{question} single"
    edit(book, "quizzes/part/border.md", "::::{question} single", new)
    edit(book, "index.md", "# Book", "# Book again")

    built = book.build()

    assert ">Question 5</h3>" in built.read("part/section.html")
    assert '#q-border-river"><span class="std std-ref">Question 5</span>' in built.read("index.html")


def test_deleted_bank_leaves_a_warning_and_a_page_without_questions(book):
    book.build()
    (book.source / "quizzes/part/border.md").unlink()

    built = book.build()

    assert any(w.startswith("part/section.md:8: ") and "[studyguide.quiz-unknown]" in w for w in built.warnings)
    assert "sg-question" not in built.read("part/section.html")


def test_bank_that_is_written_later_is_found(book):
    text = (book.source / "quizzes/part/border.md").read_text(encoding="utf-8")
    (book.source / "quizzes/part/border.md").unlink()
    book.build()
    book.write("quizzes/part/border.md", text)

    built = book.build()

    assert list(built.warnings) == []
    assert 'id="q-border-river"' in built.read("part/section.html")
