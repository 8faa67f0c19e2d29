"""The tiny book of these tests is built once; tests that change a book build their own."""

from __future__ import annotations

import importlib.util
import io
import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

ROOTS = Path(__file__).parent / "roots"
SETTINGS = """
project = "Tiny"
author = "A. Tester"
release = version = "1.0"
extensions = ["myst_parser", "sphinx_design", "studyguide"]
source_suffix = {".md": "markdown"}
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "fieldlist"]
smartquotes = False
"""
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Made:
    """A PDF and the warnings of its build, with paths from the folder of the sources."""

    source: Path
    pdf: Path
    warnings: tuple[str, ...]

    @cached_property
    def reader(self):
        return PdfReader(self.pdf)

    @cached_property
    def labels(self):
        """What is printed on each page, as viewers say it: roman numbers before the first chapter."""
        return self.reader.page_labels

    @cached_property
    def _texts(self):
        return [" ".join(page.extract_text().split()) for page in self.reader.pages]

    @cached_property
    def pages(self):
        """The text of each page, with its spaces evened, by the number that is printed on it."""
        return ["", *(text for text, label in zip(self._texts, self.labels, strict=True) if label.isdecimal())]

    @cached_property
    def front(self):
        """The text of each page before the first chapter, by its number."""
        return ["", *(text for text, label in zip(self._texts, self.labels, strict=True) if not label.isdecimal())]

    @cached_property
    def text(self):
        return " ".join(self._texts)

    @cached_property
    def code(self):
        return (self.pdf.parent / ".typst" / "reading" / "main.typ").read_text(encoding="utf-8")

    def page_with(self, text, *, first=1):
        """Return the number of the first page of the chapters that holds the text."""
        return next(number for number, page in enumerate(self.pages) if number >= first and text in page)

    @cached_property
    def lines(self):
        """The lines of text of each sheet, from top to bottom; the first sheet is at index 0."""
        return [text_lines(sheet) for sheet in self.reader.pages]

    def sheet(self, number):
        """Return the page with this number."""
        return self.reader.pages[self.labels.index(str(number))]

    @staticmethod
    def spans(sheet):
        """Return for each piece of text of a page where it starts and where it ends, in points from the left edge."""
        return text_spans(sheet)

    @cached_property
    def tags(self):
        """Kind and text alternative of every tagged part, in the order in which they are read aloud."""
        return [(part["/S"][1:], part.get("/Alt")) for part in self._tagged()]

    @cached_property
    def figures(self):
        """Text alternative and box, in points, of every picture."""
        figures = [part for part in self._tagged() if part["/S"] == "/Figure"]
        return [(part["/Alt"], [float(side) for side in _box(part)]) for part in figures]

    def _tagged(self):
        return _tagged(self.reader.trailer["/Root"]["/StructTreeRoot"]["/K"])

    def beside(self, name):
        """Return another PDF that was made in the same build."""
        return Made(self.source, self.pdf.parent / name, self.warnings)

    def edition(self, name):
        """Return an edition by its name."""
        return self if name == "reading" else self.beside(f"{self.pdf.stem}-{name}.pdf")

    def placed(self, number):
        """Return for each piece of text of a page its left and right end, its baseline, and its size."""
        return placed_text(self.reader.pages[number - 1])


def _tagged(node):
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for child in node:
            yield from _tagged(child)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _tagged(node["/K"])


def _box(figure):
    attributes = figure["/A"].get_object()
    parts = attributes if isinstance(attributes, ArrayObject) else [attributes]
    return next(part.get_object()["/BBox"] for part in parts if "/BBox" in part.get_object())


@dataclass(frozen=True)
class Line:
    """What stands on one base line: its height above the foot of the page, where it begins, its type, in points."""

    height: float
    left: float
    size: float
    fonts: frozenset[str]
    text: str

    @property
    def is_heading(self):
        """Whether it is of a section: bold and larger than text; smaller headings stand inside boxes."""
        return self.size > 11 and any("LibertinusSerif-Bold" in font for font in self.fonts)

    @property
    def is_option(self):
        """Whether an answer to choose begins here."""
        return self.text.startswith(("○", "□"))


def text_lines(page):
    parts = {}

    def visit(text, matrix, text_matrix, font, size):
        if text.strip() and font:
            height = matrix[5] + text_matrix[5] * matrix[3]
            left = matrix[4] + text_matrix[4] * matrix[0]
            found = parts.setdefault(round(height), [])
            found.append((left, size * abs(matrix[3] * text_matrix[3]), font["/BaseFont"], text.strip()))

    page.extract_text(visitor_text=visit)
    return [
        Line(
            height,
            found[0][0],
            max(part[1] for part in found),
            frozenset(part[2] for part in found),
            " ".join(part[3] for part in found),
        )
        for height, found in sorted(parts.items(), reverse=True)
    ]


def text_spans(page):
    """Return for each piece of text where it starts and where it ends, in points from the left edge."""
    return [(left, right) for left, right, _baseline, _size in placed_text(page)]


