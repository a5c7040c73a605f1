"""Tables that say by a number, or by a list, that people have less for their age, for where they live or for where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.numbers import amount
from guichet.core.places import Place
from guichet.done.acts.asked.by_home import served_later_by_home
from guichet.done.acts.asked.rules_by_home import sent_by_home
from guichet.done.acts.asked.rules_by_means import checked_by_means
from guichet.done.acts.asked.said import Flaw, Said, asked_at, way_to
from guichet.done.forms.papers import only_of
from guichet.done.nouns.act import Kind
from guichet.done.people.areas import is_area
from guichet.done.people.people import attribute_of, is_aged_thing, name_words
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree

_POINTS = ("points", "point", "score", "poids", "weight", "note", "coefficient", "coef")
_MANY = re.compile(r"ies\b")
_COUNTRY = re.compile(r"[A-Z]{2,3}")
_YEARS = re.compile(r"(?<![\d.])\d{1,3}(?![\d%])")
_BELOW = re.compile(r"\b(?:under|below|less|moins|inf|jusqu|up to|lt)\b|<")
_NAME = 40
"""Letters of the name of a paper, as a list gives it."""
_OLDEST = 55
"""Years from which those of the last band are no longer young, whatever the band."""
_GROWN = 16


def said_of_people(around: tuple[Tree, ...], one: Tree, place: Place) -> Iterator[Said]:
    """Yield what one part of a table says of people for what they are."""
    if not one.parts:
        return
    yield from _by_age(around, one, place)
    yield from _by_home(around, one, place)
    yield from served_later_by_home(around, one, place)
    yield from sent_by_home(around, one, place)
    yield from checked_by_means(around, one, place)
    yield from _by_origin(around, one, place)
    yield from _by_papers(around, one, place)


def _by_age(around: tuple[Tree, ...], holder: Tree, place: Place) -> Iterator[Said]:
    """Bands of ages, the last of which has fewer points than one before it."""
    if len(holder.parts) < 2:
        return
    bands = [found for row in holder.parts if (found := _band(row)) is not None]
    if len(bands) != len(holder.parts):
        return
    counters = {part.key for row in holder.parts for part in row.leaves}
    named = " ".join((way_to(holder, around), *counters, *(part.value or "" for row in holder.parts for part in row.leaves if not _is_number(part))))  # fmt: skip
    if not speaks_of(named, "decisions.scale") or speaks_of(named, "decisions.fewer_is_better"):
        return
    if attribute_of("age") is None or not _tells_age(named, holder) or is_aged_thing(named):
        return
    if speaks_of(f"{holder.path} {named}", "said.of_bodies_and_games") or _are_turns(named, bands):
        return
    bands.sort(key=lambda found: found[0])
    oldest = bands[-1]
    if oldest[0] >= _GROWN and (oldest[0] * 1.0 >= _OLDEST - 6) and oldest[1] < max(points for _, points, _ in bands):
        yield asked_at(oldest[2], Flaw.AGE, place, kind=Kind.RATE, shown=_row_shown(oldest[2]))


def _are_turns(named: str, bands: list[tuple[float, float, Tree]]) -> bool:
    """Whether bands give a place in a line, the first of which is served first: nothing says that more is better."""
    return speaks_of(named, "said.of_ranks") and sorted(points for _, points, _ in bands) == list(range(1, len(bands) + 1))  # fmt: skip


def _tells_age(named: str, holder: Tree) -> bool:
    """Whether bands are of years of people: it is said around, in a row, or in the name of each."""
    if not {"age", "ages"}.isdisjoint(name_words(named)):
        return True
    keys = [apart(row.key) for row in holder.parts]
    bands = (len(_YEARS.findall(key)) > 1 or _BELOW.search(key) or re.search(r"\b(?:over|plus|sup|above|et plus)\b", key) for key in keys)  # fmt: skip
    return all(re.search(r"\b(?:ans|years?|yrs)\b", key) for key in keys) and any(bands)  # `10_ans` may be how long


def _band(row: Tree) -> tuple[float, float, Tree] | None:
    """From how many years on a row counts, and how many points it gives."""
    if not row.parts:
        years = [float(one) for one in _YEARS.findall(row.key)]
        if not years or not _is_number(row):
            return None
        return 0 if _BELOW.search(apart(row.key)) and len(years) == 1 else min(years), amount(row.value or "") or 0, row
    given = {part.key.lower(): part for part in row.leaves}
    points = next((given[key] for key in _POINTS if key in given and _is_number(given[key])), None)
    numbers = [amount(part.value or "") or 0 for part in row.leaves if part is not points and _is_number(part)]
    if points is None or not numbers:
        return None
    return min(numbers) if len(numbers) > 1 else numbers[0], amount(points.value or "") or 0, row


def _row_shown(row: Tree) -> str:
    return f"{row.key}: {row.value}" if not row.parts else ", ".join(f"{part.key}: {part.value}" for part in row.leaves)


def _by_home(around: tuple[Tree, ...], holder: Tree, place: Place) -> Iterator[Said]:
    """Places where people live, each with what is held against those who live there, or listed for it."""
    keyed = [part for part in holder.parts if is_area(part.key) and _is_number(part)]
    listed = [part for part in holder.leaves if not part.key and is_area(part.value or "")]
    rows = [found for row in holder.parts if (found := _area_row(row)) is not None]
    if len(holder.parts) < 2 or len(holder.parts) not in (len(keyed), len(listed), len(rows)):
        return
    named = f"{way_to(holder, around)} {' '.join(part.key for row in rows for part in row.parts)}"
    if not speaks_of(named, "residence.areas") and not speaks_of(named, "fields.address"):
        return
    if not speaks_of(named, "said.held_against") or speaks_of(named, "said.of_nature"):
        return
    if listed and speaks_of(holder.path, "said.of_loading"):
        return
    numbers = {part.value for part in keyed} | {part.value for part in rows}
    if not _is_of_people(holder, around, plainly=not listed):
        return
    if listed or len(numbers) > 1:
        first = (keyed or listed or rows)[0]
        yield asked_at(
            first,
            Flaw.HOME,
            place,
            kind=Kind.RATE,
            shown=f"{holder.key or apart(named)}: {first.key or ''} {first.value}",
        )


def _is_of_people(holder: Tree, around: tuple[Tree, ...], *, plainly: bool) -> bool:
    """Whether what is held against areas is held against those who live there: it is said around, or nothing else is."""
    if speaks_of(f"{holder.path} {way_to(holder, around)}", "said.of_someone_charged"):
        return True
    near = next((each.key for each in reversed((*around, holder)) if speaks_of(each.key, "said.held_against")), "")
    if not plainly and any(each.key for each in around):
        return False  # a list has no number by which one is charged: what it is of is said around
    plain = speaks_of(near, "said.charged") or (plainly and not speaks_of(near, "said.turned_down"))
    return plain and all(
        speaks_of(word, "said.only_an_area") or speaks_of(word, "residence.areas") for word in apart(near).split()
    )


def _area_row(row: Tree) -> Tree | None:
    """The number that a row gives to an area that it names."""
    area = next((part for part in row.leaves if is_area(part.value or "") and (speaks_of(part.key, "residence.areas") or speaks_of(part.key, "fields.address"))), None)  # fmt: skip
    numbers = [part for part in row.leaves if part is not area and _is_number(part)]
    return numbers[0] if area is not None and len(numbers) == 1 else None


def _by_origin(around: tuple[Tree, ...], holder: Tree, place: Place) -> Iterator[Said]:
    """Countries listed under a name that says that those who come from there are turned down."""
    countries = [part for part in holder.leaves if not part.key and _COUNTRY.fullmatch(part.value or "")]
    if not holder.key or not countries or len(countries) != len(holder.parts):
        return
    if not speaks_of(holder.key, "said.turned_down") or _tells_otherwise(holder.key):
        return
    attribute = attribute_of(_MANY.sub("y", apart(holder.key)))
    if attribute is not None and attribute.certain and attribute.kind == "sensitive":
        yield asked_at(
            holder, Flaw.ORIGIN, place, shown=f"{holder.key}: {', '.join(one.value or '' for one in countries)}"
        )


def _tells_otherwise(key: str) -> bool:
    """Whether a name says that those whom it lists are not turned down, or how many were: `NATIONALITIES_NOT_REFUSED`, `refused_per_year`."""
    words = set(apart(key).split())
    return bool({"par", "per", "by"} & words) or (bool({"non", "not"} & words) and speaks_of(key, "said.refused"))


def _by_papers(around: tuple[Tree, ...], holder: Tree, place: Place) -> Iterator[Said]:
    """A list of papers that nationals alone have, by which people say who they are."""
    listed = [part.value or "" for part in holder.leaves if not part.key]
    keyed = [part.key for part in holder.parts if part.key and _is_number(part)]
    offered = listed or keyed
    if len(offered) != len(holder.parts) or len(offered) < 2 or not all(len(each) < _NAME for each in offered):
        return
    only = only_of(tuple(offered))
    if only is None or not speaks_of(way := f"{way_to(holder, around)} {holder.path}", "said.taken"):
        return
    if not speaks_of(way, "identity.own_subject") and not speaks_of(way, "said.of_nationality"):
        yield asked_at(holder, Flaw.NATIONALS, place, shown=f"{holder.key}: {only}")


def _is_number(one: Tree) -> bool:
    return not one.parts and amount(one.value or "") is not None
