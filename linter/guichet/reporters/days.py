"""Days as they are written for people."""

from __future__ import annotations

from datetime import date

from guichet.core.findings import Text
from guichet.core.words import listed


def written(day: date) -> Text:
    """Return a day in words, which no reader takes for another: "27 novembre 2026", "27 November 2026"."""
    first = "1er" if day.day == 1 else str(day.day)
    french, english = (listed(f"calendar.{lang}.months")[day.month - 1] for lang in ("fr", "en"))
    return Text(f"{first} {french} {day.year}", f"{day.day} {english.capitalize()} {day.year}")
