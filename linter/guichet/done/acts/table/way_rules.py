"""What a table does with those who come by another door than a screen: rules that send letters back, procedures that list screens alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.table.ways_off import WaysOff
from guichet.done.nouns.act import Kind
from guichet.done.nouns.titles import TITLES
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_no, is_yes

_TESTS = frozenset("if when quand si condition conditions test match where for pour".split())
_DONE = frozenset("then alors action actions do outcome decision status statut etat state result resultat traitement treatment".split())  # fmt: skip
_TITLES = TITLES | {"service", "demarche", "procedure"}
_LONGEST = 60
FORGOTTEN = re.compile(r"fax|minitel|telex", re.I)
"""Doors that nobody has any more."""


def way_rules_in(tree: Tree, place: Place) -> Iterator[WaysOff]:
    """Yield the rows that turn letters, calls or counters away, and (a review) the procedures that name screens alone as their ways in."""
    for around, one in tree.walk():
        turned = _turned_away(one, around)
        if turned is not None:
            yield WaysOff(Kind.REFUSE, one.path, turned.span, place, shown_as=_shown(turned))
        elif _lists_screens(one, around):
            shown = f"{one.key}: {', '.join(part.value or '' for part in one.parts)}"
            yield WaysOff(Kind.REFUSE, one.path, one.span, place, shown_as=shown, certain=False)


def _shown(one: Tree) -> str:
    return f"{one.key}: {one.value or ' '.join(part.value or '' for _, part in one.walk() if part.value)}"[:_LONGEST]


def _turned_away(row: Tree, around: tuple[Tree, ...]) -> Tree | None:
    """What a row does to those of a door without a screen, when it turns them away: `{when: {received_by: letter}, then: send_back}`, `letter: reject`."""
    if row.key and _is_offline(row.key) and around and any(_is_online(one.key) for one in around[-1].parts):
        done = [row] if row.value else [one for one in row.leaves if one.key.lower() in _DONE]
        return next((one for one in done if _is_away(one)), None) or _not_registered(row, around[-1])
    tests = [one for one in row.parts if one.key.lower() in _TESTS or speaks_of(one.key, "ways.channels")]
    said = " ".join(part.value or "" for one in tests for _, part in one.walk())
    keys = " ".join(part.key for one in tests for _, part in one.walk())
    if not speaks_of(f"{keys} {said}", "ways.channels") or not _is_offline(said) or _is_online(said):
        return None
    done = [part for one in row.parts if one.key.lower() in _DONE for _, part in one.walk() if part.value]
    return next((one for one in done if _is_away(one)), None)


def _not_registered(row: Tree, holder: Tree) -> Tree | None:
    """The line by which what comes by a letter or a counter is not even registered, where what comes by a screen is: `{portal: {register: true}, post: {register: false}}`."""
    said = " ".join((holder.key, *(one.key for one in row.leaves)))
    if FORGOTTEN.search(row.key) or speaks_of(said, "ways.answers") or speaks_of(said, "ways.displayed"):
        return None
    for one in row.leaves:
        if is_no(one.value) and speaks_of(one.key, "ways.registers"):
            screens = [part for part in holder.parts if _is_online(part.key) and not _is_offline(part.key)]
            if any(is_yes(leaf.value) and leaf.key == one.key for part in screens for leaf in part.leaves):
                return one
    return None


def _is_offline(said: str) -> bool:
    return speaks_of(said, "ways.offline")


def _is_online(said: str) -> bool:
    return speaks_of(said, "ways.online")


def _is_away(one: Tree) -> bool:
    return len(one.value or "") < _LONGEST and speaks_of(one.value or "", "ways.turned_away")


def _lists_screens(one: Tree, around: tuple[Tree, ...]) -> bool:
    """Whether a procedure that has a name says by which ways it is asked for, and names none without a screen."""
    if not one.parts or not around or not speaks_of(one.key, "ways.ways_in"):
        return False
    values = [part.value or "" for part in one.parts if not part.key and not part.parts]
    holder = around[-1]
    named = any(part.key.lower() in _TITLES and part.value for part in holder.leaves)
    said = " ".join((*(each.key for each in around), *(part.key for part in holder.parts)))
    return (
        named
        and len(values) == len(one.parts)
        and all(_is_online(value) and not _is_offline(value) for value in values)
        and not (speaks_of(said, "ways.answers") or speaks_of(said, "ways.displayed"))
    )
