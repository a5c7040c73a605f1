"""Ways out of which several steps are there to keep people, as a table or a call lists them, whatever it is written in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guichet.core.places import Place
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.in_and_out import MORE, Harder, WayOut
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.deeds.deed import Deed

_MOST = 12
"""Items beyond which a list is no way that anyone goes through."""
_CALLS = ("steps", "step_names", "wizard_steps")
"""The calls by which a class says through which steps one goes."""


def held_back(tree: Tree, place: Place) -> Iterator[WayOut]:
    """Yield the lists of steps by which one leaves, when several of them are there to keep people."""
    if not place.is_lived or speaks_of(tree.said[:20_000], "leaving.business"):
        return
    for around, holder in tree.walk():
        if MORE < len(holder.parts) <= _MOST and not any(one.key for one in holder.parts):
            keys = " ".join(one.key for one in (*around[-2:], holder))
            if _leaves(f"{holder.path} {keys}", keys, [one.said for one in holder.parts]):
                yield _way_out(holder, holder.key or around[-1].key, len(holder.parts), place)


def steps_called(deed: Deed, whole: Whole) -> Iterator[WayOut]:
    """Yield the calls that give a class such steps: `steps :why, :offer, :pause, :confirm`."""
    listed = deed.last in _CALLS and MORE < len(deed.args) <= _MOST and whole.place.is_lived
    if listed and _leaves(" ".join((deed.path, *deed.around)), deed.last, deed.args):
        yield _way_out(deed, " ".join((deed.last, *deed.args)), len(deed.args), whole.place)


def _leaves(about: str, listed: str, steps: Sequence[str]) -> bool:
    is_way_out = speaks_of(about, "leaving.ending") or speaks_of(about, "leaving.leave")
    holding = [one for one in steps if speaks_of(one, "leaving.hold_back")]
    return is_way_out and len(holding) > 1 and speaks_of(listed, "leaving.gone_through")


def _way_out(of: Tree | Deed, shown: str, steps: int, place: Place) -> WayOut:
    return WayOut(Kind.REFUSE, of.path, of.span, place, harder=Harder.HOLDS, said_as=shown, beside=str(steps))
