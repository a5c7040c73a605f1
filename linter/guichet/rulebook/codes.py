"""The codes of rules: a series for each family, none used twice, not even after its rule is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from guichet.core.errors import UsageError
from guichet.core.findings import Family
from guichet.core.keeping.tables import table

PREFIXES: Mapping[Family, tuple[str, ...]] = {
    Family.GUICHET: ("W90",),
    Family.ACCESSIBILITY: ("W91", "W96", "W97"),
    Family.PLAIN_LANGUAGE: ("W92",),
    Family.DARK_PATTERNS: ("W93",),
    Family.DATA_ETHICS: ("W94",),
    Family.ALTERNATIVES: ("W95",),
}
"""The series of each family, in the order in which they are filled."""


@cache
def retired() -> Mapping[str, Mapping[str, str]]:
    """Return the codes of the rules that are gone, with their names, the version that dropped them, and why."""
    return table("rulebook/retired.toml")


def next_code(prefixes: Sequence[str], taken: Iterable[str]) -> str:
    """Return the highest code ever, plus one, in the last of some series that was begun. Raises UsageError when it is full."""
    ever = {*taken, *retired()}
    begun = [prefix for prefix in prefixes if any(code.startswith(prefix) for code in ever)] or prefixes[:1]
    for prefix in (begun[-1], *prefixes[len(begun) :]):
        number = 1 + max((int(code[len(prefix) :]) for code in ever if code.startswith(prefix)), default=0)
        if number <= 99:
            return f"{prefix}{number:02d}"
    series = ", ".join(prefixes)
    raise UsageError(
        f"La série de codes {series} est pleine : ouvrez-en une autre.",
        f"The range of codes {series} is full: open another.",
    )
