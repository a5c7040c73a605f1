"""Days as they are written for people."""

from __future__ import annotations

from datetime import date

from guichet.core.findings import Text

_FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_ENGLISH = "January February March April May June July August September October November December".split()


def written(day: date) -> Text:
    """Return a day in words, which no reader takes for another: "27 novembre 2026", "27 November 2026"."""
    first = "1er" if day.day == 1 else str(day.day)
    return Text(
        f"{first} {_FRENCH[day.month - 1]} {day.year}",
        f"{day.day} {_ENGLISH[day.month - 1]} {day.year}",
    )
