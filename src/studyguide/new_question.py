"""``studyguide new question``: print a filled-in template of a kind, or append it to a bank."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Final

from studyguide.templates import question

if TYPE_CHECKING:
    from pathlib import Path

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WRITTEN: Final = re.compile(r"^\s*:id:\s*(\S+)\s*$", re.MULTILINE)


def new_question(kind: str, *, qid: str | None, objective: str, source: str, into: Path | None) -> int:
    """Write the template; return 1, and write nothing, where the id cannot be used."""
    if qid is not None and not _ID.fullmatch(qid):
        sys.stderr.write(f"The id {qid!r} is not of the form 'treaties-1828': small letters, digits and hyphens.\n")
        return 1
    try:
        bank = into.read_text(encoding="utf-8") if into is not None and into.exists() else ""
        taken = set(_WRITTEN.findall(bank))
        if qid in taken:
            sys.stderr.write(f"The id {qid} stands in {into} already; choose another.\n")
            return 1
        text = question(kind, qid=qid or _free_id(f"new-{kind}", taken), objective=objective, source=source)
        if into is None:
            sys.stdout.write(text)
        else:
            into.parent.mkdir(parents=True, exist_ok=True)
            into.write_text(_appended(bank or _head(into.stem), text), encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"Cannot write into {into}: {error}\n")
        return 1
    return 0


def _free_id(wanted: str, taken: set[str]) -> str:
    number = 1
    while (qid := wanted if number == 1 else f"{wanted}-{number}") in taken:
        number += 1
    return qid


def _head(name: str) -> str:
    """Return the beginning of a bank that does not exist yet."""
    title = name.replace("-", " ").replace("_", " ").strip().capitalize()
    return f'---\ntitle: "Check yourself: {title}"\norphan: true\n---\n# Check yourself: {title}\n'


def _appended(bank: str, text: str) -> str:
    return f"{bank.rstrip()}\n\n{text}"
