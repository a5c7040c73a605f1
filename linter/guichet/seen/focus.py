"""Where a stylesheet draws the focus: on the thing itself, on what holds it, or on what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guichet.reading.styles.colour import parse_colour
from guichet.reading.styles.compounds import Compound
from guichet.reading.styles.selectors import Selector, parse_selectors
from guichet.reading.styles.syntax import Declaration
from guichet.reading.styles.values import layers

FOCUS = frozenset({"focus", "focus-visible", "focus-within"})
_CLASS = re.compile(r"(?:^|[-_])focus(?:s?ed)?$")
"""The class that a script puts on what holds the focused thing (`focused`, `is-focused`)."""
_HOLDS = re.compile(r":has\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_SHOWS = ("box-shadow", "border", "background", "text-decoration", "outline")
_SIZES = frozenset({"width", "height", "transform", "opacity", "scale", "max-width", "max-height"})
_NOTHING = frozenset({"none", "0", "0px", "transparent", "inherit", "unset", "initial"})


def shows(declarations: Sequence[Declaration]) -> bool:
    """Whether declarations draw something that people can see."""
    return any(
        one.name.startswith(_SHOWS)
        and one.name != "outline-offset"
        and not all(_draws_nothing(one.name, words) for words in layers(one.value))
        for one in declarations
    )


def _draws_nothing(name: str, words: list[str]) -> bool:
    """Whether a layer is empty, or drawn in what lets all through: a background may have an image over it."""
    colours = () if name.startswith("background") else map(parse_colour, words)
    return _NOTHING.issuperset(words) or any(one is not None and one.alpha == 0 for one in colours)


def marks(selector: Selector) -> bool:
    """Whether a selector waits for the focus, by a state or by the class that a script puts."""
    return any(map(_waits, selector.compounds))


def focused_by(selector: Selector) -> Iterator[Selector]:
    """Yield what a selector wants of the thing that has the focus, when it draws beside that thing or in it."""
    for at, compound in enumerate(selector.compounds):
        if at and compound.states & FOCUS:
            yield replace(selector, compounds=selector.compounds[at:], combinators=selector.combinators[at:])


def is_given_back(taking: Selector, drawing: Selector) -> bool:
    """Whether one selector draws the focus that another takes: on the same thing or on all, around it, beside it."""
    if not marks(drawing):
        return False
    own, *holders = taking.compounds
    drawn = drawing.compounds[0]
    focused = [one for found in (*focused_by(drawing), *_held_in(drawing)) for one in found.compounds[:1]]
    return (
        not (drawn.tag or drawn.classes or drawn.id)
        or any(_is_same(own, one) for one in (drawn, *focused))
        or (_waits(drawn) and any(_is_same(one, drawn) for one in holders))
    )


def marks_focus(declarations: Sequence[Declaration]) -> bool:
    """Whether declarations draw something, or give a size to what had none: a line that is drawn already, and is seen only then."""
    return shows(declarations) or any(
        one.name in _SIZES and one.value not in _NOTHING and not one.value.startswith("0") for one in declarations
    )


def _held_in(selector: Selector) -> Iterator[Selector]:
    """Yield what a selector wants to find focused in the thing that it draws."""
    for inner in _HOLDS.findall(selector.text):
        yield from (one for one in parse_selectors(inner) if one.own_states & FOCUS)


def _waits(compound: Compound) -> bool:
    return bool(compound.states & FOCUS) or any(map(_CLASS.search, compound.classes))


def _is_same(one: Compound, other: Compound) -> bool:
    """Whether two compounds name the same thing: by a class of both, or by their element alone."""
    return (one.tag, one.classes) == (other.tag, other.classes) or bool(set(one.classes) & set(other.classes))
