"""Every rule of the checklist catches a bad example, at its line, and finds nothing in a good book."""

from __future__ import annotations

import ast
import importlib.util
import io
import re
from pathlib import Path

import pytest

from studyguide.inspection import check_book

SPEC = importlib.util.spec_from_file_location("checked_book", Path(__file__).with_name("checked_book.py"))
checked_book = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(checked_book)

OPENER, SECTION, TERMS = "part/index.md", "part/section.md", "glossary.md"
PLACE = re.compile(r"^(?P<path>[^:]+):(?P<line>\d+): .+ \[studyguide\.(?P<code>[a-z-]+)\]$")
BORDER = (
    "The {term}`Aras` was the border after the treaty, "
    "and the traders of both sides kept on crossing it {cite:p}`source0`."
)
LONG_WORDS = "Internationalisation institutionalises incomprehensibility"


def findings(folder: Path, texts: dict[str, str]) -> list[tuple[str, int, str]]:
    """Return path, line and code of everything that is found in a book of these files."""
    checked_book.write(folder, texts)
    printed = io.StringIO()
    check_book(folder, printed)
    lines = printed.getvalue().splitlines()[:-1]
    places = [PLACE.match(line) for line in lines]
    assert all(places), [line for line, place in zip(lines, places, strict=True) if not place]
    return [(place["path"], int(place["line"]), place["code"]) for place in places]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


# Rules of questions that the checklist asks too, with or without the part of the book.
QUIZ_RULES = ("quality.py", "checklist.py")

