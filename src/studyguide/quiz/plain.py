"""Questions for every format without controls (text, man, LaTeX …): plain docutils, the answers after them."""

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
    from sphinx.environment import BuildEnvironment

OWN_FORM: Final = frozenset({"epub", "gettext", "typst"})
"""Builders that have a form of their own, or take the questions as they are."""


class PlainQuestions(SphinxPostTransform):
    """Replace questions where the builder has no visitors for them."""

    # After LinkSources (6) and the book's own forms, before references are resolved (10).
    default_priority = 8

    def run(self, **_kwargs: object) -> None:
        """Replace every question; its answer follows its quiz, or ends the page, or is left out (``-t nokey``)."""
        builder = self.app.builder
        if builder.name in OWN_FORM or is_website(builder):
            return
        for quiz in list(self.document.findall(nodes.quiz)):
            questions = [child for child in quiz.children if isinstance(child, nodes.question)]
            answers = [part for question in questions for part in self._answer(question)]
            tasks = [part for question in questions for part in plain_question(question, self.app)]
            quiz.replace_self([*tasks, *answers_block(answers)])
        at_end: list[docutils_nodes.Node] = []
        for question in list(self.document.findall(nodes.question)):
            at_end += self._answer(question)
            question.replace_self(plain_question(question, self.app))
        page_of(self.document).extend(answers_block(at_end))

    def _answer(self, question: nodes.question) -> list[docutils_nodes.Node]:
        return [] if self.app.tags.has(NO_KEY) else plain_answer(question)


def leave_to_chapters(document: docutils_nodes.document, env: BuildEnvironment) -> None:
    """In a book each question stands once: a bank keeps a link to the chapter that shows it."""
    domain = quiz_domain(env)
    linked: set[str] = set()
    for question in list(document.findall(nodes.question)):
        home = domain.home_of(question["qid"])
        if isinstance(question.parent, nodes.quiz) or home == question["docname"]:
            continue
        if home not in linked:
            question.parent.insert(question.parent.index(question), link_to(home, question["docname"]))
        question.parent.remove(question)
        linked.add(home)


def page_of(document: docutils_nodes.document) -> docutils_nodes.Element:
    """Return the outermost section, or the page itself where it has none."""
    sections = [child for child in document.children if isinstance(child, docutils_nodes.section)]
    return sections[-1] if sections else document


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
