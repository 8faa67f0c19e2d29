"""Each code has a page; its bad example is reported at the line that it marks, and its good one is not."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path

import pytest

from studyguide.explanations import explanations
from studyguide.inspection import inspect_book

SPEC = importlib.util.spec_from_file_location("explained", Path(__file__).with_name("explained.py"))
explained = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(explained)

CODES = sorted(explanations())
PACKAGE = Path(__file__).resolve().parents[2] / "src" / "studyguide"
RULES = (
    *sorted((PACKAGE / "quiz").glob("*.py")),
    PACKAGE / "book" / "checks" / "items.py",
    PACKAGE / "book" / "checks" / "alignment.py",
)
# Which argument of the call is the code.
CALLS = {"Problem": 0, "_refuse": 0, "_at": 1, "Finding": 2}
# Codes that are put together where they are reported; a new one must be listed here.
COMPOSED = {
    "f'{name}-outside'": {"hint-outside", "explanation-outside", "rubric-outside", "model-answer-outside"},
    "f'bank-{name}'": {"bank-mode", "bank-shuffle", "bank-confidence", "bank-pick", "bank-pass"},
    "'points' if name == 'points' else 'number'": {"points", "number"},
    "name": {"scale", "mode"},
    "code": {"gap-outside", "place-outside"},
    "problem.code": set(),
}


def codes_in(path: Path) -> set[str]:
    """Return the codes that a module reports."""
    found = set()
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(call, ast.Call):
            continue
        place = CALLS.get(getattr(call.func, "id", getattr(call.func, "attr", "")), len(call.args))
        written = [*call.args[place : place + 1], *(word.value for word in call.keywords if word.arg == "subtype")]
        for code in written:
            found |= {code.value} if isinstance(code, ast.Constant) else COMPOSED[ast.unparse(code)]
    return found


def test_every_code_has_a_page_and_every_page_a_code():
    reported = set().union(*map(codes_in, RULES))

    assert len(reported) > 80
    assert reported == set(CODES)


@pytest.fixture(scope="session")
def found(tmp_path_factory):
    """Return what is found in the book of all bad examples, in that of all good ones, and in those that stand alone."""
    results = {}
    for heading in ("Bad", "Good"):
        examples = [explained.example(code, heading) for code in CODES]
        books = [[one for one in examples if not one.alone], *([one] for one in examples if one.alone)]
        for book in books:
            folder = tmp_path_factory.mktemp("explained")
            explained.write(folder, book)
            inspection = inspect_book(folder)
            assert inspection.failure is None
            for one in book:
                results[heading, one.code] = {
                    (finding.path, finding.line, finding.code, finding.level)
                    for finding in inspection.findings
                    if finding.path in one.files
                }
    return results


@pytest.mark.parametrize("code", CODES)
def test_bad_example_is_reported_at_the_marked_line(found, code):
    place = explained.example(code, "Bad").place

    assert place is not None
    assert (*place, code) in {entry[:3] for entry in found["Bad", code]}


@pytest.mark.parametrize("code", CODES)
def test_good_example_is_not_reported_and_leaves_nothing_out(found, code):
    assert code not in {entry[2] for entry in found["Good", code]}
    assert [entry for entry in found["Good", code] if entry[3] == "error"] == []


@pytest.mark.parametrize("code", CODES)
def test_page_says_what_is_wrong_and_why_it_matters(code):
    text = explanations()[code].text
    head = text.partition("\n## Bad\n")[0].strip().split("\n\n")

    assert re.fullmatch(r"# [^\n]{10,80}", head[0])
    assert len(head) == 3, "a title, what is wrong, and why it matters"
    assert all(20 <= len(part) <= 420 for part in head[1:])
    outside = re.sub(r"^(`{5,}).*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    assert re.findall(r"^## (.*)$", outside, re.MULTILINE) == ["Bad", "Good"]
