"""Roles that say how sure a claim is and up to which date it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes
from sphinx.util.docutils import SphinxRole

from studyguide.book import nodes
from studyguide.book.dates import DateError, PartialDate
from studyguide.book.warn import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx

KINDS: Final = ("estimate", "contested", "attributed")


class StatusRole(SphinxRole):
    """Mark the claim before it; the text says who estimates, who contests, or whose word it is."""

    def run(self) -> tuple[list[docutils_nodes.Node], list[docutils_nodes.system_message]]:
        """Return one ``status_mark``."""
        if not self.text.strip():
            warn(
                f"the mark {self.name} is empty; say in a few words who or why",
                rule="status-empty",
                location=self.get_location(),
            )
            return [], []
        node = nodes.status_mark(self.rawtext, "", docutils_nodes.Text(self.text.strip()), kind=self.name)
        self.set_source_info(node)
        return [node], []


class AsOfRole(SphinxRole):
    """Write ``as of`` and a date in words."""

    def run(self) -> tuple[list[docutils_nodes.Node], list[docutils_nodes.system_message]]:
        """Return one ``as_of`` node, or the text as written if it is no date."""
        try:
            date = PartialDate.parse(self.text)
        except DateError as error:
            warn(f"{error}", rule="date", location=self.get_location())
            return [docutils_nodes.Text(self.text)], []
        node = nodes.as_of(self.rawtext, "", docutils_nodes.Text(f"as of {date.words}"), iso=date.iso)
        self.set_source_info(node)
        return [node], []


def setup(app: Sphinx) -> None:
    """Register the four roles."""
    for kind in KINDS:
        app.add_role(kind, StatusRole())
    app.add_role("asof", AsOfRole())
