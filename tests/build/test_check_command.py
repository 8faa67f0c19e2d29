"""What ``studyguide check`` prints: text for people, JSON and SARIF for programs, each with the right line."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from studyguide.explanations import explanations
from studyguide.inspection import check_book, inspect_book
from studyguide.reports.finding import Finding, Inspection
from studyguide.reports.sarif import as_sarif
from studyguide.reports.text import as_text

pytestmark = pytest.mark.root("quiz-kinds")

BAD = """\
---
orphan: true
---
# Bad

::::{question} single
:id: bad-key

Which?

- [ ] One
  > This sentence says in ten words why the option stands.
- [ ] Two
  > This sentence says in ten words why the option stands.
- [ ] Three
  > This sentence says in ten words why the option stands.
  > A second line of the rationale, and only the third one
  > is wrong, for it names option B by its letter.
::::

See {ref}`sec-none`.
"""
KEY, LETTER, LINK = 6, 18, 21


@pytest.fixture
def book(book):
    """Leave out the one rule that a book of one bank cannot keep."""
    conf = (book.source / "conf.py").read_text(encoding="utf-8")
    book.write("conf.py", f"{conf}\nsuppress_warnings = ['studyguide.kinds-unused']\n")
    return book


@pytest.fixture
def bad(book):
    """Write a page with a fatal problem, a warning inside a rationale, and a warning of Sphinx."""
    book.write("quizzes/bad.md", BAD)
    return book


def printed(book, form: str) -> tuple[int, str]:
    out = io.StringIO()
    return check_book(book.source, out, form), out.getvalue()


def test_good_book_passes_in_every_format(book):
    assert printed(book, "text") == (0, "The checklist finds nothing to mend.\n")
    assert printed(book, "json") == (0, json.dumps({"version": 1, "findings": [], "failure": None}, indent=2) + "\n")
    status, log = printed(book, "sarif")
    assert status == 0
    assert json.loads(log)["runs"][0]["results"] == []


def test_text_names_place_and_code_sorted_by_place(bad):
    status, text = printed(bad, "text")

    assert status == 1
    *lines, count = text.splitlines()
    assert [line.partition(": ")[0] for line in lines] == [f"quizzes/bad.md:{line}" for line in (KEY, LETTER, LINK)]
    assert [line.rpartition(" ")[2] for line in lines] == [
        "[studyguide.no-key]",
        "[studyguide.option-letter]",
        "[ref.ref]",
    ]
    assert count == "3 findings"


def test_json_has_the_documented_shape(bad):
    status, text = printed(bad, "json")

    report = json.loads(text)
    assert status == 1
    assert set(report) == {"version", "findings", "failure"}
    assert [set(finding) for finding in report["findings"]] == [
        {"path", "line", "code", "message", "level", "help"}
    ] * 3
    first, second, third = report["findings"]
    assert (first["path"], first["line"], first["code"], first["level"]) == ("quizzes/bad.md", KEY, "no-key", "error")
    assert (second["line"], second["code"], second["level"]) == (LETTER, "option-letter", "warning")
    assert (third["line"], third["code"], third["help"]) == (LINK, "ref.ref", None)
    assert first["help"] == explanations()["no-key"].title


def test_sarif_has_the_shape_that_code_hosts_take(bad):
    _status, text = printed(bad, "sarif")

    log = json.loads(text)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "studyguide"
    assert run["invocations"] == [{"executionSuccessful": True}]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning"}
        assert result["message"]["text"]
        (place,) = result["locations"]
        assert place["physicalLocation"]["artifactLocation"] == {"uri": "quizzes/bad.md", "uriBaseId": "%SRCROOT%"}
        assert place["physicalLocation"]["region"]["startLine"] >= 1
    rule = next(rule for rule in driver["rules"] if rule["id"] == "no-key")
    assert rule["shortDescription"]["text"] == explanations()["no-key"].title
    assert "- [x]" in rule["help"]["markdown"]


def test_finding_without_a_place_fits_every_format():
    inspection = Inspection((Finding("", 0, "", "something"), Finding("a b.md", 0, "audience", "something")))

    assert as_text(inspection).splitlines()[:2] == ["something", "a b.md: something [studyguide.audience]"]
    first, second = json.loads(as_sarif(inspection, {}, version="1"))["runs"][0]["results"]
    assert "locations" not in first
    assert second["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "a%20b.md", "uriBaseId": "%SRCROOT%"}}}
    ]


def test_book_that_cannot_be_read_says_why_and_keeps_what_was_found(bad):
    conf = (bad.source / "conf.py").read_text(encoding="utf-8")
    bad.write(
        "conf.py",
        conf + "\nfrom sphinx.errors import ExtensionError\n"
        "def stop(*_):\n    raise ExtensionError('no further')\n"
        "def setup(app):\n    app.connect('env-check-consistency', stop)\n",
    )

    status, text = printed(bad, "json")

    report = json.loads(text)
    assert status == 1
    assert "no further" in report["failure"]
    assert "no-key" in {finding["code"] for finding in report["findings"]}
    log = json.loads(printed(bad, "sarif")[1])["runs"][0]["invocations"][0]
    assert log["executionSuccessful"] is False


def test_warnings_of_parallel_readers_and_of_the_settings_are_found_once(bad):
    for number in range(8):
        bad.write(f"quizzes/more{number}.md", BAD.replace("bad-key", f"more-{number}"))
    bad.write("quizzes/kept.md", "---\naudience: teachers\n---\n# Kept\n")
    conf = (bad.source / "conf.py").read_text(encoding="utf-8")
    bad.write("conf.py", f"{conf}\n")

    found = inspect_book(bad.source).findings

    assert len([finding for finding in found if finding.code == "no-key"]) == 9
    assert [(finding.path, finding.line) for finding in found if finding.code == "audience"] == [("quizzes/kept.md", 2)]


def test_suppressed_warning_is_not_found(bad):
    conf = (bad.source / "conf.py").read_text(encoding="utf-8")
    bad.write("conf.py", f"{conf}\nsuppress_warnings += ['studyguide.option-letter']\n")

    assert [finding.code for finding in inspect_book(bad.source).findings] == ["no-key", "ref.ref"]


def test_command_prints_machine_formats_on_its_output_and_text_on_its_errors(bad):
    def run(*arguments):
        command = [sys.executable, "-m", "studyguide.cli", "check", str(bad.source), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    text, form = run(), run("--format", "json")

    assert (text.returncode, text.stdout) == (1, "")
    assert "quizzes/bad.md:6: " in text.stderr
    assert (form.returncode, form.stderr) == (1, "")
    assert len(json.loads(form.stdout)["findings"]) == 3


PASSAGES = {
    "first paragraph of a hint": (":::{hint}\nText\nof option B here.\n:::", 2),
    "second paragraph of a hint": (":::{hint}\nText\n\nMore text,\nthen option B.\n:::", 4),
    "list in an explanation": (":::{explanation}\n* One\n* Two\n  and answer (C)\n:::", 3),
    "after a reference": (":::{hint}\n{cite:p}`atkin1980`\nand\n{ref}`sec-border`, option B\n:::", 3),
}  # fmt: skip


@pytest.mark.parametrize("where", PASSAGES)
def test_letter_is_reported_at_its_own_line(book, where):
    passage, line = PASSAGES[where]
    why = "This sentence says in ten words why the option stands."
    good = "".join(f"- [{mark}] {text}\n  > {why}\n" for mark, text in (("x", "One"), (" ", "Two"), (" ", "Six")))
    head = f"::::{{question}} single\n:id: bad-one\n\nWhich?\n\n{good}"
    book.write("quizzes/bad.md", f"---\norphan: true\n---\n# Bad\n\n{head}{passage}\n::::\n")

    found = inspect_book(book.source).findings

    assert [(finding.code, finding.line) for finding in found] == [("option-letter", 6 + head.count("\n") + line)]
