"""Report fences that neither open nor end a directive: what they were meant to hold would stand open in the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes
from sphinx.transforms import SphinxTransform

from studyguide.quiz import nodes
from studyguide.quiz.bank import BANKS
from studyguide.quiz.node_text import line_of
from studyguide.quiz.options import is_option_list
from studyguide.quiz.problem import Problem
from studyguide.quiz.warn import report

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_WORDS: Final = frozenset({"question", "quiz", "hint", "explanation", "rubric", "model-answer"})
_NAMES: Final = rf"(?:{'|'.join(sorted(_WORDS))})\b"
_OPENS: Final = re.compile(rf"^.{{0,40}}?:\s*\{{{_NAMES}|^\s*\{{{_NAMES}")
_ENDS: Final = re.compile(r"^\s*:{3,}\s*$")


MESSAGE: Final = (
    "this line neither opens nor ends what it should; write '::::{question} kind' from the first column, end it "
    "with as many colons, and end every code block above it"
)
OPEN: Final = "options or fields outside a question; begin it with a line '::::{question} kind', or delete them"


class FindBrokenFences(SphinxTransform):
    """Report each line that was meant as a fence and is text, code or markup."""

    # After parsing, before anything moves, like FindMisplacedPassages.
    default_priority = 5

    def apply(self, **_kwargs: object) -> None:
        """Report them."""
        bank = self.env.current_document.docname.startswith(BANKS)
        for node in self.document.findall(docutils_nodes.Element):
            # Elsewhere code may show how a question is written, and a div may hold whatever its author likes.
            rows = broken_rows(node, strict=bank or _in_question(node))
            for line in [(node.line or 1) + row for row in rows]:
                report(Problem("question-fence", MESSAGE, line), self.env.current_document.docname)
            if bank and _stands_open(node) and not _in_question(node):
                line = line_of(node, 1)
                report(Problem("question-open", OPEN, line), self.env.current_document.docname)


def broken_rows(node: docutils_nodes.Element, *, strict: bool) -> list[int]:
    """Return the rows of a text, from 0, that were meant as fences."""
    match node:
        case docutils_nodes.paragraph():
            return [
                row for row, text in enumerate(node.rawsource.split("\n")) if _OPENS.match(text) or _ENDS.match(text)
            ]
        case docutils_nodes.literal_block() if strict:
            # The first row of indented code is its own; above the others stands the fence.
            first = 0 if node.get("language") == "none" else 1
        case docutils_nodes.raw() if strict and not ("<!--" in node.astext() and "-->" in node.astext()):
            first = 0
        case docutils_nodes.container() if strict and node.get("is_div"):
            names = node["classes"]
            return [0] if not names or any("{" in name or name in _WORDS for name in names) else []
        case _:
            return []
    return [row for row, text in enumerate(node.astext().split("\n"), start=first) if _OPENS.match(text)]


def _stands_open(node: docutils_nodes.Element) -> bool:
    """Tell whether a list of options or fields is that of a question whose first line is missing."""
    if isinstance(node, docutils_nodes.field_list):
        return any(name.astext() == "id" for name in node.findall(docutils_nodes.field_name))
    return is_option_list(node)


def _in_question(node: docutils_nodes.Node | None) -> bool:
    while node is not None and not isinstance(node, nodes.question):
        node = node.parent
    return node is not None


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(FindBrokenFences)
