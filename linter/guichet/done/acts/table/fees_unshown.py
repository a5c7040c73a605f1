"""Fees that a table has everyone pay and keeps from being shown: the price that people see is not what they pay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_no, is_yes
from guichet.reading.python.module import PythonModule
from guichet.reading.python.named_data import trees_around
from guichet.reading.python.roles import is_migration, is_test

_COSTS = re.compile(r"\s*[£€$]?\s*(?!0+(?:[.,]0*)?\s*(?:[£€$]|$))\d{1,6}(?:[.,]\d{1,2})?\s*[£€$]?\s*")
_OTHERWISE_OWED = ("deeds.comes along", "deeds.fees for a fault", "deeds.on request", "deeds.paid by others")


def fees_unshown(trees: Iterable[Tree], place: Place) -> Iterator[FromDeed]:
    """Yield what the tables of one file say is not to be shown of a fee that has a price."""
    trees = tuple(trees)
    parts = [(around, one) for tree in trees for around, one in tree.walk()]
    for around, one in parts:
        if one.parts:
            yield from _row(one, around, place)
    is_paid = any(_is_fee(one.key) and costs(one) for _, one in parts)
    for _, one in parts if is_paid else ():
        if not one.parts and _is_fee(one.key) and is_unshown(one):
            yield _said(one, place, certain=True)


def acts_in(module: PythonModule) -> Iterator[Act]:
    """Yield the same of the tables of a module, and of the data that it reads."""
    if not is_test(module) and not is_migration(module):
        yield from fees_unshown(trees_around(module), place_of(module.tree, module))


def _row(row: Tree, around: Sequence[Tree], place: Place) -> Iterator[FromDeed]:
    """The mark that keeps a row from being shown: it is a fee, has a price, and nobody asks for it; where nothing says that it is always owed, it is asked about."""
    late = next((one for one in row.parts if _is_shown_late(one)), None)
    if late is not None and is_owed_by_all(row.key) and any(costs(one) for one in row.parts):
        yield FromDeed(Kind.ANSWER, late.path, late.span, place, what=What.FEE_LATE, shown=f"{late.key}: {late.value}", certain=False)  # fmt: skip
        return
    unshown = next((one for one in row.leaves if is_unshown(one)), None)
    if unshown is None or not any(costs(one) for one in row.leaves):
        return
    texts = " ".join(one.value or "" for one in row.leaves if not one.key or not _is_mark(one))
    if not _is_fee(f"{row.key} {texts}") or any(is_left_to_them(one) for one in row.leaves):
        return
    always = any(speaks_of(one.key, "deeds.in any case") and is_yes(one.value) for one in row.leaves)
    beside = around[-1].parts if around else ()
    if always or any(is_shown(one) for other in beside if other is not row for one in other.leaves):
        yield _said(unshown, place, certain=always)


def _is_shown_late(one: Tree) -> bool:
    """Whether a part says that what it stands beside is shown from a step on at which one has paid, or pays."""
    return speaks_of(one.key, "deeds.of a step") and speaks_of((one.value or "").strip("\"'"), "deeds.late step")


def _said(one: Tree, place: Place, *, certain: bool) -> FromDeed:
    shown = f"{one.key}: {one.value}"
    return FromDeed(Kind.ANSWER, one.path, one.span, place, what=What.FEE, shown=shown, certain=certain)


def _is_fee(said: str) -> bool:
    return speaks_of(said, "deeds.fees") and not any(speaks_of(said, one) for one in _OTHERWISE_OWED)


def is_owed_by_all(said: str) -> bool:
    """Return whether what is added to a price is a fee that everyone pays, by its words."""
    return _is_fee(said) or (speaks_of(said, "deeds.for everyone") and not any(speaks_of(said, one) for one in _OTHERWISE_OWED))  # fmt: skip


def costs(one: Tree) -> bool:
    """Return whether a part is a price; what a call is given without a name may be one."""
    named = not one.key or speaks_of(one.key, "deeds.priced") or speaks_of(one.key, "deeds.fees")
    return named and _COSTS.fullmatch(one.value or "") is not None


def _is_mark(one: Tree) -> bool:
    return is_yes(one.value) or is_no(one.value)


def is_unshown(one: Tree) -> bool:
    """Return whether a mark keeps what it stands beside from being shown."""
    if speaks_of(one.key, "deeds.off show"):
        return is_yes(one.value)
    return _is_of_show(one) and is_no(one.value)


def is_shown(one: Tree) -> bool:
    """Return whether a mark has what it stands beside shown."""
    return _is_of_show(one) and is_yes(one.value) and not speaks_of(one.key, "deeds.off show")


def _is_of_show(one: Tree) -> bool:
    return speaks_of(one.key, "deeds.on show") or speaks_of(one.key, "switches.shown")


def is_left_to_them(one: Tree) -> bool:
    """Return whether a mark says that people ask for it, or that others pay it."""
    return any(speaks_of(one.key, idea) for idea in ("deeds.on request", "deeds.paid by others")) and not is_no(
        one.value
    )
