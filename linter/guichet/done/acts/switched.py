"""What a table switches on and off: keys with a yes or a no, and rows that each have a name and a switch of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guichet.done.nouns.titles import IDS, TITLES
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree

_ON, _OFF = frozenset({"true", "yes", "oui", "on"}), frozenset({"false", "no", "non", "off"})
_NOTHING = frozenset({"none", "null", "~"})
_TITLES = TITLES | IDS | frozenset("canal channel type kind voie way mode".split())


@dataclass(frozen=True)
class Switch:
    """One thing that is on or off: `name` is all that it is called, `at` where the switch is written."""

    name: str
    is_on: bool
    at: Tree
    shown: str


def switches_of(holder: Tree) -> list[Switch]:
    """Return what a table switches: its keys, or its rows; nothing when it is no table of switches."""
    return [*_of_keys(holder), *(one for row in holder.parts if (one := of_row(row)) is not None)]


def _of_keys(holder: Tree) -> Iterator[Switch]:
    """The keys of a table: a yes or a no each; or something each, and nothing for those that are off."""
    leaves = [one for one in holder.leaves if one.key]
    states = {(one.value or "").lower() for one in leaves}
    empty = bool(states & _NOTHING) and not states & (_ON | _OFF)
    for one in leaves:
        state = (one.value or "").lower()
        if empty or state in _ON | _OFF:
            yield Switch(one.key, state not in _OFF | _NOTHING, one, f"{one.key}: {one.value}")


def of_row(row: Tree) -> Switch | None:
    """Return the switch of a row that has a name: `{nom: "Par téléphone", actif: false}`; None when it has none."""
    flag = next((one for one in row.leaves if speaks_of(one.key, "switches.flags") and _state(one) is not None), None)
    if flag is None:
        return None
    titles = [one.value or "" for one in row.leaves if one.key.lower() in _TITLES]
    is_on = bool(_state(flag)) is not speaks_of(flag.key, "switches.flags_off")
    return Switch(" ".join((row.key, *titles)), is_on, flag, f"{' '.join((row.key, *titles[:1])).strip()}: {flag.key} {flag.value}")  # fmt: skip


def _state(one: Tree) -> bool | None:
    state = (one.value or "").lower()
    return True if state in _ON else False if state in _OFF else None
