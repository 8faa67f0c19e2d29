"""The directive ``{review}``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxDirective

from studyguide.quiz.review import nodes
from studyguide.quiz.review.domain import review_domain

if TYPE_CHECKING:
    from docutils import nodes as docutils_nodes
    from sphinx.application import Sphinx


class ReviewDirective(SphinxDirective):
    """Put the review here."""

    def run(self) -> list[docutils_nodes.Node]:
        """Return one ``review``; a second one in a page would draw the same cards, so the first counts."""
        domain = review_domain(self.env)
        if self.env.docname in domain.pages:
            return []
        domain.pages[self.env.docname] = self.lineno
        node = nodes.review()
        self.set_source_info(node)
        return [node]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("review", ReviewDirective)
