"""What one page says about questions: those it defines and those of a bank that it shows; values only, no Sphinx."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

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
