"""What the front matter of a bank says about its questions, and what a ``{quiz}`` may say otherwise."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from studyguide.quiz.fields import YES_NO
from studyguide.quiz.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

Mode: TypeAlias = Literal["check", "pretest", "exam"]
MODES: Final[tuple[Mode, ...]] = get_args(Mode)
MAX_PICK: Final = 100
PER_CENT: Final = 100


@dataclass(frozen=True, slots=True)
class BankSettings:
    """How the questions of a bank are asked."""

    mode: Mode = "check"
    """``pretest``: before reading and unscored; ``exam``: one submit at the end."""
    shuffle: bool = False
    """Whether options stand in another order at each attempt, where their order means nothing."""
    confidence: bool = False
    """Whether readers say how sure they are before they check."""
    pick: int | None = None
    """How many questions a page shows that embeds the bank, from the first."""
    pass_mark: int | None = None
    """Per cent of the points that an exam asks for."""
    language: str | None = None
    """Language of the questions where it is not that of the book, as BCP 47 has it."""
    title: str | None = None
    chapter: str | None = None


NAMES: Final = tuple("pass" if field.name == "pass_mark" else field.name for field in fields(BankSettings))
"""The keys of the front matter that are read here."""


def read_settings(metadata: Mapping[str, object], *, lines: Mapping[str, int]) -> tuple[BankSettings, list[Problem]]:
    """Return the settings that a front matter states; what cannot be read is left out and reported.

    :param lines: the line of each key.
    """
    problems: list[Problem] = []
    written = {name: str(metadata[name]).strip() for name in NAMES if metadata.get(name) is not None}

    def wrong(name: str, wanted: str) -> None:
        message = f"{name}: is {written[name]!r}; write {wanted}"
        problems.append(Problem(f"bank-{name}", message, lines.get(name, 1)))

    mode = next((mode for mode in MODES if mode == written.get("mode", "check")), None)
    if mode is None:
        wrong("mode", " or ".join(MODES))
    choices: dict[str, bool] = {}
    for name in ("shuffle", "confidence"):
        choice = YES_NO.get(written.get(name, "false").lower())
        if choice is None:
            wrong(name, "true or false")
        choices[name] = bool(choice)
    numbers: dict[str, int | None] = {}
    for name, most, wanted in (
        ("pick", MAX_PICK, f"a whole number from 1 to {MAX_PICK}"),
        ("pass", PER_CENT, "per cent as a whole number from 1 to 100"),
    ):
        text = written.get(name, "").removesuffix("%").strip()
        number = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(most)) else 0
        if name in written and not 1 <= number <= most:
            wrong(name, wanted)
        numbers[name] = number if 1 <= number <= most else None
    settings = BankSettings(
        mode=mode or "check",
        shuffle=choices["shuffle"],
        confidence=choices["confidence"],
        pick=numbers["pick"],
        pass_mark=numbers["pass"],
        language=written.get("language"),
        title=written.get("title"),
        chapter=written.get("chapter"),
    )
    return settings, problems
