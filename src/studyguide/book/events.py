"""Read the file of events: every problem is collected with its line, every good event is kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from studyguide.book.dates import DateError, Span
from studyguide.book.yaml_records import Problem, Shape, read_records

if TYPE_CHECKING:
    from pathlib import Path

SHAPE: Final = Shape("event", "timeline", texts=("id", "date", "title", "text"), lists=("chapters", "tags"))


@dataclass(frozen=True, slots=True)
class Event:
    """One event; ``title`` and ``text`` are MyST inline text."""

    eid: str
    span: Span
    title: str
    text: str
    chapters: tuple[str, ...]
    tags: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Events:
    """The usable events of a file and the problems of the others."""

    events: tuple[Event, ...]
    problems: tuple[Problem, ...]


def load_events(path: Path) -> Events:
    """Read the events of a file; read again only when it has changed."""
    changed = (path.stat().st_mtime_ns, path.stat().st_size) if path.is_file() else (0, 0)
    return _load(path, changed)


@lru_cache(maxsize=4)
def _load(path: Path, _changed: tuple[int, int]) -> Events:
    records, problems = read_records(path, SHAPE)
    events: list[Event] = []
    wrong: list[Problem] = []
    for record in records:
        texts, lists = record.texts, record.lists
        try:
            span = Span.parse(texts["date"])
        except DateError as error:
            wrong.append(Problem(record.line, f"{error}", "date"))
            continue
        events.append(
            Event(texts["id"], span, texts["title"], texts["text"], lists["chapters"], lists["tags"], record.line)
        )
    return Events(tuple(events), tuple(sorted((*problems, *wrong), key=lambda problem: problem.line)))
