"""How far back go the years of birth that a list offers, or that a check takes: whoever was born before cannot give theirs."""

from __future__ import annotations

import re
from typing import NamedTuple

_LAST_LOOKED = 2026
"""The year from which ages are counted: when it has passed, lists that begin at a year only leave more people out."""
_CHILDREN, _GROWN, _VERY_OLD, _ANYONE = 40, 70, 95, 100
"""Years: a list of fewer is of children or of those who begin; one of more leaves nobody out, or hardly."""
_YEAR = r"(?P<year>19[2-8]\d)\b"
_WRITTEN = tuple(
    re.compile(one, re.I)
    for one in (
        rf"\brange(?:Closed)?\s?\(\s?{_YEAR}\s?,",
        rf"\brange(?:Closed)?\s?\((?:[^()\n]|\([^()\n]{{0,60}}\)){{1,80}},\s?{_YEAR}",
        rf"\bdownto\W{{1,3}}{_YEAR}",
        rf"\b{_YEAR}(?:\s?\.{{2,3}}|\.upto)",
        rf"\bmin\w{{0,20}}['\"]?\s?(?:=>|[:=(])\s?['\"]?(?:\s?\.\s?)?{_YEAR}",
        rf"\bgreater_than(?:_or_equal_to)?\W{{1,5}}{_YEAR}",
    )
)
"""A list of years, or the least that a check takes."""
_AGO = re.compile(
    r"\b(?:\w{0,20}(?:year|ann?ee|année)\w{0,12}|date\(['\"]Y['\"]\))(?:\(\))?\)?\s?-\s?(?P<ago>\d{2,3})\b(?!\s?[*/])",
    re.I,
)
_IS_LIST = re.compile(r"\brange\b|\bArray\b|\.{2,3}|\bupto\b|\bdownto\b", re.I)
_COUNTED = re.compile(r"\blength:\s?(?P<ago>\d{2,3})\b.{0,200}?\s-\s", re.S)
"""So many years, the last one first: `Array.from({ length: 70 }, (_, i) => year - i)`."""


class Reach(NamedTuple):
    """How many years back a list goes."""

    years: int

    @property
    def first(self) -> int:
        """The first year that can be given."""
        return _LAST_LOOKED - self.years

    @property
    def is_certain(self) -> bool:
        """Whether it is surely too short: one that stops at the age of work may be for those who work."""
        return _GROWN <= self.years <= _VERY_OLD


def reach_of(text: str) -> Reach | None:
    """Return how far back the years of a text go, when people who are alive were born before; None when it lists no years, or those of children."""
    back = [_LAST_LOOKED - int(one["year"]) for each in _WRITTEN for one in each.finditer(text)]
    if _IS_LIST.search(text) is not None:
        back += [int(one["ago"]) for each in (_AGO, _COUNTED) for one in each.finditer(text)]
    most = max(back, default=0)
    return Reach(most) if _CHILDREN <= most <= _ANYONE else None
