"""Find the passages of a text in Arabic, Hebrew or Cyrillic script, and the language each is most likely in."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARABIC: Final = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_HEBREW: Final = "\u0590-\u05ff\ufb1d-\ufb4f"
_CYRILLIC: Final = "\u0400-\u052f"

# A passage goes from letter to letter of one script, over spaces and signs but over no letter of another.
_PASSAGE: Final = re.compile(
    "|".join(f"[{script}](?:[\\W\\d_]*[{script}])*" for script in (_ARABIC, _HEBREW, _CYRILLIC))
)
_PERSIAN: Final = re.compile("[پچژکگیۀ۰-۹]")
_UKRAINIAN: Final = re.compile("[ґєії]", re.IGNORECASE)
_CLOSING: Final = {")": "(", "]": "[", "»": "«"}


def passages(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield the parts of a text, each with its language; none where the letters do not tell it."""
    at = 0
    for match in _PASSAGE.finditer(text):
        end = match.end()
        # A bracket that the passage opens stands on the same side as its first half.
        while end < len(text) and _closes(text[end], text[match.start() : end]):
            end += 1
        if match.start() > at:
            yield text[at : match.start()], None
        yield text[match.start() : end], language_of_letters(match[0])
        at = end
    if at < len(text):
        yield text[at:], None


def _closes(sign: str, passage: str) -> bool:
    return sign in _CLOSING and passage.count(_CLOSING[sign]) > passage.count(sign)


def has_foreign_script(text: str) -> bool:
    """Tell whether a text holds such a passage at all."""
    return not text.isascii() and _PASSAGE.search(text) is not None


def language_of_letters(text: str) -> str:
    """Return the language of letters: a guess, right for the languages of this book; an author's word goes first."""
    if re.search(f"[{_HEBREW}]", text):
        return "he"
    if re.search(f"[{_ARABIC}]", text):
        return "fa" if _PERSIAN.search(text) else "ar"
    return "uk" if _UKRAINIAN.search(text) else "ru"


def is_right_to_left(text: str) -> bool:
    """Tell whether all letters of a text are of scripts that run from right to left."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and all(unicodedata.bidirectional(char) in {"R", "AL"} for char in letters)
