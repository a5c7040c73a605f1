"""What becomes of people who miss a moment, as settings say it: sent to the end of the line where they had their turn."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree

_LONGEST = 40
_OF_PEOPLE = ("deeds.waiting people", "places.slots", "places.goods", "places.applicants")
_OF_A_LINE = ("deeds.lines", "deeds.held for someone")
_BY_MACHINES = frozenset({"requeue", "re queue"})
"""What says as well that a message is read again."""


def ends_of_line(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield the setting that sends to the end of a line whoever misses a moment; what machines put back in their own queues is theirs."""
    for around, one in tree.walk() if place.is_lived else ():
        value = one.value or ""
        if one.parts or len(value) > _LONGEST or not speaks_of(value, "deeds.to the end"):
            continue
        keys = " ".join(part.key for part in (*around[-3:], one))
        missed = speaks_of(one.key, "deeds.missed moment")
        if apart(value) in _BY_MACHINES and speaks_of(one.key, "deeds.slow machines"):
            continue
        beside = " ".join(part.key for part in (around[-1].parts if around else ()))
        said = f"{tree.path} {keys} {beside}"
        of_people = _OF_PEOPLE if apart(value) in _BY_MACHINES else (*_OF_PEOPLE, *_OF_A_LINE)
        if missed and not speaks_of(said, "deeds.of brokers") and any(speaks_of(said, idea) for idea in of_people):
            yield FromDeed(Kind.EXPIRE, tree.path, one.span, place, what=What.SENT_TO_END, shown=f"{one.key}: {value}")
