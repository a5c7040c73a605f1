"""Dates as people write them."""

from __future__ import annotations

import re
from datetime import date

from guichet.core.findings import Lang
from guichet.core.numbers import count
from guichet.core.words import listed

_MONTHS = listed("calendar.fr.months")
_ENGLISH = tuple(month.capitalize() for month in listed("calendar.en.months"))
_WRITTEN = re.compile(r"(\d{1,2})(?:er)?\s+([a-zéû]+)\s+(\d{4})", re.I)
_FIGURES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def written(day: date, lang: Lang) -> str:
    """Return a date in words ("1er mars 2027", "1 March 2027")."""
    if lang == "en":
        return f"{day.day} {_ENGLISH[day.month - 1]} {day.year}"
    return f"{'1er' if day.day == 1 else day.day} {_MONTHS[day.month - 1]} {day.year}"


def date_of(text: str) -> date | None:
    """Return the date that a French text writes ("3 mai 2021", "03/05/2021"), None when it is not one."""
    written, figures = _WRITTEN.search(text), _FIGURES.search(text)
    try:
        if written and written[2].lower() in _MONTHS:
            return date(count(written[3]), _MONTHS.index(written[2].lower()) + 1, count(written[1]))
        if figures:
            return date(count(figures[3]), count(figures[2]), count(figures[1]))
    except ValueError:
        return None
    return None
