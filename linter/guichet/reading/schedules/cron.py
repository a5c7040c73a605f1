"""Cron expressions as the minutes of a week at which they run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from guichet.core.numbers import whole

DAY = 24 * 60
WEEK = 7 * DAY
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAYS = "sun mon tue wed thu fri sat".split()
_SHORTCUTS = {
    "@hourly": "0 * * * *", "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *", "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *",
}  # fmt: skip
_ZONED = re.compile(r"\s([A-Z][A-Za-z_]+/[A-Z][\w/+-]+)\s*$")
"""A zone after the five fields, as planners of Ruby write it."""
_FIELD = r"(?:\*|\?|[\d*A-Za-z][\w*,/\-]*)"
EXPRESSION = re.compile(
    rf"^\s*({_FIELD}(?:[ \t]+{_FIELD}){{4}}|@(?:hourly|daily|midnight|weekly|monthly|yearly|annually))(?=\s|$)",
    re.ASCII,
)
"""Five fields, or a shortcut, at the start of a text."""


@dataclass(frozen=True)
class Cron:
    """When something runs: on which minutes of which hours of which days of the week (Monday is 0); `dated` when only on some dates."""

    of_hour: tuple[int, ...]
    hours: tuple[int, ...]
    days: tuple[int, ...]
    dated: bool = False

    @property
    def minutes(self) -> tuple[int, ...]:
        """The minutes of the week (Monday 0:00 is 0), sorted."""
        return _minutes(self.of_hour, self.hours, self.days)

    def in_zone(self, offset: int) -> tuple[int, ...]:
        """Return the minutes of the week seen from a zone that is `offset` minutes ahead."""
        return tuple(sorted((minute + offset) % WEEK for minute in self.minutes))


@lru_cache(maxsize=128)
def _minutes(of_hour: tuple[int, ...], hours: tuple[int, ...], days: tuple[int, ...]) -> tuple[int, ...]:
    """Up to ten thousand numbers, which a table of thousands of lines must not hold for each of them."""
    of_day = [hour * 60 + minute for hour in hours for minute in of_hour]
    return tuple(day * DAY + minute for day in days for minute in of_day)


def parse(text: str) -> Cron | None:
    """Return what a cron expression means, None when it is not one."""
    match = EXPRESSION.match(text)
    if not match:
        return None
    fields = _SHORTCUTS.get(match[1], match[1]).split()
    return from_fields(*fields)


def from_fields(minute: str, hour: str, day: str = "*", month: str = "*", weekday: str = "*") -> Cron | None:
    """Return what five fields mean, Sunday being 0 or 7; None when one cannot be read."""
    minutes, hours = _values(minute, 0, 59, ()), _values(hour, 0, 23, ())
    weekdays = _values(weekday, 0, 7, _DAYS)
    if minutes is None or hours is None or weekdays is None:
        return None
    dated = day not in ("*", "?") or month not in ("*", "?")
    return Cron(tuple(minutes), tuple(hours), tuple(sorted({(one + 6) % 7 for one in weekdays})), dated)


def _values(field: str, low: int, high: int, names: Sequence[str]) -> list[int] | None:
    found: set[int] = set()
    for part in field.strip().lower().split(","):
        body, _, step_text = part.partition("/")
        step = whole(step_text) if step_text else 1
        if not step:
            return None
        if body in ("*", "?"):
            begin, end = low, high - (1 if names else 0)
        else:
            first, _, last = body.partition("-")
            begin_value, end_value = _number(first, names), _number(last or first, names)
            if begin_value is None or end_value is None:
                return None
            begin, end = begin_value, end_value
            if max(begin, end) > high:
                return None
            if step_text and not last:
                end = high
        if begin > end:
            found.update(range(begin, high + 1, step))
            begin = low
        found.update(range(begin, end + 1, step))
    return sorted(value for value in found if low <= value <= high) or None


def _number(word: str, names: Sequence[str]) -> int | None:
    return names.index(word[:3]) if word[:3] in names else whole(word)


def minutes_until(starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Return, for each start, how long it lasts until the next end, within one week."""
    return [min(((end - start) % WEEK for end in ends if end != start), default=WEEK) for start in starts]


def zone_of(text: str) -> str | None:
    """Return the zone that a text gives after its fields: `0 6 1 4 * Europe/London`; None when it gives none."""
    found = _ZONED.search(text)
    return found[1] if found is not None else None
