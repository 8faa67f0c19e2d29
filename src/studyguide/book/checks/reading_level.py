"""How hard a text is to read: the grade of Flesch and Kincaid, with syllables counted by rule.

The formula is that of Kincaid, Fishburne, Rogers and Chissom, *Derivation of New Readability Formulas for Navy Enlisted
Personnel*, Research Branch Report 8-75 (1975): ``0.39 * words / sentences + 11.8 * syllables / words - 15.59``.

Syllables are groups of vowels, less the silent ones of English. Programs differ by up to one and a half grades because
they count syllables differently, so grades are comparable only with grades of this module. Calibrated against the
pronouncing dictionary of Carnegie Mellon University on the first chapter of the guide that this engine was made for:
0.5 per cent more syllables in all, and the same number for 96 of 100 words. (The dictionary's Python package is under
the GPL, so it is not used here.)
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_VOWELS: Final = re.compile(r"[aeiouy]+")
# Vowels side by side that are spoken apart: "diary", "create", "trial", "Syria", "heroine".
_APART: Final = re.compile(r"i[aou]|ea(?=t[eio])|eo|[^q]u[aeio]|[^aeiou]y[aeo]|ii")
# ... and those of the former that are not: "nation", "special", "region", "people".
_TOGETHER: Final = re.compile(r"[ctsxg]i(?:o|a)(?:n|l|u)|gion|peop|geo(?:n|u)|[gq]u[aeio]|[st]ua(?=d)|iou")
_SILENT_END: Final = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l)e$|[aeiouy][^aeiouy]{0,2}[^aeiouytdszxgc]ed$|[^aeiouytdle]ed$"
)
_SILENT_PLURAL: Final = re.compile(r"[^aeiouyszxgcl]es$")
_SILENT_INSIDE: Final = re.compile(r"(?<=[^aeiouy])e(?=m[e]nt|ly$|less|ful)")


def syllables(word: str) -> int:
    """Return the syllables of a word, at least one; a number or an abbreviation counts one for each sign."""
    if word.isupper() or not any(sign.isalpha() for sign in word):
        return max(1, sum(sign.isalnum() for sign in word)) if word.isupper() else 1
    return max(1, sum(_of_part(part) for part in re.split(r"[-‑’']", word) if part))


def _of_part(part: str) -> int:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", part.lower()) if sign.isascii() and sign.isalpha())
    count = len(_VOWELS.findall(plain)) + len(_APART.findall(plain)) - len(_TOGETHER.findall(plain))
    silent = _SILENT_END.search(plain) or _SILENT_PLURAL.search(plain)
    return count - bool(silent and count > 1) - bool(_SILENT_INSIDE.search(plain))


def grade(sentences: Iterable[Sequence[str]]) -> float:
    """Return the school grade (United States) at which a text of these sentences, each a list of words, can be read."""
    lists = [words for words in sentences if words]
    total = sum(map(len, lists))
    if not total:
        return 0.0
    spoken = sum(syllables(word) for words in lists for word in words)
    return 0.39 * total / len(lists) + 11.8 * spoken / total - 15.59
