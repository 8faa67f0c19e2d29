"""The fields of a question are read with their lines, and each mistake in them is told."""

from __future__ import annotations

import pytest

from studyguide.quiz.fields import Fields, split_fields
from studyguide.quiz.problem import Problem

KNOWN = ("id", "level", "tags", "points")


def read(*lines):
    written, _taken = split_fields(lines, first_line=10)
    return Fields(written, known=KNOWN, owner="a question")


def test_fields_end_at_the_first_other_line():
    written, taken = split_fields([":id: one", ":tags: a, b", "", "Text :id: two"], first_line=10)

    assert taken == 2
    assert [(name, field.value, field.line) for name, field in written] == [("id", "one", 10), ("tags", "a, b", 11)]


def test_nested_directive_is_no_field():
    assert split_fields([":::{hint}", "Text", ":::"], first_line=1) == ([], 0)


def test_tags_are_parted_at_commas():
    assert read(":tags: treaties,  caucasus ,").words("tags") == ("treaties", "caucasus")


def missing():
    return Problem("question-id", "missing", 9, fatal=True)


BAD = {
    "unknown field": ((":id: a", ":colour: red"), "field-unknown", 11),
    "field twice": ((":id: a", ":id: b"), "field-twice", 11),
    "empty field": ((":id: a", ":tags:"), "field-empty", 11),
    "no id": ((":tags: a",), "question-id", 9),
    "empty id": ((":id:",), "question-id", 9),
    "capitals in an id": ((":id: Treaty",), "question-id", 10),
    "spaces in an id": ((":id: a treaty",), "question-id", 10),
    "hyphen at the end": ((":id: treaty-",), "question-id", 10),
    "unknown level": ((":id: a", ":level: hard"), "level", 11),
    "points in words": ((":id: a", ":points: two"), "points", 11),
    "no points": ((":id: a", ":points: 0"), "points", 11),
    "half a point": ((":id: a", ":points: 0.5"), "points", 11),
    "points in other digits": ((":id: a", ":points: \N{SUPERSCRIPT TWO}"), "points", 11),
    "points without end": ((":id: a", ":points: " + "9" * 5000), "points", 11),
}


@pytest.mark.parametrize("name", BAD)
def test_mistake_is_reported_at_its_line(name):
    lines, code, line = BAD[name]
    fields = read(*lines)
    fields.identifier("id", missing=missing)
    fields.level("level")
    fields.whole_number("points", default=1)

    assert (code, line) in [(problem.code, problem.line) for problem in fields.problems]


def test_good_fields_have_no_problem():
    fields = read(":id: treaties-1828", ":level: apply", ":points: 2")

    assert fields.identifier("id", missing=missing) == "treaties-1828"
    assert fields.level("level") == "apply"
    assert fields.whole_number("points", default=1) == 2
    assert fields.problems == []
