"""Whether digests are those of a function that nobody can aim: long, different, moving with each sign of what they are of."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

SHORTEST = 32
"""Characters of the shortest digest that is one."""
MOVING = 24
"""Places that must move, each in its own way, when a text changes by a few signs: ninety-six bits, in hexadecimal."""
ENOUGH, ALIKE = 6, 100
"""Signs that a place takes, over how many digests: six of the ten or sixteen that it may hold."""


class Weakness(Enum):
    """What is wrong with digests, the plainest first."""

    SHORT = "too short"
    SAME = "two texts have the same"
    NEAR = "texts that are alike have digests that are alike"


def weakness(told: Sequence[str], near: int) -> tuple[Weakness, int, int] | None:
    """What is wrong with the digests of different texts, and two that show it; the first `near` texts are nearly the same.

    A digest of few values, filled up with zeros or repeated, moves in few places, or is met twice.
    """
    shortest = min(range(len(told)), key=lambda at: len(told[at]))
    if len(told[shortest]) < SHORTEST:
        return Weakness.SHORT, shortest, shortest
    first: dict[str, int] = {}
    for at, one in enumerate(told):
        if first.setdefault(one, at) != at:
            return Weakness.SAME, first[one], at
    assert near >= ALIKE
    places = set(zip(*told[:near], strict=False))  # of two places that always say the same, one
    if sum(len(set(place)) >= ENOUGH for place in places) < MOVING:
        return Weakness.NEAR, 0, 1
    return None
