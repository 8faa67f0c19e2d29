"""What docs/ says holds: its examples build without a warning and show everything, and what it names is there."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import shlex
import shutil
import sys
from pathlib import Path
from typing import get_args

import pytest

from studyguide.cli import main
from studyguide.quiz.audience import INSTRUCTOR
from studyguide.quiz.compiled.writer import SCHEMA
from studyguide.quiz.directives import KIND_FIELDS, QUESTION_FIELDS, QUIZ_FIELDS
from studyguide.quiz.marking import mark
from studyguide.quiz.model import KINDS, LEVELS, SCALES, Question
from studyguide.quiz.normalisation import normalise
from studyguide.quiz.numbers import read_number
from studyguide.quiz.paper_words import NO_KEY
from studyguide.quiz.settings import MODES, NAMES

PROJECT = Path(__file__).resolve().parents[2]
SPEC = importlib.util.spec_from_file_location("shared", PROJECT / "tests" / "conftest.py")
shared = importlib.util.module_from_spec(SPEC)
sys.modules["shared"] = shared
SPEC.loader.exec_module(shared)

DOCS = PROJECT / "docs"
COOKBOOK = (DOCS / "writing-questions.md").read_text(encoding="utf-8")
NEW_KIND = (DOCS / "adding-a-kind.md").read_text(encoding="utf-8")

_FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<language>md|sh)(?: (?P<path>\S+))?\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)
FENCES = list(_FENCE.finditer(COOKBOOK))
BANKS = [fence for fence in FENCES if fence["path"]]
EMBEDS = [fence["text"] for fence in FENCES if fence["language"] == "md" and not fence["path"]]
COMMANDS = [
    line.partition("#")[0] for fence in FENCES if fence["language"] == "sh" for line in fence["text"].splitlines()
]
EXAMPLES = "\n".join([*(fence["text"] for fence in BANKS), *EMBEDS])

CONF = """
project = "Tiny"
author = copyright = "Nobody"
release = version = "1.0"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "studyguide"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "fieldlist"]
bibtex_bibfiles = ["sources.bib"]
html_theme = "basic"
nitpicky = True
exclude_patterns = ["_build"]
"""

SOURCE = "@misc{KEY, title={KEY}, author={A, B}, publisher={C}, year={2020}}\n"


def named(pattern):
    """Return what the examples name in a role or a field, each once."""
    return sorted({name for found in re.findall(pattern, EXAMPLES) for name in found.split(",")})


KEYS = named(r"\{cite:p\}`([^`]+)`")
TERMS = named(r"\{term\}`([^`]+)`")
LABELS = named(r"(?:\{ref\}`|:source: )(sec-[\w-]+)")
OBJECTIVES = named(r":objective: (\S+)")
PICTURES = named(r":image: /(\S+)")


def write_book(folder):
    """Write a tiny book that has what the examples name, and the examples."""
    book = shared.Book(folder)
    book.write("conf.py", CONF)
    book.write("sources.bib", "".join(SOURCE.replace("KEY", key) for key in KEYS))
    terms = "".join(f"{term}\n  A word.\n\n" for term in TERMS)
    aims = "".join(f"- [{aim}] Explain one thing.\n" for aim in OBJECTIVES)
    sections = "".join(f"({label})=\n## Section {label}\n\n" for label in LABELS)
    book.write(
        "index.md",
        f"# Tiny\n\n:::{{objectives}}\n{aims}:::\n\n{sections}## Words\n\n:::{{glossary}}\n{terms}:::\n\n"
        "## Sources\n\n```{bibliography}\n```\n",
    )
    banks = {}
    for fence in BANKS:
        banks.setdefault(fence["path"], []).append(fence["text"])
    for path, texts in banks.items():
        book.write(path, "\n".join(texts))
    for place, embed in enumerate(EMBEDS):
        book.write(f"chapters/page-{place}.md", f"---\norphan: true\n---\n# Page {place}\n\n{embed}")
    for picture in PICTURES:
        target = folder / picture
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / picture, target)
    return book


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build all examples once, with those for instructors."""
    return write_book(tmp_path_factory.mktemp("cookbook")).build(tags=[INSTRUCTOR])


