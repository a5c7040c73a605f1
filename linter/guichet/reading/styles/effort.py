"""How much matching may cost: counted in steps, so that what is left out is the same on every machine."""

from __future__ import annotations

_WHOLE = 3_000_000
"""Steps, about as many microseconds, that the selectors of a page may take: a hundred times what a large page takes."""
_LEAST = 500


class SpentError(Exception):
    """Nothing is left to look with."""


class Effort:
    """Steps that one question may take; the one that is too many raises SpentError."""

    __slots__ = ("left",)

    def __init__(self, left: int = _WHOLE // 30) -> None:
        self.left = left

    def spend(self, steps: int) -> None:
        """Count some steps."""
        self.left -= steps
        if self.left < 0:
            raise SpentError


def share(elements: int) -> int:
    """Return the steps that each of some elements may take."""
    return max(_LEAST, _WHOLE // (elements or 1))
