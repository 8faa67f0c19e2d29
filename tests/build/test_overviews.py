"""What the book makes of itself: overviews, back-links, the list of maps, the audit of a source, and what it hides."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
from pathlib import Path

import pytest

from studyguide.cli import main

SPEC = importlib.util.spec_from_file_location("checked_book", Path(__file__).with_name("checked_book.py"))
checked_book = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(checked_book)

ROOTS = Path(__file__).with_name("roots")

pytestmark = pytest.mark.root("book")
EVERY_BUILDER = ("html", "dirhtml", "singlehtml", "epub", "text", "man", "latex", "texinfo", "gettext", "xml", "typst")

TABLES = """
# Tables

```{overview} objectives
:name: tab-objectives
Objectives of *all* chapters
```

```{overview} reading
Pages
```

```{overview} kinds-of-source
Kinds
```

```{overview} voices
Voices
```

```{coverage}
:name: tab-coverage
```

```{coverage} holes
Only *holes*
```

```{atlas}
:only: fig-map
```

```{claims}
:name: tab-claims
What the article says
```
"""

CLAIMS = """
- id: c-1
  part: one
  claim: The river was *always* the border.
  verdict: [outdated, contested]
  answer: It became the border in 1828.
  places: [sec-section]
"""


@pytest.fixture
def tables(book):
    """Write the good book with a page of everything that it makes of itself."""
    for path in sorted(book.source.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    texts = checked_book.files()
    texts["tables.md"] = TABLES.lstrip("\n")
    texts["claims.yaml"] = CLAIMS.lstrip("\n")
    texts["conf.py"] += 'studyguide_claims = "claims.yaml"\nnumfig = True\n'
    texts["index.md"] = texts["index.md"].replace("glossary\n", "glossary\ntables\n")
    section = texts["part/section.md"]
    texts["part/section.md"] = section.replace(
        ":::{figure} /map.svg\n", ":::{figure} /figures/map.svg\n:name: fig-map\n"
    )
    texts["figures/map.svg"] = texts.pop("map.svg")
    bank = texts["quizzes/part/section.md"]
    texts["quizzes/part/section.md"] = bank.replace(":image: /map.svg", ":image: /figures/map.svg")
    checked_book.write(book.source, texts)
    return book


def rows(html: str, caption: str) -> list[list[str]]:
    """Return the cells of the table with this caption, as text."""
    table = next(part for part in html.split("<table")[1:] if caption in part.partition("</caption>")[0])
    found = re.findall(r"<tr.*?>(.*?)</tr>", table.partition("</table>")[0], re.DOTALL)
    return [
        [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in found
    ]


@pytest.mark.parametrize("builder", EVERY_BUILDER)
def test_every_builder_takes_the_tables_without_a_warning(tables, builder):
    warnings = tables.build(builder).warnings

    assert [line for line in warnings if "mimetype" not in line] == []


def test_objectives_are_counted_with_their_public_questions_only(tables):
    html = tables.build(tags=["instructor"]).read("tables.html")

    first = rows(html, "all")[1]
    assert first == ["The river, 1", "Explain one thing.", "The river: 3; A section: 6", "2", "5", "2"]


def test_pages_are_listed_with_words_grade_sources_and_date(tables):
    page, words, minutes, grade, sources, as_of = rows(tables.build().read("tables.html"), "Pages")[2]

    assert page == "A section"
    assert 900 < int(words.replace(",", "")) < 1200
    assert int(minutes) in {5, 6}
    assert 4 < float(grade) < 12
    assert (sources, as_of) == ("8", "30 June 2026")


def test_sources_are_counted_by_kind_and_voice(tables):
    html = tables.build().read("tables.html")

    assert ["Primary sources", "10"] in rows(html, "Kinds")
    assert ["Iranian", "3"] in rows(html, "Voices")


def test_coverage_counts_kinds_by_objective_page_and_level(tables):
    html = tables.build(tags=["instructor"]).read("tables.html")

    caption = "kinds of question that test them"
    assert ["The river, 1", "The river", "1 single", "1 single", "1 single"] in rows(html, caption)
    assert ["The river, 2", "A section", "1 single", "1 single, 1 numeric, 1 match, 1 order", "1 single"] in rows(
        html, caption
    )
    assert rows(html, "Kinds of question by level")[1] == ["single", "6", "6", "6", "18"]
    assert rows(html, "Only")[1:] == [["Nothing", "–"]]


def test_coverage_names_holes_with_a_link_to_their_page(tables):
    tables.write("quizzes/part/section.md", "# Empty\n")
    opener = (tables.source / "part/index.md").read_text(encoding="utf-8")
    tables.write("part/index.md", opener.replace("- [ob-three]", "- [ob-new] Explain a new thing.\n- [ob-three]"))

    html = tables.build().read("tables.html")

    found = rows(html, "What is not tested")
    assert ["Objective without a question: The river, 3", "The river"] in found
    assert ["Section without a question", "A section"] in found
    assert ["Kind that no question uses: open", "–"] in found
    assert 'href="part/section.html"' in html.partition("Section without a question")[2].partition("</tr>")[0]


def test_coverage_follows_a_change_in_a_bank(tables):
    tables.build()
    bank = tables.source / "quizzes/part/section.md"
    tables.write("quizzes/part/section.md", bank.read_text(encoding="utf-8").partition("::::{question} truefalse")[0])

    assert "Kind that no question uses: open" in tables.build().read("tables.html")


def test_coverage_is_printed_as_json_with_the_documented_shape(tables, capsys):
    assert main(["coverage", str(tables.source), "--format", "json"]) == 0

    report = json.loads(capsys.readouterr().out)
    assert set(report) == {"version", "questions", "counts", "objectives", "pages", "holes"}
    assert report["questions"] == sum(count["questions"] for count in report["counts"]) == 27
    assert {"objective": "ob-one", "page": "part/index", "level": "recall", "kind": "single", "questions": 1} in (
        report["counts"]
    )
    assert report["objectives"][0] == {
        "id": "ob-one",
        "name": "The river, 1",
        "text": "Explain one thing.",
        "page": "part/index",
    }
    assert report["pages"][1] == {"page": "part/section", "title": "A section", "questions": 18}
    assert report["holes"] == []


def test_coverage_is_printed_as_text(tables, capsys):
    assert main(["coverage", str(tables.source)]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Objectives (27 questions)"
    assert lines[1] == "  ob-one: Explain one thing."
    assert lines[2] == "    part/index: recall 1 single; apply 1 single; infer 1 single"
    assert "  single           6       6       6      18" in lines
    assert lines[-1] == "  none"


def test_coverage_of_questions_alone_needs_no_chapters(book, capsys):
    for path in sorted(book.source.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    shutil.copytree(ROOTS / "quiz-kinds", book.source, dirs_exist_ok=True)

    assert main(["coverage", str(book.source), "--format", "json"]) == 0

    report = json.loads(capsys.readouterr().out)
    assert report["questions"] > 0
    assert "part/section" in [page["page"] for page in report["pages"]]
    assert {hole["code"] for hole in report["holes"]} <= {"kind-unused", "objective-recall"}


def test_coverage_of_a_book_that_cannot_be_read_fails(tables, capsys):
    tables.write("conf.py", "extensions = ['no_such_extension']\n")

    assert main(["coverage", str(tables.source)]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "no_such_extension" in captured.err


def test_overview_follows_a_change_in_another_page(tables):
    tables.build()
    opener = tables.source / "part" / "index.md"
    tables.write(
        "part/index.md", opener.read_text(encoding="utf-8").replace("Explain one thing", "Explain a new thing")
    )

    assert "Explain a new thing." in tables.build().read("tables.html")


def test_overview_of_a_parallel_build_is_the_same(tables):
    for number in range(12):
        tables.write(f"part/extra{number}.md", f"---\norphan: true\n---\n# Extra {number}\n")
    alone = rows(tables.build().read("tables.html"), "Pages")

    together = rows(tables.build(parallel=2).read("tables.html"), "Pages")

    assert together == alone


def test_glossary_leads_back_to_the_pages_that_use_a_term(tables):
    html = tables.build().read("glossary.html")

    assert re.search(r'<p class="sg-used-in">Used in: <a [^>]*href="part/section.html"[^>]*>.*?A section', html)


def test_glossary_forgets_a_page_that_no_longer_uses_the_term(tables):
    tables.build()
    section = tables.source / "part" / "section.md"
    tables.write("part/section.md", section.read_text(encoding="utf-8").replace("{term}`Aras`", "Aras"))

    assert "sg-used-in" not in tables.build().read("glossary.html")


def test_atlas_names_number_day_and_point_of_view(tables):
    html = tables.build().read("tables.html")

    assert "Fig. 1" in html
    assert "Shows: 1828. Point of view: none." in html


def test_claim_stands_with_its_verdict_and_the_place_that_answers_it(tables):
    claim, verdict, answer = rows(tables.build().read("tables.html"), "What the article says")[1]

    assert (claim, verdict) == ("The river was always the border.", "outdated, contested")
    assert answer == "It became the border in 1828. See A section."


BAD_CLAIMS = {
    "verdict: [outdated, contested]": ("verdict: [silly]", "claims-verdict"),
    "  verdict: [outdated, contested]\n": ("", "claims-verdict"),
    "places: [sec-section]": ("places: []", "claims-place"),
    "  answer: It became the border in 1828.\n": ("", "claims-claim"),
    "part: one": ("part: [one]", "claims-claim"),
    "claim: The river was *always* the border.": ("claim: a: b", "claims-yaml"),
    "id: c-1": ("id: C 1", "claims-claim"),
    "  part: one": ("  part: one\n  colour: red", "claims-key"),
}


@pytest.mark.parametrize("old", BAD_CLAIMS)
def test_bad_claim_is_reported_in_its_file(tables, old):
    new, rule = BAD_CLAIMS[old]
    assert old in CLAIMS
    tables.write("claims.yaml", CLAIMS.lstrip("\n").replace(old, new))

    warnings = tables.build("dummy").warnings

    assert any(re.match(rf"claims\.yaml:\d+: .*\[studyguide\.{rule}\]", line) for line in warnings), warnings


BAD_DIRECTIVES = {
    "```{overview} weather\n```": "overview-unknown",
    "```{coverage} weather\n```": "coverage-unknown",
    "```{atlas}\n:only: fig-moon\n```": "atlas-unknown",
    "```{atlas}\n```": "atlas-empty",
    "```{claims}\n:part: nine\n```": "claims-empty",
}


@pytest.mark.parametrize("text", BAD_DIRECTIVES)
def test_bad_directive_is_reported_at_its_line(tables, text):
    tables.write("tables.md", f"# Tables\n\n{text}\n")

    warnings = tables.build("dummy").warnings

    assert any(line.startswith("tables.md:3: ") and BAD_DIRECTIVES[text] in line for line in warnings), warnings


def test_reader_can_choose_the_events_of_one_chapter(tables):
    """The radio buttons are there, and each event says in which chapters it stands; a style sheet does the rest."""
    texts = checked_book.files()
    second = (
        texts["part/index.md"]
        .replace("ob-", "oc-")
        .replace("sec-part", "sec-two")
        .replace("chapter: part", "chapter: two")
    )
    tables.write("two/index.md", second.replace("# The river", "# The sea").replace("```{toctree}\nsection\n```\n", ""))
    index = (tables.source / "index.md").read_text(encoding="utf-8")
    tables.write("index.md", index.replace("part/index\n", "part/index\ntwo/index\n", 1))
    tables.write("tables.md", "# Tables\n\n:::{timeline}\n:filter:\n:::\n")

    html = tables.build().read("tables.html")

    assert re.findall(r'<input type="radio" name="sg-timeline" value="(\d)"', html) == ["0", "1", "2"]
    assert 'class="sg-in-1 sg-timeline-event"' in html or 'class="sg-timeline-event sg-in-1"' in html


KEPT = "exam-1"


@pytest.mark.parametrize("builder", EVERY_BUILDER)
def test_question_for_instructors_stands_in_no_public_output(tables, builder):
    out = tables.build(builder).out

    holding = [
        str(path.relative_to(out))
        for path in out.rglob("*")
        if path.is_file() and ".doctrees" not in path.parts and KEPT.encode() in path.read_bytes()
    ]
    assert holding == []


def test_instructor_edition_holds_the_questions_for_instructors(tables):
    assert KEPT in tables.build(tags=["instructor"]).read("quizzes/exam/part.html")


def test_page_for_an_audience_that_nobody_knows_is_kept_out(tables):
    """A slip in the word must not publish a key."""
    tables.write("quizzes/exam/part.md", checked_book.bank("exam", 3, audience="teacher"))

    built = tables.build()

    assert not (built.out / "quizzes" / "exam" / "part.html").exists()
    assert any(line.startswith("quizzes/exam/part.md:4: ") and "studyguide.audience" in line for line in built.warnings)
