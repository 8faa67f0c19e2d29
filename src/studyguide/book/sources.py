"""Check the bibliography entry by entry; a broken entry is reported at its line and left out, the others stand.

The parser behind sphinxcontrib-bibtex ends the build at the first mistake in a file. It is therefore given a copy that
holds only the entries which can be read.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError

from studyguide.book.dates import DateError, PartialDate
from studyguide.book.warn import warn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pybtex.database import Entry
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

_START: Final = re.compile(r"^@(?P<kind>\w+)\s*[{(]\s*(?P<key>[^\s,]*)", re.MULTILINE)
_LINE: Final = re.compile(r" in line \d+")
_YEAR: Final = re.compile(
    r"^@\w+\s*\{\s*(?P<key>[^\s,]+),(?:(?!^@).)*?\byear\s*=\s*[{\"]?\d{4}", re.MULTILINE | re.DOTALL
)
_NO_ENTRIES: Final = frozenset({"comment", "preamble", "string"})

KINDS: Final = frozenset(
    {"article", "book", "incollection", "inproceedings", "misc", "online", "phdthesis", "report", "techreport"}
)
"""Kinds of entry that the style of the bibliography knows."""

NEEDED: Final = (
    ("title",),
    ("year", "date"),
    ("author", "editor", "institution", "organization"),
    ("url", "doi", "publisher", "journal", "howpublished", "institution", "school", "booktitle"),
)
"""What every entry must have: one field of each group."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an entry, in which line of the file, under which rule."""

    line: int
    message: str
    rule: str


