"""Requests that are closed because someone puts a mistake right, as the table of their states says."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree

_TO = frozenset({"to", "target", "dest", "destination", "vers", "goto", "next", "suite", "vers_etat", "arrivee"})
_FROM = frozenset({"from", "source", "de", "depuis", "depart", "src"})
_NAMED = frozenset({"trigger", "name", "nom", "event", "transition", "action", "on"})


def mending_closes(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield the step by which a correction ends a request; an invoice is mended by another one."""
    for around, row in tree.walk():
        name = next((one.value for one in row.leaves if one.key.lower() in _NAMED and one.value), None) or row.key
        ends = [one for part in row.parts if part.key.lower() in _TO for one in part.ends]
        ends = ends or ([row] if row.value is not None and not row.parts and around else [])
        said = " ".join((tree.path.rpartition("/")[2], *(one.key for one in (*around, row))))
        if (
            place.is_lived
            and speaks_of(name or "", "decisions.mends")
            and ends
            and all(speaks_of(one.value or "", "decisions.over") for one in ends)
            and len(ends[0].value or "") < 40
            and not _begins_before_or_after(row, around)
            and speaks_of(said, "decisions.asked")
            and not speaks_of(said, "decisions.no_request")
        ):
            yield FromDeed(Kind.CLOSE, tree.path, ends[0].span, place, what=What.MENDED, shown=f"{name}: {ends[0].value}")  # fmt: skip
            return


def _begins_before_or_after(row: Tree, around: tuple[Tree, ...]) -> bool:
    """Whether a step starts where nothing was asked yet, or where all is over: in a draft, in what was refused or answered."""
    told = [one.value or one.key for part in row.parts if part.key.lower() in _FROM for one in part.ends]
    starts = told or [one.key for one in around[-3:]]
    return any(speaks_of(one, "decisions.not under way") for one in starts)
