"""How many days people have to send what is missing before a clock closes what they asked, as a flow written as data says it: `on_timer: {duration: P3D, next: closed}`."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.validity import Validity
from guichet.done.acts.verdicts import verdict_of
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import HOUR, Thing, least_of, seconds_named
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree

_AROUND = 3
"""Tables around a clock whose names say what it waits for."""
_LONGEST = 60


def reply_times(tree: Tree, place: Place) -> Iterator[Validity]:
    """Yield the times after which a step that waits for papers or words of people ends their request."""
    if not speaks_of(f"{tree.path} {tree.said[:4_000]}", "decisions.people"):
        return
    for around, holder in tree.walk():
        end = next((one for one in holder.leaves if _ends(one)), None)
        if end is None:
            continue
        timed = next(((one, seconds) for one in holder.leaves if (seconds := _seconds(one, end))), None)
        named = " ".join(one.key for one in (*around[-_AROUND:], holder))
        if timed is not None and HOUR <= timed[1] < least_of(Thing.REPLY) and speaks_of(named, "decisions.awaited"):
            one, seconds = timed
            yield Validity(
                Kind.EXPIRE, one.path, one.span, place, thing=Thing.REPLY, seconds=seconds,
                shown=f"{one.key}: {one.value}"[:_LONGEST], about=frozenset({"validity"}),
            )  # fmt: skip


def _ends(one: Tree) -> bool:
    """Whether a line leads to the end of a request."""
    value = one.value or ""
    leads = speaks_of(one.key, "decisions.becomes") or one.key.isdigit()
    ended = (
        verdict_of(value) in (Kind.REFUSE, Kind.CLOSE)
        or speaks_of(value, "decisions.harm")
        or speaks_of(value, "decisions.close")
    )
    return leads and len(value) < _LONGEST and ended


def _seconds(one: Tree, end: Tree) -> float | None:
    """The seconds that a line says: `duration: P3D`, `delai_jours: 3`, `after: {259200000: closed}`."""
    if one is end:
        return int(one.key) / 1000 if one.key.isdigit() else None
    named = speaks_of(one.key, "decisions.after") or speaks_of(one.key, "sessions.lasting")
    return seconds_named(apart(one.key), one.value or "") if named else None
