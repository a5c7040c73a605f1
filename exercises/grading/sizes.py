"""How many: what an answer does for a few, it does for a crowd, and for as many as any number that it names."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from grading.named import named_in

LARGEST = 2000
"""Beyond all that a grader sends otherwise, so that whatever changes from some number on is met."""
BUDGET = 8 * LARGEST
"""Things in all the lists of one question: of what an answer names, sizes are drawn as far as there is room."""
DIGITS, WITH_CENTS = 9, 6
"""Digits of the largest number that is tried, and of the largest that has cents."""
FINEST = 6
"""Decimals of the finest number that is tried."""
BEYOND = 5.5
"""Standard deviations beyond which chance explains nothing."""


def around(numbers: Iterable[int]) -> set[int]:
    """Each number, the one before and the one after."""
    return {number + step for number in numbers for step in (-1, 0, 1)}


def sizes_in(folder: Path, draw: random.Random, *, least: int, most: int = LARGEST, budget: int = BUDGET) -> list[int]:
    """The largest size that is tried, and those that an answer may be waiting for."""
    named = sorted(size for size in around(named_in(folder, draw).numbers) if least <= size < most)
    found = [most]
    for size in draw.sample(named, len(named)):
        if sum(found) + size <= budget:
            found.append(size)
    return found


def enough_for(folder: Path, draw: random.Random, *, usual: int, most: int) -> int:
    """How many come one after the other, for each size that an answer names to be met on the way."""
    return max([usual, *(size for size in around(named_in(folder, draw).numbers) if size <= most)])


def near_numbers(draw: random.Random) -> list[tuple[float, float]]:
    """Numbers that are nearly the same, two by two, of one to nine digits, whole and to the cent: whoever rounds, or keeps a
    few digits, takes one for the other."""
    pairs: list[tuple[float, float]] = []
    for digits in range(1, DIGITS + 1):
        whole, cents = draw.randrange(10 ** (digits - 1), 10**digits - 1), draw.randrange(1, 98)
        pairs.append((whole, whole + 1))
        if digits <= WITH_CENTS:
            # The nearest to what people write: a sum would have other last digits.
            pairs.append(((100 * whole + cents) / 100, (100 * whole + cents + 1) / 100))
    return pairs


def is_no_luck(draws: Sequence[Sequence[str]], *orders: Sequence[str]) -> bool:
    """Whether winners are mostly the same from one draw to another, or stand on one side of an order of all."""
    if len({tuple(winners) for winners in draws}) <= len(draws) // 2:
        return True
    count = sum(map(len, draws))
    for order in orders:
        rank = {one: at for at, one in enumerate(order)}
        mean = sum(rank[one] for winners in draws for one in winners) / count
        if abs(mean - (len(order) - 1) / 2) > BEYOND * len(order) / math.sqrt(12 * count):
            return True
    return False


def near_decimals(draw: random.Random, most: int = FINEST) -> list[tuple[float, float]]:
    """Numbers that differ by their last decimal alone, two by two, of three decimals to `most`: rates, shares, former francs."""
    pairs: list[tuple[float, float]] = []
    for decimals in range(3, most + 1):
        for digits in range(3):
            whole, last = draw.randrange(10**digits // 10, 10**digits), draw.randrange(1, 8)
            middle = draw.randrange(10 ** (decimals - 1))
            first, second = (f"{whole}.{middle:0{decimals - 1}d}{last + step}" for step in (0, 1))
            pairs.append((float(first), float(second)))
    return pairs
