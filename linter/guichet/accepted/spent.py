"""The lines of baselines that accept something already: several configurations may name one file, and each line is for one finding."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from guichet.accepted.baseline import Entry
from guichet.core.findings import Finding

Spent = dict[str, set[int]]
"""For the real path of each baseline, the lines that accept something already."""


def left(accepted: Sequence[Entry], file: Path, spent: Spent | None) -> Sequence[Entry]:
    """Return the entries of a baseline that accept nothing yet."""
    lines = (spent or {}).get(os.path.realpath(file), ())
    return [entry for entry in accepted if entry.line not in lines] if lines else accepted


def spend(matched: Iterable[tuple[Finding, Entry]], file: Path, spent: Spent | None) -> None:
    """Note the lines of a baseline that accept something."""
    if spent is not None:
        spent.setdefault(os.path.realpath(file), set()).update(entry.line for _, entry in matched)
