"""Rules that need all pages: ids, banks, sections and objectives; run when the last page is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyguide.quiz.objectives import known_objectives
from studyguide.quiz.problem import Problem
from studyguide.quiz.warn import report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyguide.quiz.bank import Embed
    from studyguide.quiz.domain import QuizDomain
    from studyguide.quiz.model import Frame


def report_problems(domain: QuizDomain) -> None:
    """Report every problem of the whole book, sorted by place."""
    found = [
        *_repeated_ids(domain),
        *(problem for embed in domain.embeds for problem in _embed_problems(domain, embed)),
        *_repeated_shows(domain),
        *_dangling_links(domain),
    ]
    for docname, problem in sorted(found, key=lambda entry: (entry[0], entry[1].line, entry[1].code)):
        report(problem, docname)


def _repeated_ids(domain: QuizDomain) -> Iterator[tuple[str, Problem]]:
    known = domain.questions
    for question in domain.definitions():
        frame = question.frame
        first = known[frame.qid].frame
        if first is frame:
            continue
        place = f"{domain.env.doc2path(first.docname, base=False)}:{first.line}"
        message = f"question id {frame.qid} is used already in {place}; give this question another id"
        yield frame.docname, Problem("question-id-twice", message, frame.line, fatal=True)


def _embed_problems(domain: QuizDomain, embed: Embed) -> Iterator[tuple[str, Problem]]:
    known = [question.frame for question in domain.defined_in(embed.source)]
    if embed.source not in domain.env.all_docs:
        path = f"{embed.source}.md"
        message = f"no bank {embed.bank!r}; write {path}, or correct the name"
        yield embed.docname, Problem("quiz-unknown", message, embed.line)
        return
    if not known:
        message = f"bank {embed.bank!r} has no usable question; write one, or mend those that are reported"
        yield embed.docname, Problem("quiz-empty", message, embed.line)
        return
    for qid in embed.only:
        if qid not in {frame.qid for frame in known}:
            message = f"bank {embed.bank!r} has no question {qid!r}; correct the id in :only:"
            yield embed.docname, Problem("quiz-question-unknown", message, embed.line)
    for tag in embed.tags:
        if not any(tag in frame.tags for frame in known):
            message = f"no question of bank {embed.bank!r} has the tag {tag!r}; correct :tags:"
            yield embed.docname, Problem("quiz-tag-unknown", message, embed.line)


def _repeated_shows(domain: QuizDomain) -> Iterator[tuple[str, Problem]]:
    """Report a question that one page shows twice: its element and its id can stand there once only."""
    shown: dict[tuple[str, str], int] = {}
    for embed in domain.embeds:
        for qid in domain.overview.chosen(embed):
            first = shown.setdefault((embed.docname, qid), embed.line)
            if first != embed.line:
                message = f"question {qid} stands in this page already, at line {first}; leave it out with :only:"
                yield embed.docname, Problem("quiz-shown-twice", message, embed.line)


def _dangling_links(domain: QuizDomain) -> Iterator[tuple[str, Problem]]:
    """Report sections and objectives that do not exist."""
    labels = domain.env.domains.standard_domain.labels
    objectives = known_objectives(domain.env)
    for question in domain.definitions():
        frame = question.frame
        if frame.source is not None and frame.source not in labels:
            message = f":source: names no section {frame.source!r}; use the label above the heading that answers it"
            yield frame.docname, Problem("source-unknown", message, frame.source_line)
        if objectives is not None and frame.objective is not None and frame.objective not in objectives:
            yield frame.docname, _unknown_objective(frame)


def _unknown_objective(frame: Frame) -> Problem:
    message = f"no objective {frame.objective!r} is defined; correct :objective: or define it in the chapter's opener"
    return Problem("objective-unknown", message, frame.objective_line)
