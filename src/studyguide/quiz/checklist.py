"""Ask the rules of ``quality`` of a whole book, and the one that needs to see what is emphasised.

They run with ``studyguide check`` only: a build is no place to hear that two questions look alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes

from studyguide.quiz import nodes
from studyguide.quiz.audience import INSTRUCTOR
from studyguide.quiz.bank import bank_of
from studyguide.quiz.domain import quiz_domain
from studyguide.quiz.problem import Problem
from studyguide.quiz.quality import Item, find_flaws
from studyguide.quiz.warn import report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

SWITCH: Final = "studyguide_checks"

_PLAIN_NOT: Final = re.compile(
    r"\b(?:which|what|who)\b[^?.,;:“\"]*(?<!\band )\b(?:not(?! only)|except)\b[^?.]*\?", re.IGNORECASE
)


def check_questions(app: Sphinx, env: BuildEnvironment) -> None:
    """Report every flaw, sorted by place."""
    if not app.config[SWITCH]:
        return
    found = [*find_flaws(list(items_of(env))), *_plain_negatives(env)]
    for docname, problem in sorted(found, key=lambda entry: (entry[0], entry[1].line, entry[1].code)):
        report(problem, docname)


def items_of(env: BuildEnvironment) -> Iterator[Item]:
    """Yield the questions with their chapters: as the front matter of the bank names it, else the bank's folder."""
    for question in quiz_domain(env).questions.values():
        docname = question.frame.docname
        metadata = env.metadata.get(docname, {})
        folder = bank_of(docname).rpartition("/")[0] or bank_of(docname)
        yield Item(question, str(metadata.get("chapter") or folder), metadata.get("audience") != INSTRUCTOR)


def _plain_negatives(env: BuildEnvironment) -> Iterator[tuple[str, Problem]]:
    """Report a question that turns on a "not" which is not emphasised: half of its readers miss it."""
    domain = quiz_domain(env)
    for docname in sorted({question.frame.docname for question in domain.questions.values()}):
        for stem in env.get_doctree(docname).findall(nodes.question_stem):
            plain = "".join(
                str(text)
                for text in stem.findall(docutils_nodes.Text)
                if not isinstance(text.parent, (docutils_nodes.emphasis, docutils_nodes.strong))
            )
            if _PLAIN_NOT.search(plain):
                message = "the task turns on a 'not' that is easily missed; write *not*, or ask it the other way round"
                yield docname, Problem("negative-plain", message, stem.parent.line or 1)


def setup(app: Sphinx) -> None:
    """Ask when the last page is read, where the setting says so."""
    # The book's part, which comes first where it is loaded, has the same switch for its own rules.
    if SWITCH not in app.config:
        app.add_config_value(SWITCH, default=False, rebuild="", types=frozenset({bool}))
    app.connect("env-check-consistency", check_questions)
