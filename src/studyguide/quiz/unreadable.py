"""Keep question files that are not in UTF-8 out of the build: Sphinx would end it at the first of them.

Which byte is wrong is said with its line, and the rest of the book is built.
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

_LINE_END: Final = re.compile(rb"\r\n|\r|\n")


def wrong_byte(data: bytes) -> tuple[int, int] | None:
    """Return the first byte that is no UTF-8, and its line; nothing where all is well."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return data[error.start], len(_LINE_END.findall(data, 0, error.start)) + 1
    return None


def leave_out_unreadable_pages(app: Sphinx, config: Config) -> None:
    """Exclude them before Sphinx looks for pages."""
    config.exclude_patterns.extend(pattern_of(name) for name, _byte, _line in _unreadable(app))


def report_unreadable_pages(app: Sphinx) -> None:
    """Say where each of them is wrong."""
    for name, byte, line in _unreadable(app):
        message = f"byte 0x{byte:02x} is no UTF-8; save the file as UTF-8. The page is kept out until then"
        # Sphinx does not know a page that is kept out: the place is named by its file.
        place = f"{Path(app.srcdir, name)}:{line}"
        logger.warning(message, type="studyguide", subtype="encoding", location=place)


def _unreadable(app: Sphinx) -> Iterator[tuple[str, int, int]]:
    """Yield path, byte and line of every question file that cannot be read."""
    for path in sorted((Path(app.srcdir) / BANKS).rglob("*.md")):
        found = wrong_byte(path.read_bytes())
        if found is not None:
            yield path.relative_to(app.srcdir).as_posix(), *found


def setup(app: Sphinx) -> None:
    """Decide when the settings are known, before Sphinx looks for pages; report when it can name them."""
    app.connect("config-inited", leave_out_unreadable_pages)
    app.connect("builder-inited", report_unreadable_pages)
