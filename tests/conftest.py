"""What all tests share: tiny books in tests/build/roots are copied, built and read back."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sphinx import locale
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parents[1]
ROOTS = PROJECT / "tests" / "build" / "roots"
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Book:
    """A tiny book in a folder of its own."""

    source: Path

    def build(self, builder: str = "html", **overrides: object) -> Built:
        """Build it; warnings are collected, none is fatal."""
        warnings = io.StringIO()
        out = self.source / "_build"
        parallel = int(overrides.pop("parallel", 0))
        tags = list(overrides.pop("tags", ()))
        with patch_docutils(self.source), docutils_namespace():
            app = Sphinx(
                str(self.source),
                str(self.source),
                str(out / builder),
                str(out / "doctrees"),
                builder,
                confoverrides=overrides,
                status=None,
                warning=warnings,
                parallel=parallel,
                tags=tags,
            )
            app.build()
        text = _COLOURS.sub("", warnings.getvalue()).replace(f"{self.source}/", "")
        return Built(out / builder, tuple(text.splitlines()))

    def write(self, name: str, text: str) -> None:
        """Write one file of the book."""
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Built:
    """What a build left: its folder and its warnings, one a line, with paths from the book's folder."""

    out: Path
    warnings: tuple[str, ...]

    def read(self, name: str) -> str:
        """Return a file of the output."""
        return (self.out / name).read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _language_ends_with_the_test() -> Iterator[None]:
    """Sphinx keeps the catalogues of a book for the whole process: after a German book an English one has "Abb. 1"."""
    yield
    locale.translators.clear()


@pytest.fixture
def project() -> Path:
    """Return the folder of the study guide itself."""
    return PROJECT


@pytest.fixture(scope="session")
def book_class() -> type[Book]:
    """Return what makes a book of a folder, for tests that share one that they write themselves."""
    return Book


@pytest.fixture
def book(tmp_path: Path, request: pytest.FixtureRequest) -> Book:
    """Return a copy of the tiny book named by the mark ``@pytest.mark.root("name")``."""
    name = request.node.get_closest_marker("root").args[0]
    source = tmp_path / "book"
    shutil.copytree(ROOTS / name, source)
    return Book(source)
