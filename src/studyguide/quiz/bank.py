"""What pages define and show, and what follows for the whole book; values only, no Sphinx."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from studyguide.quiz.model import Question

BANKS: Final = "quizzes/"
"""The folder whose pages are banks: ``quizzes/syria/airpower.md`` is the bank ``syria/airpower``."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A question at the place where its author wrote it."""

    question: Question


@dataclass(frozen=True, slots=True)
class Embed:
    """A ``{quiz}``: which questions of a bank a page shows."""

    bank: str
    docname: str
    line: int
    only: tuple[str, ...] = ()
    pick: int | None = None
    tags: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The page of the bank."""
        return BANKS + self.bank

    @property
    def partial(self) -> bool:
        """Whether the page shows a part of the bank only."""
        return bool(self.only or self.tags or self.pick is not None)

    def select(self, questions: Iterable[Question]) -> tuple[str, ...]:
        """Return the ids that this embed shows, in the order of the bank; ``only`` gives its own order."""
        known = {question.frame.qid: question.frame for question in questions}
        wanted = [qid for qid in dict.fromkeys(self.only) if qid in known] if self.only else list(known)
        if self.tags:
            wanted = [qid for qid in wanted if set(self.tags) & set(known[qid].tags)]
        return tuple(wanted[: self.pick])


PageItem: TypeAlias = Definition | Embed


def bank_of(docname: str) -> str:
    """Return the name of the bank that a page is; a page outside the folder of banks is named by itself."""
    return docname.removeprefix(BANKS)


@dataclass(frozen=True, slots=True)
class Overview:
    """The questions of a whole book, seen at once."""

    questions: Mapping[str, Question]
    """Every question by its id; of a repeated id the first counts."""
    defined: Mapping[str, tuple[Question, ...]]
    """The usable questions that each page defines."""
    shown: Mapping[str, tuple[str, ...]]
    """The ids of the questions that each page shows, in its order; their places are their numbers."""
    homes: Mapping[str, str]
    """The page that references to a question lead to: the chapter that shows it, else its bank."""


def survey(pages: Mapping[str, Sequence[PageItem]]) -> Overview:
    """Return the overview of all pages; their order is that of their names, so every build agrees."""
    questions: dict[str, Question] = {}
    defined: dict[str, tuple[Question, ...]] = {}
    for docname, items in sorted(pages.items()):
        own = [item.question for item in items if isinstance(item, Definition)]
        defined[docname] = tuple(one for one in own if questions.setdefault(one.frame.qid, one) is one)
    shown: dict[str, tuple[str, ...]] = {}
    homes: dict[str, tuple[bool, str]] = {}
    for docname, items in sorted(pages.items()):
        here: dict[str, None] = {}
        for item in items:
            if isinstance(item, Definition):
                here.update({item.question.frame.qid: None} if item.question in defined[docname] else {})
                continue
            chosen = item.select(defined.get(item.source, ()))
            here.update(dict.fromkeys(chosen))
            for qid in chosen:
                # A page that shows the whole bank comes before one that shows a part of it.
                homes[qid] = min(homes.get(qid, (True, "\U0010ffff")), (item.partial, docname))
        shown[docname] = tuple(here)
    bare = {qid: question.frame.docname for qid, question in questions.items()}
    return Overview(questions, defined, shown, bare | {qid: home for qid, (_partial, home) in homes.items()})