def check_bibliography(text: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text without the entries that cannot be read, and every problem in order of line."""
    starts = list(_START.finditer(text))
    kept = [text[: starts[0].start()] if starts else ""]
    problems: list[Problem] = []
    first_lines: dict[str, int] = {}
    ends = [*(start.start() for start in starts[1:]), len(text)]
    for start, end in zip(starts, ends, strict=False):
        chunk = text[start.start() : end]
        line = text.count("\n", 0, start.start()) + 1
        if start["kind"].lower() in _NO_ENTRIES:
            kept.append(chunk)
            continue
        entry, found = _read(chunk, start["kind"], start["key"], line)
        if entry is not None and start["key"] in first_lines:
            message = f"entry {start['key']} stands already in line {first_lines[start['key']]}; give it another key"
            found, entry = [Problem(line, message, "bib-twice")], None
        problems.extend(found)
        if entry is not None:
            first_lines[start["key"]] = line
            kept.append(chunk)
    return "".join(kept), tuple(problems)


def _read(chunk: str, kind: str, key: str, line: int) -> tuple[Entry | None, list[Problem]]:
    """Return the entry, or None where it cannot be used, and what is wrong with it."""
    try:
        entries = Parser().parse_string(chunk).entries
    except PybtexError as error:
        what = _LINE.sub("", str(error).splitlines()[0])
        # An entry that never closes is wrong from its first line on; other mistakes have a line of their own.
        at = line if "end of file" in what else line + max(0, (getattr(error, "lineno", 1) or 1) - 1)
        message = f"entry {key or '(no key)'} cannot be read: {what}; check braces, commas and names"
        return None, [Problem(at, message, "bib-syntax")]
    if len(entries) != 1:
        return None, [
            Problem(line, f"entry {key or '(no key)'} cannot be read; check its braces and its key", "bib-syntax")
        ]
    entry = entries[key] if key in entries else next(iter(entries.values()))
    if kind.lower() not in KINDS:
        return None, [
            Problem(line, f"{key}: unknown kind @{kind.lower()}; write one of {', '.join(sorted(KINDS))}", "bib-kind")
        ]
    present = {name.lower() for name in entry.fields if entry.fields[name].strip()} | set(entry.persons)
    problems = [
        Problem(line, f"{key} has no {' or '.join(group)}; add it", "bib-field")
        for group in NEEDED
        if not present & set(group)
    ]
    problems.extend(_dates(entry, key, line))
    # An entry that only lacks something is still printed; the warning keeps it from being forgotten.
    return entry, problems


def _dates(entry: Entry, key: str, line: int) -> list[Problem]:
    problems = []
    for name in ("date", "urldate"):
        for part in entry.fields.get(name, "").split("/"):
            try:
                PartialDate.parse(part) if part else None
            except DateError as error:
                problems.append(Problem(line, f"{key}, {name}: {error}", "bib-date"))
    return problems


def letter_years(text: str) -> str:
    """Tell apart what an author published in one year: ``2025a``, ``2025b`` … in the order of date and key.

    References name author and year only; on paper nothing else says which of ten reports is meant.
    """
    entries = Parser().parse_string(text).entries
    groups: dict[tuple[str, str], list[str]] = {}
    for key, entry in entries.items():
        names = " ".join(
            str(name) for role in sorted(entry.persons) for person in entry.persons[role] for name in person.last_names
        )
        groups.setdefault((names.lower(), entry.fields.get("year", "")), []).append(key)
    letters = {
        key: _letter(place)
        for keys in groups.values()
        if len(keys) > 1
        for place, key in enumerate(sorted(keys, key=lambda key: (entries[key].fields.get("date", "9"), key)))
    }

    def with_letter(match: re.Match[str]) -> str:
        return match[0] + letters.get(match["key"], "")

    return _YEAR.sub(with_letter, text)


def _letter(place: int) -> str:
    """Return a, b … z, aa, ab …."""
    return (_letter(place // 26 - 1) if place > 25 else "") + chr(ord("a") + place % 26)  # noqa: PLR2004 - the alphabet


def entry_places(paths: Iterable[Path]) -> dict[str, tuple[Path, int]]:
    """Return for each key the file and the line in which its author wrote the entry."""
    places: dict[str, tuple[Path, int]] = {}
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        for start in _START.finditer(text):
            places.setdefault(start["key"], (path, text.count("\n", 0, start.start()) + 1))
    return places


def entry_fields(env: BuildEnvironment) -> dict[str, dict[str, str]]:
    """Return the fields of every entry of the bibliography, by key; nothing where there is no bibliography."""
    if "sphinxcontrib.bibtex" not in env.config.extensions:
        return {}
    # The domain is typed by no stub; it is asked for its public data only.
    cite: Any = env.get_domain("cite")
    return {key: dict(entry.fields) for key, entry in cite.bibdata.data.entries.items()}


def entry_keywords(env: BuildEnvironment) -> dict[str, tuple[str, ...]]:
    """Return the keywords of every entry: ``primary`` or ``secondary``, ``voice-…``, ``type-…``."""
    return {
        key: tuple(word.strip() for word in fields.get("keywords", "").split(","))
        for key, fields in entry_fields(env).items()
    }


def use_readable_entries(app: Sphinx, config: Config) -> None:
    """Report the problems of every bibliography file and hand on a copy without unreadable entries."""
    copies = []
    config.studyguide_bibfiles = tuple(config.bibtex_bibfiles)
    for name in config.bibtex_bibfiles:
        path = Path(app.confdir, name)
        if not path.is_file():
            copies.append(name)  # sphinxcontrib-bibtex says that it is missing
            continue
        copies.append(str(_readable_copy(path, Path(app.doctreedir, "sources"))))
    config.bibtex_bibfiles = copies


def _encoding(source: bytes) -> tuple[Problem, ...]:
    """Return the first byte that is not UTF-8 as a problem; it is printed as a replacement character."""
    try:
        source.decode("utf-8")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        return (Problem(line, "a letter is not in UTF-8; save the file in that encoding", "bib-encoding"),)
    return ()


def _readable_copy(path: Path, folder: Path) -> Path:
    """Return the copy of a file; a file without problems that has not changed is not read again."""
    source = path.read_bytes()
    copy, stamp = folder / path.name, folder / f"{path.name}.stamp"
    digest = hashlib.sha256(source + Path(__file__).read_bytes()).hexdigest()
    if copy.is_file() and stamp.is_file() and stamp.read_text(encoding="ascii") == digest:
        return copy
    text, problems = check_bibliography(source.decode("utf-8", errors="replace"))
    problems = (*_encoding(source), *problems)
    for problem in problems:
        warn(problem.message, rule=problem.rule, location=f"{path}:{problem.line}")
    folder.mkdir(parents=True, exist_ok=True)
    copy.write_text(letter_years(text), encoding="utf-8")
    if problems:
        stamp.unlink(missing_ok=True)  # so that the next build reports them too
    else:
        stamp.write_text(digest, encoding="ascii")
    return copy


def setup(app: Sphinx) -> None:
    """Check when the settings are known, before sphinxcontrib-bibtex reads its files."""
    app.add_config_value(
        "studyguide_bibfiles", (), "", description="Set while building: the files behind the readable copies"
    )
    if "sphinxcontrib.bibtex" in app.extensions or "bibtex_bibfiles" in app.config:
        app.connect("config-inited", use_readable_entries)
