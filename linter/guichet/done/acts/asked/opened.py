"""When people get in, as a place says it: hours given to what is done on a screen, chance in the name of an opening, the first of a line alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from guichet.core.places import Place
from guichet.done.acts.stated import Stated
from guichet.done.nouns.act import Act, Ground, Kind, Reason
from guichet.done.words import apart, speaks_of
from guichet.reading.named.values import Named

_BOTH = re.compile(
    r"[(\[]?\s*(?:time|LocalTime\.of|['\"])\(?0?[6-9](?:\s?[:hH,]\s?\d{0,2})?['\")]?\s*,\s*(?:time|LocalTime\.of|['\"])\(?(?:1[2-9]|2[0-2])(?:\s?[:hH,]\s?\d{0,2})?['\")]?\s*[)\]]?"
)
"""A morning and an evening in one value: `(time(8, 30), time(17, 30))`."""
_CLOCK = re.compile(r"(?:(?:LocalTime\.of|time)\()?[01]?\d\s?[:hH,]\s?(?:[0-5]?\d)\)?|[01]?\d\s?(?:am|pm)", re.I)
_EVENING = re.compile(r"(?:(?:LocalTime\.of|time)\()?(?:1[2-9]|2[0-2])\s?[:hH,]\s?(?:[0-5]?\d)\)?|\d{1,2}\s?pm", re.I)
_DRAWN = re.compile(
    r"\b(?:rand|random|randint|randrange|random_int|mt_rand|nextInt|nextLong|SecureRandom|randbelow|uniform)\b|Math\.random|ThreadLocalRandom|Random\.next"
)
_WHEN = re.compile(r"\b(?:heure|hour|time|date|moment|minute|delai|delay|jour|day|quand|when)")
_NUMBER = re.compile(r"[1-9]\d*")
_LEAST = 30
"""Minutes from which an opening that moves at random makes people come back: less only spares the machines."""


def opened_in(values: Sequence[Named], place: Place) -> Iterator[Act]:
    """Yield the hours and the draws that decide when people get in, by what a file says under its names."""
    yield from _hours(values, place)
    for one in values:
        if _is_of_opening(one) and speaks_of(one.name, "asked.at_random") and _is_long(one):
            yield _stated(one, Kind.RELEASE, Reason.CHANCE, place)


def drawn_opening(one: Named, place: Place) -> Iterator[Act]:
    """Yield the draw that a name of an opening holds or gives: `heurePublication() { return random_int(8, 20); }`."""
    names_it = _opens(one.name) or _WHEN.search(apart(one.name)) is not None
    if (
        names_it
        and _is_of_opening(one)
        and _DRAWN.search(one.value) is not None
        and not speaks_of(one.said, "places.tries")
    ):
        yield _stated(one, Kind.RELEASE, Reason.CHANCE, place)


def _stated(one: Named, kind: Kind, reason: Reason, place: Place) -> Stated:
    return Stated(kind, one.path, one.span, place, ground=Ground(reason, one.path, one.span, one.shown, (), False))


def _is_of_opening(one: Named) -> bool:
    """Whether the names around a value are those of what puts places within reach."""
    slots = speaks_of(one.said, "places.slots") or speaks_of(one.said, "places.signing_up")
    return slots and _opens(one.said)


def _is_long(one: Named) -> bool:
    number = _NUMBER.match(one.value.strip())
    if number is None:
        return False
    words = apart(one.name).split()
    per = next((unit for word, unit in (("heure", 60), ("hour", 60), ("jour", 1440), ("day", 1440), ("second", 1 / 60), ("ms", 1 / 60000)) if any(each.startswith(word) for each in words)), 1)  # fmt: skip
    return min(int(number[0][:9]), 10**9) * per >= _LEAST


def _hours(values: Sequence[Named], place: Place) -> Iterator[Stated]:
    """The first hour of a pair, morning and evening, that what is done on a screen is given."""
    seen: set[tuple[str, ...]] = set()
    for one in values:
        if _BOTH.fullmatch(one.value.strip()) and _is_of_a_screen(one.said, f"{one.said} {one.beside}"):
            yield _stated(one, Kind.REFUSE, Reason.HOUR, place)
    for first, last in pairwise(values):
        if first.around in seen or first.around != last.around:
            continue
        if not (_CLOCK.fullmatch(first.value.strip()) and _EVENING.fullmatch(last.value.strip())):
            continue
        said = f"{first.said} {last.name}"
        if _is_of_a_screen(said, f"{said} {first.beside}"):  # fmt: skip
            seen.add(first.around)
            yield _stated(first, Kind.REFUSE, Reason.HOUR, place)


def _is_of_a_screen(said: str, near: str) -> bool:
    """Whether names give hours to what is done on a screen, and nobody on the other side is named."""
    on_screen = any(speaks_of(said, idea) for idea in ("asked.on_screen", "stated.on_screen"))
    hours = speaks_of(said, "stated.window") or speaks_of(said, "asked.hours")
    return on_screen and hours and not speaks_of(near, "stated.in_person") and not speaks_of(near, "asked.in_person")


def _opens(said: str) -> bool:
    return speaks_of(said, "places.put_out") or speaks_of(said, "asked.opening")
