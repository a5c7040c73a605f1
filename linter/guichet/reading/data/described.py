"""Settings that a table describes: their value stands under a key of its own, beside what says how it is kept."""

from __future__ import annotations

from collections.abc import Iterable

_VALUE = frozenset({"default", "value", "defaut", "défaut", "valeur"})


def only_describes(name: str, beside: Iterable[str]) -> bool:
    """Whether a line of a table says how a setting is kept, and not what it is: `serialized` in `{serialized: true, default: []}`."""
    return name.lower() not in _VALUE and any(one.lower() in _VALUE for one in beside)
