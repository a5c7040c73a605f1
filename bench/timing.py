"""Seconds of the clock, the best of several rounds; each round runs everything, so that all share the same machine."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROUNDS = 3


class MeasureError(Exception):
    """What was to be measured did not do its work: its time would say nothing."""


def seconds(run: Callable[[], object]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def best(runs: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The quickest round of each, the rounds of all taking turns."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            taken[name].append(seconds(run))
    return {name: min(each) for name, each in taken.items()}


def command(words: Sequence[str], folder: Path, *, accepted: Sequence[int] = (0, 1), path: str = "") -> str:
    """What a command writes; MeasureError when it ends otherwise than a linter that has done its work."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"} | ({"PYTHONPATH": path} if path else {})
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in accepted:
        raise MeasureError(f"{Path(words[0]).name}: {(done.stderr or done.stdout).strip()[-300:]}")
    return done.stdout
