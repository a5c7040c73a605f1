"""What a template is given to say: as many entries as any number that it names, some long, some with signs that HTML reads."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from grading.sizes import sizes_in
from grading.spellings import MEANT, SCRIPTS

MOST, IN_ALL = 120, 600
"""Entries of the longest list, and in all the lists of one question."""
PIECES = MEANT.split()


def entries(count: int, kinds: Sequence[str], draw: random.Random) -> list[str]:
    """So many different texts of those kinds: the first holds all the signs, the second is long, the others a few signs."""
    numbers = draw.sample(range(1000, 10_000), count)
    signs = [MEANT, f"({'; '.join(SCRIPTS)})", *(" ".join(draw.sample(PIECES, 2)) for _ in range(count))]
    return [f"{kinds[rank % len(kinds)]} n° {number} {signs[rank]}" for rank, number in enumerate(numbers)]


def lists_for(folder: Path, kinds: Sequence[str], draw: random.Random) -> list[list[str]]:
    """Lists of each length that an answer may be waiting for, the longest first."""
    return [entries(count, kinds, draw) for count in sizes_in(folder, draw, least=1, most=MOST, budget=IN_ALL)]
