"""The order of the index: all entries in one Latin alphabet, those in other scripts where a reader would look for them.

An entry in another script stands by its Latin form: the one that its author gives, as the key of a term of the
glossary (``نهر : nahr``) or in brackets behind the word (``نهر (nahr)``), or else its letters, transliterated.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sphinx.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable

IndexEntry: TypeAlias = "tuple[str, tuple[Any, Any, str | None]]"
"""Text; its links, the entries below it, and the key that its author gave (Sphinx's own form)."""

_LATIN_BEHIND: Final = re.compile(r"[^A-Za-z]*\((?P<latin>[^()]+)\)\s*$")

# Consonants of unvowelled scripts find the right neighbourhood; the exact place takes the author's word.
_LETTERS: Final = {
    "абвгдезийклмнопрстуфыэіґ": "abvgdeziyklmnoprstufyeig",
    "ابپتثجحدذرزسصضطظفقکكگلمنوهیيىآأإة": "abptsjhdzrzssstzfqkkglmnvhiyaaaia",
    "אבגדהוזחטיכךלמםנןספףקרת": "abgdhvzhtykklmmnnspfkrt",
}
_COMPOUND: Final = {
    "ё": "yo",
    "ж": "zh",
    "\u0445": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "yu",
    "я": "ya",
    "ї": "yi",
    "є": "ye",
    "ъ": "",
    "ь": "",
    "چ": "ch",
    "خ": "kh",
    "ژ": "zh",
    "ش": "sh",
    "غ": "gh",
    "ع": "",
    "ء": "",
    "ئ": "y",
    "ؤ": "v",
    "צ": "ts",
    "ץ": "ts",
    "ש": "sh",
    "ע": "",
}
_TABLE: Final = str.maketrans(
    {letter: latin for letters, row in _LETTERS.items() for letter, latin in zip(letters, row, strict=True)} | _COMPOUND
)
_UNHEARD: Final = dict.fromkeys(map(ord, "ʿʾʼ‘’'\u200c\u200d\u200e\u200f"))


def in_latin_order(groups: Iterable[tuple[str, Iterable[IndexEntry]]]) -> list[tuple[str, list[IndexEntry]]]:
    """Return the entries of an index under the letters of the Latin alphabet."""
    entries = [entry for _letter, members in groups for entry in members]
    by_letter: dict[str, list[IndexEntry]] = defaultdict(list)
    for entry in sorted(entries, key=_place):
        first = _place(entry)[1][:1]
        by_letter[first.upper() if first.isalpha() else _("Symbols")].append(entry)
    return list(by_letter.items())


def _place(entry: IndexEntry) -> tuple[bool, str, str, str]:
    text, (_links, _below, key) = entry
    latin = sort_form(text)
    given = sort_form(key) if key else latin
    return given[:1].isalpha(), given, latin, text


def sort_form(text: str) -> str:
    """Return the letters by which a text is sorted: Latin, small, without signs on or between them."""
    behind = _LATIN_BEHIND.match(text)
    plain = unicodedata.normalize("NFC", behind["latin"] if behind else text).lower().translate(_TABLE)
    marked = unicodedata.normalize("NFKD", plain.translate(_UNHEARD))
    return "".join(char for char in marked if not unicodedata.combining(char))
