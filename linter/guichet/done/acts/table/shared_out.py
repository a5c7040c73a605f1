"""Settings by which only a share of those who come are shown what is free: chance, or a number that their line bears, decides who."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.stated import Stated
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.nouns.titles import IDS, TITLES
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_yes

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,6})?)\s?%?$")
_OTHER = ("stated.harmless", "stated.of a trial", "places.made_up", "places.staff")
_SWITCHES = frozenset({"features", "feature flags", "feature toggles"})
"""What a file of switches calls them all, whatever each of them opens."""
_DEALS = frozenset({"bucket_by", "bucketby"})
"""Under which names it keeps by what people are told apart."""


def shared_out(tree: Tree, place: Place) -> Iterator[Stated]:
    """Yield the shares of people to whom a table has places shown, where it says that they are shares of people."""
    for around, holder in tree.walk():
        parts = [one for one in holder.leaves if _is_part(one) and not speaks_of(one.key, "stated.of a bound")]
        if not parts:
            continue
        named = (f"{one.key} {_name_of(one)}" for one in (*around, holder) if apart(one.key) not in _SWITCHES)
        keys = " ".join((tree.path.rpartition("/")[2], *named))
        beside = " ".join(
            f"{leaf.key} {leaf.value or ''}"
            for leaf in holder.leaves
            if not _NUMBER.match(leaf.value or "") and leaf.key.lower() not in _DEALS
        )
        dealt = " ".join(leaf.value or "" for leaf in holder.leaves if leaf.key.lower() in _DEALS)
        for one in parts:
            if (
                _is_switched(holder)
                and speaks_of(holder.key, "places.slots")
                and speaks_of(holder.key, "stated.within reach")
            ):
                if not any(speaks_of(f"{holder.key} {one.key}", idea) for idea in _OTHER):
                    yield _stated(one, place)
                continue
            of_people = any(speaks_of(each, "stated.visitors") for each in (one.key, beside, dealt))
            said = f"{keys} {one.key}"
            if (
                of_people
                and speaks_of(said, "places.slots")
                and not any(speaks_of(f"{said} {beside}", idea) for idea in _OTHER)
            ):
                yield _stated(one, place)


def _name_of(row: Tree) -> str:
    """What a row is called by a line of its own: `{"name": "slots", "strategies": […]}`."""
    return " ".join(one.value or "" for one in row.leaves if one.key.lower() in TITLES | IDS)


def _stated(one: Tree, place: Place) -> Stated:
    ground = Ground(Reason.CHANCE, one.path, one.span, f"{one.key}: {one.value}", (), False)
    return Stated(Kind.RELEASE, one.path, one.span, place, ground=ground)


def _is_switched(row: Tree) -> bool:
    """Whether a row says of something that it is on: the share beside is then of those for whom it is."""
    return any(speaks_of(one.key, "switches.states") and is_yes(one.value or "") for one in row.leaves)


def _is_part(one: Tree) -> bool:
    """Whether a line gives a share that is neither nothing nor the whole."""
    number = _NUMBER.match(one.value or "")
    if number is None or not speaks_of(one.key, "stated.share"):
        return False
    return 0 < float(number[1]) < 100 and float(number[1]) != 1
