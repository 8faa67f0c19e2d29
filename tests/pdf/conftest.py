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
        return (self.pdf.parent / ".typst" / "main.typ").read_text(encoding="utf-8")

    def page_with(self, text, *, first=5):
        """Return the number of the first page, after the contents, that holds the text."""
        return next(number for number, page in enumerate(self.pages) if number >= first and text in page)


def make(source, *, name="book.pdf", **overrides):
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
