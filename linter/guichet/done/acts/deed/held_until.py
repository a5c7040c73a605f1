"""Doors kept shut until a day set ahead once tries were counted, whatever that day is called: it is compared with the present by what lets in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import lasting_keyed_memo, lasting_memo
from guichet.core.places import Place, place_of_path
from guichet.done.acts.deed.locked import HALF_A_DAY, SHUT
from guichet.done.acts.deed.moments_ahead import ahead, lengths_named
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.lasting import Kept
from guichet.done.nouns.act import Kind
from guichet.done.people.people import is_person
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import PROGRAMS, Site

_CODE = (".sql", *PROGRAMS)
_PUT = re.compile(r"([A-Za-z_]\w{3,60})[\"'`]?\s*(?:=(?![=~])|:|\(|,)")
"""A name that something is put under: assigned, in a table, given by its name, by a method that sets it."""
_PRESENT = r"(?:now|today|time\(|Date\b|current|utcnow|present|maintenant|aujourd)"
_LATER = r"(?:(?:future|past|after|before)\?|(?:isAfter|isFuture|isBefore|isPast|gt|greaterThan|diff|getTime)\b)"
_OF_NO_ONE = ("sessions.machines", "decisions.things", "deeds.machine work")


def held_until(deed: Deed, whole: Whole) -> Iterator[Kept]:
    """Yield the day until which somebody may not come in, when tries decide it and it is half a day away or more."""
    if not whole.place.is_public or not any(speaks_of(one, "deeds.tries") for one in deed.tests):
        return
    for put in deed.written:
        is_shut = not whole.path.endswith(".py") and SHUT.search(put.name) is not None
        may_be = is_shut or (whole.is_among_others and _is_of_someone(deed, whole))
        far = ahead(put.value, whole) if may_be else None
        if far is not None and far.seconds >= HALF_A_DAY and (is_shut or _is_compared(put.name, whole)):
            path, span = (far.path, far.span) if far.span is not None else (deed.path, put.span)
            yield Kept(
                Kind.LOCK, path, span, whole.place, seconds=far.seconds, shown=far.shown, about=frozenset({"long"})
            )
            return


def moments_held(path: str, project: Site) -> list[str]:
    """Return how far the moments are that a file sets, and which of its names are compared with the present somewhere."""
    text = project.text(path)
    far = list(lengths_named(Whole(path, text, (), Place.PUBLIC, project)))
    named = (one for one in dict.fromkeys(_PUT.findall(text)) if _MOMENT.search(one)) if far else ()
    return [*far, *(one for one in named if is_waited_for(one, project))]


_MOMENT = re.compile(r"until|after|jusqu|_(?:le|at|on|from)$|date|(?:At|From|On)$", re.I)
"""In the name of what may hold a day."""


def _is_compared(name: str, whole: Whole) -> bool:
    return _waits(name).search(whole.text) is not None or is_waited_for(name, whole.project)


@lasting_keyed_memo
def is_waited_for(name: str, project: Site) -> bool:
    """Return whether a program of the project compares what a name holds with the present."""
    waits, lowered = _waits(name), name.lower()
    near = (
        one for one in _of_the_present(project) if _is_near(lowered, waits, project.text(one), project.lowered(one))
    )
    return any(project.does(path, waits) for path in near)


_NEAR = 200
"""Letters on both sides of a name among which the present that it is compared with stands."""


def _is_near(name: str, waits: re.Pattern[str], text: str, lowered: str) -> bool:
    """Whether what is sought around a name stands around one of its places in a text: to try it everywhere costs ten times as much."""
    if lowered.count(name) * 2 * _NEAR > len(text):
        return waits.search(text) is not None
    at = lowered.find(name)
    while at >= 0:
        if waits.search(text, max(0, at - _NEAR), at + len(name) + _NEAR) is not None:
            return True
        at = lowered.find(name, at + len(name))
    return False


@lasting_memo
def _of_the_present(project: Site) -> tuple[str, ...]:
    """The programs that compare something with the present; what moves data once waits for nothing."""
    lived = (one for one in by_hand(project) if one.endswith(_CODE) and place_of_path(one) is not Place.MIGRATION)
    return tuple(one for one in lived if _COMPARES.search(project.lowered(one)) is not None)


_COMPARES = re.compile(rf"{_PRESENT}|{_LATER}", re.I)


def _waits(name: str) -> re.Pattern[str]:
    called = rf"(?:get_?|\b|[_.>]){re.escape(name)}"
    return re.compile(
        rf"{called}(?:\(\))?['\"\])]{{0,3}}\s*(?:!?\.|\?\.|&\.|->|\?->)?\s*(?:[<>]=?\s*[^;\n]{{0,40}}{_PRESENT}|{_LATER})"
        rf"|{_PRESENT}[^;\n]{{0,24}}[<>]=?\s*[^;\n<>]{{0,40}}{called}",
        re.I,
    )


def _is_of_someone(deed: Deed, whole: Whole) -> bool:
    """Whether what is written on is somebody's account, or what answers one who signs in."""
    said = " ".join((deed.called, *deed.around, *deed.given))
    if any(speaks_of(deed.called, idea) for idea in _OF_NO_ONE) or speaks_of(said, "sessions.machines"):
        return False
    named = re.findall(r"[A-Za-z]\w+", said)
    return any(map(is_person, named)) or speaks_of(said, "deeds.accounts") or speaks_of(f"{said} {whole.path}", "deeds.signs in")  # fmt: skip
