"""Find texts that say almost the same: by the pairs of neighbouring words that they share (Jaccard's measure)."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from studyguide.quiz.normalisation import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ALIKE: Final = 0.7
"""The least share of word pairs, of all that two texts have, which both must have to count as alike."""

FEWEST: Final = 4
"""Word pairs below which a text says too little to be compared, such as "Which is true?"."""

_WORD: Final = re.compile(r"\w+")
_Pair: TypeAlias = tuple[str, str]


def pairs_alike(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of two texts that are alike, the earlier first, once for each later text.

    Texts that name different numbers are not: "in 1828" and "in 1907" ask for two things.
    """
    words = [_WORD.findall(normalise(text)) for text in texts]
    pairs = [frozenset(pairwise(own)) for own in words]
    numbers = [frozenset(word for word in own if word.isdecimal()) for own in words]
    common: Counter[_Pair] = Counter(pair for own in pairs for pair in own)
    # Two sets that share so much share one of their rarest members: only texts under those are compared, which keeps
    # ten thousand questions from becoming fifty million comparisons (the prefix filter of set joins).
    known: defaultdict[_Pair, list[int]] = defaultdict(list)
    for place, own in enumerate(pairs):
        if len(own) < FEWEST:
            continue
        rarest = sorted(own, key=lambda pair: (common[pair], pair))[: len(own) - math.ceil(ALIKE * len(own)) + 1]
        candidates = sorted({other for pair in rarest for other in known[pair]})
        found = next((one for one in candidates if numbers[one] == numbers[place] and _share(pairs[one], own)), None)
        if found is not None:
            yield found, place
        for pair in rarest:
            known[pair].append(place)


def _share(one: frozenset[_Pair], other: frozenset[_Pair]) -> bool:
    return len(one & other) >= ALIKE * len(one | other)
