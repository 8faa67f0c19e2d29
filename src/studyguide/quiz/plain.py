"""Questions for every format without controls (EPUB, text, man, LaTeX …): plain docutils, the answers after them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from studyguide.quiz import nodes
from studyguide.quiz.domain import quiz_domain
from studyguide.quiz.paper_words import NO_KEY
from studyguide.quiz.parts import is_website
from studyguide.quiz.plain_answer import plain_answer
from studyguide.quiz.plain_question import plain_question

if TYPE_CHECKING:
    from sphinx.application import Sphinx

OWN_FORM: Final = frozenset({"gettext", "typst"})
"""Builders that take the questions as they are."""


class PlainQuestions(SphinxPostTransform):
    """Replace questions where the builder has no visitors for them."""

    # After LinkSources (6) and the book's own forms, before references are resolved (10).
    default_priority = 8

    def run(self, **_kwargs: object) -> None:
        """Replace every question; its answer follows its quiz, or ends the page, or is left out (``-t nokey``)."""
        builder = self.app.builder
        if builder.name in OWN_FORM or is_website(builder):
            return
        if builder.name == "epub":
            self._leave_to_chapters()
        at_end: list[docutils_nodes.Node] = []
        for quiz in list(self.document.findall(nodes.quiz)):
            questions = [child for child in quiz.children if isinstance(child, nodes.question)]
            answers = [part for question in questions for part in self._answer(question)]
            tasks = [part for question in questions for part in plain_question(question, self.app)]
            if builder.name == "epub":
                # In a book without page numbers the end of the page is what keeps the key out of sight.
                at_end += answers
                answers = []
            quiz.replace_self([*tasks, *answers_block(answers)])
        for question in list(self.document.findall(nodes.question)):
            at_end += self._answer(question)
            question.replace_self(plain_question(question, self.app))
        self._page().extend(answers_block(at_end))

    def _answer(self, question: nodes.question) -> list[docutils_nodes.Node]:
        return [] if self.app.tags.has(NO_KEY) else plain_answer(question)

    def _leave_to_chapters(self) -> None:
        """In a book each question stands once: a bank keeps a link to the chapter that shows it."""
        domain = quiz_domain(self.env)
        linked: set[str] = set()
        for question in list(self.document.findall(nodes.question)):
            home = domain.home_of(question["qid"])
            if isinstance(question.parent, nodes.quiz) or home == question["docname"]:
                continue
            if home not in linked:
                question.parent.insert(question.parent.index(question), link_to(home, question["docname"]))
            question.parent.remove(question)
            linked.add(home)

    def _page(self) -> docutils_nodes.Element:
        """Return the outermost section, or the page itself where it has none."""
        sections = [child for child in self.document.children if isinstance(child, docutils_nodes.section)]
        return sections[-1] if sections else self.document


def link_to(home: str, docname: str) -> docutils_nodes.paragraph:
    """Return the sentence that leads from a bank to the chapter that shows its questions."""
    link = addnodes.pending_xref(
        "",
        docutils_nodes.inline("", home),
        refdomain="std",
        reftype="doc",
        reftarget=f"/{home}",
        refdoc=docname,
        refexplicit=False,
        refwarn=True,
    )
    return docutils_nodes.paragraph(
        "", "", docutils_nodes.Text("These questions stand in "), link, docutils_nodes.Text(".")
    )


def answers_block(answers: list[docutils_nodes.Node]) -> list[docutils_nodes.Node]:
    """Return the answers under their title, or nothing."""
    return [docutils_nodes.rubric("", "Answers"), *answers] if answers else []


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(PlainQuestions)
