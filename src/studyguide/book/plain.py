"""For builders without visitors of their own (text, man, LaTeX …): the same meaning in plain docutils nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from studyguide.book import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

OWN_VISITORS: Final = frozenset({"html", "typst"})
"""Builder formats that show the nodes of the book themselves."""


def _title(text: str) -> docutils_nodes.paragraph:
    return docutils_nodes.paragraph("", "", docutils_nodes.strong(text, text))


def plain_objectives(node: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return a title and a list."""
    items = (
        docutils_nodes.list_item("", docutils_nodes.paragraph("", "", *child.children), ids=child["ids"])
        for child in node.children
        if isinstance(child, docutils_nodes.Element)
    )
    form = docutils_nodes.enumerated_list if node["listed"] else docutils_nodes.bullet_list
    return [_title("Objectives"), form("", *items, ids=node["ids"])]


def plain_timeline(node: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return a definition list: date and title, then the text."""
    result = docutils_nodes.definition_list()
    for event in node.findall(nodes.timeline_event):
        date, title, *text = event.children
        term = docutils_nodes.term("", f"{date.astext()}: {title.astext()}")
        result += docutils_nodes.definition_list_item("", term, docutils_nodes.definition("", *text))
    return [result]


def plain_part(node: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return the title in bold, then the content."""
    title, *content = node.children
    return [_title(title.astext()), *content]


def plain_description(node: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return a title, then the text."""
    return [_title(node["title"]), *node.children]


def plain_strip(node: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return one paragraph with dots between its entries."""
    return [docutils_nodes.paragraph("", " · ".join(item.astext() for item in node.children))]


def plain_mark(node: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return the mark as words in brackets."""
    return [docutils_nodes.inline("", f"({node['kind']}: {node.astext()})")]


def plain_inline(node: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return the text alone."""
    return list(node.children)


FORMS: Final[tuple[tuple[type[docutils_nodes.Element], Callable[..., list[docutils_nodes.Node]]], ...]] = (
    (nodes.status_mark, plain_mark),
    (nodes.as_of, plain_inline),
    (nodes.foreign, plain_inline),
    (nodes.objectives, plain_objectives),
    (nodes.timeline, plain_timeline),
    (nodes.status_strip, plain_strip),
    (nodes.long_description, plain_description),
    (nodes.chapter_part, plain_part),
)
"""What becomes of each node; inline nodes first, so that the blocks hold none when their text is taken."""


class PlainBook(SphinxPostTransform):
    """Replace the nodes of the book where the builder has no visitors for them."""

    # After ShowObjectives (5), before Sphinx resolves references (10).
    default_priority = 8

    def run(self, **_kwargs: object) -> None:
        """Replace every node, innermost first: a reading stands inside readings."""
        if self.app.builder.format in OWN_VISITORS:
            return
        for kind, form in FORMS:
            for node in reversed(list(self.document.findall(kind))):
                node.replace_self(form(node))


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(PlainBook)
