"""Read the file of events: every problem is collected with its line, every good event is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import yaml

from studyguide.book.dates import DateError, Span

if TYPE_CHECKING:
    from pathlib import Path

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TEXTS: Final = ("id", "date", "title", "text")
_LISTS: Final = ("chapters", "tags")


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
class Problem:
    """What is wrong in the file, in which line, and under which rule it is reported."""

    line: int
    message: str
    rule: str


@dataclass(frozen=True, slots=True)
class Events:
    """The usable events of a file and the problems of the others."""

    events: tuple[Event, ...]
    problems: tuple[Problem, ...]


def load_events(path: Path) -> Events:
    """Read the events of a file; read again only when it has changed."""
    try:
        status = path.stat()
    except OSError as error:
        return Events(
            (),
            (
                Problem(
                    1,
                    f"the file of events cannot be read: {error.strerror}; correct studyguide_timeline",
                    "timeline-file",
                ),
            ),
        )
    return _load(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=4)
def _load(path: Path, _changed: int, _size: int) -> Events:
    try:
        text = path.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except UnicodeDecodeError:
        return Events((), (Problem(1, "the file is not in UTF-8; save it in that encoding", "timeline-file"),))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "the YAML cannot be read"
        return Events(
            (),
            (
                Problem(
                    mark.line + 1 if mark else 1, f"{what}; put texts with ':' or a backtick in quotes", "timeline-yaml"
                ),
            ),
        )
    if not isinstance(root, yaml.SequenceNode):
        return Events(
            (), (Problem(1, "the file must be a list of events, each starting with '- id:'", "timeline-yaml"),)
        )
    return _collect(root)


def _collect(root: yaml.SequenceNode) -> Events:
    events: dict[str, Event] = {}
    problems: list[Problem] = []
    for item in root.value:
        event, found = _event(item)
        problems.extend(found)
        if event is None:
            continue
        if event.eid in events:
            problems.append(
                Problem(
                    event.line,
                    f"event {event.eid} stands already in line {events[event.eid].line}; give it another id",
                    "timeline-twice",
                )
            )
            continue
        events[event.eid] = event
    return Events(tuple(events.values()), tuple(sorted(problems, key=lambda problem: problem.line)))


def _event(item: yaml.Node) -> tuple[Event | None, list[Problem]]:
    line = item.start_mark.line + 1
    if not isinstance(item, yaml.MappingNode):
        return None, [Problem(line, "an event must have the keys id, date, title and text", "timeline-event")]
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = dict.fromkeys(_LISTS, ())
    for key, value in item.value:
        name, at = str(key.value), key.start_mark.line + 1
        if name in _TEXTS and isinstance(value, yaml.ScalarNode):
            texts[name] = str(value.value).strip()
        elif name in _LISTS and isinstance(value, yaml.SequenceNode):
            lists[name] = tuple(str(part.value) for part in value.value)
        elif name in (*_TEXTS, *_LISTS):
            problems.append(
                Problem(
                    at, f"{name} must be {'a text' if name in _TEXTS else 'a list such as [syria]'}", "timeline-event"
                )
            )
        else:
            problems.append(
                Problem(at, f"unknown key {name!r}; an event has {', '.join((*_TEXTS, *_LISTS))}", "timeline-key")
            )
    problems.extend(
        Problem(line, f"the event has no {name}; add it", "timeline-event") for name in _TEXTS if not texts.get(name)
    )
    eid = texts.get("id", "")
    if eid and not _ID.fullmatch(eid):
        problems.append(
            Problem(line, f"the id {eid!r} may hold only small letters, digits and hyphens", "timeline-event")
        )
        return None, problems
    span, wrong = _span(texts.get("date", ""), line)
    problems.extend(wrong)
    if span is None or not all(texts.get(name) for name in _TEXTS):
        return None, problems
    return Event(eid, span, texts["title"], texts["text"], lists["chapters"], lists["tags"], line), problems


def _span(text: str, line: int) -> tuple[Span | None, list[Problem]]:
    if not text:
        return None, []
    try:
        return Span.parse(text), []
    except DateError as error:
        return None, [Problem(line, f"{error}", "date")]
