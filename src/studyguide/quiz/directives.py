"""The directives that authors write: ``{question}`` with ``{hint}`` and ``{explanation}`` in it, and ``{quiz}``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final, assert_never

from docutils import nodes as docutils_nodes
from sphinx.util.docutils import SphinxDirective

from studyguide.quiz import nodes
from studyguide.quiz.bank import BANKS, Definition, Embed, bank_of
from studyguide.quiz.check import Problem, check
from studyguide.quiz.domain import quiz_domain
from studyguide.quiz.fields import Fields, split_fields
from studyguide.quiz.model import (
    KINDS,
    Frame,
    Kind,
    MultipleChoice,
    Passage,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    content_hash,
)
from studyguide.quiz.options import Body, line_of, model_options, plain_text
from studyguide.quiz.warn import report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils.statemachine import StringList
    from sphinx.application import Sphinx

QUESTION_FIELDS: Final = ("id", "objective", "level", "tags", "source", "points")
QUIZ_FIELDS: Final = ("only", "pick", "tags")
MAX_BANK_NAME: Final = 200
_BANK: Final = re.compile(r"[\w-]+(/[\w-]+)*")


class _FieldedDirective(SphinxDirective):
    """A directive that reads its own fields, so that each problem has the line of its field."""

    has_content = True
    # One argument is meant; more are accepted here, because the parser would drop the directive without its line.
    optional_arguments = 1
    final_argument_whitespace = True
    # No option_spec: the parser then leaves the fields in the content.

    def read_fields(self, *, known: Sequence[str], owner: str) -> tuple[Fields, StringList, int]:
        """Return the fields, the rest of the content and its offset."""
        first = self.lineno + self.content_offset + 1
        written, taken = split_fields(list(self.content), first_line=first)
        return Fields(written, known=known, owner=owner), self.content[taken:], self.content_offset + taken

    def report(self, problems: Sequence[Problem]) -> bool:
        """Print the problems in the order of their lines; tell whether the thing is usable."""
        for problem in sorted(problems, key=lambda problem: problem.line):
            report(problem, self.env.docname)
        return not any(problem.fatal for problem in problems)


class QuestionDirective(_FieldedDirective):
    """One question: fields, stem, options with rationales, hints, explanation."""

    def run(self) -> list[docutils_nodes.Node]:
        """Return one ``question``, or nothing where it cannot be used."""
        fields, content, offset = self.read_fields(known=QUESTION_FIELDS, owner="a question")
        holder = docutils_nodes.container()
        self.set_source_info(holder)
        domain = quiz_domain(self.env)
        noted = len(domain.pages.get(self.env.docname, ()))
        self.state.nested_parse(content, offset, holder)
        domain.forget_since(self.env.docname, noted)
        body = Body(holder.children, line=self.lineno)
        qid = fields.identifier("id", missing=self._missing_id)
        frame = self._frame(qid or "without an id", fields, body)
        question = build(self._kind() or "single", frame, body)
        problems = [*self._kind_problems(), *fields.problems, *body.problems]
        if self._kind() is not None:
            problems += check(question)
        if not self.report(problems):
            return []
        domain.note(self.env.docname, Definition(question))
        return [self._node(question, body)]

    def _kind(self) -> Kind | None:
        name = self.arguments[0].strip() if self.arguments else ""
        return next((kind for kind in KINDS if kind == name), None)

    def _kind_problems(self) -> list[Problem]:
        if self._kind() is not None:
            return []
        known = ", ".join(KINDS)
        if not self.arguments:
            message = f"a question needs its kind; write one of {known} after {{question}}"
        else:
            message = f"unknown kind of question {self.arguments[0]!r}; use one of {known}"
        return [Problem("question-kind", message, self.lineno, fatal=True)]

    def _missing_id(self) -> Problem:
        message = "a question without an id; add a line ':id: treaties-1828' that stays the same for ever"
        return Problem("question-id", message, self.lineno, fatal=True)

    def _frame(self, qid: str, fields: Fields, body: Body) -> Frame:
        for extra in body.explanations[1:]:
            message = "a second explanation; put both texts into one"
            body.problems.append(Problem("explanation-twice", message, line_of(extra, self.lineno)))
        passages = [Passage(plain_text(part), part.line or self.lineno) for part in (*body.hints, *body.explanations)]
        return Frame(
            qid=qid,
            docname=self.env.docname,
            line=self.lineno,
            stem="\n".join(map(plain_text, body.stem)),
            objective=fields.text("objective"),
            objective_line=fields.line("objective"),
            level=fields.level("level"),
            tags=fields.words("tags"),
            points=fields.whole_number("points", default=1),
            source=fields.text("source"),
            source_line=fields.line("source"),
            hints=tuple(passages[: len(body.hints)]),
            explanation=passages[len(body.hints)] if body.explanations else None,
        )

    def _node(self, question: Question, body: Body) -> nodes.question:
        frame = question.frame
        node = nodes.question(
            qid=frame.qid,
            kind=self._kind(),
            number=0,
            level=frame.level,
            objective=frame.objective,
            points=frame.points,
            source=frame.source,
            hash=content_hash(question),
            ids=[f"q-{frame.qid}"],
            docname=self.env.docname,
            bank=bank_of(self.env.docname),
        )
        stem = nodes.question_stem("", *body.stem)
        parts: list[docutils_nodes.Element] = [stem]
        if body.options:
            parts.append(nodes.question_options("", *body.options))
        for part in (node, *parts):
            self.set_source_info(part)
        # In an included file the parser counts otherwise; the line must be that of the value.
        node.line = frame.line
        node.extend((*parts, *body.hints, *body.explanations[:1]))
        return node


def build(kind: Kind, frame: Frame, body: Body) -> Question:
    """Return the value of a question from its parts."""
    match kind:
        case "single":
            return SingleChoice(frame, model_options(body.options))
        case "multiple":
            return MultipleChoice(frame, model_options(body.options))
        case "truefalse":
            return TrueFalse(frame, model_options(body.options))
        case "short":
            return ShortAnswer(frame, model_options(body.options))
        case _:
            assert_never(kind)


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


class QuizDirective(_FieldedDirective):
    """Show the questions of a bank here."""

    def run(self) -> list[docutils_nodes.Node]:
        """Return one ``quiz``; its questions are put in when all pages are read."""
        fields, content, _offset = self.read_fields(known=QUIZ_FIELDS, owner="a quiz")
        pick = fields.whole_number("pick", default=0) or None
        problems = list(fields.problems)
        if not self.arguments:
            message = "a quiz needs the name of its bank, as in '{quiz} shared-goals/neighbours'"
            problems.append(Problem("quiz-bank", message, self.lineno, fatal=True))
        elif not (_BANK.fullmatch(self.arguments[0]) and len(self.arguments[0]) <= MAX_BANK_NAME):
            message = f"{self.arguments[0]!r} cannot be a bank; write its path below {BANKS} without '.md'"
            problems.append(Problem("quiz-bank", message, self.lineno, fatal=True))
        if any(line.strip() for line in content):
            message = "a quiz has no content; write questions in the file of the bank"
            problems.append(Problem("quiz-content", message, self.lineno))
        if not self.report(problems):
            return []
        embed = Embed(
            bank=self.arguments[0],
            docname=self.env.docname,
            line=self.lineno,
            only=fields.words("only"),
            pick=pick,
            tags=fields.words("tags"),
        )
        quiz_domain(self.env).note(self.env.docname, embed)
        # A changed bank is then read again together with this page, and with no other.
        self.env.note_dependency(self.env.doc2path(BANKS + embed.bank))
        node = nodes.quiz(bank=embed.bank, docname=embed.docname, embed=embed)
        self.set_source_info(node)
        return [node]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("question", QuestionDirective)
    # docutils has an admonition of this name; a guide's hints belong to questions.
    app.add_directive("hint", HintDirective, override=True)
    app.add_directive("explanation", ExplanationDirective)
    app.add_directive("quiz", QuizDirective)
