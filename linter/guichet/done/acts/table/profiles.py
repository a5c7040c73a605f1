"""Groups of people that a table treats worse than others: a longer delay, a check, a lower lane, by what they are."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.numbers import whole
from guichet.core.places import Place
from guichet.done.acts.table.weights import Weights
from guichet.done.nouns.act import Kind
from guichet.done.nouns.titles import IDS, TITLES
from guichet.done.people.people import attribute_of
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_no

_NAMED = TITLES | IDS | frozenset("profil profile segment categorie category situation public population groupe group type who qui".split())  # fmt: skip
_WORSE = ("decisions.set_aside", "decisions.aside", "decisions.later", "decisions.control")
_KEYS = ("decisions.lanes", "decisions.becomes", "decisions.checked", "decisions.control")
_LONGEST = 60


def profiles_in(tree: Tree, place: Place) -> Iterator[Weights]:
    """Yield the rows of a table that name people by what they are, and give them worse than its other rows do."""
    for around, holder in tree.walk():
        yield from _times_of_groups(around, holder, place)
        rows = [(row, at) for row in holder.parts if row.leaves and (at := _name_of(row)) is not None]
        named = [(row, at) for row, at in rows if attribute_of(_said(at)) is not None]
        others = [row for row, at in rows if attribute_of(_said(at)) is None] if named else []
        for row, at in named if others else ():
            worse = next((one for one in row.leaves if one is not at and _is_worse(one, others)), None)
            if worse is not None:
                label = f"{worse.key}: {worse.value}"[:_LONGEST]
                yield Weights(Kind.DELAY, tree.path, at.span, place, label=label, counted=((_said(at), at.span),))


def _times_of_groups(around: tuple[Tree, ...], holder: Tree, place: Place) -> Iterator[Weights]:
    """The groups that wait longer than others in a table of times: `delays: {employed: 10, homeless: 60}`."""
    keys = " ".join(one.key for one in (*around[-1:], holder))
    if not (speaks_of(keys, "decisions.waits") or speaks_of(keys, "decisions.after")):
        return
    times = [(one, number) for one in holder.leaves if (number := whole(one.value or "")) is not None]
    usual = [number for one, number in times if attribute_of(one.key) is None and speaks_of(one.key, "decisions.usual")]
    for one, number in times if usual else ():
        if attribute_of(one.key) is not None and number > min(usual):
            label = f"{one.key}: {one.value}"
            yield Weights(Kind.DELAY, holder.path, one.span, place, label=label, counted=((one.key, one.span),))


def _name_of(row: Tree) -> Tree | None:
    """What a row is called: the key that holds it, or one of its own lines."""
    if row.key:
        return row
    return next(
        (one for one in row.leaves if one.key.lower() in _NAMED and one.value and len(one.value) < _LONGEST), None
    )


def _said(at: Tree) -> str:
    return at.key if at.parts or not at.value else at.value


def _is_worse(one: Tree, others: list[Tree]) -> bool:
    """Whether a line makes its group wait more than the others do, or has it checked when they are not."""
    beside = [each.value or "" for row in others for each in row.leaves if each.key == one.key]
    value = one.value or ""
    if speaks_of(one.key, "decisions.waits") or speaks_of(one.key, "decisions.after"):
        numbers = [number for each in beside if (number := whole(each)) is not None]
        own = whole(value)
        return own is not None and bool(numbers) and own > min(numbers)
    says = any(speaks_of(one.key, idea) for idea in _KEYS)
    checked = any(speaks_of(f"{one.key} {value}" if idea == "decisions.control" else value, idea) for idea in _WORSE)
    return says and checked and len(value) < _LONGEST and value not in beside and not is_no(value)
