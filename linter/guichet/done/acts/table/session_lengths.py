"""How long the tables of a script say that a session lasts: `session: { strategy: "jwt", maxAge: 10 * 60 }`, `sessionOptions = { ttl: 420 }`."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.numbers import amount
from guichet.core.places import Place
from guichet.done.acts.lasting import Kept
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import seconds_named
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree

_LASTS = frozenset({"max age", "ttl", "expires in", "idle timeout", "lifetime"})
"""Names that a table of a session gives, in seconds, to how long it lasts."""
_BEATS = frozenset({"update", "refresh", "poll", "interval", "refetch", "check", "touch", "renew", "warning", "warn"})
"""In the name of what is done again and again while it lasts, or before it ends."""
_COOKIE = frozenset({"cookie"})
"""What a server keeps it by, whose age is in thousandths: it is asked apart."""
_OTHER = ("decisions.inside", "sessions.kept", "sessions.other")


def session_lengths(tree: Tree, place: Place) -> Iterator[Kept]:
    """Yield how long the sessions of people last, as a table that is named for them says it."""
    for around, one in tree.walk():
        if one.parts or not around or around[-1].key.lower() in _COOKIE:
            continue
        keys = " ".join(each.key for each in (*around, one))
        if "session" not in apart(keys) or any(speaks_of(keys, each) for each in _OTHER):
            continue
        named = apart(one.key)
        if not _BEATS.isdisjoint(named.split()):
            continue
        seconds = amount(one.value or "") if named in _LASTS else seconds_named(one.key, one.value or "")
        if seconds and (named in _LASTS or speaks_of(one.key, "sessions.lasting")):
            yield Kept(
                Kind.EXPIRE, one.path, one.span, place, seconds=seconds, shown=f"{one.key}: {one.value}"[:80],
                about=frozenset({"session"}),
            )  # fmt: skip
