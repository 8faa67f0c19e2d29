"""Hundreds of spoilt question files at once: nothing stops, every fault is told in its place, good pages stay whole."""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest

HERE = Path(__file__).parent
ROOT = HERE / "roots" / "quiz-ten"
BUILDERS = ("html", "text", "epub", "typst")
PLACE = re.compile(r"(?P<path>[^:]+):(?P<line>[0-9]+): (?:WARNING|ERROR|CRITICAL): ")
OURS = re.compile(r"WARNING: .*\[studyguide\.(?P<code>[\w-]+)\]")
# MyST knows no line for what it cannot copy, the PDF no place for its own state.
NOWHERE = re.compile(r".*could not be serialized \[myst\.topmatter\]|WARNING: the PDF .*\[studyguide\.pdf-standard\]")
SETTINGS = """
suppress_warnings = ["toc.not_included"]
typst_palette = {"ink": "#1c2024", "muted": "#5a6470", "accent": "#1f4e79", "estimate": "#5b4a9e", "wash": "#f4f6f8"}
"""


def helper(name):
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


careless, malformed = helper("careless"), helper("malformed")
SLIPS = careless.cases()
RAW = careless.raw_cases()
SPOILT = malformed.generated()


def write_book(book, files):
    """Write the good book, and a page that shows every bank of the given files."""
    shutil.copytree(ROOT, book.source)
    conf = (ROOT / "conf.py").read_text(encoding="utf-8").replace('"studyguide.quiz"', '"studyguide"')
    book.write("conf.py", conf + SETTINGS)
    book.write("index.md", "# Book\n\n```{toctree}\npart/section\nterms\nall\n```\n")
    for name, data in files.items():
        path = book.source / "quizzes" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    # The name of a bank has no brackets.
    shown = [name for name in files if "[" not in name]
    book.write("all.md", "# All\n\n" + "\n".join(f"```{{quiz}} {name}\n```\n" for name in shown))
    book.write("figures/broken.png", "no picture")
    book.write("figures/odd.svg", '<svg viewBox="0 0 a b">')
    return book


@pytest.fixture(scope="module")
def corpus(tmp_path_factory, book_class):
    """Build all files together, once for each builder, and the same book without them."""
    folder = tmp_path_factory.mktemp("corpus")
    # Sorted after the good bank: of a repeated id its question counts.
    files = {f"slips/{name}": text.encode() for name, (_title, text, _marks) in SLIPS.items()}
    files |= {f"slips/{name}": data for name, (_title, data, _marks) in RAW.items()}
    files |= {f"spoilt/{name}": data for name, data in SPOILT.items()}
    book = write_book(book_class(folder / "book"), files)
    alone = write_book(book_class(folder / "alone"), {})
    return SimpleNamespace(
        source=book.source,
        files=files,
        built={builder: book.build(builder) for builder in BUILDERS},
        alone={builder: alone.build(builder) for builder in ("html", "text")},
    )


def told(corpus, name):
    """Return line and code of each warning of ours about a file."""
    found = []
    for warning in corpus.built["html"].warnings:
        place, ours = PLACE.match(warning), OURS.search(warning)
        if place and ours and place["path"] == f"quizzes/{name}.md":
            found.append((int(place["line"]), ours["code"]))
    return sorted(found)


def test_corpus_is_large_and_differs():
    assert len(SPOILT) + len(SLIPS) + len(RAW) >= 460
    assert len(SLIPS) >= 80
    assert len(set(SPOILT.values())) == len(SPOILT)
    assert len({title for title, _text, _marks in SLIPS.values()}) == len(SLIPS)


@pytest.mark.parametrize("builder", BUILDERS)
def test_no_file_stops_a_build(corpus, builder):
    built = corpus.built[builder]

    assert [warning for warning in built.warnings if re.search("Traceback|[Ee]xception|Error:", warning)] == []
    assert any(built.out.glob("*.pdf" if builder == "typst" else "index.*ml" if builder != "text" else "index.txt"))


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_warning_names_a_line_that_is_there(corpus, builder):
    lost = []
    for warning in corpus.built[builder].warnings:
        place = PLACE.match(warning)
        path = corpus.source / place["path"] if place else None
        # As every editor counts: not as str.splitlines does.
        count = len(re.split(rb"\r\n|\r|\n", path.read_bytes())) if path and path.is_file() else 0
        if not (place and 1 <= int(place["line"]) <= count):
            lost.append(warning)

    assert [warning for warning in lost if not NOWHERE.search(warning)] == []


@pytest.mark.parametrize("name", SLIPS, ids=[title for title, _text, _marks in SLIPS.values()])
def test_slip_is_told_once_at_its_line(corpus, name):
    title, _text, marks = SLIPS[name]

    assert told(corpus, f"slips/{name}") == marks
    if "alone" not in title:
        assert f'id="q-{name}-after"' in corpus.built["html"].read(f"quizzes/slips/{name}.html")


@pytest.mark.parametrize("name", RAW, ids=[title for title, _data, _marks in RAW.values()])
def test_slip_of_a_whole_file_is_told_at_its_line(corpus, name):
    title, _data, marks = RAW[name]

    assert told(corpus, f"slips/{name}") == marks
    written = (corpus.built["html"].out / f"quizzes/slips/{name}.html").is_file()
    assert written is not (title.startswith("audience") or any(code == "encoding" for _line, code in marks))


@pytest.mark.parametrize("builder", ["html", "text"])
@pytest.mark.parametrize("page", ["part/section", "quizzes/part/ten"])
def test_good_page_is_the_same_as_without_the_others(corpus, builder, page):
    name = f"{page}.{'txt' if builder == 'text' else builder}"

    assert corpus.built[builder].read(name) == corpus.alone[builder].read(name)
    assert corpus.alone[builder].read(name).count('id="q-ten-' if builder == "html" else "Question ") >= 10


def test_no_question_stands_in_the_page_of_another_file(corpus):
    html = corpus.built["html"].out
    for path in sorted((html / "quizzes").rglob("*.html")):
        ids = set(re.findall(r'id="q-((?:[cm][0-9]+|ten|raw)-[\w-]+?)(?:--|")', path.read_text(encoding="utf-8")))
        assert {qid for qid in ids if not qid.startswith((f"{path.stem}-", "ten-", "raw-"))} == set(), path
        if path.stem != "ten":
            assert {qid for qid in ids if qid.startswith("ten-")} == set(), path


def test_invisible_signs_leave_an_epub_that_can_be_read(corpus):
    signed = [
        name for name, (_title, _text, marks) in SLIPS.items() if any(code == "question-sign" for _, code in marks)
    ]

    assert len(signed) >= 4
    page = corpus.built["epub"].read("all.xhtml")
    ET.fromstring(page)  # noqa: S314 - of our own making
    assert [name for name in signed if f'"q-{name}-' not in page] == []
