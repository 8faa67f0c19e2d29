"""The review as every format can show it: links to the questions by chapter and to the glossaries.

On the website the script puts the session before this list; without a script the list is the page. It is left out
of the PDF and the EPUB, where every question stands in its chapter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from studyguide.quiz.markup import element
from studyguide.quiz.parts import is_website
from studyguide.quiz.review import nodes
from studyguide.quiz.review.assets import FOLDER, has_cards
from studyguide.quiz.review.decks import Deck, Source, decks_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LEFT_OUT: Final = frozenset({"epub", "typst"})
UNTOUCHED: Final = frozenset({"gettext"})

PLAIN: Final = "Without a script this page draws no cards. Here are the questions by chapter, and the glossaries:"


class ListReview(SphinxPostTransform):
    """Turn each ``review`` into its list."""

    # With the other overviews of the book, before references are resolved (10).
    default_priority = 4

    def run(self, **_kwargs: object) -> None:
        """Replace, or leave out."""
        builder = self.app.builder
        if builder.name in UNTOUCHED:
            return
        for review in list(self.document.findall(nodes.review)):
            if builder.name in LEFT_OUT:
                review.parent.remove(review)
            elif is_website(builder):
                review.replace_self(self._website())
            else:
                review.replace_self([part for deck in decks_of(self.env) for part in self._plain_deck(deck)])

    def _website(self) -> docutils_nodes.Element:
        """Return the list as the script expects it, with the way to its data."""
        page = self.env.current_document.docname
        lists: list[docutils_nodes.Node] = [
            element("div", element("heading", text=deck.title), *self._lists(deck), class_="sg-review-deck")
            for deck in decks_of(self.env)
        ]
        links = element("div", *lists, class_="sg-review-list")
        if not has_cards(self.app.builder):
            return links
        target = self.app.builder.get_target_uri(page)
        return element(
            "div",
            element("p", text=PLAIN, class_="sg-review-plain"),
            links,
            class_="sg-review",
            id="sg-review",
            data_cards=relative_uri(target, FOLDER) + "/",
        )

    def _plain_deck(self, deck: Deck) -> list[docutils_nodes.Node]:
        title = docutils_nodes.paragraph("", "", docutils_nodes.strong("", deck.title))
        return [title, *self._lists(deck)]

    def _lists(self, deck: Deck) -> list[docutils_nodes.Node]:
        """Return one list for each page that shows questions; for a glossary the link to it."""
        if deck.kind == "terms":
            return [docutils_nodes.bullet_list("", self._glossary(source)) for source in deck.sources]
        return [part for source in deck.sources for part in self._questions(source)]

    def _questions(self, source: Source) -> list[docutils_nodes.Node]:
        items = [
            docutils_nodes.list_item("", docutils_nodes.paragraph("", "", self._link(card.anchor, card.title)))
            for card in source.cards
        ]
        return [docutils_nodes.paragraph("", source.title), docutils_nodes.bullet_list("", *items)]

    def _glossary(self, source: Source) -> docutils_nodes.list_item:
        count = len(source.cards)
        words = docutils_nodes.Text(f": {count} {'terms' if count > 1 else 'term'}")
        link = self._reference("doc", f"/{source.docname}", source.title)
        return docutils_nodes.list_item("", docutils_nodes.paragraph("", "", link, words))

    def _link(self, label: str, title: str) -> addnodes.pending_xref:
        return self._reference("ref", label, title)

    def _reference(self, kind: str, target: str, title: str) -> addnodes.pending_xref:
        return addnodes.pending_xref(
            "",
            docutils_nodes.inline("", title),
            refdomain="std",
            reftype=kind,
            reftarget=target,
            refdoc=self.env.current_document.docname,
            refexplicit=True,
            refwarn=True,
        )


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_node(nodes.review)
    app.add_post_transform(ListReview)
