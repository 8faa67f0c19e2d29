"""Read the numbers that authors and readers write; ``script/numbers.js`` does the same, with one list of cases."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from studyguide.quiz.model import Range
from studyguide.quiz.normalisation import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

# The minus sign and the separators of Arabic script, as a keyboard of these scripts has them.
_SIGNS: Final = str.maketrans({"\u2212": "-", "\u066b": ".", "\u066c": ","})
_GROUPED: Final = re.compile(r"[+-]?[1-9][0-9]{0,2}([ ,][0-9]{3})+(\.[0-9]+)?")
_PLAIN: Final = re.compile(r"[+-]?([0-9]+([.,][0-9]+)?|[.,][0-9]+)")
_RANGE: Final = re.compile(r"(?P<low>.+?)\s*\.\.\s*(?P<high>.+)")
_MARGIN: Final = re.compile(r"(?P<centre>.+?)\s*(?:\u00b1|\+/-)\s*(?P<margin>.+)")


def read_number(text: str, *, unit: Iterable[str] = ()) -> float | None:
    """Return the number that a reader wrote, or nothing where it is none.

    Groups of three may be parted by spaces or commas; another comma is a decimal one.

    :param unit: spellings of the unit, as :func:`normalise` gives them; one may stand before or after the number.
    """
    written = _decimal(text, unit=unit)
    return None if written is None else float(written)


def read_range(text: str) -> Range | None:
    """Return the range of ``1813``, ``1811..1815`` or ``2.5 \u00b1 0.1``; its ends may stand the wrong way round."""
    if found := _RANGE.fullmatch(text.strip()):
        low, high = _decimal(found["low"]), _decimal(found["high"])
    elif found := _MARGIN.fullmatch(text.strip()):
        centre, margin = _decimal(found["centre"]), _decimal(found["margin"])
        if centre is None or margin is None:
            return None
        low, high = centre - margin, centre + margin
    else:
        low = high = _decimal(text)
    if low is None or high is None:
        return None
    ends = Range(float(low), float(high))
    # A number of hundreds of digits is none that a computer reckons with.
    return ends if math.isfinite(ends.low) and math.isfinite(ends.high) else None


def _decimal(text: str, *, unit: Iterable[str] = ()) -> Decimal | None:
    bare = normalise(text.translate(_SIGNS))
    for spelling in sorted(unit, key=len, reverse=True):
        if spelling and bare.endswith(spelling):
            bare = bare.removesuffix(spelling).strip()
            break
        if spelling and bare.startswith(spelling):
            bare = bare.removeprefix(spelling).strip()
            break
    if _GROUPED.fullmatch(bare):
        return Decimal(re.sub("[ ,]", "", bare))
    if _PLAIN.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    return None
