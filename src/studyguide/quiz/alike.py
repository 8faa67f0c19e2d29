"""Find texts that say almost the same: by the pairs of neighbouring words that they share (Jaccard's measure)."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from studyguide.quiz.normalisation import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ALIKE: Final = Fraction(7, 10)
"""The least share of word pairs, of all that two texts have, which both must have to count as alike."""

FEWEST: Final = 4
"""Word pairs below which a text says too little to be compared, such as "Which is true?"."""

_WORD: Final = re.compile(r"\w+")
_Pair: TypeAlias = tuple[str, str]
_Form: TypeAlias = tuple[frozenset[_Pair], frozenset[str]]
"""What is compared of a text: its word pairs and its numbers."""


def pairs_alike(texts: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return the places of two texts that are alike, the earlier first, once for each later text.

    Texts that name different numbers are not: "in 1828" and "in 1907" ask for two things.
    """
    first: dict[_Form, int] = {}
    found: dict[int, int] = {}
    for place, text in enumerate(texts):
        form = _form(text)
        if len(form[0]) >= FEWEST and first.setdefault(form, place) != place:
            found[place] = first[form]
    for one, other in _close(list(first)):
        earlier, later = sorted((first[one], first[other]))
        found[later] = min(found.get(later, earlier), earlier)
    return tuple((earlier, later) for later, earlier in sorted(found.items()))


def _form(text: str) -> _Form:
    words = _WORD.findall(normalise(text))
    return frozenset(pairwise(words)), frozenset(word for word in words if word.isdecimal())


def _close(forms: Sequence[_Form]) -> Iterator[tuple[_Form, _Form]]:
    """Yield every two different forms that are alike.

    Two sets that share so much share one of their rarest members; of the shorter one it is enough to look at even
    fewer. Comparing only sets that meet there keeps ten thousand questions from becoming fifty million comparisons
    (the prefix filters of Bayardo, Ma and Srikant, "Scaling up all pairs similarity search", WWW 2007).
    """
    common = Counter(pair for pairs, _numbers in forms for pair in pairs)
    known: defaultdict[tuple[_Pair, frozenset[str]], list[_Form]] = defaultdict(list)
    for form in sorted(forms, key=lambda form: len(form[0])):
        pairs, numbers = form
        rarest = sorted(pairs, key=lambda pair: (common[pair], pair))
        looked = rarest[: len(pairs) - math.ceil(ALIKE * len(pairs)) + 1]
        for other in {other for pair in looked for other in known.get((pair, numbers), ())}:
            if len(pairs & other[0]) >= ALIKE * len(pairs | other[0]):
                yield other, form
        kept = len(pairs) - math.ceil(2 * ALIKE / (1 + ALIKE) * len(pairs)) + 1
        for pair in rarest[:kept]:
            known[pair, numbers].append(form)
