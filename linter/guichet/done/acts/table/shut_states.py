"""States of an account that a table leads nowhere: once somebody is locked out, nothing and nobody can let them in again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guichet.core.numbers import amount
from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.lasting import NEVER, Kept, is_never_over, names_someone
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import seconds_named
from guichet.done.words import apart, speaks_of
from guichet.reading.data.documents import DATA_SUFFIXES
from guichet.reading.data.durations import seconds_written
from guichet.reading.data.trees import Tree

_FEWEST, _MOST = 3, 30
"""States of a table of what may follow each."""
_WINDOWS = frozenset({"interval", "window", "decay", "period"})
"""How libraries that count tries call the time for which too many of them shut the door."""
_HALF_A_DAY = 43_200
_FEW = range(1, 11)
_EMPTY = frozenset({"", "set", "emptyset", "list", "emptylist", "frozenset", "null", "none", "[]", "{}", "[].freeze"})
"""How a list that holds nothing is written."""


def shut_for_good(tree: Tree, place: Place) -> Iterator[FromDeed | Kept]:
    """Yield the state in which people are locked out, in a table of what may follow each state of their accounts, when nothing follows it."""
    yield from _locked_by_setting(tree, place)
    yield from _never_unlocked(tree, place)
    yield from _locked_long(tree, place)
    for around, holder in tree.walk():
        if not _FEWEST <= len(holder.parts) <= _MOST:
            continue
        following = {one: states for one in holder.parts if one.key and (states := _following(one)) is not None}
        if len(following) < len(holder.parts) or not _is_of_states(following):
            continue
        shut = next((one for one, states in following.items() if not states and speaks_of(one.key, "deeds.shut_state")), None)  # fmt: skip
        if shut is not None:
            said = " ".join((tree.path, *(one.key for one in (*around, holder, *following))))
            sure = speaks_of(said, "leaving.own_account")
            if (sure or speaks_of(said, "deeds.of_accounts")) and not speaks_of(said, "deeds.held_by_accounts"):
                yield FromDeed(Kind.LOCK, shut.path, shut.span, place, what=What.SHUT_FOR_GOOD, shown=shut.key, certain=sure)  # fmt: skip


def _locked_by_setting(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """The setting of a library by which wrong tries shut an account for good: `permanentLockout: true`."""
    for _, one in tree.walk():
        said = apart(one.key) if not one.parts and (one.value or "").lower() in ("true", "yes", "on") else ""
        if speaks_of(said, "sessions.for_good") and speaks_of(said, "sessions.lockout"):
            yield FromDeed(Kind.LOCK, one.path, one.span, place, what=What.SHUT_FOR_GOOD, shown=one.key)


def _never_unlocked(tree: Tree, place: Place) -> Iterator[Kept]:
    """The time after which an account that wrong tries shut opens again, where a table says that it never does and names nobody: `unlock_after: null`."""
    for around, one in tree.walk():
        if one.parts or not around or not _is_endless(one) or not speaks_of(one.key, "sessions.lock_ends"):
            continue
        keys = " ".join(part.key for part in (*around, one))
        if one.path.endswith(DATA_SUFFIXES) and is_never_over(keys, one.value or ""):
            continue  # told with the other lengths of time of the file
        beside = around[-1].leaves
        tries = next(
            (part for part in beside if speaks_of(part.key, "deeds.tries") and (part.value or "").isdecimal()), None
        )
        if tries is None or any(
            speaks_of(part.key, "sessions.unlocked_by") and not _is_endless(part) for part in beside
        ):
            continue
        named = " ".join((tree.path, *(part.key for part in around), *(part.key for part in beside)))
        if (
            speaks_of(named, "sessions.of_sign_in")
            and not speaks_of(named, "sessions.machines")
            and not _is_helped(beside)
        ):
            limit = tries.value or "?"
            yield Kept(Kind.LOCK, one.path, one.span, place, limit=limit, shown=one.key)


def _locked_long(tree: Tree, place: Place) -> Iterator[Kept]:
    """The time for which a few wrong tries shut an account, where a table says half a day or more and names nobody: `lock_minutes: 1440`."""
    for around, one in tree.walk():
        if one.parts or not around or not (speaks_of(one.key, "sessions.lock_ends") or one.key.lower() in _WINDOWS):
            continue
        seconds = seconds_written(one.value or "") or seconds_named(one.key, one.value or "") or 0
        beside = around[-1].leaves
        tries = any(speaks_of(part.key, "deeds.tries") and amount(part.value or "") in _FEW for part in beside)
        named = " ".join((tree.path, *(part.key for part in around), *(part.key for part in beside)))
        if (
            tries and seconds >= _HALF_A_DAY and speaks_of(named, "sessions.of_sign_in")
            and not speaks_of(named, "sessions.machines") and not _is_helped(beside)
            and not any(speaks_of(part.key, "sessions.unlocked_by") and not _is_endless(part) for part in beside)
        ):  # fmt: skip
            shown = f"{one.key}: {one.value}"[:80]
            yield Kept(Kind.LOCK, one.path, one.span, place, shown=shown, about=frozenset({"long"}))


def _is_helped(beside: Iterable[Tree]) -> bool:
    """Whether what stands beside says whom to turn to, or where."""
    return any(names_someone(part.value or "") for part in beside)


def _is_endless(one: Tree) -> bool:
    return (one.value or "null").lower() in _ENDLESS


_ENDLESS = NEVER | {".inf", "infinity", "nil", "no", "number.infinity", "off", "undefined", "~"}


def _following(state: Tree) -> tuple[str, ...] | None:
    """The states that may follow one; None when what is written is no list of names."""
    listed = state.parts[0] if len(state.parts) == 1 and (state.parts[0].key or state.parts[0].parts) else state
    if not listed.parts:
        return () if (listed.value or "").lower().strip("()") in _EMPTY else None
    names = tuple(apart((one.value or "").rpartition(".")[2]) for one in listed.parts if not one.parts and one.value)
    return names if len(names) == len(listed.parts) else None


def _is_of_states(following: dict[Tree, tuple[str, ...]]) -> bool:
    """Whether each list holds other states of the table, and one of them is that of an account that works."""
    known = {apart(one.key) for one in following}
    held = {name for names in following.values() for name in names}
    return bool(held) and held <= known and any(speaks_of(one, "deeds.live_state") for one in known)