def placed_text(page):
    """Return for each piece of text its left and right end, its baseline (from the lower edge), and its size."""
    fonts = {name: _widths(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    state = {}
    spans = []

    def visit(operator, operands, matrix, text_matrix):
        if operator == b"Tf":
            state["font"], state["size"] = fonts[operands[0]], float(operands[1])
        elif operator in {b"Tj", b"TJ"}:
            start = matrix[4] + text_matrix[4] * matrix[0]
            shown = operands[0] if operator == b"TJ" else [operands[0]]
            size = state["size"] * matrix[0]
            end = start + _length(shown, state["font"]) * size / 1000
            spans.append((start, end, matrix[5] + text_matrix[5] * matrix[3], size))

    page.extract_text(visitor_operand_before=visit)
    return spans


def _widths(font):
    """Return the width of each glyph; Typst writes them as spans of one width."""
    parts = list(font["/DescendantFonts"][0].get_object()["/W"])
    spans = zip(parts[0::3], parts[1::3], parts[2::3], strict=True)
    return {code: float(width) for first, last, width in spans for code in range(int(first), int(last) + 1)}


def _length(shown, widths):
    length = 0.0
    for part in shown:
        if isinstance(part, bytes):
            length += sum(widths[int.from_bytes(part[at : at + 2])] for at in range(0, len(part), 2))
        else:
            length -= float(part)
    return length


def make(source, *, name="book.pdf", builder="typst", tags=(), **overrides):
    warnings = io.StringIO()
    out = source / "_build"
    with patch_docutils(source), docutils_namespace():
        app = Sphinx(
            str(source),
            str(source),
            str(out / builder),
            str(out / "doctrees"),
            builder,
            confoverrides=overrides,
            status=None,
            warning=warnings,
            tags=list(tags),
        )
        app.build()
    text = _COLOURS.sub("", warnings.getvalue()).replace(f"{source}/", "")
    lines = tuple(line for line in text.splitlines() if "[myst.domains]" not in line)
    return Made(source, out / builder / name, lines)


@pytest.fixture(scope="session")
def reading():
    """Return what reads a PDF and a page of the website block by block."""
    spec = importlib.util.spec_from_file_location("reading", ROOTS.with_name("reading.py"))
    # Data classes look their module up there.
    sys.modules["reading"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["reading"])
    return sys.modules["reading"]


@pytest.fixture(scope="session")
def made():
    """Return what builds the PDF of a folder, for tests that share a book of their own."""
    return make


@pytest.fixture(scope="session")
def rivers(tmp_path_factory):
    """The book that holds one of everything."""
    source = tmp_path_factory.mktemp("rivers") / "book"
    shutil.copytree(ROOTS / "book", source)
    return make(source, name="rivers.pdf")


@pytest.fixture(scope="session")
def rivers_website(tmp_path_factory):
    """The same book as a website."""
    source = tmp_path_factory.mktemp("rivers-website") / "book"
    shutil.copytree(ROOTS / "book", source)
    return make(source, builder="html").pdf.parent


@pytest.fixture(scope="session")
def real(whole_book):
    """The book itself."""
    return Made(whole_book.source, whole_book.pdf, ())


@pytest.fixture(scope="session")
def languages(tmp_path_factory):
    """The book with four scripts in every place that a text can stand in."""
    source = tmp_path_factory.mktemp("languages") / "book"
    shutil.copytree(ROOTS / "languages", source)
    return make(source, name="languages.pdf")


@pytest.fixture(scope="session")
def tag_tree():
    """Return what reads the tags of a PDF."""
    spec = importlib.util.spec_from_file_location("tag_tree", Path(__file__).with_name("tag_tree.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def read_tags(tag_tree):
    """Read the tag tree of a PDF with its text."""
    return tag_tree.Tags


@pytest.fixture(scope="session")
def pdfua():
    """Ask pdfua about a PDF, in a process of its own; return what it found and what it could not look at."""

    def ask(pdf):
        command = [sys.executable, "-m", "pdfua", "check", "--format", "json", str(pdf)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return json.loads(done.stdout)

    return ask


@pytest.fixture(scope="session")
def copied(tmp_path_factory):
    """Build a copy of a book."""

    def build(root, **options):
        source = tmp_path_factory.mktemp("copied") / "book"
        shutil.copytree(root, source)
        return make(source, **options)

    return build


@pytest.fixture
def tiny(tmp_path):
    """Build a book of one page, whose text is given."""

    def build(text, *, files=(), settings="", **overrides):
        source = tmp_path / "tiny"
        source.mkdir(exist_ok=True)
        (source / "conf.py").write_text(SETTINGS + settings, encoding="utf-8")
        (source / "index.md").write_text(text, encoding="utf-8")
        for name, content in dict(files).items():
            (source / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return make(source, **overrides)

    return build


@pytest.fixture(scope="session")
def paper_root(request):
    """The folder of the tiny book with one question of each kind that is answered in writing or on a picture."""
    return request.config.rootpath / "tests" / "build" / "roots" / "quiz-paper"


@pytest.fixture(scope="session")
def paper(paper_root, tmp_path_factory):
    """That book, built once."""
    source = tmp_path_factory.mktemp("paper") / "book"
    shutil.copytree(paper_root, source)
    return make(source)


@pytest.fixture
def changed(paper_root, tmp_path):
    """Build that book with another bank, another map, or tags."""

    def build(bank=None, *, tags=(), picture=None):
        source = tmp_path / "book"
        shutil.copytree(paper_root, source, dirs_exist_ok=True)
        if bank is not None:
            (source / "quizzes" / "part" / "paper.md").write_text(bank, encoding="utf-8")
        if picture is not None:
            (source / "figures" / "rivers.svg").write_text(picture, encoding="utf-8")
        return make(source, tags=tags)

    return build