def test_no_example_of_the_cookbook_gives_a_warning(built):
    written = re.findall(r"^:id: (\S+)$", EXAMPLES, re.MULTILINE)
    shown = "".join(path.read_text(encoding="utf-8") for path in sorted(built.out.glob("quizzes/**/*.html")))

    assert built.warnings == ()
    assert len(written) > 15
    assert [qid for qid in written if f'id="q-{qid}"' not in shown] == []


def test_every_embed_of_the_cookbook_shows_what_it_says(built):
    pages = [built.read(f"chapters/page-{place}.html") for place in range(len(EMBEDS))]
    shown = [re.findall(r'<section[^>]* id="q-([\w-]+)"', page) for page in pages]

    assert [len(some) for some in shown[1:]] == [2, 2, 2]
    assert shown[1] == ["treaties-years", "treaties-order"]
    assert len(shown[0]) > 10


def test_every_bank_of_the_cookbook_is_a_bank_of_its_own():
    assert [fence["path"] for fence in BANKS if (PROJECT / fence["path"]).exists()] == []


def test_cookbook_shows_every_kind_field_and_key():
    kinds = set(re.findall(r"\{question\} (\w+)", EXAMPLES))
    fields = set(re.findall(r"^:(\w+): ", EXAMPLES, re.MULTILINE))
    keys = set(
        re.findall(
            r"^(\w+): ", "".join(re.findall(r"^---\n(.*?)^---$", EXAMPLES, re.MULTILINE | re.DOTALL)), re.MULTILINE
        )
    )
    passages = set(re.findall(r"^:::\{([\w-]+)\}", EXAMPLES, re.MULTILINE))

    assert kinds == set(KINDS)
    assert fields == {*QUESTION_FIELDS, *KIND_FIELDS, *QUIZ_FIELDS}
    assert keys == {*NAMES, "audience", "orphan"}
    assert passages == {"hint", "explanation", "rubric", "model-answer"}


@pytest.mark.parametrize(
    "word", [*LEVELS, *SCALES, *MODES, *(f":{name}:" for name in (*QUESTION_FIELDS, *KIND_FIELDS))]
)
def test_cookbook_names_every_word_that_a_field_takes(word):
    assert f"`{word}`" in COOKBOOK


def test_examples_lean_on_what_the_guide_has():
    texts = "".join(path.read_text(encoding="utf-8") for path in sorted((PROJECT / "chapters").rglob("*.md")))
    words = "".join(path.read_text(encoding="utf-8") for path in sorted((PROJECT / "glossary").glob("*.md")))
    sources = (PROJECT / "data" / "references.bib").read_text(encoding="utf-8")

    assert len(KEYS) > 5
    assert [key for key in KEYS if f"{{{key}," not in sources] == []
    assert [key for key in KEYS if key not in texts] == []
    assert [term for term in TERMS if f"\n{term}\n" not in words] == []
    assert [label for label in LABELS if f"({label})=" not in texts] == []
    assert [aim for aim in OBJECTIVES if f"[{aim}]" not in texts] == []


def test_checklist_finds_nothing_in_the_cookbook(tmp_path, capsys):
    write_book(tmp_path)
    main(["check", str(tmp_path)])
    told = capsys.readouterr().err.splitlines()

    # The tiny book itself is no guide: its glossary is told to say more.
    assert [line for line in told if line.startswith("index.md:")]
    assert [line for line in told if line.startswith("quizzes/")] == []


@pytest.mark.parametrize("command", [line.strip() for line in COMMANDS if "studyguide " in line])
def test_every_command_of_the_cookbook_runs(tmp_path, monkeypatch, capsys, command):
    write_book(tmp_path)
    monkeypatch.chdir(tmp_path)
    _program, *arguments = shlex.split(command)

    # 1 says that there is something to mend; a command that is unknown ends the process.
    assert main(arguments) in ({0, 1} if arguments[0] == "check" else {0})
    assert "".join(capsys.readouterr()) or "--into" in arguments


