"""Whether digests are those of a function that nobody can aim: long, different, moving with each sign of what they are of."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import Enum

from grading.spellings import SCRIPTS
from grading.text import Text

SHORTEST = 32
"""Characters of the shortest digest that is one."""
MOVING = 24
"""Places that must move, each in its own way, when a text changes by a few signs: ninety-six bits, in hexadecimal."""
KIN, CHANCE = 60, 1e-12
"""Texts that share one thing, and how seldom chance makes a place of their digests say so."""
SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éèàç"
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


def kin(draw: random.Random, shortest: int) -> dict[Text, list[str]]:
    """Texts that share one thing and nothing else, by what they share; the shortest has that many signs."""

    def drawn(size: int = 0, signs: str = SIGNS) -> str:
        return "".join(draw.choices(signs, k=size or draw.randrange(shortest, 3 * shortest)))

    found: dict[Text, list[str]] = {Text(fr="rien", en="nothing"): [drawn() for _ in range(2 * KIN)]}
    for _ in range(3):
        begun, size, mixed = drawn(4), draw.randrange(shortest + 4, 4 * shortest), drawn(2 * shortest)
        found |= {
            Text(fr=f"les premiers signes, « {begun} »", en=f"their first signs, “{begun}”"): [
                begun + drawn() for _ in range(KIN)
            ],
            Text(fr=f"les derniers signes, « {begun} »", en=f"their last signs, “{begun}”"): [
                drawn() + begun for _ in range(KIN)
            ],
            Text(fr=f"la longueur, {size} signes", en=f"their length, {size} signs"): [drawn(size) for _ in range(KIN)],
            Text(fr=f"les signes, en désordre, de « {mixed} »", en=f"the signs, in any order, of “{mixed}”"): [
                "".join(draw.sample(mixed, len(mixed))) for _ in range(KIN)
            ],
        }
    for words in (2, 5):
        found[Text(fr=f"le nombre de mots, {words}", en=f"their number of words, {words}")] = [
            " ".join(drawn(draw.randrange(shortest // 2, shortest)) for _ in range(words)) for _ in range(KIN)
        ]
    for what, signs in (
        (Text(fr="des minuscules seules", en="small letters alone"), SIGNS[:26]),
        (Text(fr="des capitales seules", en="capitals alone"), SIGNS[26:52]),
        (Text(fr="des chiffres seuls", en="figures alone"), SIGNS[52:62]),
        (Text(fr="une autre écriture", en="another script"), SCRIPTS[2]),
    ):
        found[what] = [drawn(signs=signs) for _ in range(KIN)]
    found[Text(fr="une grande longueur", en="a great length")] = [drawn(draw.randrange(200, 400)) for _ in range(KIN)]
    return found


def telling(digests: Mapping[Text, Sequence[str]]) -> Text | None:
    """What texts share, when a place of their digests says it: it takes few of its values there, as chance never makes it."""
    places = list(zip(*(one for some in digests.values() for one in some), strict=False))
    whole = [Counter(place) for place in places]
    for shared, some in digests.items():
        for counted, place in zip(whole, zip(*some, strict=False), strict=False):
            taken = set(place)
            share = sum(counted[one] for one in taken) / counted.total()
            ways = math.log(math.comb(len(counted), len(taken)))
            if ways + len(some) * math.log(share) < math.log(CHANCE):
                return shared
    return None
