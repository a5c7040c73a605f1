"""The lists that guichet keeps as TOML beside its code, read once for all runs: reading TOML is slow."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from guichet.core.keeping import kept

_NAME = "tables"


def table(path: str) -> Mapping[str, Any]:
    """Return the data of a TOML file of guichet, by its path in the package ("rules/plain_language/blame.toml").

    A day is in figures ("2026-11-26"). Raises KeyError.
    """
    found: Mapping[str, Any] = _tables()[path]
    return found


@cache
def _tables() -> dict[str, Any]:
    data = kept.read(_NAME, kept.state())
    if data is not None:
        known: dict[str, Any] = marshal.loads(data)
        return known
    import tomllib

    files = sorted(kept.PACKAGE.rglob("*.toml"))
    found = {
        file.relative_to(kept.PACKAGE).as_posix(): _plain(tomllib.loads(file.read_text(encoding="utf-8")))
        for file in files
    }
    kept.keep(_NAME, kept.state(), marshal.dumps(found))
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
