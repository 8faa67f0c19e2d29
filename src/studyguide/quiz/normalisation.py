"""Make written answers comparable; ``script/normalise.js`` does the same and is tested with the same list of cases."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Arabic-Indic and Persian digits, as readers of these languages type them.
_DIGITS: Final = {start + n: ord("0") + n for start in (0x0660, 0x06F0) for n in range(10)}
# Ayn and hamza of transliterations and every apostrophe: left out, because nobody types them alike.
_APOSTROPHES: Final = dict.fromkeys(map(ord, "'`\u00b4\u02bb\u02bc\u02be\u02bf\u2018\u2019\u02b9\u2032\u02c8"))
# Dashes are typed as hyphens; Arabic yeh and kaf as their Persian letters.
_ALIKE: Final = dict.fromkeys(range(0x2010, 0x2016), "-") | {0x0643: "\u06a9", 0x064A: "\u06cc", 0x0649: "\u06cc"}
_TABLE: Final = {**_DIGITS, **_APOSTROPHES, **_ALIKE}
_SPACES: Final = re.compile(r"\s+")
# Zero-width non-joiner and joiner, marks of direction and the byte-order mark: invisible, so never part of an answer.
_INVISIBLE: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")


def normalise(answer: str) -> str:
    """Return the answer without case, accents, apostrophes, invisible signs and spare spaces."""
    visible = _INVISIBLE.sub("", answer).translate(_TABLE)
    decomposed = unicodedata.normalize("NFD", visible)
    bare = "".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn")
    return _SPACES.sub(" ", bare).strip().lower()
