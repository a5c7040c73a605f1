"""Rules of a table that have people looked at more closely for being poor, out of work, or lodged by others."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.asked.said import Flaw, Said, asked_at
from guichet.done.nouns.act import Kind
from guichet.done.people.people import attribute_of
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree

_MOST = 8
"""Parts of a rule: more is a file, or a description."""
_LONGEST = 60
_CALLED = frozenset({"", "name", "nom", "label", "libelle", "title", "titre", "note", "description", "code", "id"})
"""How a part is called that only names the rule."""


def checked_by_means(around: tuple[Tree, ...], holder: Tree, place: Place) -> Iterator[Said]:
    """Yield the condition by which a rule of a list sends those who have little to a control, that its outcome names."""
    for row in holder.parts:
        if not 1 < len(row.ends) <= _MOST:
            continue
        outcome = next((one for one in row.leaves if _is_control(one)), None)
        inside = (one for part in row.parts for one in (part, *(part.leaves if part.key else ())))
        asked = next((one for one in inside if one is not outcome and _is_of_means(one)), None)
        if outcome is not None and asked is not None:
            shown = f"{asked.key}: {asked.value} > {outcome.value}"
            yield asked_at(asked, Flaw.MEANS, place, kind=Kind.CONTROL, shown=shown)


def _is_control(one: Tree) -> bool:
    """Whether the outcome of a rule is that somebody is checked."""
    named = one.value or ""
    is_told = "signal" in named.lower()  # a home that is unfit is told to those who have it mended
    return speaks_of(named, "decisions.control") and not is_told and " " not in named and len(named) < _LONGEST


def _is_of_means(one: Tree) -> bool:
    """Whether a condition is surely a sign of precarity: `benefit: rsa`, `housing: shelter`."""
    if one.parts or not one.value or one.key.lower() in _CALLED or len(one.value) >= _LONGEST:
        return False
    found = attribute_of(f"{one.key}_{one.value}")
    return found is not None and found.kind == "precarity" and found.certain
