"""Words that several questions share, kept once as data: people, offices, files, places where code runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from guichet.core.keeping.tables import table


@cache
def _data(file: str) -> Mapping[str, Any]:
    return table(f"core/words/{file}.toml")


@cache
def listed(idea: str) -> tuple[str, ...]:
    """Return the entries of a shared list ("people.served" is the list `served` of people.toml). Raises KeyError."""
    file, _, key = idea.partition(".")
    entries: Any = _data(file)
    for part in key.split("."):
        entries = entries[part]
    return spread(entries)


def spread(entries: Iterable[str], beside: Mapping[str, Iterable[str]] | None = None) -> tuple[str, ...]:
    """Return entries of which one that begins with "@" stands for a shared list, or, without a dot, for one beside it."""
    found: list[str] = []
    for entry in entries:
        if not entry.startswith("@"):
            found.append(entry)
        elif "." in entry:
            found += listed(entry[1:])
        else:
            found += spread((beside or {})[entry[1:]], beside)
    return tuple(found)


def tables(file: str) -> tuple[str, ...]:
    """Return the names of the tables of a shared file, in their order."""
    return tuple(_data(file))


def any_in(entries: Iterable[str]) -> str:
    """Return an expression that finds one of these entries, themselves expressions; of none, one that finds nothing."""
    return "|".join(entries) or r"(?!)"


def any_of(*ideas: str) -> str:
    """Return an expression that finds an entry of these shared lists, whose entries are expressions."""
    return any_in(entry for idea in ideas for entry in listed(idea))
