"""Births that are read by the day alone: a date that names its day and its month, where what cannot be read so is turned down."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed.real_days import is_spared
from guichet.done.acts.deed.served import served
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed

_READ = re.compile(
    r"\b(?:strptime|createFromFormat|LocalDate\.parse|ParseExact|parse_exact|fromFormat|DateTimeFormatter\.ofPattern|SimpleDateFormat)\b"
)
"""What reads a date by its parts, and fails without one of them."""
_FORMAT = re.compile(r"['\"]([%dDjJmMyYuUHhisSnLl/. -]{3,24})['\"]")
_DAY, _MONTH = re.compile(r"d|j|J|D"), re.compile(r"m|M|n")
_FAILS = re.compile(r"\b(?:throw|raise|abort)\b|addError|add_error|errors\.add|\b4(?:00|22)\b")
"""How somebody is told that it is no date."""
_OTHER_DATE = re.compile(
    r"\bdates?_(?!de_nais|nais|birth|of_birth|text|str|value)\w+|\b\w+_(?:date|at)\b|\bdate[A-Z]\w+|\b\w+Date\b"
)
"""A date that has a name of its own."""
_FUNCTION = re.compile(r"\n[^\s})\]]|\n[ \t]*(?:def|function|public|private|protected|static|fun|async)\b")
"""Where a function, or what stands outside of any, begins."""
_BEFORE, _AFTER = 300, 500
"""Signs around what reads a date where its failure is dealt with."""


def read_by_the_day(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what reads a birth by its day, its month and its year, in a file that turns down what cannot be read."""
    if _first(whole) is deed:
        yield FromDeed(
            Kind.REFUSE, deed.path, deed.span, whole.place, what=What.NO_DAY, shown=whole.shown(deed.span), certain=False
        )  # fmt: skip


@memo
def _first(whole: Whole) -> Deed | None:
    """The first of the deeds of a file that reads a birth so: its helpers lead to one question."""
    if not whole.place.is_public or speaks_of(whole.path, "said.brought") or not _by_the_day(whole):
        return None
    read = (one for one in whole.deeds if _READ.search(one.words) and _is_of_a_birth(one, whole))
    return next((one for one in read if _is_turned_down(one, whole)), None)


def _is_turned_down(deed: Deed, whole: Whole) -> bool:
    """Whether somebody is told no where a date is read."""
    at = deed.span.start - whole.start
    above, below = whole.text[max(0, at - _BEFORE) : at], whole.text[at : at + _AFTER]
    begun = max((found.start() for found in _FUNCTION.finditer(above)), default=0)
    ended = _FUNCTION.search(below)
    return _FAILS.search(above[begun:] + below[: ended.start() if ended is not None else None]) is not None


def _is_of_a_birth(deed: Deed, whole: Whole) -> bool:
    if speaks_of(deed.words, "fields.birth"):
        return True
    named = (*deed.around, deed.within.name if deed.within is not None else "", *deed.given, deed.words)
    if _OTHER_DATE.search(" ".join((*deed.args, *(one.value for one in deed.puts)))) is not None:
        return False
    return speaks_of(" ".join((whole.path.rpartition("/")[2], *named)), "fields.birth") or _serves_a_birth(deed, whole)


def _serves_a_birth(deed: Deed, whole: Whole) -> bool:
    """Whether the function around, that says nothing of what it reads, is handed to what is named as a birth."""
    function = deed.within.name if deed.within is not None else ""
    return any(speaks_of(one, "fields.birth") for one in served(function, whole))


@memo
def _by_the_day(whole: Whole) -> bool:
    """Whether all the dates that a file reads name a day and a month, and it knows of no birth without."""
    formats = [found[1] for found in _FORMAT.finditer(whole.text) if re.search(r"[yYuU]", found[1])]
    full = [_DAY.search(one) is not None and _MONTH.search(one) is not None for one in formats]
    return bool(full) and all(full) and not is_spared(whole)
