"""What a test, or a value, compares: which side must be the greater one for it to hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guichet.reading.deeds.deed import FAILS

_PARTS = re.compile(r"&&|\|\||(?<!\?)\?(?![?.])|\b(?:and|or)\b")
_ORDER = re.compile(r"^(?P<left>[^<>!]{1,120}?)(?P<sign>(?<!=)>=?|<=?)(?P<right>[^<>=!]{1,80})$")
_ARROW = re.compile(r"\?{0,1}->")
_TAIL = re.compile(r"\s(?:\+\s1|\?\?\s\S{1,20})$")
"""What is counted once more, or when nothing was counted: `failures + 1`, `failures ?? 0`."""


class Order(NamedTuple):
    """Two things, of which the first is the greater one."""

    more: str
    less: str


def orders_in(test: str) -> Iterator[Order]:
    """Yield what a test compares, the greater side first, as it is when the test holds: `not (tries < MAX)` has `tries` first."""
    fails = test.startswith(FAILS)
    for part in _PARTS.split(_ARROW.sub(".", test[len(FAILS) : -1] if fails else test)):
        found = _ORDER.match(_alone(part))
        if found is not None:
            left, right = (_TAIL.sub("", _alone(found[one])) for one in ("left", "right"))
            yield Order(left, right) if (found["sign"][0] == ">") != fails else Order(right, left)


def _alone(written: str) -> str:
    """What is written, without the brackets around it that close nothing in it, or hold all of it."""
    said = written.strip()
    while said.startswith("(") and said.count("(") > said.count(")"):
        said = said[1:].strip()
    while said.endswith(")") and said.count(")") > said.count("("):
        said = said[:-1].strip()
    return said[1:-1].strip() if said.startswith("(") and said.find(")") == len(said) - 1 else said
