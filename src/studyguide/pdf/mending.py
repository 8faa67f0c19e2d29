"""Find the part of a book that Typst cannot set, and print the text of that part alone, so that the rest is made.

Typst often names a line of the layout and not the line of the book that it failed on. The writer parts its code into
blocks; with some of them reduced to their text the book compiles or not, and that tells which block is to blame.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from studyguide.pdf.compile import STANDARDS, Outcome, Problem, Standard, compile_book

if TYPE_CHECKING:
    from pathlib import Path

BLOCK: Final = "\n//-\n"
"""What the writer prints before each block that stands by itself."""

_END: Final = "\n}\n"
_MOST: Final = 20
"""A book with more parts that cannot be set has a fault that no search of this kind finds."""

_TEXT: Final = re.compile(
    r'(?P<text>"(?:[^"\\]|\\.)*");|(?:\braw|code-block)\((?:[\w: -]+, )*(?P<code>"(?:[^"\\]|\\.)*")\)'
)
_NAMED: Final = re.compile(r'(?:\bname: |\banchor\()("(?:[^"\\]|\\.)*")')
_SOURCE: Final = re.compile(r"^// (.+:\d+)$", re.MULTILINE)
_WORDS: Final = 120
"""So many pieces of text make a paragraph of a part that is reduced to its text."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What could be made, whether it keeps the standards, and what is wrong in which place."""

    made: bool
    standard: bool
    problems: tuple[Problem, ...]


def mend(folder: Path, pdf: Path, *, timestamp: int) -> Mended:
    """Make the PDF of a book that does not compile, with as much of it as can be set."""
    book = _Book(folder, timestamp)
    # What only breaks a rule of PDF/UA or PDF/A, such as a letter in a picture, need not cost any of the book.
    if compile_book(folder, pdf, timestamp=timestamp, standards=()).made:
        return Mended(True, False, tuple(book.blame(STANDARDS).values()))
    blamed = book.blame(())
    if not blamed:
        return Mended(False, False, ())
    book.write(frozenset(blamed))
    problems = tuple(
        Problem(f"{item.message}; the PDF has only the text of this part", item.location, None)
        for item in blamed.values()
    )
    for standards in (STANDARDS, ()):
        if compile_book(folder, pdf, timestamp=timestamp, standards=standards).made:
            return Mended(True, bool(standards), problems)
    return Mended(False, False, problems)


class _Book:
    """The code of a book, block by block."""

    def __init__(self, folder: Path, timestamp: int) -> None:
        self._folder = folder
        self._timestamp = timestamp
        self._main = folder / "main.typ"
        code = self._main.read_text(encoding="utf-8")
        self._head, *self._blocks = code.removesuffix(_END).split(BLOCK)

    def write(self, plain: frozenset[int]) -> None:
        """Write the code with some of its blocks reduced to their text."""
        blocks = (_plain(block) if number in plain else block for number, block in enumerate(self._blocks))
        self._main.write_text(BLOCK.join((self._head, *blocks)) + _END, encoding="utf-8")

    def blame(self, standards: tuple[Standard, ...]) -> dict[int, Problem]:
        """Return the blocks that the book cannot be set with, and why; none if the layout itself is to blame."""
        blamed: dict[int, Problem] = {}
        outcome = self._trial(frozenset(), standards)
        while not outcome.made and len(blamed) < _MOST:
            number, outcome = self._first(frozenset(blamed), standards)
            if number is None:
                blamed = {}
                break
            blamed[number] = Problem(outcome.problems[0].message, self._place(number), None)
            outcome = self._trial(frozenset(blamed), standards)
        self.write(frozenset())
        return blamed if outcome.made else {}

    def _first(self, blamed: frozenset[int], standards: tuple[Standard, ...]) -> tuple[int | None, Outcome]:
        """Return the first block that spoils the book, and what Typst says of it."""
        fails, good = len(self._blocks), 0
        failed = self._trial(self._after(0) | blamed, standards)
        if not failed.made:
            return None, failed
        while fails - good > 1:
            middle = (fails + good) // 2
            outcome = self._trial(self._after(middle) | blamed, standards)
            if outcome.made:
                good = middle
            else:
                fails, failed = middle, outcome
        if failed.made:
            failed = self._trial(self._after(fails) | blamed, standards)
        return fails - 1, failed

    def _after(self, number: int) -> frozenset[int]:
        return frozenset(range(number, len(self._blocks)))

    def _trial(self, plain: frozenset[int], standards: tuple[Standard, ...]) -> Outcome:
        self.write(plain)
        trial = self._folder / "trial.pdf"
        outcome = compile_book(self._folder, trial, timestamp=self._timestamp, standards=standards)
        trial.unlink(missing_ok=True)
        return outcome

    def _place(self, number: int) -> str | None:
        """Return the line of the source that a block begins with, or else the last before it."""
        inside = _SOURCE.search(self._blocks[number])
        before = _SOURCE.findall(BLOCK.join(self._blocks[:number]))
        return inside[1] if inside else before[-1] if before else None


def _plain(block: str) -> str:
    """Return code that prints the text of a block, and keeps the places that links lead to."""
    pieces = [match["text"] or match["code"] for match in _TEXT.finditer(block)]
    names = dict.fromkeys(_NAMED.findall(block))
    paragraphs = (pieces[start : start + _WORDS] for start in range(0, len(pieces), _WORDS))
    body = "".join(f"p({{{' '.join(f'{piece};' for piece in part)}}});\n" for part in paragraphs)
    return "".join(f"anchor({name});" for name in names) + body