# One row a rule: code, file, what is replaced, by what, and the words at whose line the finding must stand.
SPOILT = [
    ("objective-count", OPENER, "- [ob-three] Assess a third thing.\n", "", "# The river"),
    ("objective-verb", OPENER, "Explain one thing", "Understand one thing", "- [ob-one]"),
    ("objective-long", OPENER, "Explain one thing", "Explain " + "one thing " * 11, "- [ob-one]"),
    (
        "objective-level",
        OPENER,
        "Compare two things.\n- [ob-three] Assess",
        "Name two things.\n- [ob-three] List",
        "- [ob-one]",
    ),
    ("objective-untested", OPENER, "- [ob-three]", "- [ob-four] Explain a fourth thing.\n- [ob-three]", "- [ob-four]"),
    ("objective-exam", "quizzes/exam/part.md", ":objective: ob-two", ":objective: ob-one", None),
    (
        "question-levels",
        "quizzes/part/index.md",
        None,
        lambda _text: re.sub(":level: .*", ":level: recall", checked_book.bank("opener", 18)),
        None,
    ),
    ("question-field", "quizzes/part/index.md", ":source: sec-section\n", "", "::::{question}"),
    ("summary-objective", OPENER, "One point ({objective}`ob-one`)", "One point", "* One point"),
    ("uncited", SECTION, " {cite:p}`source0`.\n\n:::{figure}", ".\n\n:::{figure}", "The {term}`Aras`"),
    ("uncited-share", SECTION, None, lambda text: text.replace("\n\nThe clerk", "\n\n{.uncited}\nThe clerk"), None),
    ("uncited-statement", SECTION, BORDER, BORDER + "\nThere were 5,000 soldiers.", "There were 5,000"),
    ("uncited-statement", SECTION, BORDER, BORDER + '\nHe said "we will cross the river".', "He said"),
    ("uncited-statement", SECTION, BORDER, BORDER + "\nIt was the largest fair.", "It was the largest"),
    ("excerpt-long", SECTION, "We saw the river rise", "We saw the river rise " * 41, ":::{excerpt}"),
    ("excerpt-uncited", SECTION, "rise {cite:p}`source2`", "rise", ":::{excerpt}"),
    ("excerpt-field", SECTION, ":Translator: None\n", "", ":::{excerpt}"),
    ("event-uncited", "timeline.yaml", " {cite:p}`source3`", "", "- id: treaty"),
    ("event-long", "timeline.yaml", "Two states sign", "Two states sign " * 7, "- id: treaty"),
    ("question-uncited", "quizzes/part/section.md", " {cite:p}`source1`", "", "::::{question}"),
    ("sources-few", "part/index.md", "{cite:p}`source8,source9,source10,source11`", "{cite:p}`source8`", "# The river"),
    ("sources-voices", "sources.bib", "voice-syrian", "voice-western", None),
    ("sources-primary", "sources.bib", "primary", "secondary", None),
    (
        "sources-one",
        OPENER,
        None,
        lambda text: text.replace("We know", "").replace("From papers", "From papers " + "{cite:p}`source5` " * 20),
        "# The river",
    ),
    (
        "bib-unused",
        "sources.bib",
        None,
        lambda text: text + checked_book.ENTRY.format(key="extra", number=99, voice="iranian", kind="primary"),
        "@online{extra",
    ),
    ("bib-urldate", "sources.bib", "  urldate = {2026-01-01},\n", "", "@online{source0"),
    ("as-of-missing", SECTION, "as_of: 2026-06-30\n", "", "---"),
    ("as-of-stale", SECTION, "as_of: 2026-06-30", "as_of: 2025-06-30", "---"),
    ("as-of-horizon", SECTION, "as_of: 2026-06-30", "as_of: 2027-06-30", "---"),
    ("vague-time", SECTION, BORDER, BORDER + "\nIt is currently a border.", "It is currently"),
    ("names-file", "names.yaml", "known:", "spelling:", "spellings"),
    ("names-file", "names.yaml", "[UN]", "[UN", None),
    (
        "entry-length",
        TERMS,
        "It rises in the hills and flows to the sea, and both sides fished in it for years.\n",
        "",
        "Aras\n",
    ),
    ("term-unused", SECTION, "The {term}`Aras`", "The Kura", None),
    ("term-unlinked", SECTION, "The {term}`Aras`", "The Aras", "The Aras"),
    ("term-unlinked", SECTION, BORDER, "The Aras is wide {cite:p}`source0`.\n" + BORDER, "The Aras is wide"),
    ("short-form", SECTION, BORDER, BORDER + "\nThe IAEA was not there.", "The IAEA"),
    ("name-spelling", SECTION, BORDER, BORDER + "\nA letter went to Teheran.", "A letter"),
    (
        "reading-level",
        SECTION,
        None,
        lambda text: text.replace("The clerk wrote a short note", f"{LONG_WORDS} {LONG_WORDS} {LONG_WORDS}"),
        "# A section",
    ),
    (
        "sentence-median",
        SECTION,
        None,
        lambda text: text.replace(" in a book that is kept to this day", " in a book" + " on a boat" * 6).replace(
            "by the water", "by the water" + " and the sea" * 3
        ),
        "# A section",
    ),
    ("sentence-long", SECTION, BORDER, BORDER + "\nIt was " + "so wide and so " * 12 + "deep.", "It was so wide"),
    ("paragraph-long", SECTION, BORDER, BORDER + "\nIt was a wide river in those days." * 22, "The {term}`Aras`"),
    (
        "section-length",
        SECTION,
        None,
        lambda text: text.replace(checked_book.FILLER, "A word {cite:p}`source1`."),
        "# A section",
    ),
    (
        "part-long",
        SECTION,
        None,
        lambda text: text.replace(
            "\n\n## Check yourself",
            ("\n\nIt was a wide river in those days {cite:p}`source1`." * 40) + "\n\n## Check yourself",
        ),
        "## The rest",
    ),
    ("loaded-word", SECTION, BORDER, BORDER + "\nThe regime built a bridge.", "The regime"),
    ("figures-file", "figures.yaml", "name: fig-map", "name: [fig-map", None),
    ("figure-field", "figures.yaml", "  source: drawn by hand\n", "", "- name: fig-map"),
    ("figure-unknown", "figures.yaml", "file: map.svg", "file: other.svg", None),
    (
        "figure-alt",
        SECTION,
        ":alt: A line from left to right that stands for a river between two hills.",
        ":alt: A map",
        None,
    ),
    ("figure-alt-differs", SECTION, "between two hills", "between two low hills", None),
    ("figure-description", SECTION, "{long-description} fig-map", "{note}", ":::{figure}"),
    ("table-header", SECTION, ":header-rows: 1\n", "", None),
    ("table-caption", SECTION, "{list-table} A table", "{list-table}", None),
    ("heading-second-title", SECTION, "## The filler", "# The filler", None),
    ("link-text", SECTION, BORDER, BORDER + "\nRead it [here](https://example.org).", "The {term}`Aras`"),
    (
        "stem-long",
        "quizzes/part/index.md",
        "in the year 1700",
        "in the year 1700 " + "of that age " * 20,
        "::::{question}",
    ),
    (
        "options-count",
        "quizzes/part/index.md",
        None,
        lambda text: re.sub(r"- \[ \] The Terek.*?\n  >.*?\n", "", text, count=1),
        "::::{question}",
    ),
    (
        "key-longest",
        "quizzes/part/index.md",
        None,
        lambda text: re.sub(r"- \[x\] The \w+ of the north", r"\g<0> and of much else besides", text),
        "::::{question}",
    ),
    (
        "key-place",
        "quizzes/part/index.md",
        None,
        lambda _text: (
            checked_book.bank("opener", 18)
            .replace("- [ ] The Aras", "- [x] The Aras")
            .replace("- [x] The Kura", "- [ ] The Kura")
            .replace("- [x] The Terek", "- [ ] The Terek")
        ),
        None,
    ),
    ("part-missing", OPENER, ":::{central-question}\nWho owns a river?\n:::\n", "", "# The river"),
    ("part-missing", SECTION, "```{quiz} part/section\n```\n", "", "# A section"),
    (
        "part-order",
        OPENER,
        None,
        lambda text: text.replace(":::{in-brief}\nA river, a treaty and a quarrel.\n:::\n", "").replace(
            "```{toctree}", ":::{in-brief}\nA river.\n:::\n\n```{toctree}"
        ),
        "# The river",
    ),
    ("chapter-not-modular", SECTION, BORDER, BORDER + "\nSee chapter 2." * 4, None),
    ("front-matter-key", SECTION, "chapter: part", "chapter: part\nas_off: 2026", "as_off"),
    ("figure-key", "figures.yaml", "  pov: none", "  pov: none\n  colour: red", "- name: fig-map"),
    (
        "negative-plain",
        "quizzes/part/index.md",
        "Which of these rivers was the",
        "Which of these rivers was not the",
        "::::{question}",
    ),
    ("stem-alike", "quizzes/part/section.md", "in the year 1741", "in the year 1740", None),
    (
        "objective-recall",
        "quizzes/part/section.md",
        ":id: other-numeric\n:objective: ob-two\n:level: apply",
        ":id: other-numeric\n:objective: ob-four\n:level: recall",
        ":objective: ob-four",
    ),
    (
        "distractor-implausible",
        "quizzes/part/section.md",
        "[ ] B: north of the line",
        "[ ] B: Saskatchewan",
        "- [ ] B: Sask",
    ),
    ("absolutes", "quizzes/part/index.md", None, lambda text: re.sub(r"- \[ \] The", "- [ ] Only the", text), None),
    ("kinds-unused", "quizzes/part/section.md", None, lambda text: text.partition("::::{question} truefalse")[0], None),
    ("prerequisite-unknown", OPENER, "prerequisites: []", "prerequisites: [ocean]", "---"),
    ("prerequisite-circle", OPENER, "prerequisites: []", "prerequisites: [part]", "---"),
    ("objective-unknown", SECTION, "{objectives} ob-one", "{objectives} ob-six", ":::{objectives}"),
    ("audience", "quizzes/exam/part.md", "audience: instructor", "audience: teachers", "audience:"),
]


