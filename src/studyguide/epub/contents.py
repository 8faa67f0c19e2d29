"""Order the table of contents as a reader turns the pages: Sphinx has the headings of a page around those below it."""

from __future__ import annotations

import html
import os
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Entry: TypeAlias = dict[str, Any]
"""What Sphinx knows of one entry: ``level``, ``refuri``, ``text``."""


def file_of(entry: Entry) -> str:
    """Return the address of the page that an entry leads to."""
    return html.unescape(entry["refuri"]).partition("#")[0].replace(os.sep, "/")


def in_reading_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries page by page, all headings of a page before the pages below it.

    A page stands one level below the page that lists it, under whatever heading that does: its file comes after
    the whole of the other one.
    """
    by_file: dict[str, list[Entry]] = {}
    above: list[tuple[int, int]] = []
    """Of the pages around an entry: their level in Sphinx's list, and here."""
    shift: dict[str, int] = {}
    for entry in entries:
        file, level = file_of(entry), entry["level"]
        if file not in by_file:
            while above and above[-1][0] >= level:
                above.pop()
            here = above[-1][1] + 1 if above else 1
            above.append((level, here))
            shift[file] = here - level
        by_file.setdefault(file, []).append(entry | {"level": max(1, level + shift[file])})
    return [entry for found in by_file.values() for entry in found]
