"""Custom properties put in place of the `var()` that asks for them."""

from __future__ import annotations

from collections.abc import Callable

_LONGEST = 2000
"""Characters that a value may take once all is put in place."""


def substitute(value: str, known: Callable[[str], str | None]) -> str:
    """Return a value with what `known` says of each custom property, or its fallback; `var(` stays where neither is."""
    pieces: list[str] = []
    at = 0
    while (found := value.find("var(", at)) >= 0:
        end = _closing(value, found + 4)
        name, comma, fallback = value[found + 4 : end].partition(",")
        held = known(name.strip())
        if held is None:
            held = substitute(fallback.strip(), known) if comma else value[found : end + 1]
        pieces += [value[at:found], held]
        at = end + 1
    whole = "".join([*pieces, value[at:]])
    return whole if len(whole) <= _LONGEST else value


def _closing(value: str, start: int) -> int:
    depth = 1
    for at in range(start, len(value)):
        depth += {"(": 1, ")": -1}.get(value[at], 0)
        if not depth:
            return at
    return len(value)
