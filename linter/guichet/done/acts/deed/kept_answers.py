"""How long Ruby and PHP have a store keep what people began to fill in: the key says what is kept, the call for how long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.numbers import reckoned
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import Thing, thing_of, words_of_key
from guichet.done.words import speaks_of
from guichet.reading.data.durations import seconds_written
from guichet.reading.deeds.deed import Deed, Put

_PLACES = {"put": 2, "setex": 1, "set": 2, "expire": 1, "write": 2}
"""What has a store keep something, and which of the things that it is given says for how long, the first being the key."""
_LASTS = ("expires_in", "ex", "ttl", "expiration")
_MADE = re.compile(r"#\{|\$|\w\s*[.+(]")
"""A key that is made for someone: what it is made of is not all written."""
_STORES = ("cache", "redis", "store", "memcache", "valkey")


def kept_soon(deed: Deed, whole: Whole) -> Iterator[Validity]:
    """Yield for how long a store keeps what somebody has typed so far, where nothing tells them before."""
    length = _length(deed)
    if length is None or not whole.place.is_lived or not any(one in deed.owner.lower() for one in _STORES):
        return
    if not _MADE.search(deed.args[0]):
        return  # the same key for all: what a service answers, not what somebody does
    seconds = seconds_written(length.value)
    seconds = reckoned(length.value) if seconds is None else seconds
    said = f"{words_of_key(deed.args[0])} {' '.join(deed.around)} expires"
    if seconds and thing_of(said) is Thing.DRAFT and not speaks_of(whole.text, "sessions.warned"):
        yield Validity(
            Kind.EXPIRE, deed.path, length.span, whole.place, thing=Thing.DRAFT, seconds=seconds,
            shown=whole.shown(deed.span), about=frozenset({"validity"}),
        )  # fmt: skip


def _length(deed: Deed) -> Put | None:
    """What says for how long, as it is written."""
    at = _PLACES.get(deed.last) if deed.is_call and deed.args else None
    if at is None:
        return None
    named = next(deed.put(*_LASTS), None)
    return named or (Put("", deed.args[at], deed.span) if len(deed.args) > at else None)
