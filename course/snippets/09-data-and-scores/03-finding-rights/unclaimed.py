"""The mirror: the same invented files, searched for a right that nobody opened."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "02-risk-score"))

from dossiers import SOLIDARITY_CEILING, Dossier, dossiers  # noqa: E402
from suspicion import drawn, full_score, top  # noqa: E402


def looks_entitled(d: Dossier) -> bool:
    """The written condition of the right, read on what the service already holds."""
    return d.income < SOLIDARITY_CEILING and not d.benefit


@dataclass(frozen=True)
class Search:
    """What a search for unclaimed rights found, in counts."""

    called: int
    entitled: int
    unclaimed: int

    @property
    def found_rate(self) -> float:
        """Share of the unclaimed rights that the search reached."""
        return self.entitled / self.unclaimed

    @property
    def useful_rate(self) -> float:
        """Share of the calls that offered a right the person really has."""
        return self.entitled / self.called


def search(files: Sequence[Dossier], called: set[int]) -> Search:
    """Count the rights that these calls would open."""
    return Search(
        called=len(called),
        entitled=sum(d.unclaimed and d.number in called for d in files),
        unclaimed=sum(d.unclaimed for d in files),
    )


def searches(files: Sequence[Dossier]) -> dict[str, Search]:
    """Three ways to decide whom to call: the written condition, the suspicion score, a draw."""
    by_condition = {d.number for d in files if looks_entitled(d)}
    return {
        "condition": search(files, by_condition),
        "suspicion": search(files, top(files, full_score)),
        "drawn": search(files, drawn(files)),
    }


def main() -> None:
    """Print what each way of calling people finds."""
    for name, result in searches(dossiers()).items():
        print(
            f"{name:10} {result.called:4} calls  {result.entitled:3} rights of {result.unclaimed}"
            f"  found {result.found_rate:6.1%}  useful calls {result.useful_rate:6.1%}"
        )


if __name__ == "__main__":
    main()
