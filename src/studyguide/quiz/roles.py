"""The roles of questions: ``{blank}`` and ``{pick}`` make gaps in a text, ``{at}`` places a region on a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxRole

from studyguide.quiz import nodes
from studyguide.quiz.gaps import read_gap

if TYPE_CHECKING:
    from docutils import nodes as docutils_nodes
    from sphinx.application import Sphinx


class GapRole(SphinxRole):
    """A gap; what is wrong with it is said when its question is read, at the line of its paragraph."""

    pick = False

    def run(self) -> tuple[list[docutils_nodes.Node], list[docutils_nodes.system_message]]:
        """Return the gap with its answers, so that a translated text carries its own."""
        gap = read_gap(self.text, pick=self.pick, line=0)
        ends = (gap.range.low, gap.range.high) if gap.range else (None, None)
        answers = tuple((answer.text, answer.fraction) for answer in gap.answers)
        form = "pick" if self.pick else gap.form
        return [nodes.cloze_gap(form=form, answers=answers, low=ends[0], high=ends[1], raw=self.text)], []


class PickRole(GapRole):
    """A gap with choices."""

    pick = True


class PlaceRole(SphinxRole):
    """Where an option lies on the picture."""

    def run(self) -> tuple[list[docutils_nodes.Node], list[docutils_nodes.system_message]]:
        """Return the place; the question takes it."""
        return [nodes.map_place(raw=self.text)], []


def setup(app: Sphinx) -> None:
    """Register the roles."""
    app.add_role("blank", GapRole())
    app.add_role("pick", PickRole())
    app.add_role("at", PlaceRole())
