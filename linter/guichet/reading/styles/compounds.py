"""One part of a selector: what an element must be by itself, and among those that stand beside it."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Any

import soupsieve

from guichet.core.memo import keyed_memo, memo
from guichet.reading.styles.effort import Effort
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic


@dataclass(frozen=True, slots=True)
class Compound:
    """What one element must be: `rest` holds attributes and structural pseudo-classes, left to soupsieve."""

    tag: str = ""
    id: str = ""
    classes: tuple[str, ...] = ()
    rest: str = ""
    states: frozenset[str] = frozenset()


def class_names(element: Element) -> Sequence[str]:
    """Return the static classes of an element."""
    value = element.attr("class")
    if not value:
        return ()
    return value.split() if not is_dynamic(value) else element.token_list("class")


def is_one(compound: Compound, element: Element, effort: Effort) -> bool:
    """Whether an element is what a compound describes, its states apart. Raises SpentError."""
    if compound.tag and compound.tag != element.name:
        return False
    if compound.id and compound.id != element.attrs.get("id"):
        return False
    if compound.classes:
        names = class_names(element)
        if any(name not in names for name in compound.classes):
            return False
    if not compound.rest:
        return True
    effort.spend(_cost(compound.rest, element))
    return _is_rest(compound.rest, element)


def _cost(rest: str, element: Element) -> int:
    """Return about how many steps soupsieve takes: to count, it goes through the neighbours; to look inside, through all."""
    around = element.parent
    asked = _ASKED + len(rest) // _ASKED
    if around is None or not _COUNTS.search(rest):
        return asked
    return asked + 3 * len(around.contents) + (len(element.contents) * _ASKED if ":has(" in rest else 0)


_ASKED = 12
_COUNTS = re.compile(r":(?:nth-|last-|first-of|only-|has\()")


def _is_rest(rest: str, element: Element) -> bool:
    """Ask soupsieve once per element: ancestors are asked about again for each of their descendants."""
    if element.name == "html" and ":root" in rest:  # tags of a template may stand before it, and are no text
        rest = rest.replace(":root", "")
        if not rest:
            return True
    if any(name not in element.attrs for name in _needed(rest)):
        return False
    return _is_matched(rest, element)


@keyed_memo
def _is_matched(rest: str, element: Element) -> bool:
    sieve = _sieve(rest)
    return sieve is not None and bool(sieve.match(element))


@lru_cache(maxsize=2048)
def _needed(rest: str) -> tuple[str, ...]:
    """Return the attributes without which a compound cannot match: those it names outside parentheses."""
    outside = re.sub(r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", "", rest)
    return tuple(name.lower() for name in re.findall(r"\[\s*([\w-]+)", outside))


@lru_cache(maxsize=2048)
def _sieve(rest: str) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return soupsieve.compile(rest)
    except Exception:  # soupsieve raises several kinds for what it does not know
        return None


def before(element: Element) -> Iterator[Element]:
    """Yield the elements before one in what holds both, nearest first."""
    one = element.previous_sibling
    while one is not None:
        if isinstance(one, Element):
            yield one
        one = one.previous_sibling


def first_that_is(compound: Compound, around: Any, effort: Effort) -> float:
    """Return where the first child that a compound describes begins: what is after has it before, asked once for all.

    Whoever asks spends as much, so that the order of questions changes no answer.
    """
    effort.spend(len(around.contents) // 16)
    known = _firsts(around)
    if compound not in known:
        children = (one for one in around.contents if isinstance(one, Element))
        known[compound] = next((one.start for one in children if is_one(compound, one, effort)), inf)
    return known[compound]


@memo
def _firsts(_: Any) -> dict[Compound, float]:
    return {}
