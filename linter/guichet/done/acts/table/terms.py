"""How long tables say that people's files are kept, whatever the tables are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import cached_property
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
_LONGEST = 60
"""Signs beyond which a value is a text, and names nothing."""


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
            and not _is_for_good(keys, _is_erased(one), tree.path)
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


def _is_for_good(said: str, is_erased: bool, path: str) -> bool:
    """Whether what is kept is kept for everyone, as archives are: a file that erases what it keeps is none, whatever its folder is called."""
    return speaks_of(said if is_erased else f"{said} {path}", "deeds.kept for good")


def _is_erased(row: Tree) -> bool:
    return any(_erases(one.value or "") for one in row.leaves)


def _is_of_someone(said: str) -> bool:
    return speaks_of(said, "deeds.files") or speaks_of(said, "decisions.people")


def long_terms(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield the lines of a table that keep someone's file for a lifetime, or for years when they were refused."""
    yield from refused_kept(tree, place)
    for around, holder in tree.walk():
        kept = [(one, years) for one in holder.leaves if (years := _years(one)) is not None and years > _LONG]
        if not kept or (tree.path.endswith(".py") and len(holder.leaves) < 2):
            continue
        keys = " ".join(each.key for each in (*around, holder))
        row = _Row(holder, " ".join(each.key for each in (*around[-2:], holder)))
        for one, years in kept:
            if (
                speaks_of(f"{tree.path} {keys} {one.key}", "deeds.kept")
                and row.is_of_people(one.key)
                and not row.is_for_good(one.key, tree.path)
            ):
                shown = row.named(one.key)
                yield FromDeed(Kind.KEEP, tree.path, one.span, place, what=What.KEPT_LONG, shown=shown, other=f"{years}")  # fmt: skip


class _Row:
    """What the values beside a term say of whose files it is the term of: read once, however many terms the row holds."""

    def __init__(self, row: Tree, keys: str) -> None:
        self._keys = keys
        self._row = row
        self._beside = " ".join(part.value for part in row.leaves if part.value and len(part.value) < _LONGEST)

    def is_of_people(self, key: str) -> bool:
        """Return whether a term is that of people's files, by its name, what it stands under or beside."""
        own = f"{self._keys} {key}"
        if self._tells_people or _tells_people(own):
            return True
        return (self._refuses or speaks_of(own, "decisions.refuse")) and not (
            self._is_of_no_file or speaks_of(own, "retention.no_file")
        )

    def is_for_good(self, key: str, path: str) -> bool:
        """Return whether it is that of what is kept for everyone, as archives are."""
        if self._stays or speaks_of(f"{self._keys} {key}", "deeds.kept for good"):
            return True
        return not self._is_erased and speaks_of(path, "deeds.kept for good")

    def named(self, key: str) -> str:
        """Return the word that says whose files they are, or else the first that is told."""
        own = f"{self._keys} {key}"
        return _about(own) or self._about or f"{own} {self._beside}".split()[0]

    @cached_property
    def _tells_people(self) -> bool:
        return _tells_people(self._beside)

    @cached_property
    def _refuses(self) -> bool:
        return speaks_of(self._beside, "decisions.refuse")

    @cached_property
    def _is_of_no_file(self) -> bool:
        return speaks_of(self._beside, "retention.no_file")

    @cached_property
    def _stays(self) -> bool:
        return speaks_of(self._beside, "deeds.kept for good")

    @cached_property
    def _is_erased(self) -> bool:
        return _is_erased(self._row)

    @cached_property
    def _about(self) -> str:
        return _about(self._beside)


def _years(one: Tree) -> int | None:
    value = (one.value or "").strip()
    found = _YEARS.search(value) if len(value) < 40 else None
    if found is not None:
        return int(found[1] or found[2])
    return int(value) if _BARE.fullmatch(value) and _COUNTED.search(apart(one.key)) else None


def _tells_people(said: str) -> bool:
    """Return whether some words tell somebody's file, or something that is known of a person."""
    return speaks_of(said, "deeds.files") or any(
        (found := attribute_of(word)) is not None and found.certain for word in re.findall(r"\w+", said)
    )


def _about(said: str) -> str:
    """The first word that says whose files are kept, "" when none does."""
    words = re.findall(r"\w+", said)
    return next((one for one in words if speaks_of(one, "deeds.files") or speaks_of(one, "decisions.refuse")), "")
