"""Roles for a passage in another language, so that every format can say, shape and order it right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes
from sphinx.util.docutils import SphinxRole

from studyguide.book import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

DIRECTIONS: Final = {"fa": "rtl", "ar": "rtl", "he": "rtl", "ru": "ltr", "tr": "ltr", "az": "ltr", "zh": "ltr"}
"""Language (BCP 47) of each role and the direction of its script."""


class ForeignRole(SphinxRole):
    """Mark a passage as being in the language that the role is named after."""

    def run(self) -> tuple[list[docutils_nodes.Node], list[docutils_nodes.system_message]]:
        """Return one ``foreign`` node."""
        node = nodes.foreign(
            self.rawtext, "", docutils_nodes.Text(self.text), lang=self.name, dir=DIRECTIONS[self.name]
        )
        self.set_source_info(node)
        return [node], []


def setup(app: Sphinx) -> None:
    """Register one role a language."""
    for language in DIRECTIONS:
        # sphinx-design has an icon role named "fa"; the book uses none of its icons, and Persian needs its own code.
        app.add_role(language, ForeignRole(), override=True)
