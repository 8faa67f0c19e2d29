"""What pages define and show, and what follows for the whole book; values only, no Sphinx."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from studyguide.quiz.settings import BankSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from studyguide.quiz.model import Question
    from studyguide.quiz.settings import Mode

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
    mode: Mode | None = None
    confidence: bool | None = None
    shuffle: bool | None = None

    @property
    def source(self) -> str:
        """The page of the bank."""
        return BANKS + self.bank

    @property
    def partial(self) -> bool:
        """Whether the page shows a part of the bank only."""
        return bool(self.only or self.tags or self.pick is not None)

    def settings(self, bank: BankSettings) -> BankSettings:
        """Return how the questions are asked here."""
        return replace(
            bank,
            mode=self.mode or bank.mode,
            confidence=bank.confidence if self.confidence is None else self.confidence,
            shuffle=bank.shuffle if self.shuffle is None else self.shuffle,
        )

    def select(self, questions: Iterable[Question], bank: BankSettings) -> tuple[str, ...]:
        """Return the ids that this embed shows, in the order of the bank; ``only`` gives its own order."""
        known = {question.frame.qid: question.frame for question in questions}
        wanted = [qid for qid in dict.fromkeys(self.only) if qid in known] if self.only else list(known)
        if self.tags:
            wanted = [qid for qid in wanted if set(self.tags) & set(known[qid].tags)]
        # An author who names the questions means all of them.
        return tuple(wanted[: self.pick if self.pick or self.only else bank.pick])


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
    settings: Mapping[str, BankSettings] = field(default_factory=dict)
    """How the questions of each page are asked, where its front matter says so."""

    def chosen(self, embed: Embed) -> tuple[str, ...]:
        """Return the ids of the questions that an embed shows."""
        return embed.select(self.defined.get(embed.source, ()), self.settings.get(embed.source, BankSettings()))


def survey(pages: Mapping[str, Sequence[PageItem]], settings: Mapping[str, BankSettings]) -> Overview:
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
            chosen = item.select(defined.get(item.source, ()), settings.get(item.source, BankSettings()))
            here.update(dict.fromkeys(chosen))
            for qid in chosen:
                # A page that shows the whole bank comes before one that shows a part of it.
                homes[qid] = min(homes.get(qid, (True, "\U0010ffff")), (item.partial, docname))
        shown[docname] = tuple(here)
    bare = {qid: question.frame.docname for qid, question in questions.items()}
    return Overview(questions, defined, shown, bare | {qid: home for qid, (_partial, home) in homes.items()}, settings)
