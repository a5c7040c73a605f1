"""What a mixin or a function is called with, and what each of its parameters then holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from guichet.reading.sass.values import parts

_CALL = re.compile(r"^([\w.-]+)\s*(?:\((.*?)\))?\s*(?:using\s*\(.*\))?$", re.S)
_KEYED = re.compile(r"^\$([\w-]+)\s*:(.*)$", re.S)


@dataclass(frozen=True, slots=True)
class Arguments:
    """Values in their order, and those given by name."""

    rest: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, written: Sequence[str]) -> Arguments:
        """Return what is written between the parentheses of a call."""
        keyed = [(one, _KEYED.match(one)) for one in written]
        rest = tuple(one for one, found in keyed if found is None)
        return cls(rest, tuple((found[1].replace("_", "-"), found[2].strip()) for _, found in keyed if found))


class Called(NamedTuple):
    """The name of what is called, and what it is given."""

    name: str
    given: Arguments


def read_call(written: str) -> Called | None:
    """Return a call as it is read, None for what is no call."""
    found = _CALL.match(written)
    return Called(found[1], Arguments.of(parts(found[2] or ""))) if found is not None else None


def bound(parameters: str, given: Arguments) -> Iterator[tuple[str, str | None, bool]]:
    """Yield each parameter with what it is given, or its default (then true), or None when nobody can tell."""
    named = dict(given.named)
    for rank, one in enumerate(parts(parameters)):
        name, _, default = one.partition(":")
        plain = name.strip().lstrip("$").removesuffix("...").replace("_", "-")
        if name.strip().endswith("..."):
            yield plain, f"({', '.join(given.rest[rank:])})", False
        elif plain in named:
            yield plain, named[plain], False
        elif rank < len(given.rest):
            yield plain, given.rest[rank], False
        else:
            yield plain, default.strip() or None, True
