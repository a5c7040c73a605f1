"""How long tables say that people's files are kept, whatever the tables are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.numbers import measured
from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.people.erasing import erases
from guichet.done.people.given_time import seconds_named
from guichet.done.people.people import attribute_of
from guichet.done.words import apart, speaks_of
from guichet.reading.data.durations import UNITS, seconds_made
from guichet.reading.data.trees import Tree
from guichet.reading.deeds.deed import Deed

_YEARS = re.compile(r"(\d{1,4})\s*\*?\s*(?:ans?|annees?|years?|yrs?)\b|^P(\d{1,4})Y$", re.I)
_COUNTED = re.compile(r"\b(?:years?|yrs?|ans|annees?)\b")
_BARE = re.compile(r"\d{1,4}")
_LONG = 30
"""Years beyond which the file of a request, of care or of a child is kept for nobody's sake."""
_YEAR = 31_536_000
_NEEDED = 10
"""Years from which nothing is left to answer for in a request that was refused."""
_AT_LEAST = 3


def refused_kept(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield the lines of a table that keep the files of people who were refused for years, and longer than those of people who were not."""
    for around, one in tree.walk():
        if not speaks_of(one.key, "decisions.refuse") or speaks_of(one.key, "retention.no_file"):
            continue
        keys = " ".join(part.key for part in (*around, one))
        years = _lasts(one, keys)
        beside = [
            part
            for part in (around[-1].parts if around else ())
            if speaks_of(part.key, "decisions.given") or speaks_of(part.key, "retention.taken")
        ]
        others = [found for part in beside if (found := _lasts(part, keys)) is not None]
        longer = all(2 * other <= (years or 0) for other in others)
        said = f"{tree.path} {keys}"
        if (
            years is not None
            and longer
            and years >= (_AT_LEAST if others else _NEEDED)
            and speaks_of(said, "deeds.kept")
            and (_is_of_someone(said) or any(speaks_of(part.key, "retention.let_in") for part in beside))
            and not _is_for_good(keys, one, tree.path)
        ):
            yield FromDeed(
                Kind.KEEP, tree.path, one.span, place, what=What.KEPT_LONG, shown=one.key, other=f"{years:g}"
            )


_AGE = re.compile(
    r"\b(\d{1,5})\s?(years?|ans|months?|mois|days?|jours)\b|\b(years|months|days)=(\d{1,5})\b|sub(Years|Months|Days)\((\d{1,5})\)"
)
_NEAR = 160
"""Signs after a query among which it is said that what it finds is erased."""


def erased_late(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the queries that erase the files of people who were refused once years have gone by."""
    said = " ".join((deed.called, *(f"{put.name} {put.value}" for put in deed.puts), *(deed.tests if not deed.is_call or " " in deed.called else ())))  # fmt: skip
    found = _AGE.search(said)
    if found is None or not speaks_of(said, "decisions.refuse") or speaks_of(said, "retention.no_file"):
        return
    number, unit = next((one, other) for one, other in ((found[1], found[2]), (found[4], found[3]), (found[6], found[5])) if one)  # fmt: skip
    years = measured(number) * UNITS[unit.lower()] / _YEAR
    people = _is_of_someone(said) and not speaks_of(f"{said} {whole.path}", "deeds.kept for good")
    near = f"{deed.called} {whole.read(Span(deed.span.start, deed.span.end + _NEAR))}"
    if years >= _NEEDED and people and _erases(near):
        thing = deed.called.rpartition(" ")[2].partition(".")[0]
        yield FromDeed(
            Kind.KEEP, deed.path, deed.span, whole.place, what=What.KEPT_LONG, shown=thing, other=f"{years:.0f}"
        )


def _lasts(one: Tree, keys: str) -> float | None:
    """The years of a length of time, whole ones as soon as there is one; None for anything shorter than a month, or unknown."""
    found = _YEARS.search(one.value or "") if len(one.value or "") < 40 else None
    years = (
        float(found[1] or found[2])
        if found is not None
        else (seconds_made(one) or seconds_named(keys, one.value or "") or 0) / _YEAR
    )
    return (round(years) if years >= 1 else round(years, 2)) or None


def _erases(said: str) -> bool:
    return erases(said) or speaks_of(said, "deeds.erases")


def _is_for_good(said: str, row: Tree, path: str) -> bool:
    """Whether what is kept is kept for everyone, as archives are: a file that erases what it keeps is none, whatever its folder is called."""
    erased = any(_erases(one.value or "") for one in row.leaves)
    return speaks_of(said if erased else f"{said} {path}", "deeds.kept for good")


def _is_of_someone(said: str) -> bool:
    return speaks_of(said, "deeds.files") or speaks_of(said, "decisions.people")


def long_terms(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield the lines of a table that keep someone's file for a lifetime, or for years when they were refused."""
    yield from refused_kept(tree, place)
    for around, holder in tree.walk():
        for one in holder.leaves:
            years = _years(one)
            if years is None or years <= _LONG or (tree.path.endswith(".py") and len(holder.leaves) < 2):
                continue
            said = " ".join((tree.path, *(each.key for each in (*around, holder)), one.key))
            beside = [part.value or "" for part in holder.leaves if part is not one and len(part.value or "") < 60]
            thing = " ".join((*(each.key for each in (*around[-2:], holder)), one.key, *beside))
            if speaks_of(said, "deeds.kept") and _is_of_people(thing) and not _is_for_good(thing, holder, tree.path):
                yield FromDeed(
                    Kind.KEEP, tree.path, one.span, place, what=What.KEPT_LONG, shown=_named(thing), other=f"{years}"
                )  # fmt: skip


def _years(one: Tree) -> int | None:
    value = (one.value or "").strip()
    found = _YEARS.search(value) if len(value) < 40 else None
    if found is not None:
        return int(found[1] or found[2])
    return int(value) if _BARE.fullmatch(value) and _COUNTED.search(apart(one.key)) else None


def _is_of_people(thing: str) -> bool:
    refused = speaks_of(thing, "decisions.refuse") and not speaks_of(thing, "retention.no_file")
    return (
        refused
        or speaks_of(thing, "deeds.files")
        or any((found := attribute_of(word)) is not None and found.certain for word in re.findall(r"\w+", thing))
    )


def _named(thing: str) -> str:
    about = (
        word
        for word in re.findall(r"\w+", thing)
        if speaks_of(word, "deeds.files") or speaks_of(word, "decisions.refuse")
    )
    return next(about, thing.split()[0])
