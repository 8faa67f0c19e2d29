"""Measure how long ten thousand questions of all kinds take to be read, checked and compiled.

One process, one core, in processor seconds: on a shared machine the clock on the wall measures the neighbours too.
The least of the rounds counts. The ratio to a plain reading of the same text by MyST says what the questions add.
"""

from __future__ import annotations

import argparse
import re
import resource
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
PLAIN: Final = CONF.replace(', "studyguide.quiz"', "")


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
import sys, time
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
folder, questions = sys.argv[1], sys.argv[2] == "questions"
with patch_docutils(folder), docutils_namespace():
    app = Sphinx(folder, folder, folder + "/out", folder + "/trees", "dummy", status=None, warning=sys.stderr)
    start = time.process_time()
    app.builder.read()
    if questions:
        from studyguide.quiz.domain import quiz_domain
        from studyguide.quiz.tasks import task_of
        domain = quiz_domain(app.env)
        domain.check_consistency()
        tasks = [task_of(question) for question in domain.questions.values()]
        print(len(tasks), file=sys.stderr)
    print(time.process_time() - start)
"""


def seconds(folder: Path, kind: str) -> tuple[float, str]:
    """Return the processor seconds of one reading, and what it reported."""
    done = subprocess.run([sys.executable, "-c", READ, str(folder), kind], capture_output=True, text=True, check=True)
    return float(done.stdout), done.stderr


def main() -> int:
    """Print the measurements; return 1 where the limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=2)
    took: dict[str, list[float]] = {"plain": [], "questions": []}
    reported = ""
    for _ in range(parser.parse_args().rounds):
        for kind, conf in (("plain", PLAIN), ("questions", CONF)):
            with tempfile.TemporaryDirectory() as scratch:
                write_book(Path(scratch), conf)
                spent, told = seconds(Path(scratch), kind)
            took[kind].append(spent)
            reported = told if kind == "questions" else reported
    best = min(took["questions"])
    print(f"questions read, checked and compiled: {reported.strip().splitlines()[-1]}")
    print(
        f"processor seconds: {best:.1f} (limit {LIMIT}), {best / min(took['plain']):.2f} x MyST alone on the same text"
    )
    print(f"highest memory: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")
    return int(best > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
