"""What is compared with what, when each of many may have to be compared with all the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

One = TypeVar("One")
COMPARED = 50
"""How many things one is compared with: no page that a person wrote has more of a kind."""


def among(seen: Sequence[One]) -> Sequence[One]:
    """Return those of many that one more is compared with: all, or the first and the nearest when they are too many."""
    half = COMPARED // 2
    return seen if len(seen) <= COMPARED else [*seen[:half], *seen[-half:]]
