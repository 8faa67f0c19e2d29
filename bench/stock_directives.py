"""Let Sphinx with stock extensions read the book's pages: each directive of ours is a plain box, each role plain text.

Used by build_speed.py for the build that ours is compared with; no part of the book.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx

BOXES = (
    *("objectives", "in-brief", "central-question", "before-you-read", "how-do-we-know", "readings", "reading"),
    *("excerpt", "summary", "think-and-write", "further-reading", "question", "hint", "explanation"),
)
EMPTY = ("timeline", "quiz")
ROLES = ("estimate", "contested", "attributed", "asof", "objective", "fa", "ar", "he", "ru", "tr", "az", "zh", "pdf")


class Box(SphinxDirective):
    """A container with the directive's content; every option of ours is taken and ignored."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = dict.fromkeys(
        ("id", "objective", "level", "source", "tags", "points", "shuffle", "chapter", "only", "from", "to", "pick"),
        directives.unchanged,
    )

    def run(self) -> list[nodes.Node]:
        """Return the container."""
        return [nodes.container("", *self.parse_content_to_nodes())]


class Nothing(Box):
    """Nothing at all."""

    def run(self) -> list[nodes.Node]:
        """Return no node."""
        return []


def text_role(_name, rawtext, text, _line, _inliner, _options=None, _content=None):  # noqa: ANN001, ANN201 - docutils' own signature
    """Return the text as it is."""
    return [nodes.inline(rawtext, text)], []


def setup(app: Sphinx) -> dict[str, bool]:
    """Register a stand-in for each of our directives and roles."""
    for name in BOXES:
        app.add_directive(name, Box)
    for name in EMPTY:
        app.add_directive(name, Nothing)
    for name in ROLES:
        app.add_role(name, text_role, override=True)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
