"""Find what was meant as markup of a question and reads as plain text: broken roles, fields that stand too late.

Such text would be shown to readers as it stands, and a broken gap with its answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes

from studyguide.quiz.node_text import line_above
from studyguide.quiz.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ROLE: Final = re.compile(r"\{[a-z][\w:+-]*\}`|\{(?:blank|pick|at)\b|\b(?:blank|pick|at)\}")
_GAP: Final = re.compile("blank|pick|at[}]|[{]at")


def broken_markup(block: docutils_nodes.Node, *, fields: Iterable[str], line: int) -> Iterator[Problem]:
    """Yield what is misspelt in a part of a question.

    :param fields: the names of the fields that a question may have.
    :param line: that of the question, for what knows no line of its own.
    """
    field = re.compile(rf"\s*(?::({'|'.join(fields)}):?|({'|'.join(fields)}):)(\s|$)")
    for text in block.findall(docutils_nodes.TextElement):
        if isinstance(text, docutils_nodes.paragraph):
            for number, written in enumerate(text.rawsource.split("\n")):
                if field.match(written):
                    message = f"{written.strip()[:40]!r} reads like a field; write it as ':name: value' next to :id:"
                    yield Problem("field-late", message, (text.line or line) + number)
        yield from _broken_roles(text, line)
    for names in block.findall(docutils_nodes.field_name):
        name = names.astext().strip()
        if name in fields:
            message = f":{name}: stands too late or with a space; write ':{name}: value' next to :id:"
            yield Problem("field-late", message, line_above(names, line))


def _broken_roles(text: docutils_nodes.TextElement, line: int) -> Iterator[Problem]:
    if isinstance(text, (docutils_nodes.literal, docutils_nodes.FixedTextElement, docutils_nodes.math)):
        return
    for child in text.children:
        found = _ROLE.search(child.astext()) if isinstance(child, docutils_nodes.Text) else None
        if found:
            message = f"{found[0]!r} begins a role that is not whole; write it as '{{role}}`text`', in one pair of '`'"
            yield Problem("role-broken", message, line_within(text, found[0], line), fatal=bool(_GAP.search(found[0])))


def line_within(node: docutils_nodes.Node, part: str, line: int) -> int:
    """Return the line of the source on which a part of a text stands; the parser knows that of the paragraph only."""
    place: docutils_nodes.Node | None = node
    while place is not None and not (place.line and isinstance(place, docutils_nodes.TextElement)):
        place = place.parent
    if not isinstance(place, docutils_nodes.TextElement):
        return line_above(node, line)
    rows = place.rawsource.split("\n")
    return int(place.line or line) + next((number for number, row in enumerate(rows) if part in row), 0)
