"""Measure how long the book takes to build, beside plain Sphinx with the same theme, as ratios in one run.

Every measurement is a process of its own in a copy of the sources, and the least of the rounds counts: what other
work on the machine adds can only make a run slower. Print nothing but what was measured.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parents[1]
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
PAGE = Path("chapters/shared-goals/neighbours.md")


class Measured(NamedTuple):
    """Seconds on the wall clock and the highest memory of any process so far, in MB."""

    seconds: float
    megabytes: float


def run(command: list[str], folder: Path) -> Measured:
    """Run a command and measure it; a failure ends the bench with the command's own message."""
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "SOURCE_DATE_EPOCH": "0"}, capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return Measured(seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)


def copy_book(folder: Path, *, stock: bool) -> Path:
    """Copy the sources; with ``stock`` exchange our extension for stand-ins."""
    for part in PARTS:
        source = PROJECT / part
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, folder / part)
    if stock:
        shutil.copy2(PROJECT / "bench" / "stock_directives.py", folder)
        conf = (folder / "conf.py").read_text(encoding="utf-8").replace('"studyguide",', '"stock_directives",')
        conf = f"import sys\nsys.path.insert(0, {str(folder)!r})\n{conf}\nbibtex_default_style = 'alpha'\n"
        (folder / "conf.py").write_text(conf, encoding="utf-8")
    return folder


def one_round(scratch: Path) -> dict[str, Measured]:
    """Build everything once, from clean, and return what each step took."""
    book, plain = copy_book(scratch / "book", stock=False), copy_book(scratch / "plain", stock=True)
    guide = [sys.executable, "-m", "studyguide.cli", "build"]
    sphinx = [sys.executable, "-m", "sphinx", "-q", "-j", "2"]
    took = {"plain html": run([*sphinx, "-b", "html", ".", "out"], plain)}
    took["html + PDF"] = run(guide, book)
    took["PDF alone"] = run([*sphinx, "-b", "typst", ".", "pdf-out"], book)
    shutil.rmtree(book / "pdf-out")
    took["PDF, pages read"] = run([*sphinx, "-b", "typst", "-d", "build/.work/doctrees", ".", "pdf-out"], book)
    for folder in (plain, book):
        page = folder / PAGE
        page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    took["plain html, one page edited"] = run([*sphinx, "-b", "html", ".", "out"], plain)
    took["html + PDF, one page edited"] = run(guide, book)
    took["html + PDF, nothing edited"] = run(guide, book)
    return took


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = []
    for _ in range(parser.parse_args().rounds):
        with tempfile.TemporaryDirectory() as scratch:
            for name in ("book", "plain"):
                (Path(scratch) / name).mkdir()
            rounds.append(one_round(Path(scratch)))
    base = min(took["plain html"].seconds for took in rounds)
    print(f"{'step':32}{'seconds':>9}{'x plain html':>14}")
    for step in rounds[0]:
        seconds = min(took[step].seconds for took in rounds)
        print(f"{step:32}{seconds:9.2f}{seconds / base:14.2f}")
    print(f"highest memory of one process: {max(took[step].megabytes for took in rounds for step in took):.0f} MB")


if __name__ == "__main__":
    main()
