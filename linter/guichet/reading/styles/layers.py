"""Cascade layers: which of them wins, whatever its selectors (CSS Cascade 5)."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from guichet.reading.styles.syntax import Sheet
from guichet.reading.styles.utilities import UTILITIES

Rank = tuple[float, ...]
OUTSIDE: Rank = (inf,)
"""The rank of what stands in no layer, which beats all of them."""


def ranks_of(sheets: Sequence[Sheet]) -> dict[str, Rank]:
    """Return how high the layers of some stylesheets rank, by full name: later ones win, and a layer beats those inside it.

    A build that makes classes out of words puts its own layers in order: none of them is ranked.
    """
    if any(sheet.path == UTILITIES for sheet in sheets):
        return {}
    order: dict[str, int] = {}
    for sheet in sheets:
        for name in sheet.layers:
            parts = name.split(".")
            for depth in range(1, len(parts) + 1):
                order.setdefault(".".join(parts[:depth]), len(order))
    return {
        name: (*(order[".".join(name.split(".")[:depth])] for depth in range(1, name.count(".") + 2)), inf)
        for name in order
    }


def reversed_rank(rank: Rank) -> Rank:
    """Return the rank of what is `!important` in a layer: there the first one wins, and what is in none comes last."""
    return tuple(-one for one in rank)
