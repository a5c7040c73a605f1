"""The selectors of a nested block, written flat as Sass does: each in each of those around, or where `&` stands."""

from __future__ import annotations

from guichet.reading.sass.quantities import UNKNOWN
from guichet.reading.sass.values import parts

_MOST = 200
"""Selectors that one block may have once they are written flat."""
_LONGEST = 2_000
"""Characters that one of them may have: `& &` in itself doubles at each level."""


def nested(around: tuple[str, ...], written: str) -> tuple[str, ...]:
    """Return the flat selectors of a block; () when one of its names is not known, or they would be too many or too long."""
    if UNKNOWN in written:
        return ()
    own = [" ".join(one.split()) for one in parts(written)]
    if not around:
        return tuple(one.replace("& ", "").replace("&", "") for one in own if one.strip("& "))
    found: list[str] = []
    for one in own:
        for above in around:
            if len(one) + max(one.count("&"), 1) * len(above) > _LONGEST:
                return ()
            found.append(one.replace("&", above) if "&" in one else f"{above} {one}")
            if len(found) > _MOST:
                return ()
    return tuple(found)
