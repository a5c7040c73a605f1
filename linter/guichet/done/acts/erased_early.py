"""Papers and decisions that are erased while somebody still needs them: before the file is settled, or while it can be challenged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.numbers import reckoned
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.deed_found import Whole
from guichet.done.nouns.act import Act
from guichet.done.nouns.kind import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.data.durations import UNITS, seconds_written

_DAY = 86_400
_SHORTEST = 31
"""Days under which nobody has had the time to challenge a decision."""
_ROW = re.compile(
    r"^(?P<in>[ \t]*)(?:(?:export|public|private|protected|static|readonly|final|const|let|var|val|define\()[ \t]+){0,4}(?:(?:int|long|Duration|Integer)[ \t]+)?['\"$]?(?P<name>[^\W\d][\w.-]{1,60})['\"]?(?:[ \t]*:[ \t]*(?:int|float|number|timedelta))?[ \t]*(?:=>|[:=,])[ \t]*(?P<value>[^\n#]{1,80})",
    re.M,
)
"""A name that a line gives a value, in a program or in a file of data."""
_OPENS = re.compile(r"^(?P<in>[ \t]*)(?:[\w$]+[ \t]+){0,4}['\"$]?(?P<name>[^\W\d][\w.-]{1,60})['\"]?[ \t]*(?::[ \t]*[\w\[\], ]{1,40}[ \t]*)?(?:=>|[:=])?[ \t]*(?:[\[{(]|array\(|dict\()?[ \t]*(?:#.*)?$|^(?P<in_toml>)\[+(?P<table>[\w.\"'-]{1,60})\]+[ \t]*$")  # fmt: skip
"""A name that a line gives a table, which the lines below fill."""
_MADE = re.compile(
    r"(?:timedelta|relativedelta)\(\s*(?:(?P<unit>days|weeks|months|years)\s*=\s*)?(?P<number>[\d_ *]{1,20})\)"
)
_CALLED = re.compile(r"^(?P<number>[\d_]{1,6})\.(?P<unit>days?|weeks?|months?|years?)\b")
_NUMBER = re.compile(r"^['\"]?(?P<number>\d[\d_]{0,8}(?:\s*\*\s*\d[\d_]{0,8}){0,2})['\"]?\s*[,;)\]}]*\s*(?://.*)?$")
_IN_UNIT = re.compile(r"\b(?:en|in)\s+(jours|days|mois|months|semaines|weeks|years|ann[ée]es)\b", re.I)
_ABOVE = 40
"""Lines above a value among which its table is looked for."""


@dataclass(eq=False)
class ErasedEarly(Act):
    """What is erased after `days`, by the setting `setting`; `other` is what needs it for `needed` days, "" when nothing there says so."""

    setting: str = field(kw_only=True)
    days: int = field(kw_only=True)
    other: str = field(default="", kw_only=True)
    needed: int = field(default=0, kw_only=True)


class _Length(NamedTuple):
    """A length of time under a name, its table before it; `days` to the day."""

    name: str
    said: str
    days: float
    span: Span


def erased_early(whole: Whole) -> Iterator[ErasedEarly]:
    """Yield what a program erases before those whom it concerns need it no more, by the lengths of time that it writes side by side."""
    if whole.place.is_lived:
        yield from _in_text(whole.text, whole.path, whole.place, whole.start)


def in_data(source: Source) -> Iterator[ErasedEarly]:
    """Yield the same of a file of data."""
    yield from _in_text(source.text, source.path, place_of_path(source.path) or Place.PUBLIC, 0)


def _in_text(text: str, path: str, place: Place, start: int) -> Iterator[ErasedEarly]:
    if not speaks_of(apart(text[:20_000]), "retention.of_files"):
        return
    lengths = list(_lengths(text))
    examined = [one for one in lengths if speaks_of(one.said, "retention.examined") and not _is_kept(one)]
    contested = [one for one in lengths if speaks_of(one.said, "retention.contested") and not _is_kept(one)]
    by_path = speaks_of(apart(path.rpartition("/")[2]), "retention.of_files")
    for one in lengths:
        if not (_is_kept(one) or (by_path and one not in examined and one not in contested)) or speaks_of(
            one.said, "retention.passing_by"
        ):
            continue
        is_answer = speaks_of(one.said, "retention.answers")
        if not is_answer and not speaks_of(one.said, "identity.papers"):
            continue
        needs = max(contested if is_answer else [*examined, *contested], key=lambda need: need.days, default=None)
        span = Span(start + one.span.start, start + one.span.end)
        if needs is not None and one.days < needs.days:
            yield ErasedEarly(Kind.KEEP, path, span, place, setting=one.name, days=round(one.days), other=needs.name, needed=round(needs.days))  # fmt: skip
        elif needs is None and is_answer and one.days <= _SHORTEST:
            yield ErasedEarly(Kind.KEEP, path, span, place, setting=one.name, days=round(one.days))


def _is_kept(one: _Length) -> bool:
    return speaks_of(one.said, "retention.of_files") or speaks_of(one.said, "retention.erased")


def _lengths(text: str) -> Iterator[_Length]:
    """The lengths of time that a text gives names, of a day or more."""
    unit = _IN_UNIT.search(text[:600])
    common = unit[1].lower() if unit is not None else ""
    for row in _ROW.finditer(text):
        above = _table_of(text, row)
        said = apart(f"{above} {row['name']}")
        days = _days(row["value"].strip(), said, common)
        if days is not None and days >= 1:
            yield _Length(row["name"], said, days, Span(row.start("name"), row.start("value") + len(row["value"].rstrip())))  # fmt: skip


def _table_of(text: str, row: re.Match[str]) -> str:
    """The names of the tables that a line stands in, by what the lines above begin further left."""
    inside, found = len(row["in"].expandtabs(4)), []
    for line in reversed(text[: row.start()].splitlines()[-_ABOVE:]):
        opens = _OPENS.match(line)
        if opens is None:
            continue
        if opens["table"] is not None:
            found.append(opens["table"])
            break
        if len(opens["in"].expandtabs(4)) < inside:
            inside = len(opens["in"].expandtabs(4))
            found.append(opens["name"])
    return " ".join(reversed(found))


def _days(value: str, said: str, common: str) -> float | None:
    """The days of a value, by what makes it, by its unit, or by the unit that its name or the top of its file says."""
    made = _MADE.search(value)
    if made is not None:
        number = reckoned(made["number"].replace("_", ""))
        return None if number is None else number * UNITS[made["unit"] or "days"] / _DAY
    called = _CALLED.match(value)
    if called is not None:
        return int(called["number"].replace("_", "")) * UNITS[called["unit"]] / _DAY
    written = seconds_written(value.strip(" ,;'\")]}"))
    if written is not None:
        return written / _DAY
    bare = _NUMBER.match(value)
    unit = next((one for one in reversed(said.split()) if one in UNITS and UNITS[one] >= _DAY), common)
    number = reckoned(bare["number"].replace("_", "")) if bare is not None and unit else None
    return None if number is None else number * UNITS.get(unit.replace("é", "e"), _DAY) / _DAY
