"""Things by the file that they are of, each given once to whoever asks for the nearest file, at the cost of that file's name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
_DEEPEST = 20
"""Folders that are compared; two files that share as many are as near as can be."""


@dataclass(slots=True)
class _Ending:
    """What ends some names: the things whose names it ends, in their order, and the folder just above in each of them."""

    things: list[int] = field(default_factory=list)
    first: int = 0
    """Where those that are not known to be given begin."""
    above: dict[str, _Ending] = field(default_factory=dict)


class Nearest(Generic[Thing]):
    """Two files are near by their name first, then by the folders that they share at the end."""

    def __init__(self) -> None:
        self._things: list[Thing] = []
        self._given: set[int] = set()
        self._all = _Ending()

    def add(self, path: str, thing: Thing) -> None:
        """Keep a thing for whoever asks."""
        number = len(self._things)
        self._things.append(thing)
        ending = self._all
        ending.things.append(number)
        for name in _from_the_end(path):
            ending = ending.above.setdefault(name, _Ending())
            ending.things.append(number)

    def take(self, path: str) -> Thing | None:
        """Return the thing of the nearest file, the one that was kept first if several are as near; None when none is left."""
        ending = self._all
        for name in _from_the_end(path):
            nearer = ending.above.get(name)
            if nearer is None or self._left(nearer) is None:
                break
            ending = nearer
        found = self._left(ending)
        if found is None:
            return None
        self._given.add(found)
        return self._things[found]

    def _left(self, ending: _Ending) -> int | None:
        while ending.first < len(ending.things) and ending.things[ending.first] in self._given:
            ending.first += 1
        return ending.things[ending.first] if ending.first < len(ending.things) else None


def _from_the_end(path: str) -> list[str]:
    return path.rsplit("/", _DEEPEST)[::-1]
