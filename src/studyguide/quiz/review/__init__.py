"""The review page: questions and terms of the whole book, each again when it is due; all of it in the browser.

The directive ``{review}`` leaves a plain list of links, which is the page without a script. The website adds a script,
and for each bank and each glossary a file with its cards, which the script loads when a session needs them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyguide.quiz.review import assets, cards, directive, domain, listing

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the domain first: the directive notes its page in it."""
    for part in (domain, directive, listing, assets, cards):
        part.setup(app)
