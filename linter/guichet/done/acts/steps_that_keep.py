"""Lists of steps, of which some are there to keep people: an offer, a reason to give, a pause instead."""

from __future__ import annotations

from guichet.done.acts.way_names import is_leave
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree

_HELD = 2
"""Steps there to keep people that tell a way out from a list of anything."""


def is_list(one: Tree) -> bool:
    """Return whether a part is a list of words, under its own name in a program: the steps of a way, as often as not."""
    return not any(part.key or part.parts for part in one.parts)


def keeps(one: Tree) -> bool:
    """Return whether two steps at least of a way are there to keep people."""
    return _held(one) >= _HELD


def holds_back(one: Tree) -> bool:
    """Return whether a list is of a way out, and steps of it are there to keep people: one is enough where the list says that it is of steps."""
    return is_leave(one.key) and _held(one) >= (1 if speaks_of(one.key, "leaving.steps") else _HELD)


def _held(one: Tree) -> int:
    return sum(speaks_of(part.value or "", "leaving.hold_back") for part in one.parts)
