"""Screens that follow a no where fewer follow a yes, in a table that sets them side by side."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.numbers import count
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_yes

_MORE = 2
"""How many more screens make a no longer than a yes."""
_LONGEST = 1_200
_WORDS = 10
"""Signs from which on a reason must be thought of."""


def longer_refusals(holder: Tree) -> Iterator[tuple[Tree, str]]:
    """Yield the no of a table that asks everyone the same thing, when more screens follow it, with how many follow each: `{accept: [done], decline: [why, vendors, sure, done]}`."""
    named = [one for one in holder.parts if one.key and one.parts and not any(part.key for part in one.parts)]
    yes = next((one for one in named if speaks_of(one.key, "leaving.agree")), None)
    no = next((one for one in named if speaks_of(one.key, "leaving.refuse") and one is not yes), None)
    if yes is None or no is None or len(no.parts) < len(yes.parts) + _MORE:
        return
    if _is_proposed(holder):
        yield no, f"{len(yes.parts)} {len(no.parts)}"


def refusals_asking_more(holder: Tree) -> Iterator[Tree]:
    """Yield what a table wants of people who say no, and not of those who say yes, to what everyone is asked: a reason of some length, more steps."""
    named = [one for one in holder.parts if one.key and any(part.key for part in one.parts)]
    yes = next((one for one in named if speaks_of(one.key, "leaving.agree")), None)
    no = next((one for one in named if speaks_of(one.key, "leaving.refuse") and one is not yes), None)
    if yes is None or no is None or not _is_proposed(holder):
        return
    asked = {one.key: _number(one) for one in yes.leaves}
    for one in no.leaves:
        wants = one.key not in asked and speaks_of(one.key, "leaving.wanted_with_no")
        many = one.key in asked and asked[one.key] > 0 and _number(one) >= asked[one.key] + _MORE
        if many or (wants and (is_yes(one.value) or _number(one) >= _WORDS)):
            yield one


def _is_proposed(holder: Tree) -> bool:
    said = f"{holder.path} {holder.key} {holder.said[:_LONGEST]}"
    is_decided = speaks_of(f"{holder.path} {holder.key}", "decisions.inside")
    return speaks_of(said, "leaving.asked_of_all") or (speaks_of(said, "leaving.proposed") and not is_decided)


def _number(one: Tree) -> int:
    return count(one.value or "0") if (one.value or "").isdecimal() else 0
