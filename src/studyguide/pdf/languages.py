"""Which language a part of the book is in, and what the layout must know of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from studyguide.book import nodes as book
from studyguide.book import scripts
from studyguide.quiz.parts import direction_of

if TYPE_CHECKING:
    from docutils import nodes

    from studyguide.pdf import escape

Passage: TypeAlias = "tuple[str, str | None, bool]"
"""A part of a text, its language if it is not that of the book, and whether that is written from right to left."""

_LANGUAGE: Final = re.compile(r"language-([a-z]{2,3})$")


def language_of(node: nodes.Element) -> str | None:
    """Return the language that an author marked with a class such as ``language-fa``."""
    classes: list[str] = node.get("classes", [])
    found = map(_LANGUAGE.match, classes)
    return next((match[1] for match in found if match), None)


def language_arguments(language: str) -> dict[str, escape.Value]:
    """Return what the layout must know of a passage in a language (BCP 47)."""
    return {"lang": language.partition("-")[0], "rtl": direction_of(language) == "rtl"}


def passages(text: str, node: nodes.Node) -> list[Passage]:
    """Return the parts of a text; one in another script gets its language from that, unless its place has told it."""
    if not scripts.has_foreign_script(text) or book.has_language(node):
        return [(text, None, False)]
    return [
        (part, language, language is not None and direction_of(language) == "rtl")
        for part, language in scripts.passages(text)
    ]
