"""Entries of the bibliography as items of a list: docutils gives them a role that no list may hold.

``doc-biblioentry`` was withdrawn from ARIA; axe and screen readers find a list without items.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def _neighbour_is_entry(node: docutils_nodes.citation, step: int) -> bool:
    siblings = node.parent.children
    place = siblings.index(node) + step
    return 0 <= place < len(siblings) and isinstance(siblings[place], docutils_nodes.citation)


def visit_citation(self: HTML5Translator, node: docutils_nodes.citation) -> None:
    """Open an entry, and before the first of a run the list."""
    if not _neighbour_is_entry(node, -1):
        self.body.append('<div role="list" class="citation-list">\n')
    self.body.append(self.starttag(node, "div", CLASS="citation", ROLE="listitem"))
    # Its number is nowhere named: the text cites by author and year.
    for label in [child for child in node.children if isinstance(child, docutils_nodes.label)]:
        node.remove(label)


def depart_citation(self: HTML5Translator, node: docutils_nodes.citation) -> None:
    """Close an entry, and after the last of a run the list."""
    self.body.append("</div>\n")
    if not _neighbour_is_entry(node, 1):
        self.body.append("</div>\n")


def setup(app: Sphinx) -> None:
    """Replace the visitors of docutils, for HTML only."""
    app.add_node(docutils_nodes.citation, override=True, html=(visit_citation, depart_citation))
