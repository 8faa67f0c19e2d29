"""The script reads, shuffles and marks exactly as Python does: both pass the same lists of cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from studyguide.quiz.assets import PIECES

VECTORS = Path(__file__).resolve().parents[1] / "vectors"
NEEDED = ("words", "normalise", "numbers", "shuffle", "marking")


@pytest.fixture(scope="module")
def run(browser):
    """Return a function that gives a list to an expression over the pieces, in a page without anything else."""
    page = browser.new_page()
    source = "".join((PIECES / f"{name}.js").read_text(encoding="utf-8") for name in NEEDED)
    yield lambda expression, cases: page.evaluate(
        f"cases => {{ 'use strict'; {source} return cases.map({expression}); }}", cases
    )
    page.close()


def vectors(name):
    return json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))


def test_script_normalises_as_python_does(run):
    cases = vectors("normalisation")

    assert run("([written]) => normalise(written)", cases) == [compared for _written, compared in cases]


def test_script_reads_numbers_as_python_does(run):
    cases = vectors("numbers")

    found = run("([text, unit]) => { const n = readNumber(text, unit); return Number.isNaN(n) ? null : n; }", cases)

    assert found == [number for _text, _unit, number in cases]


def test_script_shuffles_as_python_does(run):
    cases = vectors("shuffling")

    assert run("({ size, seed }) => shuffled([...Array(size).keys()], seed)", cases) == [
        case["order"] for case in cases
    ]


def test_script_marks_as_python_does(run):
    cases = vectors("marking")

    found = run("({ task, response }) => mark(task, response)", cases)

    assert len(cases) >= 50
    for case, verdict in zip(cases, found, strict=True):
        expected = case["score"] if case["score"] is None else pytest.approx(case["score"])
        assert verdict["score"] == expected, case
        assert (verdict["hits"], verdict["all"]) == (case["hits"], case["all"]), case
