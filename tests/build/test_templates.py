"""Each template of ``studyguide new question`` passes every check but those that ask for what the author fills in."""

from __future__ import annotations

import pytest

from studyguide.cli import main
from studyguide.inspection import inspect_book
from studyguide.quiz.model import KINDS

pytestmark = pytest.mark.root("quiz-kinds")

MAP = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path d="M0 50h100"/></svg>'
CHAPTER = "---\nchapter: own\n---\n(sec-own)=\n# Own\n\n:::{objectives}\n- [own-aim] Explain the border.\n:::\n"
# What the template leaves to the author: sources for facts, and the objective and section where none is given.
LEFT = {"question-uncited", "objective-unknown", "source-unknown", "map-image"}


def found(book, *arguments):
    """Return what is found in a bank of all templates, with the code of each finding."""
    bank = book.source / "quizzes" / "new.md"
    for kind in KINDS:
        assert main(["new", "question", kind, "--into", str(bank), *arguments]) == 0
    conf = (book.source / "conf.py").read_text(encoding="utf-8")
    book.write("conf.py", conf.replace("studyguide.quiz", "studyguide"))
    book.write("own.md", CHAPTER)
    return {finding.code for finding in inspect_book(book.source).findings if finding.path == "quizzes/new.md"}


def test_templates_of_all_kinds_pass_once_they_are_filled_in(book):
    book.write("figures/your-map.svg", MAP)

    assert found(book, "--objective", "own-aim", "--source", "sec-own") <= {"question-uncited"}


def test_what_is_not_filled_in_is_told(book):
    codes = found(book)

    # The map question is left out with its picture.
    assert codes <= LEFT | {"objective-recall", "kinds-unused"}
    assert {"objective-unknown", "source-unknown", "map-image"} <= codes
