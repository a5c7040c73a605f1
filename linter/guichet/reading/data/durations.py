"""Times as settings write them: `5m`, `10 minutes`, `PT5M`, `10.minutes`, `timedelta(days=5)`."""

from __future__ import annotations

import re

from guichet.core.findings import Span
from guichet.core.numbers import amount, measured
from guichet.reading.data.trees import Tree

UNITS = {
    "seconds": 1, "second": 1, "secondes": 1, "seconde": 1, "secs": 1, "sec": 1, "s": 1, "minutes": 60, "minute": 60, "mins": 60, "min": 60,
    "hours": 3600, "hour": 3600, "heures": 3600, "heure": 3600, "days": 86400, "day": 86400, "jours": 86400, "jour": 86400, "weeks": 604800, "week": 604800, "semaines": 604800, "semaine": 604800,
    "months": 2592000, "month": 2592000, "mois": 2592000, "years": 31536000, "year": 31536000, "annees": 31536000, "annee": 31536000, "ans": 31536000,
}  # fmt: skip
"""The seconds of a unit, by its name in French and English."""
_ABBREVIATED = {"ms": 0.001, "m": 60, "h": 3600, "d": 86400, "j": 86400}
_LENGTH = re.compile(r"^(?:PT?)?(\d+(?:\.\d+)?)(?:\s*|\.)([a-z]+)(?:\.to_i)?$", re.I)
_MADE = re.compile(
    r"(?:Duration|Period)\.of(?:(Days|Weeks|Months|Years|Hours|Minutes|Seconds)\((\d{1,9})L?\)|\((\d{1,9})L?, ?(?:ChronoUnit|TimeUnit)\.(DAYS|WEEKS|MONTHS|YEARS|HOURS|MINUTES|SECONDS)\))"
)
"""What Java and Kotlin call to make a length of time."""


_DAYS = re.compile(r"^P(\d{1,6})([YMWD])$")
_OF_DAYS = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400}
"""The letters of a length in days or more, as ISO 8601 writes it: `P6M` is six months, and `PT6M` six minutes."""


def seconds_written(value: str) -> float | None:
    """Return the seconds of a time that is written with its unit; None for anything else."""
    days = _DAYS.match(value.strip())
    if days is not None:
        return measured(days[1]) * _OF_DAYS[days[2]]
    made = _MADE.fullmatch(value.strip())
    found = _LENGTH.match(f"{made[2] or made[3]} {made[1] or made[4]}" if made is not None else value.strip())
    unit = found[2].lower() if found else ""
    per = _ABBREVIATED.get(unit) or UNITS.get(unit)
    return measured(found[1]) * per if found and per else None


LENGTHS = frozenset({"timedelta", "relativedelta", "datetime.timedelta", "Duration"})
"""What code calls to make a length of time."""


def seconds_made(length: Tree) -> float | None:
    """Return the seconds of a length of time that code makes, unit by unit: `timedelta(days=45)`, `timedelta(0)`; None for anything else."""
    if length.value not in LENGTHS:
        return None
    made = [(amount(part.value or ""), UNITS.get(part.key.lower() or "days")) for part in length.parts]
    return sum(number * unit for number, unit in made if number is not None and unit) if made else None


_REMARK = re.compile(r"(?:^|\s)(?:[#;]|//)\s?([^\n]*)")
_IN_UNIT = re.compile(r"\b(?:en|in)\s+([a-z]+)\b|\(([a-z]+)\)", re.I)


def unit_remarked(text: str, span: Span) -> int | None:
    """Return the seconds of the unit that a remark gives, beside a setting or on the line above: `; durées en heures`."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)].strip()
    beside = text[span.start : end if end >= 0 else len(text)]
    said = [found[1] for found in _REMARK.finditer(beside)] + ([above] if above[:1] in ("#", ";") else [])
    units = (UNITS.get((found[1] or found[2]).lower()) for one in said for found in _IN_UNIT.finditer(one))
    return next((unit for unit in units if unit is not None), None)
