"""The directives inside a question: ``{hint}``, ``{explanation}``, ``{rubric}`` and ``{model-answer}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes as docutils_nodes
from sphinx.directives.patches import Rubric
from sphinx.util.docutils import SphinxDirective

from studyguide.quiz import nodes
from studyguide.quiz.body import read_rubric
from studyguide.quiz.warn import report

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class PassageDirective(SphinxDirective):
    """A ``{hint}`` or an ``{explanation}``; where it stands is checked when the page is read."""

    has_content = True
    optional_arguments = 0
    node_class: ClassVar[type[docutils_nodes.Element]]

    def run(self) -> list[docutils_nodes.Node]:
        """Return the passage."""
        node = self.node_class()
        self.set_source_info(node)
        node.line = self.lineno
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


class HintDirective(PassageDirective):
    """Help for a reader who has not found the answer yet."""

    node_class = nodes.question_hint


class ExplanationDirective(PassageDirective):
    """What to learn from the question."""

    node_class = nodes.question_explanation


class ModelAnswerDirective(PassageDirective):
    """An answer to an open question that would get all points."""

    node_class = nodes.question_model_answer


class RubricDirective(SphinxDirective):
    """What an open answer is judged by; with an argument it is the ``rubric`` of docutils, a heading in no contents."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = Rubric.option_spec

    def run(self) -> list[docutils_nodes.Node]:
        """Return the criteria."""
        if self.arguments:
            given = (self.name, self.arguments, self.options, self.content, self.lineno, self.content_offset)
            return list(Rubric(*given, self.block_text, self.state, self.state_machine).run())
        holder = docutils_nodes.container()
        self.set_source_info(holder)
        self.state.nested_parse(self.content, self.content_offset, holder)
        rubric, problems = read_rubric(holder, line=self.lineno)
        rubric.line = self.lineno
        for problem in problems:
            report(problem, self.env.docname)
        return [rubric]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    # docutils has an admonition of this name; a guide's hints belong to questions.
    app.add_directive("hint", HintDirective, override=True)
    app.add_directive("explanation", ExplanationDirective)
    app.add_directive("model-answer", ModelAnswerDirective)
    # Sphinx has one of this name too, which this one still is where it has an argument.
    app.add_directive("rubric", RubricDirective, override=True)
