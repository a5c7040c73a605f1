"""Numbers of files in each of the ways that offices write them: whoever has the one or the other is somebody all the same."""

from __future__ import annotations

import math
import random
import string
from collections.abc import Sequence

from grading.text import Text

KINDS = (
    (Text(fr="n’a que des chiffres", en="has digits only"), "{number}"),
    (Text(fr="commence par des zéros", en="begins with zeros"), "00{number}"),
    (Text(fr="mêle des lettres et des chiffres", en="mixes letters and digits"), "B{number}"),
    (Text(fr="finit par une lettre", en="ends with a letter"), "{number}c"),
    (Text(fr="a un tiret", en="has a hyphen"), "AB-{number}"),
    (Text(fr="n’a que des lettres", en="has letters only"), "{letters}"),
    (Text(fr="a un accent", en="has an accent"), "É{number}"),
    (Text(fr="est d’une autre écriture", en="is of another script"), "Ж{number}"),
    (Text(fr="a une espace et une barre", en="has a space and a slash"), "n° {number} / 27"),
    (Text(fr="est long", en="is long"), "DOSSIER-" * 12 + "{number}"),
)
BEYOND = 5.5
"""Standard deviations beyond which chance explains nothing."""


def numbered(number: int, kind: int) -> str:
    """A number in that way; two numbers are never written alike, whatever the ways."""
    letters, left = "", number
    while left or not letters:
        left, at = divmod(left, 26)
        letters = string.ascii_uppercase[at] + letters
    return KINDS[kind % len(KINDS)][1].format(number=number, letters=letters.rjust(4, "A"))


def of_each_kind(draw: random.Random, each: int) -> list[list[str]]:
    """Numbers that are drawn, so many of each kind."""
    numbers = iter(draw.sample(range(1000, 10_000), each * len(KINDS)))
    return [[numbered(next(numbers), kind) for _ in range(each)] for kind in range(len(KINDS))]


def favoured(kinds: Sequence[Sequence[str]], draws: Sequence[Sequence[str]]) -> tuple[Text, int, float] | None:
    """The kind whose numbers win as no equal draw would let them: how often they do, and how often they should."""
    size, found = sum(map(len, kinds)), []
    for (kind, _), ours in zip(KINDS, map(set, kinds), strict=True):
        share = len(ours) / size
        wins = sum(one in ours for winners in draws for one in winners)
        should = sum(len(winners) * share for winners in draws)
        spread = sum(len(one) * share * (1 - share) * (size - len(one)) / (size - 1) for one in draws)
        found.append((abs(wins - should) / math.sqrt(spread), kind, wins, should))
    apart, kind, wins, should = max(found, key=lambda one: one[0])
    return (kind, wins, should) if apart > BEYOND else None
