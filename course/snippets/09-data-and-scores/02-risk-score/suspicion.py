"""The toy risk score on invented files: who is checked, who is checked for nothing, who is never checked."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dossiers import SEED, Dossier, dossiers

CHECKS = 200  # the service can check one file in ten


def full_score(d: Dossier) -> float:
    """Points for being poor: no line of it mentions a false declaration."""
    return 3 * d.benefit + 2 * d.listed_area + 1.5 * d.moves + 1 * d.lone_parent + 1 * d.changes


def trimmed_score(d: Dossier) -> float:
    """The same score « made fair » by leaving out the benefit, and nothing else."""
    return 2 * d.listed_area + 1.5 * d.moves + 1 * d.lone_parent + 1 * d.changes


def top(files: Sequence[Dossier], score: Callable[[Dossier], float], checks: int = CHECKS) -> set[int]:
    """Numbers of the files with the highest scores; the lower number wins a tie."""
    ranked = sorted(files, key=lambda d: (-score(d), d.number))
    return {d.number for d in ranked[:checks]}


def drawn(files: Sequence[Dossier], checks: int = CHECKS, seed: int = SEED) -> set[int]:
    """Numbers of as many files drawn at random; the seed is fixed so that the lesson shows the same counts everywhere."""
    return {d.number for d in random.Random(seed).sample(list(files), checks)}


@dataclass(frozen=True)
class Measure:
    """What a selection did to one group, in counts: rates are read from them."""

    files: int
    checked: int
    nothing_wrong: int
    checked_for_nothing: int
    wilful: int
    wilful_missed: int

    @property
    def selection_rate(self) -> float:
        """Share of the group that is checked."""
        return self.checked / self.files

    @property
    def false_alarm_rate(self) -> float:
        """Share checked among people whose file is exact."""
        return self.checked_for_nothing / self.nothing_wrong

    @property
    def missed_rate(self) -> float:
        """Share left alone among people who declared something false on purpose."""
        return self.wilful_missed / self.wilful


def measure(group: Sequence[Dossier], chosen: set[int]) -> Measure:
    """Count what the selection did to this group."""
    exact = [d for d in group if not d.wrong]
    wilful = [d for d in group if d.wilful]
    return Measure(
        files=len(group),
        checked=sum(d.number in chosen for d in group),
        nothing_wrong=len(exact),
        checked_for_nothing=sum(d.number in chosen for d in exact),
        wilful=len(wilful),
        wilful_missed=sum(d.number not in chosen for d in wilful),
    )


def groups(files: Sequence[Dossier]) -> dict[str, list[Dossier]]:
    """The two groups that the lesson compares."""
    return {"low": [d for d in files if d.low_income], "other": [d for d in files if not d.low_income]}


def selections(files: Sequence[Dossier]) -> dict[str, set[int]]:
    """The three ways to choose two hundred files, by name."""
    return {"full": top(files, full_score), "trimmed": top(files, trimmed_score), "drawn": drawn(files)}


def main() -> None:
    """Print the measures of the three selections."""
    files = dossiers()
    for name, chosen in selections(files).items():
        found = [d for d in files if d.number in chosen and d.wrong]
        honest = sum(not d.wilful for d in found)
        print(f"{name}: {len(found)} inexact files found, {honest} of them honest mistakes")
        for group, members in groups(files).items():
            m = measure(members, chosen)
            print(
                f"  {group:5} {m.files:5} files  checked {m.selection_rate:6.1%}"
                f"  for nothing {m.false_alarm_rate:6.1%}  wilful missed {m.wilful_missed}/{m.wilful}"
            )


if __name__ == "__main__":
    main()