def test_good_book_passes(tmp_path):
    assert findings(tmp_path, checked_book.files()) == []


def test_questions_before_reading_stand_above_the_chapter(tmp_path):
    texts = checked_book.files()
    texts["quizzes/part/before.md"] = checked_book.bank("before", 3).replace(
        "orphan: true", "orphan: true\nmode: pretest\nshuffle: true\nconfidence: true\npick: 3\npass: 60"
    )
    texts[OPENER] = texts[OPENER].replace(":::{timeline}", "```{quiz} part/before\n```\n\n:::{timeline}")

    found = {code for _path, _line, code in findings(tmp_path, texts)}

    assert found.isdisjoint({"part-order", "front-matter-key"})


@pytest.mark.parametrize("row", SPOILT, ids=[row[0] for row in SPOILT])
def test_bad_example_is_caught_at_its_line(tmp_path, row):
    code, name, old, new, place = row
    texts = checked_book.files()
    before = texts[name]
    texts[name] = new(before) if callable(new) else before.replace(old, new)
    assert texts[name] != before

    found = findings(tmp_path, texts)

    caught = [(path, line) for path, line, one in found if one == code]
    assert caught, found
    if place is not None:
        assert (name, line_of(texts[name], place)) in caught


def test_every_rule_has_a_bad_example(project):
    """A rule that nothing can break would be no rule."""
    package = project / "src" / "studyguide"
    calls = [
        node
        for path in (*(package / "book" / "checks").glob("*.py"), *map((package / "quiz").joinpath, QUIZ_RULES))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Finding", "Problem", "_at"}
    ]
    texts = [part.value for call in calls for part in call.args if isinstance(part, ast.Constant)]
    codes = {text for text in texts if isinstance(text, str) and re.fullmatch(r"[a-z]+(-[a-z]+)*", text)}

    assert len(codes) >= 60
    assert codes - {row[0] for row in SPOILT} == set()


def test_all_problems_of_a_page_are_reported_at_once(tmp_path):
    texts = checked_book.files()
    texts[SECTION] = texts[SECTION].replace(BORDER, BORDER + "\nThe regime is currently in Teheran.\n\nNo source here.")

    codes = [code for path, _line, code in findings(tmp_path, texts) if path == SECTION]

    assert sorted(codes) == ["loaded-word", "name-spelling", "uncited", "vague-time"]


@pytest.mark.parametrize(
    "names",
    ["", "spellings:\n  Tehran: Teheran\n", "known: UN\nloaded: regime\n", "spellings:\n", "known: [1, null]\n"],
)
def test_short_file_of_names_is_read_as_it_is_meant(tmp_path, names):
    """One word without brackets was once read as its letters, and every letter reported."""
    texts = checked_book.files() | {"names.yaml": names}

    assert findings(tmp_path, texts) == []


@pytest.mark.parametrize("names", ["- a list\n", "spellings: [Tehran]\n", "just a text\n", "spellings: {\n"])
def test_file_of_names_in_another_form_is_reported(tmp_path, names):
    texts = checked_book.files() | {"names.yaml": names}

    assert [code for _path, _line, code in findings(tmp_path, texts)] == ["names-file"]


def test_words_in_quotation_marks_and_attributed_claims_may_judge(tmp_path):
    texts = checked_book.files()
    kind = '\nHe wrote of "the regime".\nThe regime fell {attributed}`a rebel paper`.'
    texts[SECTION] = texts[SECTION].replace(BORDER, BORDER + kind)

    assert findings(tmp_path, texts) == []
