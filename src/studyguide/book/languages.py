"""Passages in another language, marked so that every format can say, shape and order them right.

An author marks a passage with a role; what is left unmarked in another script is marked by its letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxRole

from studyguide.book import nodes
from studyguide.book.plain import OWN_VISITORS
from studyguide.book.scripts import has_foreign_script, is_right_to_left, passages
from studyguide.quiz.parts import direction_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CODES: Final = {
    "arabic": "ar",
    "azerbaijani": "az",
    "bulgarian": "bg",
    "czech": "cs",
    "dutch": "nl",
    "french": "fr",
    "german": "de",
    "hebrew": "he",
    "hungarian": "hu",
    "indonesian": "id",
    "italian": "it",
    "norwegian": "no",
    "persian": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "romanian": "ro",
    "russian": "ru",
    "spanish": "es",
    "turkish": "tr",
    "ukrainian": "uk",
}
"""Code (BCP 47) of each language by the name that a list of sources uses (BibLaTeX)."""

ROLES: Final = ("fa", "ar", "he", "ru", "tr", "az", "zh")
"""Languages (BCP 47) that an author marks with a role."""

OTHER_SCRIPTS: Final = frozenset({"ar", "be", "bg", "fa", "he", "ru", "sr", "uk", "ur"})
"""A book in one of these shows letters of its own script; nothing tells its words from those of a neighbour."""

_AS_TYPED: Final = (
    docutils_nodes.FixedTextElement,
    docutils_nodes.literal,
    docutils_nodes.raw,
    docutils_nodes.Invisible,
    docutils_nodes.system_message,
)
"""What holds no words of a language."""


def passage(language: str, *children: docutils_nodes.Node) -> nodes.foreign:
    """Return a passage in a language."""
    return nodes.foreign("", "", *children, lang=language, dir=direction_of(language))


class ForeignRole(SphinxRole):
    """Mark a passage as being in the language that the role is named after."""

    def run(self) -> tuple[list[docutils_nodes.Node], list[docutils_nodes.system_message]]:
        """Return one ``foreign`` node."""
        node = passage(self.name, docutils_nodes.Text(self.text))
        node.rawsource = self.rawtext
        self.set_source_info(node)
        return [node], []


class MarkPassages(SphinxPostTransform):
    """Mark what is written in another script and has no language yet, such as the name of an author."""

    # After references (10), whose texts come from other pages and from the list of sources.
    default_priority = 50

    def run(self, **_kwargs: object) -> None:
        """Mark whole paragraphs from right to left with their signs, and passages inside other texts."""
        own = self.config.language.partition("_")[0].partition("-")[0]
        if self.app.builder.format not in OWN_VISITORS or own in OTHER_SCRIPTS:
            return
        unmarked = [text for text in self.document.findall(docutils_nodes.Text) if has_foreign_script(text)]
        for text in unmarked:
            holder = text.parent
            if text not in holder.children or nodes.has_language(holder, *_AS_TYPED):
                # It was moved into a passage with the text before it, or an author knows better.
                continue
            pieces = list(passages(text))
            if isinstance(holder, docutils_nodes.paragraph) and is_right_to_left(holder.astext()):
                language = next(language for _piece, language in pieces if language)
                whole = passage(language, *holder.children)
                holder.children = []
                holder += whole
            else:
                holder.replace(text, [_marked(piece, language) for piece, language in pieces])


def _marked(piece: str, language: str | None) -> docutils_nodes.Node:
    text = docutils_nodes.Text(piece)
    return passage(language, text) if language else text


def setup(app: Sphinx) -> None:
    """Register one role a language, and the transform."""
    for language in ROLES:
        # sphinx-design has an icon role named "fa"; the book uses none of its icons, and Persian needs its own code.
        app.add_role(language, ForeignRole(), override=True)
    app.add_post_transform(MarkPassages)
