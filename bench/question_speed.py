"""Measure how long ten thousand questions of all kinds take to be read, checked and compiled.

As ``studyguide check`` reads a book: all cores, seconds on the wall clock, the least of the rounds. What other work on
the machine adds can only make a round slower. Processor seconds of all processes are printed beside them.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).resolve().parents[1]
SAMPLE: Final = PROJECT / "tests" / "build" / "roots" / "quiz-ten"
BANKS: Final = 200
PER_BANK: Final = 50
LIMIT: Final = 20
CONF: Final = (
    'project = "Bench"\nextensions = ["myst_parser", "studyguide.quiz"]\nmyst_enable_extensions = ["colon_fence"]\n'
)


def write_book(folder: Path, conf: str) -> None:
    """Write banks of questions of every kind, without references to other pages."""
    text = (SAMPLE / "quizzes" / "part" / "ten.md").read_text(encoding="utf-8")
    body = re.sub(r":source: .*\n", "", text.partition("\n# ")[2].partition("\n")[2])
    body = re.sub(r"\{(?:term|ref|cite:p|numref)\}`([^`<]*)(?:<[^>]*>)?`", r"\1", body)
    questions = re.findall(r"^::::\{question\}.*?^::::$", body, flags=re.DOTALL | re.MULTILINE)
    folder.joinpath("conf.py").write_text(conf, encoding="utf-8")
    for picture in SAMPLE.rglob("*.svg"):
        target = folder / picture.relative_to(SAMPLE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(picture.read_bytes())
    folder.joinpath("index.md").write_text("# Bench\n", encoding="utf-8")
    folder.joinpath("quizzes").mkdir()
    for bank in range(BANKS):
        chosen = [questions[(bank * PER_BANK + place) % len(questions)] for place in range(PER_BANK)]
        numbered = [
            re.sub(r"^:id: (.*)$", rf":id: \1-{bank}-{place}", one, count=1, flags=re.MULTILINE)
            for place, one in enumerate(chosen)
        ]
        page = "---\norphan: true\n---\n# Bank\n\n" + "\n\n".join(numbered) + "\n"
        folder.joinpath("quizzes", f"bank{bank}.md").write_text(page, encoding="utf-8")


READ: Final = """
import gc, resource, sys, time
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
from studyguide.publish import GARBAGE, JOBS
from studyguide.quiz.domain import quiz_domain
from studyguide.quiz.tasks import task_of
folder = sys.argv[1]
gc.set_threshold(GARBAGE)
with patch_docutils(folder), docutils_namespace():
    app = Sphinx(folder, folder, folder + "/out", folder + "/trees", "dummy", status=None, parallel=JOBS)
    start = time.perf_counter()
    app.builder.read()
    domain = quiz_domain(app.env)
    domain.check_consistency()
    tasks = [task_of(question) for question in domain.questions.values()]
    print(time.perf_counter() - start)
spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(sum(one.ru_utime + one.ru_stime for one in spent))
print(max(one.ru_maxrss for one in spent) / 1024)
print(len(tasks))
"""


def one_round() -> list[float]:
    """Return seconds on the clock, processor seconds, MB of the largest process and the number of questions."""
    with tempfile.TemporaryDirectory() as scratch:
        write_book(Path(scratch), CONF)
        command = [sys.executable, "-c", READ, scratch]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [float(line) for line in done.stdout.split()]


def main() -> int:
    """Print the measurements; return 1 where the limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = [one_round() for _ in range(parser.parse_args().rounds)]
    clock, processor, memory, questions = min(rounds)
    print(f"questions read, checked and compiled: {questions:.0f}")
    print(f"seconds: {clock:.1f} (limit {LIMIT}); of all processors {processor:.1f}; largest process {memory:.0f} MB")
    return int(clock > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
