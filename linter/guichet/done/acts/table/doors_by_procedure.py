"""The doors that a table gives to each procedure, where one is left with a telephone's application and others have a counter or a letter."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.table.ways_off import WaysOff
from guichet.done.forms.form import is_screen
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree

_LONGEST = 60


def doors_by_procedure(tree: Tree, place: Place) -> Iterator[WaysOff]:
    """Yield the procedures that one can only do on a telephone of one's own, in a table that gives other doors to others."""
    for around, holder in tree.walk():
        yield from _sent_back(holder, place)
        rows = {one: doors for one in holder.parts if one.key and (doors := _doors(one))}
        said = " ".join(one.key for one in (*around, holder))
        if len(rows) < 2 or len(rows) != len(holder.parts) or not speaks_of(said, "ways.ways_in"):
            continue
        if speaks_of(said, "ways.answers") or speaks_of(said, "ways.displayed"):
            continue
        if not any(speaks_of(door, "ways.offline") for doors in rows.values() for door in doors):
            continue
        for one, doors in rows.items():
            alone = all(speaks_of(door, "ways.on_telephone") and is_screen(door) for door in doors)
            if alone and not speaks_of(one.key, "identity.pastimes"):
                shown = f"{one.key}: {', '.join(doors)}"[:_LONGEST]
                yield WaysOff(Kind.REFUSE, one.path, one.span, place, shown_as=shown)


def _sent_back(holder: Tree, place: Place) -> Iterator[WaysOff]:
    """The procedure whose list of doors holds screens alone, when it says that what comes by another is sent back: `otherwise: return_to_sender`."""
    returned = next((one for one in holder.leaves if speaks_of(one.value or "", "ways.sent_back")), None)
    for one in holder.parts if returned is not None and returned.key else ():
        doors = _doors(one)
        if doors and all(map(is_screen, doors)):
            shown = f"{holder.key} {one.key}: {', '.join(doors)}".strip()[:_LONGEST]
            yield WaysOff(Kind.REFUSE, one.path, one.span, place, shown_as=shown)


def _doors(row: Tree) -> tuple[str, ...]:
    """The doors that a row lists; nothing when it holds anything else."""
    if not row.parts or any(one.key or one.parts for one in row.parts):
        return ()
    return tuple(one.value or "" for one in row.parts)
