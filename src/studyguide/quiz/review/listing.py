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
from studyguide.quiz.review.decks import Source, decks_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LEFT_OUT: Final = frozenset({"epub", "typst"})
UNTOUCHED: Final = frozenset({"gettext"})

GLOSSARIES: Final = "Glossary"
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
                review.replace_self([part for title, content in self._groups() for part in (_strong(title), *content)])

    def _website(self) -> docutils_nodes.Element:
        """Return the list as the script expects it, with the way to its data."""
        page = self.env.current_document.docname
        lists: list[docutils_nodes.Node] = [
            element("div", element("heading", text=title), *content, class_="sg-review-deck")
            for title, content in self._groups()
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

    def _groups(self) -> list[tuple[str, list[docutils_nodes.Node]]]:
        """Return the chapters with a list for each page that shows questions, then the glossaries in one list."""
        decks = decks_of(self.env)
        groups = [
            (deck.title, [part for source in deck.sources for part in self._questions(source)])
            for deck in decks
            if deck.kind == "questions"
        ]
        glossaries = [self._glossary(source) for deck in decks if deck.kind == "terms" for source in deck.sources]
        if glossaries:
            groups.append((GLOSSARIES, [docutils_nodes.bullet_list("", *glossaries)]))
        return groups

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


def _strong(text: str) -> docutils_nodes.paragraph:
    return docutils_nodes.paragraph("", "", docutils_nodes.strong("", text))


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_node(nodes.review)
    app.add_post_transform(ListReview)
