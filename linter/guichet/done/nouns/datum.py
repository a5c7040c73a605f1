"""What an act keeps or sends of someone, and what they must have answered first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Agreement(StrEnum):
    """What someone must have answered for an act to be done, when something was asked of them."""

    GIVEN = "given"
    REFUSED = "refused"
    ANSWERED = "answered"
    """Whatever they answered, a refusal too."""
    ASSUMED = "assumed"
    """Unless they refused: whoever has not answered yet is taken to agree."""


class Sort(StrEnum):
    """What is known of someone by a piece of data."""

    IDENTITY = "identity"
    """Who they are, or what they live through."""
    ANSWERS = "answers"
    """All that they wrote in a form."""
    WORDS = "words"
    """What they wrote or said in their own words, or showed: a message, a recording, a photograph of a paper."""
    TYPED = "typed"
    """What they type, as they type it."""
    MOVES = "moves"
    """What they look at, how they move, how long they stay."""
    DEVICE = "device"
    """What their device or their line is."""
    POSITION = "position"
    NUMBER = "number"
    """A lasting number that tells them from others."""


@dataclass(frozen=True, slots=True)
class Datum:
    """Something about someone that an act keeps or sends: `shown` as written, `through` as for grounds.

    `what` tells apart two data of one sort, such as two parts of a device.
    """

    sort: Sort
    shown: str
    what: str = ""
    through: tuple[tuple[str, str, int], ...] = ()
    event: str | None = ""
    """What the person does when it is taken: the event's name in a script."""


def each_once(data: Iterable[Datum]) -> tuple[Datum, ...]:
    """Return the data of something, those of one sort that tell the same once."""
    found: dict[tuple[Sort, str], Datum] = {}
    for one in data:
        found.setdefault((one.sort, one.what), one)
    return tuple(found.values())
