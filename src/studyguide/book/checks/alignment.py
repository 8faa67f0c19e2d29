"""Rules of alignment: objectives can be measured, questions measure them, and summaries come back to them.

The verbs are those of the revised taxonomy of Bloom (Anderson and Krathwohl, *A Taxonomy for Learning, Teaching, and
Assessing*, 2001), as a closed list. That objectives and assessment must meet is the heart of the rubric *Quality
Matters*.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes

from studyguide.book import nodes
from studyguide.book.checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyguide.book.checks.book_view import BookView, Chapter

LOWER_VERBS: Final = frozenset(
    {
        *("define", "describe", "explain", "identify", "list", "locate", "name", "outline", "recognise", "state"),
        *("summarise", "trace", "apply", "calculate", "demonstrate", "interpret", "use", "illustrate", "date"),
    }
)
"""Verbs for remembering, understanding and applying."""

HIGHER_VERBS: Final = frozenset(
    {
        *("analyse", "compare", "contrast", "distinguish", "examine", "test", "relate", "assess", "evaluate"),
        *("judge", "weigh", "argue", "defend", "construct", "design", "formulate", "propose"),
    }
)
"""Verbs for analysing, evaluating and creating."""

OBJECTIVES: Final = range(3, 6)
"""How many objectives a chapter has."""

LONGEST_OBJECTIVE: Final = 20
PUBLIC_QUESTIONS: Final = 2
EXAM_QUESTIONS: Final = 1
ABOVE_RECALL: Final = 0.4
"""The least share of a chapter's questions that ask for more than remembering."""


def check(book: BookView) -> Iterator[Finding]:
    """Yield what is wrong between objectives, questions and summaries."""
    for chapter in book.chapters:
        yield from _objectives(book, chapter)
        yield from _coverage(book, chapter)
        yield from _summary(book, chapter)
    yield from _questions(book)


def _objectives(book: BookView, chapter: Chapter) -> Iterator[Finding]:
    page = chapter.opener.docname
    own = [objective for objective in book.objectives.values() if objective.docname == page]
    if len(own) not in OBJECTIVES:
        message = f"chapter {chapter.name} has {len(own)} objectives; give it {OBJECTIVES[0]} to {OBJECTIVES[-1]}"
        yield Finding(page, chapter.opener.first_line, "objective-count", message)
    verbs = []
    for objective in own:
        words = objective.content.astext().split()
        verb = words[0].lower() if words else ""
        verbs.append(verb)
        if verb not in LOWER_VERBS | HIGHER_VERBS:
            message = f"objective {objective.oid} starts with {verb!r}, which nobody can test; say what a student does"
            yield Finding(page, objective.line, "objective-verb", message)
        if len(words) > LONGEST_OBJECTIVE:
            message = f"objective {objective.oid} has {len(words)} words; say it in {LONGEST_OBJECTIVE}"
            yield Finding(page, objective.line, "objective-long", message)
    if own and not HIGHER_VERBS & set(verbs):
        message = f"chapter {chapter.name} asks for no analysis; let one objective start with 'Compare', 'Assess' …"
        yield Finding(page, own[0].line, "objective-level", message)


def _coverage(book: BookView, chapter: Chapter) -> Iterator[Finding]:
    public = Counter(one.frame.objective for one in book.questions if not book.is_exam(one))
    exam = Counter(one.frame.objective for one in book.questions if book.is_exam(one))
    instructor = any(book.is_exam(one) for one in book.questions)
    for objective in book.objectives.values():
        if objective.docname != chapter.opener.docname:
            continue
        if public[objective.oid] < PUBLIC_QUESTIONS:
            message = (
                f"objective {objective.oid} is tested by {public[objective.oid]} questions; "
                f"write {PUBLIC_QUESTIONS} with ':objective: {objective.oid}'"
            )
            yield Finding(objective.docname, objective.line, "objective-untested", message)
        # Instructors' questions are read only in the instructors' edition.
        if instructor and exam[objective.oid] < EXAM_QUESTIONS:
            message = f"objective {objective.oid} has no question in quizzes/exam; write one"
            yield Finding(objective.docname, objective.line, "objective-exam", message)
    levels = [one.frame.level for one in book.questions if book.chapter_of(one) == chapter.name]
    above = sum(level != "recall" for level in levels)
    if levels and above < ABOVE_RECALL * len(levels):
        message = (
            f"of {len(levels)} questions of chapter {chapter.name} {above} ask for more than recall; "
            f"make it {ABOVE_RECALL:.0%} with ':level: apply' or 'infer'"
        )
        yield Finding(chapter.opener.docname, chapter.opener.first_line, "question-levels", message)


def _summary(book: BookView, chapter: Chapter) -> Iterator[Finding]:
    named: set[str] = set()
    parts = [part for part in chapter.opener.parts if part["kind"] == "summary"]
    for part in parts:
        for bullet in part.findall(docutils_nodes.list_item):
            links = [link["oid"] for link in bullet.findall(nodes.objective_link)]
            named.update(links)
            if not links:
                message = "this point of the summary names no objective; end it with ({objective}`…`)"
                yield Finding(chapter.opener.docname, bullet.line or part.line or 1, "summary-objective", message)
    for objective in book.objectives.values():
        if parts and objective.docname == chapter.opener.docname and objective.oid not in named:
            message = f"the summary does not come back to objective {objective.oid}; add a point that does"
            yield Finding(chapter.opener.docname, parts[0].line or 1, "summary-objective", message)


def _questions(book: BookView) -> Iterator[Finding]:
    for question in book.questions:
        frame = question.frame
        missing = [
            option
            for option, value in (("objective", frame.objective), ("level", frame.level), ("source", frame.source))
            if not value
        ]
        if missing:
            message = f"question {frame.qid} has no {' and no '.join(missing)}; add ':{missing[0]}: …'"
            yield Finding(frame.docname, frame.line, "question-field", message)
