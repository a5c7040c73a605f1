"""Screens that follow a no where fewer follow a yes, in a table that sets them side by side."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree

_MORE = 2
"""How many more screens make a no longer than a yes."""
_LONGEST = 1_200


def longer_refusals(holder: Tree) -> Iterator[tuple[Tree, str]]:
    """Yield the no of a table that asks everyone the same thing, when more screens follow it, with how many follow each: `{accept: [done], decline: [why, vendors, sure, done]}`."""
    named = [one for one in holder.parts if one.key and one.parts and not any(part.key for part in one.parts)]
    yes = next((one for one in named if speaks_of(one.key, "leaving.agree")), None)
    no = next((one for one in named if speaks_of(one.key, "leaving.refuse") and one is not yes), None)
    if yes is None or no is None or len(no.parts) < len(yes.parts) + _MORE:
        return
    if speaks_of(f"{holder.path} {holder.key} {holder.said[:_LONGEST]}", "leaving.asked_of_all"):
        yield no, f"{len(yes.parts)} {len(no.parts)}"
