"""Which page is the review, and what it listed when it was last written."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, ClassVar, cast

from sphinx.domains import Domain

from studyguide.quiz.problem import Problem
from studyguide.quiz.review.decks import decks_of
from studyguide.quiz.warn import report

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class ReviewDomain(Domain):
    """The pages with a ``{review}``, kept right when pages are read again or in parallel."""

    name = "review"
    label = "Review"
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}, "listed": ""}
    data_version = 1

    @property
    def pages(self) -> dict[str, int]:
        """The pages with a review, each with the line of the directive."""
        found: dict[str, int] = self.data["pages"]
        return found

    @property
    def page(self) -> str | None:
        """The page of the review, if the book has one; of several the first by name."""
        return min(self.pages, default=None)

    def check_consistency(self) -> None:
        """Report a second review: the cards are written for the links of one page."""
        for docname, line in sorted(self.pages.items())[1:]:
            message = f"the review stands in {self.page} already; link to that page"
            report(Problem("review-twice", message, line), docname)

    def clear_doc(self, docname: str) -> None:
        """Forget a page before it is read again."""
        self.pages.pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read of the given pages."""
        self.pages.update({page: line for page, line in otherdata["pages"].items() if page in docnames})

    def resolve_any_xref(self, *_args: object) -> list[tuple[str, nodes.reference]]:
        """Offer nothing to references."""
        return []


def review_domain(env: BuildEnvironment) -> ReviewDomain:
    """Return the domain of the environment."""
    return cast("ReviewDomain", env.get_domain("review"))


def pages_to_write(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the review if the book has other cards than when it was last written."""
    domain = review_domain(env)
    if domain.page is None:
        return []
    now = hashlib.sha256(repr((domain.page, decks_of(env))).encode()).hexdigest()
    if domain.data["listed"] == now:
        return []
    domain.data["listed"] = now
    return [domain.page]


def setup(app: Sphinx) -> None:
    """Register the domain, and look when all pages are read."""
    app.add_domain(ReviewDomain)
    app.connect("env-updated", pages_to_write)
