"""The criteria of the RGAA, and what guichet can say of each."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from guichet.core.findings import Text
from guichet.rulebook.card import Card


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the 106 criteria, in our own words; `decidable` is how far source code decides it (T, T*, P+, P, P-, N).

    `why` says why a criterion that source seems to show is left to people, when there is something to say.
    """

    number: str
    theme: Text
    title: Text
    wcag: tuple[str, ...]
    level: str
    decidable: str
    why: Text | None = None


class Reach(StrEnum):
    """What guichet does for a criterion."""

    DECIDES = "decides"
    HELPS = "helps"
    PEOPLE = "people"


@cache
def criteria() -> tuple[Criterion, ...]:
    """Return the criteria, in the order in which auditors work."""
    lines = files("guichet.rulebook").joinpath("rgaa_4_1_2.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return tuple(
        Criterion(
            row["number"],
            Text(row["theme_fr"], row["theme_en"]),
            Text(row["title_fr"], row["title_en"]),
            tuple(row["wcag"].split(", ")),
            row["level"],
            row["decidable"],
            Text(row["why_fr"], row["why_en"]) if row["why_fr"] else None,
        )
        for row in rows
    )


def rules_for(criterion: Criterion, rules: tuple[Card, ...]) -> list[Card]:
    """Return the rules that cite a criterion."""
    return [rule for rule in rules if f"rgaa {criterion.number}" in rule.refs]


def reach(criterion: Criterion, rules: tuple[Card, ...]) -> Reach:
    """Return what guichet does for a criterion: an honest answer never says more than its rules see."""
    if not rules_for(criterion, rules):
        return Reach.PEOPLE
    return Reach.DECIDES if criterion.decidable in {"T", "T*"} else Reach.HELPS
