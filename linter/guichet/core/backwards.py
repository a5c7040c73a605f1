"""A value followed backwards, in any language: the way that is kept, the order, and the bounds."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

HOPS = 8
"""Names, calls and files that a value is followed through."""
NODES = 400
"""Expressions looked at for one value: beyond, the rest is unknown."""


@dataclass(frozen=True, slots=True)
class Hop:
    """A name that a value went through, and where it is defined."""

    name: str
    path: str
    line: int
    is_local: bool = False
    """Whether it is a name of the function that one is in already: it is gone through, and leads no further away."""


def far(hops: Iterable[Hop]) -> int:
    """Return how far away a way leads: the functions, the files and the tables that it goes through, not the names given within one function."""
    return sum(not hop.is_local for hop in hops)


def way(hops: Iterable[Hop], here: str = "") -> tuple[tuple[str, str, int], ...]:
    """Return the names that a value went through, each once, with its file and its line; none of those of the file `here`."""
    return tuple(dict.fromkeys((hop.name, hop.path, hop.line) for hop in hops if hop.path != here))


class Followed(Protocol):
    """An expression that a value depends on, and the way to it."""

    @property
    def hops(self) -> tuple[Hop, ...]:
        """The names gone through to get there."""


Step = TypeVar("Step", bound=Followed)


def nearest_first(
    start: Step, key: Callable[[Step], Hashable], before: Callable[[Step], Iterable[Step]]
) -> Iterator[Step]:
    """Yield what a value depends on, nearest first, itself included, each once by its key; bounded by HOPS and NODES."""
    queue = deque([start])
    known = {key(start)}
    while queue:
        one = queue.popleft()
        yield one
        if len(one.hops) > HOPS or len(known) >= NODES:
            continue
        for each in before(one):
            if (mark := key(each)) not in known:
                known.add(mark)
                queue.append(each)
                if len(known) >= NODES:
                    break
