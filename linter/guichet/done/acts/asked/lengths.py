"""How long something lasts that a name holds, in any language: a length that is made, a number whose unit is named, what stands in for a variable."""

from __future__ import annotations

import re

from guichet.core.numbers import amount, reckoned
from guichet.done.words import apart
from guichet.reading.data.durations import LENGTHS, UNITS, seconds_written
from guichet.reading.named.values import Named
from guichet.reading.templates.site import SCRIPT_SUFFIXES

_STANDS_IN = re.compile(r"(?:int\()?[\w.:]{0,30}(?:env|ENV|environ|getenv|config)\w{0,20}(?:\.get|\.fetch)?\(\s*['\"]\w{1,60}['\"]\s*,\s*['\"]?([\d_]{1,9})['\"]?\s*\)\)?")  # fmt: skip
"""What is read when a variable says nothing else: `env('HOLD', 90)`."""
_GIVEN = re.compile(r"[$@]?([A-Za-z_]\w{1,60})\s*(?::[^=\n]{1,40})?=")
_THOUSANDTHS = 60_000
"""From that number on, what a script multiplies is in thousandths of a second: nobody writes a day in seconds there."""


def own_name(one: Named) -> str:
    """Return the name that is given a value: that of the length when the value is one of its units, `AHEAD = timedelta(days=3)`."""
    if one.name.lower() in UNITS and one.around and one.around[-1] in LENGTHS:
        found = _GIVEN.match(one.beside.strip())
        return found[1] if found is not None else one.name
    return one.name


def seconds_held(one: Named) -> float | None:
    """Return the seconds of a length that says its unit, in its value or in its name; None for anything else."""
    value = one.value.strip()
    written = seconds_written(value)
    if written is not None:
        return written
    stands_in = _STANDS_IN.fullmatch(value)
    number = amount(stands_in[1]) if stands_in is not None else reckoned(value)
    if number is None or number <= 0:
        return None
    words = apart(one.name).split()
    unit = next((per for word in reversed(words) if (per := UNITS.get(word)) is not None), None)
    if unit is not None:
        return number * unit
    is_product = "*" in value and number >= _THOUSANDTHS and one.path.endswith((*SCRIPT_SUFFIXES, ".vue", ".svelte"))
    return number / 1000 if is_product or words[-1:] in (["ms"], ["millis"]) else None


def bare_number(one: Named) -> float | None:
    """Return the number that a name holds, whatever it counts: what stands in for a variable too."""
    stands_in = _STANDS_IN.fullmatch(one.value.strip())
    return amount(stands_in[1]) if stands_in is not None else reckoned(one.value)
