"""The directives ``{question}`` and ``{quiz}``; what authors write inside a question is in ``passages``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes
from sphinx.util.docutils import SphinxDirective

from studyguide.quiz import nodes
from studyguide.quiz.bank import BANKS, Definition, Embed, bank_of
from studyguide.quiz.body import Body
from studyguide.quiz.check import check
from studyguide.quiz.content_hash import content_hash
from studyguide.quiz.domain import quiz_domain
from studyguide.quiz.fields import Fields, split_fields
from studyguide.quiz.misspelt import broken_markup
from studyguide.quiz.model import (
    KINDS,
    Frame,
    Kind,
    MapChoice,
    Numeric,
    OpenResponse,
    Ordering,
    Picture,
    Question,
    kind_of,
)
from studyguide.quiz.node_text import line_of, plain_text
from studyguide.quiz.problem import Problem
from studyguide.quiz.settings import MODES
from studyguide.quiz.values import NO_PICTURE, build, passage, read_picture
from studyguide.quiz.warn import report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils.statemachine import StringList
    from sphinx.application import Sphinx

QUESTION_FIELDS: Final = ("id", "objective", "level", "tags", "source", "points", "shuffle")
KIND_FIELDS: Final = {"unit": "numeric", "scale": "order", "image": "map", "alt": "map", "words": "open"}
"""Fields that one kind alone has."""

QUIZ_FIELDS: Final = ("only", "pick", "tags", "mode", "confidence", "shuffle")
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
        known = (*QUESTION_FIELDS, *KIND_FIELDS)
        fields, content, offset = self.read_fields(known=known, owner="a question")
        holder = docutils_nodes.container()
        self.set_source_info(holder)
        domain = quiz_domain(self.env)
        noted = len(domain.pages.get(self.env.docname, ()))
        self.state.nested_parse(content, offset, holder)
        domain.forget_since(self.env.docname, noted)
        kind = self._kind() or "single"
        body = Body(holder.children, kind=kind, line=self.lineno)
        self._refuse_strangers(kind, fields, body)
        for block in holder.children:
            body.problems += broken_markup(block, fields=known, line=self.lineno)
        qid = fields.identifier("id", missing=self._missing_id)
        frame = self._frame(qid or "without an id", fields, body)
        question = build(kind, frame, body, fields, self._picture(kind, fields))
        problems = [*self._kind_problems(), *fields.problems, *body.problems]
        if self._kind() is not None:
            problems += check(question)
        if not self.report(problems):
            return []
        domain.note(self.env.docname, Definition(question))
        return [question_node(self, question, body)]

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

    def _refuse_strangers(self, kind: Kind, fields: Fields, body: Body) -> None:
        """Report fields and passages that belong to another kind."""
        for name, owner in KIND_FIELDS.items():
            if fields.get(name) and owner != kind:
                message = f":{name}: belongs to {owner} questions; delete it here"
                fields.problems.append(Problem("field-kind", message, fields.line(name)))
        for part, name in ((nodes.question_rubric, "rubric"), (nodes.question_model_answer, "model-answer")):
            found = body.of(part)
            for stranger in found[1:] if kind == "open" else found:
                message = f"a second {name}" if kind == "open" else f"a {name} belongs to open questions"
                body.problems.append(Problem("passage-kind", f"{message}; delete it", line_of(stranger, self.lineno)))
                body.passages.remove(stranger)

    def _picture(self, kind: Kind, fields: Fields) -> Picture:
        if kind != "map":
            return NO_PICTURE
        page = str(self.env.doc2path(self.env.docname, base=False))
        return read_picture(fields, folder=Path(self.env.srcdir), page=page, line=self.lineno)

    def _missing_id(self) -> Problem:
        message = "a question without an id; add a line ':id: treaties-1828' that stays the same for ever"
        return Problem("question-id", message, self.lineno, fatal=True)

    def _frame(self, qid: str, fields: Fields, body: Body) -> Frame:
        hints, explanations = body.of(nodes.question_hint), body.of(nodes.question_explanation)
        for extra in explanations[1:]:
            message = "a second explanation; put both texts into one"
            body.problems.append(Problem("explanation-twice", message, line_of(extra, self.lineno)))
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
            hints=tuple(passage(hint, self.lineno) for hint in hints),
            explanation=passage(explanations[0], self.lineno) if explanations else None,
            shuffle=fields.choice("shuffle"),
        )


def question_node(directive: QuestionDirective, question: Question, body: Body) -> nodes.question:
    """Return the doctree of a question."""
    frame = question.frame
    env = directive.env
    node = nodes.question(
        qid=frame.qid,
        kind=kind_of(question),
        number=0,
        level=frame.level,
        objective=frame.objective,
        points=frame.points,
        source=frame.source,
        hash=content_hash(question),
        ids=[f"q-{frame.qid}"],
        docname=env.docname,
        bank=bank_of(env.docname),
        shuffle=False,
        unit=question.unit[0] if isinstance(question, Numeric) and question.unit else None,
        scale=question.scale if isinstance(question, Ordering) else None,
        words=question.words if isinstance(question, OpenResponse) else None,
    )
    parts: list[docutils_nodes.Element] = [nodes.question_stem("", *body.stem)]
    if isinstance(question, MapChoice):
        picture = question.picture
        image = docutils_nodes.image(uri=f"/{picture.path}", alt=picture.alt or "")
        parts.append(nodes.question_picture("", image, width=picture.width, height=picture.height))
        directive.set_source_info(image)
    if body.options:
        parts.append(nodes.question_options("", *body.options))
    for part in (node, *parts):
        directive.set_source_info(part)
    # In an included file the parser counts otherwise; the line must be that of the value.
    node.line = frame.line
    node.extend((*parts, *body.of(nodes.question_rubric), *body.of(nodes.question_model_answer)))
    node.extend((*body.of(nodes.question_hint), *body.of(nodes.question_explanation)[:1]))
    return node


class QuizDirective(_FieldedDirective):
    """Show the questions of a bank here."""

    def run(self) -> list[docutils_nodes.Node]:
        """Return one ``quiz``; its questions are put in when all pages are read."""
        fields, content, _offset = self.read_fields(known=QUIZ_FIELDS, owner="a quiz")
        pick = fields.whole_number("pick", default=0) or None
        mode = fields.one_of("mode", MODES)
        confidence, shuffle = fields.choice("confidence"), fields.choice("shuffle")
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
            mode=next((known for known in MODES if known == mode), None),
            confidence=confidence,
            shuffle=shuffle,
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
    app.add_directive("quiz", QuizDirective)
