"""Keep instructors' questions out of every output but the instructors' edition (``-t instructor``).

A static page cannot hide its key, so a bank that is kept from students must not be read at all: then it stands in no
page, no search index, no inventory and no PDF.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from studyguide.quiz.bank import BANKS
from studyguide.quiz.exclusion import pattern_of
from studyguide.quiz.warn import logger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

PUBLIC: Final = "public"
INSTRUCTOR: Final = "instructor"
AUDIENCES: Final = (PUBLIC, INSTRUCTOR)

_FENCE: Final = frozenset({"---", "..."})
# Also where quotes, braces, spaces or a capital were put that make it another key, or none: who writes it means it.
_AUDIENCE: Final = re.compile(r"^[\s{]*[\"']?audience[\"']?\s*:\s*(?P<value>.*?)\s*(?:#.*)?$", re.IGNORECASE)


def stated_audience(text: str) -> tuple[str, int] | None:
    """Return the audience that the front matter of a page states, and its line; nothing where it states none.

    A front matter that never ends, that begins too late or that states two audiences is read too, and of two the one
    that hides the page: the parser would show such a page to everybody.
    """
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[start].strip() != "---":
        return None
    stated = []
    for number, line in enumerate(lines[start + 1 :], start=start + 2):
        if line.rstrip() in _FENCE:
            break
        found = _AUDIENCE.match(line)
        if found is not None:
            stated.append((found["value"].strip("\"'"), number))
    return next((one for one in stated if one[0] != PUBLIC), stated[0] if stated else None)


def leave_out_instructor_pages(app: Sphinx, config: Config) -> None:
    """Exclude the banks that are not public; a slip in the word hides the page, so that it never publishes a key."""
    edition = app.tags.has(INSTRUCTOR)
    config.exclude_patterns.extend(
        pattern_of(f"{docname}.md")
        for docname, audience, _line in _audiences(app)
        if audience != PUBLIC and not (edition and audience == INSTRUCTOR)
    )


def report_unknown_audiences(app: Sphinx) -> None:
    """Say which pages are kept out because nobody knows for whom they are."""
    for docname, audience, line in _audiences(app):
        if audience not in AUDIENCES:
            message = f"audience is {audience!r}; write {' or '.join(AUDIENCES)}. The page is kept out until then"
            # Sphinx does not know a page that is kept out: the place is named by its file.
            place = f"{Path(app.srcdir, docname)}.md:{line}"
            logger.warning(message, type="studyguide", subtype="audience", location=place)


def _audiences(app: Sphinx) -> Iterator[tuple[str, str, int]]:
    """Yield page, audience and line for every bank that states one."""
    for path in sorted((Path(app.srcdir) / BANKS).rglob("*.md")):
        stated = stated_audience(path.read_text(encoding="utf-8-sig", errors="replace"))
        if stated is not None:
            yield path.relative_to(app.srcdir).with_suffix("").as_posix(), *stated


def setup(app: Sphinx) -> None:
    """Decide when the settings are known, before Sphinx looks for pages; report when it can name them."""
    app.connect("config-inited", leave_out_instructor_pages)
    app.connect("builder-inited", report_unknown_audiences)
