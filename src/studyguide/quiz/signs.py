"""Take signs that nobody sees out of question files before they are parsed, and say where they stood.

Some of them end a line for the parser but for no editor, so that every line after them is counted wrong; others make
an EPUB that no reader opens, or print a number backwards.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from studyguide.quiz.problem import Problem
from studyguide.quiz.warn import report

if TYPE_CHECKING:
    from sphinx.application import Sphinx

MARK: Final = "{question}"
"""What a file with questions holds."""

_SIGN: Final = re.compile(
    # Control characters other than tab and end of line, line and paragraph separators, no characters at all,
    # and the two that turn the direction of all that follows.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\u202d\u202e]"
)


def clean(text: str) -> tuple[str, list[Problem]]:
    """Return the text with a space for each such sign, and where they were."""
    problems = []
    for number, line in enumerate(text.split("\n") if _SIGN.search(text) else (), start=1):
        for sign in dict.fromkeys(_SIGN.findall(line)):
            name = unicodedata.name(sign, "a control character").lower()
            message = f"U+{ord(sign):04X} ({name}) is invisible and spoils what is made of this line; delete it"
            problems.append(Problem("question-sign", message, number))
    return _SIGN.sub(" ", text), problems


def clean_source(_app: Sphinx, docname: str, source: list[str]) -> None:
    """Clean a page that holds questions."""
    if MARK not in source[0]:
        return
    source[0], problems = clean(source[0])
    for problem in problems:
        report(problem, docname)


def setup(app: Sphinx) -> None:
    """Clean before all that others do with the source."""
    app.connect("source-read", clean_source, priority=100)
