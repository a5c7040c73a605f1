"""How long Ruby lets people use what a model or a session keeps for them: `expires_at: 10.minutes.from_now`, `VALIDITY.ago < token_created_at`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import Thing, thing_of
from guichet.done.words import speaks_of
from guichet.reading.data.durations import seconds_written
from guichet.reading.deeds.deed import Deed

_LENGTH = r"(?P<length>\d{1,4}\.(?:seconds?|minutes?|hours?|days?|weeks?)|[A-Z][A-Z0-9_]{3,60})"
_FROM_NOW = re.compile(
    rf"(?:^|\b(?P<name>\w{{0,30}}(?:expires?|valid|ends?)_(?:at|until|on)):\s*){_LENGTH}\.from_now\b"
)
_AGO = re.compile(
    rf"{_LENGTH}\.ago\s*<=?\s*(?:\w+\.)?(?P<since>\w{{2,60}}_(?:at|on))\b|\b(?:\w+\.)?(?P<past>\w{{2,60}}_(?:at|on))\s*>=?\s*(?P<span>\d{{1,4}}\.(?:minutes?|hours?|days?)|[A-Z][A-Z0-9_]{{3,60}})\.ago\b"
)
"""That something was made, or sent, less than some time ago."""
_SET = r"^[ \t]*(?P<all>{name}[ \t]*=[ \t]*(?P<length>\d{{1,4}}\.\w{{1,10}})(?:\.freeze)?)\b"
_ENDS = re.compile(r"(?:expires?|valid|ends?)_(?:at|until|on)$")
_WRITES = frozenset({"create", "update", "new", "build", "update_columns", "update_all", "insert", "upsert"})
_LINKS = (Thing.LINK, Thing.PAPERS, Thing.DOOR)


def given_for(deed: Deed, whole: Whole) -> Iterator[Validity]:
    """Yield the time for which a link is good, or after which what a session holds of somebody is thrown away."""
    if not whole.place.is_lived or any(speaks_of(one, "decisions.inside") for one in (whole.path, *deed.around)):
        return
    for put in deed.puts:
        ends = _FROM_NOW.search(put.value)
        since = _AGO.search(put.value)
        written = deed.called == "session" or deed.last in _WRITES or not deed.is_call
        if ends is not None and written and (ends["name"] or _ENDS.search(put.name)):
            said = f"{deed.called} {put.name} {' '.join(deed.around)}"
            thing = Thing.ENTRY if deed.called == "session" else thing_of(said)
            if not speaks_of(said, "sessions.opened_for") or (thing not in _LINKS and thing is not Thing.ENTRY):
                continue
            yield from _given(ends["length"], ends[0], thing, deed, whole)
        elif since is not None:
            named = since["since"] or since["past"]
            said = f"{named} {' '.join(deed.around)}"
            carried = speaks_of(named, "sessions.secrets_named") and speaks_of(said, "deeds.email")
            thing = thing_of(f"{named} {'link' if carried else ''}")
            if thing in _LINKS and speaks_of(said, "sessions.still_good"):
                yield from _given(since["length"] or since["span"], since[0], thing, deed, whole)


def _given(length: str, shown: str, thing: Thing, deed: Deed, whole: Whole) -> Iterator[Validity]:
    span, seconds = deed.span, seconds_written(length)
    if seconds is None:
        held = re.search(_SET.format(name=re.escape(length)), whole.text, re.M)
        seconds = seconds_written(held["length"]) if held is not None else None
        span = Span(whole.start + held.start("all"), whole.start + held.end("all")) if held is not None else span
        shown = held["all"] if held is not None else shown
    if seconds:
        yield Validity(
            Kind.EXPIRE, deed.path, span, whole.place, thing=thing, seconds=seconds, shown=" ".join(shown.split())[:80],
            about=frozenset({"validity"}),
        )  # fmt: skip
