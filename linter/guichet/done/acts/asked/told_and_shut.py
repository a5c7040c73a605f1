"""Numbers of those who look on that a setting holds, and limits of attempts that a setting never lifts: names and values, whoever obeys them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.done.words import speaks_of
from guichet.reading.named.values import Named

_NEVER = re.compile(r"0|-1|none|null|nil|never|jamais|permanent\w*|forever|infini\w*|unlimited|false", re.I)
_NUMBER = re.compile(r"[1-9]\d{0,5}")
_DATA = (".json", ".yml", ".yaml", ".toml", ".ini", ".properties", ".env")


def told_and_shut(one: Named, place: Place) -> Iterator[Act]:
    """Yield what a setting says of a crowd that nobody counts, or of a lock that nothing lifts."""
    value = one.value.strip()
    if one.path.endswith(_DATA) and _NUMBER.fullmatch(value) and _is_crowd_shown(one):
        yield FromDeed(Kind.ANSWER, one.path, one.span, place, what=What.CROWD_SET, shown=one.shown)
    elif _NEVER.fullmatch(value) and _is_end_of_lock(one):
        yield FromDeed(Kind.LOCK, one.path, one.span, place, what=What.NEVER_LIFTED, shown=one.shown)


def _is_crowd_shown(one: Named) -> bool:
    """Whether a number is that of those who look on or want a thing, among what a page is told to show."""
    if speaks_of(one.said, "asked.measured"):
        return False
    shown = speaks_of(one.said, "asked.shown to people")
    return shown and (speaks_of(one.name, "pressure.crowd") or speaks_of(one.name, "asked.demand"))


def _is_end_of_lock(one: Named) -> bool:
    """Whether what a name says never comes is the end of a lock, of tries that people make."""
    if speaks_of(one.beside, "asked.unlocked otherwise"):
        return False
    if speaks_of(one.said, "sessions.machines") or speaks_of(one.said, "asked.of_ours"):
        return False
    tries = speaks_of(one.said, "sessions.tries") or speaks_of(one.said, "sessions.lockout")
    return tries and speaks_of(one.name, "asked.end of lock")
