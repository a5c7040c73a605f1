"""Ways out that leave out the screen by which one came in: the same question, by which way, answered for joining and for ending."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guichet.done.acts.way_names import are_of_same_thing, is_leave, tells_by_which
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree

_WAY = re.compile(r"(?:\w+(?:\.|::))?\w+(?:[ _-]\w+){0,4}")
"""A way named in a few words: no text to read, no address."""


def other_ways_out(holder: Tree) -> Iterator[tuple[Tree, str]]:
    """Yield what a table lets people end by a letter or in person alone, with the name of what they joined on a screen beside it.

    `souscription: {canaux: [en_ligne]}`, `fin: {canaux: [lettre_recommandee]}`: a key that both hold says by which way;
    `canal_souscription: en_ligne`, `canal_fin: lettre_recommandee`: two keys say it, one for each.
    """
    named = [one for one in holder.parts if one.key]
    joined = [one for one in named if _joins(one.key) and not _ends(one.key)]
    for out in (one for one in named if _ends(one.key)) if joined else ():
        for entry, way_in, way_out in (*_shared(joined, out), *_named_apart(joined, out)):
            if _is_on_screen(way_in) and (_is_off_screen(way_out) or _is_a_call_alone(way_out, way_in)):
                shown = (
                    way_out if way_out is out else replace(way_out, key=f"{out.key}: {_listed(way_out)}", value=None)
                )
                yield shown, f"{entry.key}: {_listed(way_in)}"
                return


def _shared(joined: list[Tree], out: Tree) -> Iterator[tuple[Tree, Tree, Tree]]:
    """What a key that a way in and a way out both hold says of each: steps are compared elsewhere for a name of leaving, unless something else of it is done on a screen."""
    ways = {one.key: one for one in out.parts if one.key and not speaks_of(one.key, "ways.answers")}
    is_compared_elsewhere = not (speaks_of(out.key, "leaving.ends") or speaks_of(out.key, "leaving.shuts") or _is_on_screen(out))  # fmt: skip
    for entry in () if is_compared_elsewhere else joined:
        yield from ((entry, one, ways[one.key]) for one in entry.parts if one.key in ways)


def _named_apart(joined: list[Tree], out: Tree) -> Iterator[tuple[Tree, Tree, Tree]]:
    """What two settings say that differ by the way alone."""
    for entry in joined if _is_way(out) and tells_by_which(out.key) else ():
        if _is_way(entry) and are_of_same_thing(entry.key, out.key):
            yield entry, entry, out


def _joins(name: str) -> bool:
    return any(speaks_of(name, idea) for idea in ("leaving.joining", "leaving.opens", "leaving.coming_in"))


def _ends(name: str) -> bool:
    return speaks_of(name, "leaving.ends") or speaks_of(name, "leaving.shuts") or is_leave(name)


def _is_way(one: Tree) -> bool:
    """Whether a setting is one way, or a list of ways, and no more."""
    return all(_WAY.fullmatch(end.value or "") and not end.key for end in one.ends if end is not one) and bool(
        one.parts or _WAY.fullmatch(one.value or "")
    )


def _is_on_screen(way: Tree) -> bool:
    return speaks_of(_listed(way), "ways.online")


def _is_off_screen(way: Tree) -> bool:
    """Whether a way is one that takes a letter or a visit, and no screen nor telephone is left."""
    said = _listed(way)
    return speaks_of(said, "leaving.off_screen") and not _is_on_screen(way) and not speaks_of(said, "leaving.by_voice")


def _is_a_call_alone(way_out: Tree, way_in: Tree) -> bool:
    """Whether one must call to leave, where one joins without calling."""
    said = [one.value for one in way_out.ends if one.value]
    return bool(said) and all(speaks_of(one, "leaving.by_voice") for one in said) and not _is_on_screen(way_out) and not speaks_of(_listed(way_in), "leaving.by_voice")  # fmt: skip


def _listed(way: Tree) -> str:
    """The ways that a list holds, or the one that a setting names."""
    return ", ".join(one.value for one in way.ends if one.value)
