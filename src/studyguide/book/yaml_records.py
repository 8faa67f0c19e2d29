"""Read a YAML list of records with texts and lists; every problem has its line, every good record is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a file, in which line, and under which rule it is reported."""

    line: int
    message: str
    rule: str
    fatal: bool = False
    """The record cannot be used and is left out."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What records are called and what they hold."""

    noun: str
    """``event``: how messages name a record."""
    family: str
    """``timeline``: what the codes of its problems start with."""
    texts: tuple[str, ...]
    """Keys with a text; ``id`` is one of them, and all are needed."""
    lists: tuple[str, ...]
    """Keys with a list of words; they may be left out."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record as written."""

    texts: dict[str, str]
    lists: dict[str, tuple[str, ...]]
    line: int


def read_records(path: Path, shape: Shape) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Return the usable records of a file in its order, and its problems in order of line."""
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except OSError as error:
        message = f"the file of {shape.noun}s cannot be read: {error.strerror}; correct its name in conf.py"
        return (), (Problem(1, message, f"{shape.family}-file"),)
    except UnicodeDecodeError:
        return (), (Problem(1, "the file is not in UTF-8; save it in that encoding", f"{shape.family}-file"),)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "the YAML cannot be read"
        message = f"{what}; put texts with ':' or a backtick in quotes"
        return (), (Problem(mark.line + 1 if mark else 1, message, f"{shape.family}-yaml"),)
    if not isinstance(root, yaml.SequenceNode):
        message = f"the file must be a list of {shape.noun}s, each starting with '- id:'"
        return (), (Problem(1, message, f"{shape.family}-yaml"),)
    return _collect(root, shape)


def _collect(root: yaml.SequenceNode, shape: Shape) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    records: dict[str, Record] = {}
    problems: list[Problem] = []
    for item in root.value:
        record = _record(item, shape)
        found = list(_problems(item, record, shape))
        problems.extend(found)
        if record is None or any(problem.fatal for problem in found):
            continue
        name = record.texts["id"]
        if name in records:
            message = f"{shape.noun} {name} stands already in line {records[name].line}; give it another id"
            problems.append(Problem(record.line, message, f"{shape.family}-twice"))
            continue
        records[name] = record
    return tuple(records.values()), tuple(sorted(problems, key=lambda problem: problem.line))


def _record(item: yaml.Node, shape: Shape) -> Record | None:
    if not isinstance(item, yaml.MappingNode):
        return None
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = dict.fromkeys(shape.lists, ())
    for key, value in item.value:
        if key.value in shape.texts and isinstance(value, yaml.ScalarNode):
            texts[key.value] = str(value.value).strip()
        elif key.value in shape.lists and isinstance(value, yaml.SequenceNode):
            lists[key.value] = tuple(str(part.value) for part in value.value)
    return Record(texts, lists, item.start_mark.line + 1)


def _problems(item: yaml.Node, record: Record | None, shape: Shape) -> Iterator[Problem]:
    line = item.start_mark.line + 1
    rule = f"{shape.family}-{shape.noun}"
    if record is None or not isinstance(item, yaml.MappingNode):
        keys = ", ".join(shape.texts[:-1])
        yield Problem(line, f"an entry must have the keys {keys} and {shape.texts[-1]}", rule, fatal=True)
        return
    known = (*shape.texts, *shape.lists)
    for key, value in item.value:
        name, at = str(key.value), key.start_mark.line + 1
        if name not in known:
            message = f"unknown key {name!r}; a record of this file has {', '.join(known)}"
            yield Problem(at, message, f"{shape.family}-key")
        elif not isinstance(value, yaml.ScalarNode if name in shape.texts else yaml.SequenceNode):
            form = "a text" if name in shape.texts else "a list such as [syria]"
            yield Problem(at, f"{name} must be {form}", rule)
    for name in shape.texts:
        if not record.texts.get(name):
            yield Problem(line, f"the {shape.noun} has no {name}; add it", rule, fatal=True)
    name = record.texts.get("id", "")
    if name and not _ID.fullmatch(name):
        yield Problem(line, f"the id {name!r} may hold only small letters, digits and hyphens", rule, fatal=True)
