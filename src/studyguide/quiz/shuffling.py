"""Put things in an order that looks accidental and is the same every time; ``script/shuffle.js`` does the same.

Numbers come from mulberry32 (Tommy Ettinger, public domain), seeds from the FNV-1a hash of 32 bits (Fowler, Noll and
Vo); both need whole numbers of 32 bits only, so that Python and JavaScript agree to the bit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
_MASK: Final = 0xFFFFFFFF


def seed_of(text: str) -> int:
    """Return the FNV-1a hash of the UTF-8 bytes of a text, from 0 to 2**32 - 1."""
    result = 0x811C9DC5
    for byte in text.encode():
        result = ((result ^ byte) * 0x01000193) & _MASK
    return result


def generator(seed: int) -> Callable[[], int]:
    """Return a function whose calls give numbers from 0 to 2**32 - 1."""
    state = seed & _MASK

    def following() -> int:
        nonlocal state
        state = (state + 0x6D2B79F5) & _MASK
        mixed = ((state ^ (state >> 15)) * (state | 1)) & _MASK
        mixed ^= (mixed + (((mixed ^ (mixed >> 7)) * (mixed | 61)) & _MASK)) & _MASK
        return (mixed ^ (mixed >> 14)) & _MASK

    return following


def shuffled(items: Sequence[T], seed: int) -> list[T]:
    """Return the items in another order, by the shuffle of Fisher and Yates from the end."""
    result = list(items)
    following = generator(seed)
    for last in range(len(result) - 1, 0, -1):
        chosen = following() * (last + 1) >> 32
        result[last], result[chosen] = result[chosen], result[last]
    return result


def display_order(items: Sequence[T], qid: str) -> list[T]:
    """Return the items of an ``order`` question as they are shown: never in the right order."""
    seed = seed_of(qid)
    result = shuffled(items, seed)
    if result == list(items):
        # A turn by one place is an order that no item of the right one keeps.
        result = [*result[1:], *result[:1]]
    return result
