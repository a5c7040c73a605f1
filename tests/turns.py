"""What is too long for every run is drawn by turns: a part at each commit, another on demand, everything by `make turns`."""

import functools
import os
import subprocess
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import pytest

ASKED = os.environ.get("GUICHET_TURN", "")
"""A number draws the part of that number, "all" leaves nothing out."""
EVERYTHING = ASKED == "all"

Thing = TypeVar("Thing")
DRAWN_FROM = pytest.StashKey[dict[Path, dict[int, list[str]]]]()
"""The names of the tests of each file by how often each is drawn: 1 always, 0 by the audit alone."""


@functools.cache
def turn() -> int:
    """The number that was asked for, else one that each commit draws; outside a repository, always the same."""
    if ASKED and not EVERYTHING:
        return int(ASKED)
    command = ["git", "rev-parse", "HEAD"]
    head = subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, text=True, check=False)
    return int(head.stdout, 16) if head.returncode == 0 else 0


def is_drawn(rank: int, every: int) -> bool:
    """Whether the turn of a thing has come, of those that come back every so many turns."""
    return EVERYTHING or (rank - turn()) % every == 0


def by_turns(things: Sequence[Thing], every: int) -> list[Thing]:
    """One thing in so many: the same for all runs of a commit, others at the next."""
    return [thing for rank, thing in enumerate(things) if is_drawn(rank, every)]


def is_put_off(name: str, every: int) -> bool:
    """Whether a test waits for the turn of another commit: told from its name alone, whatever stands beside it. What is drawn
    twice, by its name and by what it is given, takes two numbers that no other divides: some of it would never come otherwise."""
    return not is_drawn(zlib.crc32(name.encode()), every)


def one_by_turns(things: Sequence[Thing]) -> list[Thing]:
    """One thing alone, another at the next commit; every one where nothing is left out."""
    return by_turns(things, len(things))


def put_off_whole(rank: int, every: int) -> list[pytest.MarkDecorator]:
    """Return the marks that leave a whole file to its turn, among as many that need the same thing, long to start."""
    return [] if is_drawn(rank, every) else [pytest.mark.audit]
