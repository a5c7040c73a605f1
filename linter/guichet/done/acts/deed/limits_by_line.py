"""Requests of which settings let a line send only a few in a day, told by a framework, a gateway or a server."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.core.numbers import amount
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.by_line import BY_LINE, FEW, LONG, NO_REQUEST
from guichet.done.acts.deed.throttled import leads_elsewhere, rate_said
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.offered.ways_out import offers_way
from guichet.done.words import speaks_of
from guichet.reading.data.documents import document_at
from guichet.reading.data.durations import UNITS, seconds_written
from guichet.reading.data.trees import Tree, tree_of
from guichet.reading.templates.site import Site

_COUNTS = frozenset(
    {"limit", "max", "amount", "capacity", "requests", "max_requests", "maxrequests", "tokens", "quota"}
)
_LENGTHS = frozenset({"interval", "window", "period", "per", "time_window", "timewindow", "duration"})
_UNNAMED = frozenset({"", "rate", "config", "bandwidths", "options"})
_ANYONE = "anon"
"""What Django REST framework calls those who are not signed in: it knows them by their line."""
_RATES = "DEFAULT_THROTTLE_RATES"
_CONSUMES = re.compile(r"\$(?:\w{1,40}->)?(\w{1,80})->create\(\s*\$[\w>-]{1,60}getClientIp\(")
_BY_NAME = "Limiter"
"""How Symfony ends the name of what it hands a limiter to."""
_AROUND = 3


def limits_of(source: Source, project: Site) -> Iterator[FromDeed]:
    """Yield the limits of a file of settings that hold a line for most of a day, when they are few and no other door is told to whoever is stopped."""
    place = place_of_path(source.path) or Place.PUBLIC
    document = document_at(source.path, project) if place.is_lived and "limit" in project.lowered(source.path) else None
    tree = tree_of(document) if document is not None else None
    if tree is not None:
        yield from _limits_in(tree, place, project)


def _limits_in(tree: Tree, place: Place, project: Site) -> Iterator[FromDeed]:
    for around, holder in tree.walk():
        given = _few(holder)
        if given is None:
            continue
        near = (*around[-_AROUND:], holder)
        name = next((one.key for one in reversed(near) if one.key not in _UNNAMED), "")
        named = f"{tree.path} {' '.join(one.key for one in near)} {' '.join(_plain(near))}"
        if any(speaks_of(named, idea) for idea in NO_REQUEST):
            continue
        counted = speaks_of(named, "deeds.limits") and any(BY_LINE.search(one) for one in _plain(near))
        programs = _stopping_a_line(name, project)
        if (counted and not any(map(offers_way, _plain(near)))) or programs:
            yield _limit(given, place, speaks_of(" ".join((named, *programs)), "decisions.people"))


def rates_in(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield the few requests that Django REST framework takes in a day from a line whose people are not signed in."""
    for around, one in tree.walk():
        rate = rate_said(one.value or "") if one.key == _ANYONE and around and around[-1].key == _RATES else None
        if rate is not None and 0 < rate[0] < FEW and rate[1] >= LONG:
            yield _limit(one, place, False)


def _limit(given: Tree, place: Place, certain: bool) -> FromDeed:
    number = re.search(r"\d+", given.value or "")
    shown = f"{given.key}: {given.value}"
    return FromDeed(
        Kind.REFUSE, given.path, given.span, place, what=What.SAME_DEVICE, shown=shown, other=number[0] if number else "", certain=certain
    )  # fmt: skip


def _few(holder: Tree) -> Tree | None:
    """What holds how many a day are taken, when these are few: `limit: 3` beside `interval: 1 day`, `day: 4`."""
    leaves = {one.key.lower().replace("-", "_"): one for one in holder.leaves if one.key and one.value}
    number = next((one for key, one in leaves.items() if key in _COUNTS), None)
    length = next((seconds_written(one.value or "") for key, one in leaves.items() if key in _LENGTHS), None)
    if length is None and "unit" in leaves and "capacity" in leaves:
        length = UNITS.get((leaves["unit"].value or "").lower(), 0) * (amount(leaves["time"].value or "") or 1 if "time" in leaves else 1)  # fmt: skip
    if number is None:
        number, length = leaves.get("day"), UNITS["day"]
    least = amount(number.value or "") if number is not None else None
    return number if least is not None and 0 < least < FEW and length is not None and length >= LONG else None


def _plain(near: tuple[Tree, ...]) -> Iterator[str]:
    """The values that stand beside a limit, and around it."""
    return (leaf.value for one in near for leaf in one.leaves if leaf.value)


def _stopping_a_line(name: str, project: Site) -> list[str]:
    """The programs that take a limit of this name for each line, where they tell nobody of another door; a limit without a name is no program's."""
    if not name:
        return []
    handed = re.sub(r"[_.-](\w)", lambda found: found[1].upper(), name) + _BY_NAME
    told = {
        path: is_told
        for path, taken, is_told in lines_held(project)
        if handed in taken
        or (any(not one.endswith(_BY_NAME) for one in taken) and re.search(rf"['\"](?:limiter\.)?{re.escape(name)}['\"]", project.text(path)))
    }  # fmt: skip
    return [] if any(told.values()) else list(told)


@memo
def lines_held(project: Site) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """Return the programs that hold each line to a limit of Symfony: by which names, and whether they tell of another door."""
    found = []
    for path in project.paths:
        if path.endswith(".php") and project.holds(path, "getClientIp"):
            text = project.text(path)
            if taken := tuple(dict.fromkeys(_CONSUMES.findall(text))):
                found.append((path, taken, leads_elsewhere(text, project)))
    return tuple(found)
