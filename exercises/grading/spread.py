"""How grades are spread: how many, their mean, their median."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Spread:
    """Of grades out of 20; None where there is no grade."""

    count: int
    mean: float | None
    median: float | None

    @classmethod
    def of(cls, grades: Iterable[float | None]) -> Spread:
        """The spread of those that are grades."""
        found = [grade for grade in grades if grade is not None]
        if not found:
            return cls(0, None, None)
        return cls(len(found), round(statistics.fmean(found), 1), round(statistics.median(found), 1))
