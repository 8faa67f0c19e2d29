"""Measure how long the PDF takes from pages that are read, beside other ways to print them, as ratios in one run.

The others are what the same sources give elsewhere: LaTeX by Sphinx and XeLaTeX (Debian's texlive), the
site in one page by WeasyPrint (its command) and by Chromium. Each is measured only where it is installed; a name given
in an option says where. Every step is a process of its own, and the least of the rounds counts.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build_speed import copy_book

if TYPE_CHECKING:
    from collections.abc import Callable

SPHINX = [sys.executable, "-m", "sphinx", "-q", "-d", "trees"]
CHROMIUM = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync", "--no-pdf-header-footer"]


class Measured(NamedTuple):
    """Seconds on the wall clock, processor seconds, and the highest memory of any of its processes, in MB."""

    seconds: float
    processor: float
    megabytes: float
    ended: bool = True


def measured(commands: list[list[str]], folder: Path, patience: float = 3600) -> Measured:
    """Run commands one after the other; a failure ends the bench with the end of what the command printed.

    A command that runs for longer than ``patience`` seconds is ended, and what follows it is left.
    """
    start = time.perf_counter()
    spent, most = 0.0, 0.0
    for command in commands:
        with (folder / "log").open("w", encoding="utf-8") as log:
            done = subprocess.Popen(
                command,
                cwd=folder,
                env={**os.environ, "SOURCE_DATE_EPOCH": "0"},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            late = threading.Timer(patience, os.killpg, (done.pid, signal.SIGKILL))
            late.start()
            # Not done.wait(): the kernel tells what this process and all that it started took.
            _pid, status, usage = os.wait4(done.pid, 0)
            late.cancel()
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
            return Measured(time.perf_counter() - start, spent, most, ended=False)
        if status:
            said = (folder / "log").read_text(encoding="utf-8", errors="replace")
            sys.exit(f"{' '.join(command)} failed:\n{said[-2000:]}")
        spent += usage.ru_utime + usage.ru_stime
        most = max(most, usage.ru_maxrss / 1024)
    return Measured(time.perf_counter() - start, spent, most)


def typst(_folder: Path) -> list[list[str]]:
    """Return what makes our PDF."""
    return [[*SPHINX, "-b", "typst", ".", "typst"]]


def xelatex(_folder: Path) -> list[list[str]]:
    """Return what makes the PDF as ``make latexpdf`` does, without pictures and in as few runs as a book needs.

    LaTeX knows no SVG and gives up after a hundred errors, so it is spared the pictures. For captions of two paragraphs
    it has errors still; latexmk would stop after the first run, with no page numbers in the contents and no index.
    """
    settings = {
        "latex_engine": "xelatex",
        "latex_elements.preamble": r"\AtBeginDocument{\renewcommand{\sphinxincludegraphics}[2][]{}}",
    }
    options = [part for name, value in settings.items() for part in ("-D", f"{name}={value}")]
    once = "xelatex -interaction=batchmode book.tex >/dev/null"
    run = f"cd latex && mv *.tex book.tex; {once}; {once}; makeindex -q book.idx; {once}; pdfinfo book.pdf | grep Pages"
    return [[*SPHINX, *options, "-b", "latex", ".", "latex"], ["sh", "-c", run]]


def weasyprint(command: str) -> Callable[[Path], list[list[str]]]:
    """Return what prints the site in one page with WeasyPrint."""
    return lambda _folder: [
        [*SPHINX, "-b", "singlehtml", ".", "one"],
        [command, "-q", "one/index.html", "weasyprint.pdf"],
    ]


def chromium(command: str) -> Callable[[Path], list[list[str]]]:
    """Return what prints the site in one page with Chromium."""

    def commands(folder: Path) -> list[list[str]]:
        page = (folder / "one" / "index.html").as_uri()
        profile = f"--user-data-dir={folder / 'profile'}"
        return [
            [*SPHINX, "-b", "singlehtml", ".", "one"],
            [command, *CHROMIUM, profile, "--print-to-pdf=chromium.pdf", page],
        ]

    return commands


def routes(options: argparse.Namespace) -> dict[str, Callable[[Path], list[list[str]]]]:
    """Return the ways to print that are installed; say which are not."""
    found = {
        "XeLaTeX": xelatex if shutil.which("xelatex") and shutil.which("pdfinfo") else None,
        "WeasyPrint": weasyprint(options.weasyprint) if shutil.which(options.weasyprint) else None,
        "Chromium": chromium(options.chromium) if shutil.which(options.chromium) else None,
    }
    for name in (name for name, route in found.items() if route is None):
        print(f"{name} is not installed")
    return {"Typst": typst, **{name: route for name, route in found.items() if route is not None}}


def one_round(options: argparse.Namespace) -> dict[str, Measured]:
    """Read the pages once, then print them each way and, with Typst, once more after an edit."""
    took = {}
    with tempfile.TemporaryDirectory() as scratch:
        book = Path(scratch) / "book"
        book.mkdir()
        copy_book(book, stock=False)
        measured([[*SPHINX, "-b", "dummy", ".", "read"]], book)
        for name, route in routes(options).items():
            took[name] = measured(route(book), book, options.patience)
            print(f"{name}: {took[name].seconds:.1f} s", flush=True)
        page = book / "chapters" / "shared-goals" / "neighbours.md"
        page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
        took["Typst, one page edited"] = measured(typst(book), book)
    return took


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--patience", type=float, default=900, help="seconds after which a command is ended")
    parser.add_argument("--weasyprint", default="weasyprint", help="command of WeasyPrint")
    parser.add_argument("--chromium", default="chromium", help="command of Chromium")
    options = parser.parse_args()
    rounds = [one_round(options) for _ in range(options.rounds)]
    base = min(took["Typst"].seconds for took in rounds)
    print(f"{'way to print':24}{'seconds':>9}{'processor':>11}{'MB':>7}{'x Typst':>9}")
    for name in rounds[0]:
        best = min((took[name] for took in rounds), key=lambda one: one.seconds)
        ratio = best.seconds / base
        more = "" if best.ended else " and more: it was ended"
        print(f"{name:24}{best.seconds:9.1f}{best.processor:11.1f}{best.megabytes:7.0f}{ratio:9.2f}{more}")
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
