"""Few days or seconds that a name gives people, where nothing that is understood says that it is obeyed: to answer, to use a letter, to fill in the rest, to find a slot, to come back after an absence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.asked.lengths import bare_number, own_name, seconds_held
from guichet.done.acts.asked.of_doors import SaidTime
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.given_time import DAY, HOUR, Thing, least_of
from guichet.done.words import speaks_of
from guichet.reading.named.values import Named
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import RUBY_PROGRAMS, SCRIPT_SUFFIXES, TYPED_PROGRAMS, Site

_STORES = r"(?:Cache::(?:add|put)|setex|psetex|expire|\bset\(|\bEX\b|['\"]ex['\"]|\bttl\b|timeout\s?=|seconds?\b)[^\n;]{{0,160}}(?<![\w]){name}\b"
"""What is given a number of seconds on the line where a store takes it."""
_FURTHEST = 8 * DAY
"""Days ahead below which whoever cannot be free at once finds no slot."""
_BARRED = 14 * DAY
"""Days from which having missed an appointment shuts people out for long."""
_HELD = 15
"""Seconds under which a place is held by a machine, for a machine."""
_FILES = 8
_ONE_THING = 6_000
"""Signs beyond which a file is about many things: a letter that it names is not what a length is for."""
_PROGRAMS = (".py", ".php", *TYPED_PROGRAMS, *RUBY_PROGRAMS, *SCRIPT_SUFFIXES)


def short_times(one: Named, source: Source, place: Place, project: Site) -> Iterator[Act]:
    """Yield what a name and its length say that people are left of time, at most one thing each."""
    name = own_name(one)
    near = f"{' '.join(one.around)} {name}"
    if speaks_of(near, "asked.of_ours"):
        return
    seconds = seconds_held(one)
    if seconds is None:
        yield from _held(one, name, near, place, project)
    elif HOUR <= seconds < _FURTHEST and _is_horizon(name, near, source):
        yield FromDeed(Kind.RELEASE, one.path, one.span, place, what=What.HORIZON, shown=_shown(one, name))
    elif seconds >= _BARRED and _is_bar(name, near):
        yield FromDeed(Kind.LOCK, one.path, one.span, place, what=What.BARRED_LONG, shown=_shown(one, name))
    else:
        thing = _thing(one, name, near, source, project)
        least = HOUR if thing is Thing.REPLY else _HELD
        if thing is not None and least <= seconds < least_of(thing):
            yield _lasting(one, name, thing, seconds, place)


def _shown(one: Named, name: str) -> str:
    """The name and the length, as a message shows them."""
    return one.shown if name == one.name else " ".join(one.beside.split())[:60]


def _lasting(one: Named, name: str, thing: Thing, seconds: float, place: Place) -> SaidTime:
    return SaidTime(
        Kind.EXPIRE, one.path, one.span, place, thing=thing, seconds=seconds, shown=_shown(one, name), about=frozenset({"validity"}),
    )  # fmt: skip


def _is_horizon(name: str, near: str, source: Source) -> bool:
    """Whether a name says how far ahead slots can be had: the slots are named around it, or all over the file."""
    if not speaks_of(name, "asked.horizon") or speaks_of(near, "asked.not_horizon"):
        return False
    return speaks_of(near, "places.slots") or speaks_of(source.text, "places.slots")


def _is_bar(name: str, near: str) -> bool:
    """Whether a name says that people may not book again for a time."""
    if speaks_of(near, "asked.not_bar"):
        return False
    if speaks_of(name, "asked.book again"):
        return True
    missed = speaks_of(near, "asked.missed")
    return (
        missed
        and speaks_of(near, "asked.bar")
        and (speaks_of(near, "places.slots") or speaks_of(near, "asked.missed one"))
    )


def _thing(one: Named, name: str, near: str, source: Source, project: Site) -> Thing | None:
    if _is_posted(name, near, source):
        return Thing.POSTED
    if _is_hold(name, near):
        return Thing.HOLD
    return Thing.REPLY if _is_reply(one, name, near, source, project) else None


def _is_posted(name: str, near: str, source: Source) -> bool:
    """Whether a length is that of a code or a link, in a file that has letters sent, or that names them."""
    lasts = any(speaks_of(name, one) for one in ("sessions.good_for", "sessions.lasting", "asked.time_left"))
    secret = speaks_of(near, "sessions.secrets") and not speaks_of(near, "sessions.other_codes")
    return lasts and (
        speaks_of(near, "sessions.posted")
        or (secret and len(source.text) < _ONE_THING and speaks_of(source.text, "sessions.posting"))
    )


def _is_hold(name: str, near: str) -> bool:
    return speaks_of(name, "sessions.holds") and speaks_of(near, "places.slots")


def _held(one: Named, name: str, near: str, place: Place, project: Site) -> Iterator[SaidTime]:
    """A place that is held for a bare number, which some line of the project hands to a store as seconds."""
    number = bare_number(one)
    if number is None or not _HELD <= number < least_of(Thing.HOLD) or not _is_hold(name, near):
        return
    stores = re.compile(_STORES.format(name=re.escape(one.name)))
    if any(stores.search(project.text(path)) for path in _programs_naming(one.name, project)[:_FILES]):
        yield _lasting(one, name, Thing.HOLD, number, place)


def _programs_naming(name: str, project: Site) -> list[str]:
    """The programs of a project that name a setting."""
    return [one for one in by_hand(project) if one.endswith(_PROGRAMS) and project.holds(one, name)]


def _is_reply(one: Named, name: str, near: str, source: Source, project: Site) -> bool:
    """Whether a length is what people have to answer, and what they asked for ends otherwise."""
    keys = f"{one.around[-1]} {name}" if one.around and "." not in one.around[-1] else name
    if not (speaks_of(name, "asked.time_left") and speaks_of(keys, "asked.answered")) or speaks_of(
        near, "asked.not_an_answer"
    ):
        return False
    if speaks_of(one.beside, "asked.lost"):
        return True
    others = (project.text(path) for path in _programs_naming(name, project)[:_FILES])
    return any(speaks_of(text, "asked.lost") for text in (source.text, *others) if len(text) < _LONG)


_LONG = 20_000
"""Signs beyond which a file says everything and its contrary."""
