"""Something that stands in the way of somebody: where it is written, and for want of what."""

from __future__ import annotations

from dataclasses import dataclass

from guichet.core.findings import Text
from guichet.walked.profiles import Obstacle


@dataclass(frozen=True, slots=True)
class Met:
    """Something on the way: where it is written, what it says, and what one lacks who cannot get over it."""

    path: str
    line: int
    rule: str
    message: Text
    obstacle: Obstacle
    is_certain: bool = True
    is_reported: bool = True
    """Whether `guichet check` says the same there: what a form asks may stop here what stops nobody elsewhere."""
    also: str = ""
    """Another place without which this would stop nobody: the one that asks for an account."""

    @property
    def place(self) -> str:
        """Its file and line."""
        return f"{self.path}:{self.line}"

    @property
    def places(self) -> tuple[str, ...]:
        """All the places that say it, the one to mend first."""
        return (self.place, self.also) if self.also else (self.place,)
