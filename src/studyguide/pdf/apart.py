"""Typeset several PDFs, each in a process of its own: Typst keeps all that it has laid out until the process ends."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from studyguide.pdf.compile import Problem
from studyguide.pdf.typesetting import Job, Report, typeset

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PROCESSES: Final = min(4, os.cpu_count() or 1)
"""PDFs that are made at a time; a long book takes more than a gigabyte of memory for each."""

_ENDED: Final = Problem("the process that made this PDF ended early, perhaps for want of memory", None, None)


def typeset_all(jobs: Sequence[Job]) -> Iterator[tuple[Job, Report]]:
    """Typeset the jobs; one alone needs no other process."""
    if len(jobs) == 1:
        yield jobs[0], typeset(jobs[0])
        return
    with ThreadPoolExecutor(PROCESSES) as pool:
        yield from zip(jobs, pool.map(typeset_apart, jobs), strict=True)


def typeset_apart(job: Job) -> Report:
    """Typeset a job in a process that finds the modules where this one found them.

    A fork would lose the threads of Typst, and what Python calls "spawn" would run the script again that called us.
    """
    done = subprocess.run(  # noqa: S603 - this module, in this Python
        [sys.executable, "-m", __name__],
        input=pickle.dumps(job),
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=False,
    )
    if done.returncode:
        return Report(problems=[_ENDED])
    report: Report = pickle.loads(done.stdout)  # noqa: S301 - written below
    return report


if __name__ == "__main__":
    pickle.dump(typeset(pickle.load(sys.stdin.buffer)), sys.stdout.buffer)  # noqa: S301 - written above
