"""Tables that give each link a time: the table or its file is named for links that last, each row for what somebody sends or reads by one."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.numbers import amount
from guichet.core.places import Place
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import Thing, thing_of
from guichet.done.words import apart, speaks_of
from guichet.reading.data.documents import DATA_SUFFIXES
from guichet.reading.data.durations import UNITS, seconds_made, seconds_written
from guichet.reading.data.trees import Tree

_LINKS = frozenset({Thing.LINK, Thing.DOOR, Thing.PAPERS})


def link_times_in(tree: Tree, place: Place) -> Iterator[Validity]:
    """Yield how long the links of a table are good, by row: `LINK_LIFETIMES = { evidence: '2m' }`, `lifetimes: {papers: 5m}` in `links.yml`."""
    stem = tree.path.rpartition("/")[2].partition(".")[0]
    for around, row in tree.walk():
        table = " ".join((*(one.key for one in around), stem))
        if not around or not _is_of_lasting_links(table) or not _is_for_someone(row.key):
            continue
        seconds = seconds_made(row) or _seconds(f"{table} {row.key}", row.value or "")
        keys = " ".join(one.key for one in (*around, row))
        told = row.path.endswith((*DATA_SUFFIXES, ".py")) and thing_of(keys) is not None  # by its own keys
        thing = thing_of(f"{keys} {stem}")
        if seconds and not told and thing in _LINKS:
            yield Validity(
                Kind.EXPIRE, row.path, row.span, place, thing=thing, seconds=seconds, shown=row.key if row.parts else f"{row.key}: {row.value}"[:80],
                about=frozenset({"validity"}),
            )  # fmt: skip


def _is_of_lasting_links(table: str) -> bool:
    return speaks_of(table, "sessions.link") and speaks_of(table, "sessions.lasting")


def _is_for_someone(key: str) -> bool:
    return any(speaks_of(key, one) for one in ("sessions.signed_for", "sessions.links", "identity.papers"))


def _seconds(keys: str, value: str) -> float | None:
    """The seconds of a time that bears its unit, or whose unit a key names: a bare number may be of anything."""
    unit = next((per for word in reversed(apart(keys).split()) if (per := UNITS.get(word)) is not None), None)
    number = amount(value)
    return seconds_written(value) or (number * unit if number is not None and unit is not None else None)
