"""The command that makes PDFs: each under its name, the instructors' apart, and nothing made twice."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from studyguide.cli import main
from studyguide.publish import build_book

PROJECT = Path(__file__).resolve().parents[2]
EXAM = """---
orphan: true
audience: instructor
---
# Exam bank

::::{question} truefalse
:id: exam-one
:objective: use
:level: recall
:source: sec-section

A sentence of the exam alone.

- [x] True
  > It is.
- [ ] False
  > It is not.
::::
"""


def printed(book, *arguments):
    """Run the command; return what it put in place, and its status."""
    out = book.source.parent / "out"
    status = main(["pdf", str(book.source), "--output", str(out), *arguments])
    return {path.relative_to(out / "pdf").as_posix(): path for path in sorted((out / "pdf").rglob("*.pdf"))}, status


def text_of(path):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.mark.root("quiz-paper")
def test_command_makes_the_reading_edition_alone(book):
    made, status = printed(book)

    assert list(made) == ["book.pdf"]
    assert status == 0


@pytest.mark.root("quiz-paper")
def test_command_makes_what_is_asked_for(book):
    made, status = printed(book, "--edition", "a4", "--edition", "large", "--handouts")

    assert list(made) == ["book-a4.pdf", "book-large.pdf", "handouts/section.pdf"]
    assert status == 0


@pytest.mark.root("quiz-paper")
def test_without_key_no_answer_is_printed_and_the_name_says_so(book):
    made, _status = printed(book, "--handouts", "--edition", "reading", "--no-key")

    assert list(made) == ["book-no-key.pdf", "handouts/section-no-key.pdf"]
    assert not [name for name, path in made.items() if "Answer: p." in text_of(path)]


@pytest.mark.root("quiz-paper")
def test_instructor_edition_holds_the_exam_and_nothing_public_does(book):
    book.write("quizzes/exam.md", EXAM)
    out = book.source.parent / "out"
    assert build_book(book.source, out, strict=False) == 0
    made, _status = printed(book, "--edition", "all", "--handouts")
    exam = "A sentence of the exam alone"

    assert [name for name, path in made.items() if exam in text_of(path)] == ["book-instructor.pdf"]
    assert not [path for path in (out / "html").rglob("*") if "instructor" in path.name]
    assert build_book(book.source, out, strict=False) == 0
    assert not [path for path in (out / "html").rglob("*.*") if exam.encode() in path.read_bytes()]


@pytest.mark.root("quiz-paper")
def test_what_has_not_changed_is_not_made_again(book):
    work = book.source.parent / "out" / ".work" / "typst"
    printed(book, "--edition", "reading", "--edition", "a4", "--handouts")
    before = {path: path.stat().st_mtime_ns for path in work.rglob("*.pdf")}
    printed(book, "--edition", "reading", "--edition", "a4", "--handouts")

    assert len(before) == 3
    assert before == {path: path.stat().st_mtime_ns for path in work.rglob("*.pdf")}


@pytest.mark.root("quiz-paper")
def test_wrong_name_of_an_edition_gets_the_right_ones(book, capsys):
    with pytest.raises(SystemExit):
        printed(book, "--edition", "a3")

    assert "invalid choice: 'a3' (choose from 'reading', 'a4'" in capsys.readouterr().err


@pytest.mark.root("quiz-paper")
def test_book_that_cannot_be_read_is_one_message(book, capsys):
    book.write("conf.py", "this is not Python")

    assert printed(book) == ({}, 1)
    assert "conf" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["pdf"], "studyguide pdf --output build --edition reading"),
        (["pdf", "EDITION=a4 large", "NOKEY=1"], "studyguide pdf --output build --edition a4 --edition large --no-key"),
        (["handouts"], "studyguide pdf --output build --handouts"),
        (["handouts", "NOKEY=1"], "studyguide pdf --output build --handouts --no-key"),
    ],
)
def test_make_gives_the_command_what_was_asked(words, command):
    done = subprocess.run(["make", "-n", *words], cwd=PROJECT, capture_output=True, text=True, check=True)  # noqa: S607 - make itself

    assert command in " ".join(done.stdout.split())
