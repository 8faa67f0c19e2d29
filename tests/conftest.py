"""What all tests share: tiny books in tests/build/roots, the whole book built once, and an order for the workers."""

from __future__ import annotations

import fcntl
import functools
import io
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sphinx import locale
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

PROJECT = Path(__file__).resolve().parents[1]
ROOTS = PROJECT / "tests" / "build" / "roots"
PARTS = (
    "conf.py",
    "index.md",
    "how-to-use.md",
    "chapters",
    "glossary",
    "quizzes",
    "instructor",
    "data",
    "figures",
    "_static",
    "_templates",
)
"""What the whole book is made of."""
WHOLE_BOOK = "tests/build/test_real_book.py"
LONGEST = (WHOLE_BOOK, "tests/content/", "tests/browser/")
"""What starts first, so that no worker is left with a long test when the others have finished."""
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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start with what takes longest."""
    names = {item: item.path.relative_to(PROJECT).as_posix() for item in items}
    items.sort(key=lambda item: next((n for n, start in enumerate(LONGEST) if names[item].startswith(start)), 9))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object | None:
    """Give each file to one worker, since its tests share what they build, but share out those of the whole book.

    pytest-xdist has groups for this; with pytest 9.2 it reads the names of the tests as if none had a group.
    """
    if config.getvalue("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class ByFile(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return nodeid if nodeid.startswith(WHOLE_BOOK) else super()._split_scope(nodeid)

    return ByFile(config, log)


@contextmanager
def only_here(factory: pytest.TempPathFactory, name: str) -> Iterator[Path]:
    """Hand out a folder that all workers of this run share, to one of them at a time."""
    base = factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield shared


@pytest.fixture(scope="session")
def one_worker(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], AbstractContextManager[Path]]:
    """Return what a worker enters to do something that no other worker may do meanwhile, such as an installation."""
    return functools.partial(only_here, tmp_path_factory)


@dataclass(frozen=True)
class WholeBook:
    """A copy of the sources of the book, what ``studyguide build --strict`` made of them, and what it said."""

    source: Path
    status: int
    warnings: str

    @property
    def out(self) -> Path:
        """Return the folder of website and PDF."""
        return self.source / "build"

    @property
    def pdf(self) -> Path:
        """Return the PDF."""
        return next((self.out / "pdf").iterdir())


def _whole_book(factory: pytest.TempPathFactory, *place: str) -> WholeBook:
    """Build the book as it is now, in a folder at that place; the first worker that needs it builds it for all."""
    with only_here(factory, place[0]) as shared:
        source, said = shared.joinpath(*place[1:]), shared / "said.json"
        if not said.exists():
            source.mkdir(parents=True)
            for part in PARTS:
                origin = PROJECT / part
                (shutil.copytree if origin.is_dir() else shutil.copy2)(origin, source / part)
            command = [sys.executable, "-m", "studyguide.cli", "build", "--strict", str(source)]
            done = subprocess.run(
                [*command, "--output", str(source / "build")],
                env={name: value for name, value in os.environ.items() if name != "SITE_URL"},
                capture_output=True,
                text=True,
                check=False,
            )
            said.write_text(json.dumps([done.returncode, done.stderr]), encoding="utf-8")
        return WholeBook(source, *json.loads(said.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def whole_book(tmp_path_factory: pytest.TempPathFactory) -> WholeBook:
    """Return the book built once for all workers; nobody changes it."""
    return _whole_book(tmp_path_factory, "whole", "one")


@pytest.fixture(scope="session")
def whole_book_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> WholeBook:
    """Return the book built again, in a folder of another depth as another machine would have it."""
    return _whole_book(tmp_path_factory, "again", "another", "much", "deeper")


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
