"""Say which way a passage runs: docutils gives one that is marked by a class (``language-fa``) its language alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from studyguide.quiz.parts import direction_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_TAG: Final = re.compile(r'<[a-z][a-z0-9]* [^<>]*\blang="([A-Za-z-]+)"[^<>]*>')


def directed(html: str) -> str:
    """Return HTML in which each element with a language that is written from right to left has its direction.

    >>> directed('<div lang="fa">x</div> <span lang="ru">y</span>')
    '<div lang="fa" dir="rtl">x</div> <span lang="ru">y</span>'
    """
    return _TAG.sub(_with_direction, html)


def _with_direction(tag: re.Match[str]) -> str:
    if direction_of(tag[1]) != "rtl" or " dir=" in tag[0]:
        return tag[0]
    return tag[0].replace(f'lang="{tag[1]}"', f'lang="{tag[1]}" dir="rtl"', 1)


def add_directions(
    app: Sphinx, _pagename: str, _template: str, context: dict[str, object], _doctree: nodes.document | None
) -> None:
    """Complete the body of a page."""
    body = context.get("body")
    if app.builder.format == "html" and isinstance(body, str):
        context["body"] = directed(body)


def setup(app: Sphinx) -> None:
    """Register the handler."""
    app.connect("html-page-context", add_directions)
