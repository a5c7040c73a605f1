"""Who could finish at some earlier time, kept in a file, so that nobody is left behind without anyone deciding it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from guichet.core.errors import UsageError, reason
from guichet.core.plain_file import text_of
from guichet.core.writing import write_whole
from guichet.walked.walk import Outcome, Walk, Walks

_VERSION = 1
_MOST = 10_000_000
"""Bytes beyond which nobody kept who could finish."""
Kept = Mapping[str, Mapping[str, str]]
"""For each request, what became of each profile."""


def write_kept(walks: Walks, file: Path) -> None:
    """Write who can finish today, whole or not at all. Raises UsageError."""
    who: dict[str, dict[str, str]] = {}
    for one in walks.walks:
        who.setdefault(one.journey.name, {})[one.profile.name] = one.outcome.value
    text = json.dumps({"version": _VERSION, "who": who}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    try:
        write_whole(file, text.encode())
    except OSError as problem:
        why = reason(problem)
        raise UsageError(f"{file} ne peut pas être écrit : {why.fr}.", f"{file} cannot be written: {why.en}.") from None


def kept_in(file: Path) -> Kept:
    """Return what a file kept. Raises UsageError."""
    try:
        data = json.loads(text_of(file, _MOST))
    except OSError as problem:
        why = reason(problem)
        raise UsageError(
            f"{file} ne se lit pas : {why.fr}. Écrivez-le d’abord avec --write-baseline.",
            f"{file} cannot be read: {why.en}. Write it first with --write-baseline.",
        ) from None
    except (ValueError, RecursionError):
        data = None
    who = data.get("who") if isinstance(data, dict) and data.get("version") == _VERSION else None
    if not isinstance(who, dict) or not all(isinstance(one, dict) for one in who.values()):
        raise UsageError(
            f"{file} n’a pas été écrit par guichet people. Refaites-le avec --write-baseline.",
            f"{file} was not written by guichet people. Write it again with --write-baseline.",
        )
    return who


_COULD = frozenset({Outcome.FINISHES.value, Outcome.OTHER_DOOR.value})


def lost_since(walks: Walks, kept: Kept) -> list[Walk]:
    """Return the walks that no longer end, of those that did; what was not walked then is not counted."""
    return [
        one
        for one in walks.walks
        if not one.can_finish and kept.get(one.journey.name, {}).get(one.profile.name) in _COULD
    ]


def gone_since(walks: Walks, kept: Kept) -> list[str]:
    """Return the names of the requests that somebody finished, and that are not read any more: who finishes them now is not known."""
    read = {one.name for one in walks.journeys}
    return sorted(name for name, who in kept.items() if name not in read and not _COULD.isdisjoint(who.values()))
