"""How long PHP, Java and Kotlin keep a signed link good: `temporarySignedRoute('papers', now()->addHour())`, `.expiration(Date.from(now.plus(LENGTH)))`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.numbers import reckoned
from guichet.core.places import Place
from guichet.done.acts.deed.settled import settled
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import Thing, thing_of
from guichet.done.words import speaks_of
from guichet.reading.data.durations import UNITS, seconds_written
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import Site

_ROUTE = "temporarySignedRoute"
_MAKES = frozenset({_ROUTE, "expiration", "setExpiration", "withExpiresAt", "expirationTime"})
_AHEAD = re.compile(r"\b(?:add|plus)(?P<unit>[A-Z][a-z]+?)?\(\s*(?P<by>[^()]{0,60}(?:\([^()]{0,40}\))?)\s*\)")
"""A moment that is some time from now: `addSeconds(self::LENGTH)`, `plus(LENGTH)`, `addHour()`."""
_STORED = re.compile(r"\b(?:presign\w*|s3\w*|bucket\w*|blob\w*|minio\w*|(?:put|get)object\w*)\b|\.key\(|\(PUT\)", re.I)
"""What signs the address of a file in a store, for the program that asks."""
_LINKS = (Thing.LINK, Thing.PAPERS, Thing.DOOR)


def good_for(deed: Deed, whole: Whole) -> Iterator[Validity]:
    """Yield the time for which a link that is signed is good."""
    if not deed.is_call or deed.last not in _MAKES or not whole.place.is_lived:
        return
    moved = _AHEAD.search(" ".join(deed.args))
    seconds = _seconds(moved, whole) if moved is not None else None
    said = " ".join((*deed.args[:1], deed.owner, *deed.around, whole.path.rpartition("/")[2], deed.within.name if deed.within is not None else ""))  # fmt: skip
    if _STORED.search(deed.words) or any(speaks_of(said, one) for one in ("sessions.opened_at_once", "deeds.machines")):
        return  # a store of files signs an address for whoever is on the page; a service, for its own
    route = "link" if deed.last == _ROUTE else ""  # a token that names no link is what programs say to each other
    thing = thing_of(f"{said} {route}", signed=True) if seconds else None
    if seconds and thing in _LINKS:
        yield Validity(
            Kind.EXPIRE, deed.path, deed.span, whole.place, thing=thing, seconds=seconds, shown=whole.shown(deed.span),
            about=frozenset({"validity"}),
        )  # fmt: skip


def _seconds(moved: re.Match[str], whole: Whole) -> float | None:
    """The seconds by which a moment is ahead: as they are written, or under a name."""
    unit = UNITS.get((moved["unit"] or "").lower())
    by = moved["by"].strip()
    if unit is not None and not by:
        return unit
    for said in (by, *settled(by, whole)):
        plain = said.rstrip(";, ")
        if (written := seconds_written(plain)) is not None:
            return written
        number = reckoned(plain)
        if number is not None and unit is not None:
            return number * unit
    return None


def lengths_held(path: str, project: Site) -> list[list[str]]:
    """Return what the project gives the names by which a file moves moments."""
    whole = Whole(path, project.text(path), (), Place.PUBLIC, project)
    moved = dict.fromkeys(one["by"].strip() for one in _AHEAD.finditer(whole.text))
    return [list(settled(one, whole)) for one in moved if one and not one.isdigit()]
