"""An answer that is kept for a time: what its readers in Python and in scripts know of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from guichet.done.nouns.datum import Agreement

_LONGER = 3
"""How many times longer a yes must be kept than a no for the two to be unlike."""


@dataclass(eq=False)
class KeptAnswer:
    """The part of an act that says what was answered, and how long that is remembered."""

    answer: Agreement | None = field(default=None, kw_only=True)
    kept_for: float = field(default=0.0, kw_only=True)
    """Seconds."""
    yes_lasts: float = field(default=0.0, kw_only=True)
    """Seconds that the longest yes of the same file lasts."""

    @property
    def is_forgotten(self) -> bool:
        """Whether it is a no, kept far less long than a yes: people who decline will be asked again."""
        return self.answer is Agreement.REFUSED and self.kept_for * _LONGER < self.yes_lasts


def longest_yes(answers: Iterable[KeptAnswer]) -> float:
    """Return how long the longest yes of a file lasts, in seconds."""
    return max((one.kept_for for one in answers if one.answer is Agreement.GIVEN), default=0.0)
