"""Build website, PDF and EPUB in a work folder and swap the finished results in: readers never see half a book."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import sys
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, Final, TextIO, cast

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.console import disable_colour  # type: ignore[attr-defined]  # its public place, without types
from sphinx.util.docutils import docutils_namespace, patch_docutils

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

JOBS: Final = min(4, os.cpu_count() or 1)
"""Processes that read and write pages; more gain nothing for a book of this size."""
GARBAGE: Final = 10_000
"""New objects between two searches for garbage: trees of pages are kept, so Python's 700 search them for nothing."""


def build_book(source: Path, output: Path, *, strict: bool) -> int:
    """Build the book found in ``source`` into ``output/html`` and ``output/pdf``.

    Pages are read once: both builders share the doctrees. What stood in ``output`` before stays until its
    successor is complete. Returns 0, or 1 if a builder failed or, with ``strict``, warned.
    """

    def make(warnings: OnceStream) -> tuple[list[Sphinx], bool]:
        apps = [run_builder(source, output / ".work", builder, warnings) for builder in ("html", "typst")]
        return apps, _put_in_place(output, str(apps[-1].config.typst_filename))

    return made(make, output, strict=strict)


def build_epub(source: Path, output: Path, *, strict: bool) -> int:
    """Build the book found in ``source`` as an EPUB into ``output/epub``; returns 0, or 1 as ``build_book`` does."""

    def make(warnings: OnceStream) -> tuple[list[Sphinx], bool]:
        app = run_builder(source, output / ".work", "epub", warnings)
        name = f"{app.config.epub_basename}.epub"
        replace_file(output / ".work" / "epub" / name, output / "epub" / name)
        print(f"The EPUB is {output / 'epub' / name}")
        return [app], True

    return made(make, output, strict=strict)


def made(make: Callable[[OnceStream], tuple[list[Sphinx], bool]], output: Path, *, strict: bool) -> int:
    """Make something of a book, or say why it cannot be made.

    :param make: runs builders, which warn into the stream, and puts what they made in place; returns the builders'
        applications and whether all is there.
    :returns: 0, or 1 if something is missing, a builder failed or, with ``strict``, warned.
    """
    if not sys.stderr.isatty():
        disable_colour()
    try:
        apps, complete = make(OnceStream(sys.stderr))
    except SphinxError as error:
        print(f"{error.category}: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        # A full disk or a folder that may not be written is the reader's to mend, and no fault of the book.
        where = error.filename or output
        print(f"Cannot write {where}: {error.strerror}. What stood there is unchanged.", file=sys.stderr)
        return 1
    failed = any(app.statuscode or (strict and app._warncount) for app in apps)  # noqa: SLF001 - there is no other count
    return 0 if complete and not failed else 1


def _put_in_place(output: Path, filename: str) -> bool:
    """Publish what the builders made; return whether there is a PDF."""
    work = output / ".work"
    pdf = work / "typst" / filename
    made = pdf.is_file()
    if made:
        replace_file(pdf, work / "html" / filename)
        replace_file(pdf, output / "pdf" / filename)
        print(f"The PDF is {output / 'pdf' / filename}")
    else:
        print("No PDF was made; the messages above say why.", file=sys.stderr)
    changed = publish(work / "html", output / "html")
    print(f"The website is {'new: open' if changed else 'unchanged:'} {output / 'html' / 'index.html'}")
    return made


class OnceStream(io.TextIOBase):
    """Pass on each line once: what both builders find wrong in a page is one thing to mend."""

    def __init__(self, target: TextIO) -> None:
        self._target = target
        self._seen: set[str] = set()
        self._unfinished = ""

    def write(self, text: str) -> int:
        """Take any piece of text; whole lines go on when they are new."""
        *lines, self._unfinished = (self._unfinished + text).split("\n")
        for line in lines:
            if line not in self._seen:
                self._seen.add(line)
                self._target.write(f"{line}\n")
        return len(text)


def run_builder(  # noqa: PLR0913 - what distinguishes a run
    source: Path,
    work: Path,
    builder: str,
    warnings: OnceStream,
    *,
    out: str = "",
    tags: Sequence[str] = (),
    settings: Mapping[str, Any] | None = None,
) -> Sphinx:
    """Run a builder in its folder of the work folder; all of them share the pages that have been read."""
    with patch_docutils(source), docutils_namespace():
        app = Sphinx(
            srcdir=source,
            confdir=source,
            outdir=work / (out or builder),
            doctreedir=work / "doctrees",
            buildername=builder,
            status=None,
            warning=cast("IO[str]", warnings),
            parallel=JOBS,
            tags=list(tags),
            confoverrides=dict(settings or {}),
        )
        app.build()
        return app


def publish(finished: Path, public: Path) -> bool:
    """Make ``public`` a copy of ``finished``; return whether anything had changed.

    The copy is made beside it and swapped in by two renames. If a run is cut off between them, the next run
    finds the old site under its other name and puts it back first.
    """
    new, old = public.with_name(f"{public.name}.new"), public.with_name(f"{public.name}.old")
    if old.exists() and not public.exists():
        old.rename(public)
    if public.exists() and _inventory(public) == _inventory(finished):
        return False
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    public.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(finished, new, ignore=shutil.ignore_patterns(*NOT_PUBLISHED))
    with suppress(FileNotFoundError):
        public.rename(old)
    new.rename(public)
    shutil.rmtree(old, ignore_errors=True)
    return True


NOT_PUBLISHED: Final = (".buildinfo*", ".doctrees", "*.map", "*webpack-macros.html")
"""Files for the next build, or left over from building or debugging the theme; no reader asks for them."""


def _inventory(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.file_digest(path.open("rb"), "sha256").hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(path.match(pattern) for pattern in NOT_PUBLISHED)
    }


def replace_file(source: Path, target: Path) -> None:
    """Copy a file so that a reader of ``target`` finds the old or the new one, whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.new")
    shutil.copyfile(source, fresh)
    fresh.replace(target)
