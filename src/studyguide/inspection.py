"""Read a book as the instructors' edition and report everything that the checklist finds; nothing is written."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import IO, TextIO, cast

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.console import disable_colour  # type: ignore[attr-defined]  # its public place, without types
from sphinx.util.docutils import docutils_namespace, patch_docutils

from studyguide.publish import JOBS, OnceStream


class _FromHere(OnceStream):
    """Print each finding once, with its path as seen from the book's folder."""

    def __init__(self, target: TextIO, source: Path) -> None:
        super().__init__(target)
        self._prefix = f"{source.resolve()}/"

    def write(self, text: str) -> int:
        return super().write(text.replace(self._prefix, "").replace(": WARNING: ", ": "))


def check_book(source: Path, target: TextIO = sys.stderr) -> int:
    """Report ``path:line: message [studyguide.code]`` for all pages, sorted by place; return 1 if there is any.

    Instructors' questions are read too: some rules ask whether each objective has one.
    """
    disable_colour()
    try:
        with tempfile.TemporaryDirectory() as work, patch_docutils(source), docutils_namespace():
            app = Sphinx(
                srcdir=source,
                confdir=source,
                outdir=Path(work) / "out",
                doctreedir=Path(work) / "doctrees",
                buildername="dummy",
                confoverrides={"studyguide_checks": True, "nitpicky": True},
                status=None,
                warning=cast("IO[str]", _FromHere(target, source)),
                tags=["instructor"],
                parallel=JOBS,
            )
            app.build()
    except SphinxError as error:
        print(f"{error.category}: {error}", file=target)
        return 1
    count = app._warncount  # noqa: SLF001 - there is no other count
    print(f"{count} findings" if count else "The checklist finds nothing to mend.", file=target)
    return 1 if count else 0
