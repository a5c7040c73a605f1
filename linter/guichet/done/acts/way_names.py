"""What the names of ways in and out say: which of the two one is, and whether both are of one thing."""

from __future__ import annotations

import re

from guichet.done.words import apart, names, speaks_of

_STEM = 4
"""Letters that tell one thing from another, whatever its ending."""


def is_leave(name: str) -> bool:
    """Whether a name is that of a way out."""
    return speaks_of(name, "leaving.leave")


def is_join(name: str) -> bool:
    """Whether a name is that of a way in."""
    return (speaks_of(name, "leaving.join") or speaks_of(name, "leaving.start")) and not is_leave(name)


def is_fetched(way_in: str, way_out: str, said: str) -> bool:
    """Whether what stands beside an application is only where one fetches what one asked for: « demande », then « retrait » at a counter."""
    if not speaks_of(way_out, "leaving.fetched") or speaks_of(way_in, "leaving.join"):
        return False
    return not speaks_of(names("leaving.at_a_counter").sub(" ", apart(said)), "leaving.hard")


def is_of_machines(said: str) -> bool:
    """Whether a text tells of what firms or machines join and leave; a channel that is a counter or a letter is one by which people come."""
    plain = apart(said)
    if speaks_of(said, "leaving.off_screen") and speaks_of(said, "ways.online"):
        plain = names("leaving.talked_in").sub(" ", plain)
    return speaks_of(plain, "leaving.business")


_OF_WAYS = tuple(
    "leaving.join leaving.start leaving.leave leaving.ending leaving.agree leaving.pressed leaving.hard leaving.of_a_list leaving.measures leaving.no_steps leaving.of_the_way ways.online".split()
)
"""What a name says of how one comes in or goes out, and not of what."""
_ENDS = ("leaving.joining", "leaving.ends", "leaving.opens", "leaving.shuts")


def is_of_one_thing(way_in: str, way_out: str) -> bool:
    """Whether two names may be those of the way in and of the way out of one thing: neither names a thing that the other does not."""
    entered, left = _thing_of(way_in), _thing_of(way_out)
    return not entered or not left or bool(entered & left)


def are_of_same_thing(way_in: str, way_out: str) -> bool:
    """Whether two names differ by the way alone: `join_channel` and `leave_channel`."""
    return _thing_of(way_in, *_ENDS) == _thing_of(way_out, *_ENDS)


def tells_by_which(name: str) -> bool:
    """Whether a name says by which way, or is nothing but that of a way in or out: `leave_channel`, `leave`."""
    return speaks_of(name, "leaving.by_which") or not _thing_of(name, *_ENDS)


def _thing_of(name: str, *also: str) -> set[str]:
    said = apart(name)
    for idea in (*_OF_WAYS, *also):
        said = re.sub(rf"(?:{names(idea).pattern})\w*", " ", said)
    return {word[:_STEM] for word in said.split() if len(word) >= _STEM}