def test_cookbook_builds_with_the_tags_that_are_read():
    tags = re.findall(r"sphinx-build .*?-t (\w+)", COOKBOOK)

    assert set(tags) == {INSTRUCTOR, NO_KEY}


def test_penalty_in_the_cookbook_is_reckoned_right():
    task = {"kind": "multiple", "key": {"a": 100, "b": 100, "c": 100, "d": -50, "e": 0}}

    assert "make 2/3 \N{MINUS SIGN} 1/2 = 0.17" in COOKBOOK
    assert mark(task, ["a", "b", "d"]).score == pytest.approx(2 / 3 - 1 / 2)


def test_spellings_that_the_cookbook_calls_the_same_are():
    table = COOKBOOK.partition("| | the same |\n|---|---|\n")[2].partition("\n\n")[0]
    rows = [re.findall(r"`([^`]+)`", row) for row in table.splitlines()]
    numbers = re.search(
        r"^Numbers: (.*?) are the same; so are (.*?)\.$", COOKBOOK.replace(". A comma", ".\n"), re.MULTILINE
    )

    assert len(rows) == 7
    assert [row for row in rows if len({normalise(text) for text in row}) > 1] == []
    for some in numbers.groups():
        assert len({read_number(text) for text in re.findall(r"`([^`]+)`", some)} - {None}) == 1


def test_everything_named_in_the_page_on_kinds_exists():
    names = set(re.findall(r"`((?:src|tests|docs|tools|bench)/[\w./-]+)`", NEW_KIND))

    assert len(names) > 25
    assert [name for name in sorted(names) if not (PROJECT / name).exists()] == []


def test_page_on_kinds_names_every_module_that_the_type_checker_would_stop_in():
    stopped = [
        path.relative_to(PROJECT).as_posix()
        for path in sorted((PROJECT / "src").rglob("*.py"))
        if any(
            isinstance(node, ast.Name) and node.id == "assert_never" for node in ast.walk(ast.parse(path.read_bytes()))
        )
    ]

    assert len(stopped) >= 11
    assert [name for name in stopped if f"`{name}`" not in NEW_KIND] == []


def test_page_on_kinds_names_every_module_that_tells_kinds_apart():
    model = ast.parse((PROJECT / "src" / "studyguide" / "quiz" / "model.py").read_bytes())
    classes = {node.name for node in model.body if isinstance(node, ast.ClassDef)}
    kinds = "|".join(sorted(kind.__name__ for kind in get_args(Question)))
    apart = [
        path.relative_to(PROJECT).as_posix()
        for path in sorted((PROJECT / "src").rglob("*"))
        if path.suffix in {".py", ".js"}
        and re.search(rf"\b({kinds}|truefalse|cloze)\b", path.read_text(encoding="utf-8"))
    ]

    assert set(kinds.split("|")) <= classes
    assert len(apart) > 15
    assert [name for name in apart if f"`{name}`" not in NEW_KIND] == []


def properties(part):
    """Yield the name of every value that a schema describes."""
    if isinstance(part, dict):
        yield from part.get("properties", {})
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from properties(inner)


def test_page_on_quizzes_json_describes_what_the_schema_has():
    page = (DOCS / "quizzes-json.md").read_text(encoding="utf-8")
    known = set(properties(json.loads(SCHEMA.read_text(encoding="utf-8"))))

    assert f"`{SCHEMA.name}`" in page
    assert len(known) > 40
    assert sorted(known - set(re.findall(r"`([\w$]+)`", page))) == []


@pytest.mark.parametrize("page", sorted(path.name for path in DOCS.glob("*.md")))
def test_contributors_are_led_to_every_page_and_no_link_in_it_is_dead(page):
    text = (DOCS / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", text)

    assert f"docs/{page}" in (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert f"docs/{page}" in (PROJECT / "README.md").read_text(encoding="utf-8")
    assert [link for link in links if not (DOCS / link).exists()] == []


def test_documentation_is_no_part_of_the_book():
    settings = {}
    exec(compile((PROJECT / "conf.py").read_bytes(), "conf.py", "exec"), settings)  # noqa: S102 - our own settings

    assert "docs" in settings["exclude_patterns"]
