"""When an act is done, for how long, and whether it is about places: what its readers know of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(eq=False)
class Timed:
    """The part of an act that says when."""

    lasts: int | None = field(default=None, kw_only=True)
    """The minutes a week until it is undone, where something undoes it."""

    @property
    def is_at_night(self) -> bool:
        """Whether it only happens between 22:00 and 6:00."""
        return False

    @property
    def is_on_one_early_day(self) -> bool:
        """Whether it only happens on some dates, early in the morning."""
        return False

    @property
    def first_hour(self) -> str:
        """The hour at which it first happens in a week, as "03:15"; empty when none is planned."""
        return ""

    @property
    def job(self) -> str:
        """What does it, as written, short enough for a message."""
        return ""

    @property
    def is_about_places(self) -> bool:
        """Whether it decides of something that people wait for, and not of how a page looks."""
        return True
