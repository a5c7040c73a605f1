"""Where a rule comes from: each source once, in a table that says how far, when and by which means it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from guichet.core.findings import Text
from guichet.core.keeping import tables

RGAA_VERSION = "4.1.2"
"""The version of the French referential that criteria numbers belong to; RGAA 5 is announced."""

LEVEL_AAA = Text(
    "C’est le niveau le plus exigeant, et il n’est pas obligatoire.",
    "This is the most demanding level, and it is not compulsory.",
)
"""Why a rule of this level is off unless it is asked for."""


class State(StrEnum):
    """How far a reference was checked."""

    VERIFIED = "verified"
    """The text itself was read."""
    SECONDARY = "secondary"
    """Read through a source that cites or sums up the text."""
    NOT_CONSULTED = "not-consulted"
    """Known to exist, cited by its number; nobody has read it for guichet."""
    TO_VERIFY = "to-verify"
    """Not found or quoted from memory: only ever behind a review."""


class Means(StrEnum):
    """By which means the text itself was read."""

    PAGE = "page"
    REPOSITORY = "repository"
    OWN = "own"
    """It is guichet's own."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One source: `kind` is rgaa, wcag, act, gdpr, law or source; `number` its number there, else its key."""

    key: str
    kind: str
    number: str
    label: Text
    url: str
    state: State
    means: Means
    through: Text | None
    """What it was read through, for a secondary reading."""
    on: date | None
    """The day on which it was read."""
    by: date | None
    """The day on which it had been read at the latest, when the day itself was not noted."""


class TableError(ValueError):
    """A table of references says too little or too much; the argument names the entry and the fault, `hint` what it takes instead."""

    def __init__(self, fault: str, hint: Text | None = None) -> None:
        super().__init__(fault)
        self.hint = hint or Text("", "")


_UNDATED = Text(
    'Un texte à vous (means = "own"), ou que personne n’a lu, ne prend ni « on » ni « by » : retirez-les.',
    'A text of your own (means = "own"), or that nobody read, takes neither "on" nor "by": remove them.',
)
_DATED = Text(
    "Un texte qui a été lu prend « on », le jour de la lecture, ou « by », le dernier jour possible : l’un des deux.",
    'A text that was read takes "on", the day of the reading, or "by", the last possible day: one of the two.',
)


_SERIES = re.compile(r"(\w+) (\S.*)")
_KINDS = ("gdpr", "law", "source")
_FIELDS = {"kind", "fr", "en", "url", "state", "means", "through", "on", "by"}


def _reference(key: str, kind: str, number: str, entry: Mapping[str, Any]) -> Reference:
    try:
        state, means = State(entry["state"]), Means(entry.get("means", "page"))
        label = Text(entry["fr"], entry["en"])
    except (KeyError, ValueError) as problem:
        raise TableError(f"{key}: {problem}") from None
    on, by = entry.get("on"), entry.get("by")
    read = state in (State.VERIFIED, State.SECONDARY) and means is not Means.OWN
    if read != ((on is None) != (by is None)) or (not read and (on or by)):
        raise TableError(f"{key}: on, by", _DATED if read else _UNDATED)
    if (state is State.SECONDARY) != ("through" in entry):
        raise TableError(f"{key}: through")
    through = entry.get("through")
    said = through if isinstance(through, list) else [through, through]
    return Reference(
        key,
        kind,
        number,
        label,
        entry.get("url", ""),
        state,
        means,
        Text(*said) if through else None,
        _day(on),
        _day(by),
    )


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


class Table:
    """The references of one file: single ones by their key, those of a series by "series number"."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._series: Mapping[str, Any] = data.get("series", {})
        self._single = {key: self._one(key, entry) for key, entry in data.items() if key != "series"}

    @staticmethod
    def _one(key: str, entry: Mapping[str, Any]) -> Reference:
        unknown = sorted(set(entry) - _FIELDS)
        if unknown or entry.get("kind") not in _KINDS:
            raise TableError(f"{key}: {', '.join(unknown) or 'kind'}")
        return _reference(key, entry["kind"], key, entry)

    def get(self, key: str) -> Reference | None:
        """Return the reference of a key, if it is in this table."""
        if key in self._single:
            return self._single[key]
        match = _SERIES.fullmatch(key)
        if match is None or match[2] not in self._series.get(match[1], {}).get("numbers", {}):
            return None
        series = self._series[match[1]]
        row = series["numbers"][match[2]]
        reading = series["readings"][row["reading"]]
        facts = {name: series[name].format(number=match[2], **row) for name in ("fr", "en", "url")}
        return _reference(key, match[1], match[2], {**reading, **facts})

    def keys(self) -> Iterator[str]:
        """Yield every key."""
        yield from self._single
        for name, series in self._series.items():
            yield from (f"{name} {number}" for number in series["numbers"])


@cache
def table() -> Table:
    """Return guichet's own table."""
    return Table(tables.table("rulebook/references.toml"))


_OTHERS: dict[str, Table] = {}


def declare(owner: str, text: str) -> None:
    """Add the table of a plugin to those in which keys are looked up. Raises TableError."""
    import tomllib

    _OTHERS[owner] = Table(tomllib.loads(text))


def named(key: str, owner: str = "") -> Reference:
    """Return the reference of a key: guichet's, else that of the plugin whose rule names it. Raises KeyError."""
    found = table().get(key)
    if found is None and owner in _OTHERS:
        found = _OTHERS[owner].get(key)
    if found is None:
        raise KeyError(key)
    return found
