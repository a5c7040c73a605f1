"""Two thousand invented files. Nobody real is in them, and every rate below was chosen by hand."""

from __future__ import annotations

import random
from dataclasses import dataclass

SEED = 2026
COUNT = 2_000
LOW_INCOME = 1_000  # euros a month: the line between the two groups that we compare
SOLIDARITY_CEILING = 650  # euros a month: under it, the invented benefit is a right
TAKE_UP = 0.66  # of those who have the right, the share who claimed it
WILFUL = 0.02  # knowingly false declarations: as rare in both groups, on purpose
SLIP = 0.03  # chance of a mistake at each change that has to be declared
STALE = 0.15  # income recorded last year and no longer true


@dataclass(frozen=True)
class Dossier:
    """One invented file: what the service recorded, and what is true but unknown to it."""

    number: int
    income: int  # recorded, euros a month
    benefit: bool  # receives the solidarity benefit
    listed_area: bool  # lives in an area on the list of deprived areas
    moves: int  # changes of address in two years
    lone_parent: bool
    changes: int  # changes of situation to declare in the year
    true_income: int
    honest_mistake: bool
    wilful: bool

    @property
    def low_income(self) -> bool:
        """The group that the lesson watches."""
        return self.income < LOW_INCOME

    @property
    def wrong(self) -> bool:
        """Something in the file is inexact, for whatever reason."""
        return self.honest_mistake or self.wilful

    @property
    def unclaimed(self) -> bool:
        """The person has the right and does not receive the benefit."""
        return self.true_income < SOLIDARITY_CEILING and not self.benefit


def _dossier(number: int, rng: random.Random) -> Dossier:
    true_income = round(rng.lognormvariate(7.25, 0.55))
    poor = true_income < LOW_INCOME
    benefit = true_income < SOLIDARITY_CEILING and rng.random() < TAKE_UP
    listed_area = rng.random() < (0.40 if poor else 0.12)
    moves = sum(rng.random() < (0.35 if poor else 0.12) for _ in range(3))
    lone_parent = rng.random() < (0.30 if poor else 0.12)
    # Short contracts, quarterly forms, a child who comes and goes: more to declare when life is unstable.
    changes = sum(rng.random() < (0.45 if poor else 0.12) for _ in range(8))
    honest_mistake = rng.random() < 1 - (1 - SLIP) ** changes
    wilful = rng.random() < WILFUL
    income = true_income if rng.random() > STALE else round(true_income * rng.uniform(0.5, 1.8))
    return Dossier(
        number, income, benefit, listed_area, moves, lone_parent, changes, true_income, honest_mistake, wilful
    )


def dossiers(count: int = COUNT, seed: int = SEED) -> list[Dossier]:
    """The same files for the same seed, on every machine."""
    rng = random.Random(seed)
    return [_dossier(number, rng) for number in range(1, count + 1)]
