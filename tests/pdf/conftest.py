"""The tiny book of these tests is built once; tests that change a book build their own."""

from __future__ import annotations

import io
import re
import shutil
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
    def pages(self):
        """The text of each page, with its spaces evened; page 1 is at index 1."""
        return ["", *(" ".join(page.extract_text().split()) for page in self.reader.pages)]

    @cached_property
    def text(self):
        return " ".join(self.pages)

    @cached_property
    def code(self):
        return (self.pdf.parent / ".typst" / "reading" / "main.typ").read_text(encoding="utf-8")

    def page_with(self, text, *, first=5):
        """Return the number of the first page, after the contents, that holds the text."""
        return next(number for number, page in enumerate(self.pages) if number >= first and text in page)

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

    def spans(self, number):
        """Return for each piece of text of a page where it starts and where it ends, in points from the left edge."""
        return text_spans(self.reader.pages[number - 1])


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


def make(source, *, name="book.pdf", tags=(), **overrides):
    warnings = io.StringIO()
    out = source / "_build"
    with patch_docutils(source), docutils_namespace():
        app = Sphinx(
            str(source),
            str(source),
            str(out / "typst"),
            str(out / "doctrees"),
            "typst",
            confoverrides=overrides,
            status=None,
            warning=warnings,
            tags=list(tags),
        )
        app.build()
    text = _COLOURS.sub("", warnings.getvalue()).replace(f"{source}/", "")
    lines = tuple(line for line in text.splitlines() if "[myst.domains]" not in line)
    return Made(source, out / "typst" / name, lines)


@pytest.fixture(scope="session")
def rivers(tmp_path_factory):
    """The book that holds one of everything."""
    source = tmp_path_factory.mktemp("rivers") / "book"
    shutil.copytree(ROOTS / "book", source)
    return make(source, name="rivers.pdf")


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
