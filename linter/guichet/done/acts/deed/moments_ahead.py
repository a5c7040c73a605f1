"""How long from now a moment is set by a program of any language, and where that length is written, in this file or in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from math import prod

from guichet.core.findings import Span
from guichet.core.numbers import reckoned
from guichet.done.acts.deed.held_numbers import paths_holding
from guichet.done.acts.deed.settled import key_named, settled, value_in
from guichet.done.acts.deed_found import Whole
from guichet.reading.data.durations import UNITS, seconds_written
from guichet.reading.deeds.deed import RETURN
from guichet.reading.templates.site import SCRIPT_SUFFIXES

_UNIT = r"(?P<{0}>seconds?|minutes?|hours?|days?|weeks?|months?|years?)"
_AHEAD = re.compile(
    rf"(?P<length>(?:\d{{1,4}}\.)?[A-Za-z_][\w:.]{{0,80}})\.(?:from_now|since)\b"
    rf"|\b(?:add|plus){_UNIT.format('unit')}\(\s*(?:[^,()]{{1,40}}(?:\(\))?,\s*)?(?P<count>[^(),]{{0,60}}(?:\(\))?)\)"
    rf"|\.(?:add|plus)\(\s*(?P<many>[\w.]{{1,60}}),\s*['\"]?(?:ChronoUnit\.)?{_UNIT.format('of')}"
    rf"|\.(?:add|plus)\(\{{\s*{_UNIT.format('each')}:\s*(?P<times>[\w.]{{1,60}})"
    rf"|['\"]\s?\+\s?(?P<digits>\d{{1,4}})\s?{_UNIT.format('word')}['\"]"
    rf"|\b(?:timedelta|relativedelta|Duration)\(\s*{_UNIT.format('key')}\s*=\s*(?P<given>[^(),]{{1,80}})"
    r"|(?:\+|\.plus\()\s*(?P<rest>[^;,\n]{1,100})",
    re.I,
)
_NOW = re.compile(
    r"\b_?now\b|\btoday\b|\bcurrent\b|\bnew Date\b|\btime\(\)|\bfrom_now\b|\butcnow\b|\bsince\b|strtotime|modify\(",
    re.I,
)
_MILLISECONDS = 1000
_STEPS = 3


@dataclass(frozen=True, slots=True)
class Ahead:
    """How many seconds a moment is from now, as it is written, and where another file says so; `path` is empty when none does."""

    seconds: float
    shown: str
    path: str = ""
    span: Span | None = None


def ahead(value: str, whole: Whole) -> Ahead | None:
    """Return how far from now a value is, as it is written or as a function of its file answers; None when it is no moment to come, or nothing says how far."""
    found = _AHEAD.search(value) if _NOW.search(value) else None
    if found is None:
        told = (_AHEAD.search(one) and ahead(one, whole) for one in _answered(value, whole))
        return next(
            (Ahead(one.seconds, one.shown if one.path else value, one.path, one.span) for one in told if one), None
        )
    amount, unit = _parts(found)
    per = UNITS.get(unit.lower(), UNITS.get(f"{unit.lower()}s", 0)) if unit else None
    number = _length(amount, whole, _STEPS)
    if number is None or per == 0:
        return None
    seconds, has_unit = number
    if per is not None:
        seconds *= 1 if has_unit else per
    elif not has_unit and whole.path.endswith(SCRIPT_SUFFIXES):
        seconds /= _MILLISECONDS
    return _written_elsewhere(amount, seconds, whole) or Ahead(seconds, value)


_BACK = re.compile(r"\.ago\b")
_LESS = re.compile(r"(?<=[.>\s(])(?:sub(?:tract)?|minus)(?=[A-Z({]|\()")
_TAKEN = re.compile(r"(?<=['\"])\s?-\s?(?=\d)|(?<=[)\w])\s+-\s+(?=[\w(])")


def ago(value: str, whole: Whole) -> Ahead | None:
    """Return how far before now a value is, as one that is as far after it is read; as it is written."""
    turned = _turned(value)
    if turned == value:
        told = (ago(one, whole) for one in _answered(value, whole))
        return next(
            (Ahead(one.seconds, one.shown if one.path else value, one.path, one.span) for one in told if one), None
        )
    found = ahead(turned, whole)
    return found if found is None or found.path else Ahead(found.seconds, value)


_CALL = re.compile(
    r"(?<![\w:])(?:self\.|this\.|\$this->)?(?P<name>[A-Za-z_]\w{2,60})\((?P<given>[^()]{0,80}(?:\(\))?)\)"
)


def _answered(value: str, whole: Whole) -> Iterator[str]:
    """Yield the moments that the functions of a file answer to a value that calls them, what they are given put where they name it: `_cutoff(conf.HOURS)`."""
    for call in _CALL.finditer(value):
        for function, body in whole.bodies.items():
            if function.name == call["name"]:
                for deed in body.deeds:
                    answers = deed.puts[:1] if deed.called == RETURN else ()
                    given = dict(zip(deed.given, map(str.strip, call["given"].split(",")), strict=False))
                    yield from (
                        _NAMED.sub(partial(_put_in, given), one.value) for one in answers if _NOW.search(one.value)
                    )


def _put_in(given: dict[str, str], name: re.Match[str]) -> str:
    """What a function is given for a name, where it is one of those that it takes and no keyword."""
    return given.get(name[0]) or name[0]


_NAMED = re.compile(r"(?<![\w.])[A-Za-z_]\w*\b(?!\s*=)")


def _turned(value: str) -> str:
    """A moment that is gone, written as one that is as far to come."""
    return _TAKEN.sub(
        " + ", _LESS.sub(lambda one: "plus" if one[0].startswith("minus") else "add", _BACK.sub(".from_now", value))
    )


def lengths_named(whole: Whole) -> Iterator[str]:
    """Yield how far from now the moments are, to come or gone, that a text sets by a length which has a name, and where that is settled."""
    for found in (*_AHEAD.finditer(whole.text), *_AHEAD.finditer(_turned(whole.text))):
        amount, _ = _parts(found)
        number = _length(amount, whole, _STEPS) if key_named(_closed(amount)) else None
        if number is not None:
            yield f"{number[0]} {_written_elsewhere(amount, number[0], whole)}"
    for call in _CALL.finditer(whole.text):
        if call["given"]:
            yield from (
                f"{one.seconds} {one.path} {one.span}" for one in (ago(call[0], whole), ahead(call[0], whole)) if one
            )


def _parts(found: re.Match[str]) -> tuple[str, str]:
    """What is counted, and the name of the unit when the call says it."""
    for amount, unit in (("count", "unit"), ("many", "of"), ("times", "each"), ("digits", "word"), ("given", "key")):
        if found[unit]:
            return (found[amount] or "1").strip(), found[unit]
    return (found["length"] or found["rest"]).strip(), ""


def _length(said: str, whole: Whole, deep: int) -> tuple[float, bool] | None:
    """A number, and whether a unit of time made it: as it is written, as a product, or as a name is given it."""
    bare = _closed(said)
    written = seconds_written(bare)
    if written is not None:
        return written, True
    known = reckoned(bare)
    if known is not None:
        return known, False
    inner = _AHEAD.search(bare)
    if inner is not None and inner["key"]:
        number = _length(inner["given"], whole, deep - 1) if deep else None
        per = UNITS.get(inner["key"].lower())
        return (number[0] * per, True) if number is not None and per else None
    factors = [one.strip() for one in bare.split("*")]
    if len(factors) > 1:
        each = [_length(one, whole, deep - 1) for one in factors] if deep else []
        found = [one for one in each if one is not None]
        return (prod(one[0] for one in found), any(one[1] for one in found)) if len(found) == len(factors) else None
    values = (value.rstrip(",; ") for value in settled(bare, whole)) if deep and whole.is_among_others else ()
    return next((one for value in values if (one := _length(value, whole, deep - 1)) is not None), None)


def _closed(said: str) -> str:
    """A text without the brackets around it, and those that only what stands around it opened."""
    bare = said.strip()
    while bare.endswith(")") and bare.count(")") > bare.count("("):
        bare = bare[:-1].rstrip()
    return bare[1:-1].strip() if bare.startswith("(") and bare.endswith(")") else bare


def _written_elsewhere(said: str, seconds: float, whole: Whole) -> Ahead | None:
    """The length where another file gives a length to the name of a setting: what one changes stands there."""
    name = key_named(_closed(said))
    if not name or not whole.is_among_others or value_in(name, whole.text) is not None:
        return None
    for path in paths_holding(name, whole.project):
        text = whole.project.text(path)
        value = value_in(name, text)
        if value is not None:
            start = text.find(value, text.find(name))
            value = value.rstrip(",; ")
            return Ahead(seconds, value, path, Span(start, start + len(value)))
    return None
