"""Ways out that leave out the screen by which one came in: the same question, by which way, answered for joining and for ending."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree


def other_ways_out(holder: Tree) -> Iterator[tuple[Tree, str]]:
    """Yield what a table lets people end by a letter or in person alone, with the name of what they joined on a screen beside it.

    `souscription: {canaux: [en_ligne]}`, `fin: {canaux: [lettre_recommandee]}`: a key that both hold says by which way.
    """
    named = [one for one in holder.parts if one.key]
    joined = [one for one in named if speaks_of(one.key, "leaving.joining")]
    for out in (one for one in named if speaks_of(one.key, "leaving.ends")) if joined else ():
        ways = {one.key: one for one in out.parts if one.key and not speaks_of(one.key, "ways.answers")}
        for entry, way in ((one, part) for one in joined for part in one.parts):
            if way.key in ways and _is_on_screen(way) and _is_off_screen(ways[way.key]):
                left = ways[way.key]
                yield replace(left, key=f"{out.key}: {_listed(left)}", value=None), f"{entry.key}: {_listed(way)}"
                return


def _is_on_screen(way: Tree) -> bool:
    return speaks_of(_listed(way), "ways.online")


def _is_off_screen(way: Tree) -> bool:
    """Whether a way is one that takes a letter or a visit, and no screen nor telephone is left."""
    said = _listed(way)
    return speaks_of(said, "leaving.hard") and not _is_on_screen(way) and not speaks_of(said, "leaving.by_voice")


def _listed(way: Tree) -> str:
    """The ways that a list holds, or the one that a setting names."""
    return ", ".join(one.value for one in way.ends if one.value)
