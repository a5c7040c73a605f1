"""What a table has people show, or sign in with, when a recent telephone alone bears it: a pass in a wallet, the code of an application."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.offered.channels import channels_in
from guichet.done.words import apart, names, speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_yes

_MOST = 3
"""Ways beyond which a list leaves a choice."""
_APART = re.compile(r"[,;|]")
_SAYS_YES = re.compile(r"(?:=>|[=:])\s*['\"]?(?:true|yes|oui|1|on)\b", re.I)
_REMARK = re.compile(r"\s*(?:#|//|/?\*|--)")
_SENTENCE = re.compile(r"[\"'`]([^\"`\n]{3,200} [^\"`\n]{1,200})[\"'`]")
_LONGEST = 60
_TOLD = 2_000
"""Signs around a list in which one looks for a door."""


def alone_in(tree: Tree, place: Place, beside: str) -> Iterator[FromDeed]:
    """Yield the lists of proofs or of second factors that a telephone alone bears; `beside` is the text around, which may tell of another way."""
    for around, one in tree.walk() if place.is_public else ():
        ways = _ways(one)
        if not 0 < len(ways) <= _MOST or not all(speaks_of(way, "ways.held_on_phone") for way in ways):
            continue
        keys = " ".join((*(each.key for each in around), one.key))
        if any(speaks_of(f"{tree.path} {keys}", idea) for idea in ("deeds.staff", "ways.displayed")):
            continue
        factor = _is_factor(one, keys) and _is_wanted(around, beside)
        at_door = speaks_of(one.key, "ways.shown_at_door") and all(speaks_of(way, "ways.in_a_wallet") for way in ways)
        if factor or (at_door and _is_of_a_door(f"{tree.path} {keys}", around) and not _tells_another(beside)):
            said = f"{one.key}: {', '.join(ways)}"[:_LONGEST]
            yield FromDeed(Kind.REFUSE, one.path, one.span, place, what=What.HELD_ON_PHONE, shown=said, other="factor" if factor else "")  # fmt: skip


def _ways(one: Tree) -> list[str]:
    """What a part of a table lists: its items, or the words of one value."""
    if not one.key:
        return []
    if one.parts:
        return (
            [part.value or "" for part in one.parts] if all(not part.key and part.value for part in one.parts) else []
        )
    return (
        [way.strip() for way in _APART.split(one.value or "") if way.strip()] if len(one.value or "") < _LONGEST else []
    )


def _is_of_a_door(said: str, around: tuple[Tree, ...]) -> bool:
    """Whether a list of proofs is of what people come in by: a ticket is also what somebody writes to a help desk, a proof what a machine computes."""
    told = " ".join((said, *(f"{leaf.key} {leaf.value or ''}" for one in around[-1:] for leaf in one.leaves)))
    return speaks_of(told[:_TOLD], "ways.come_in_by")


def _tells_another(beside: str) -> bool:
    """Whether a text that a program says offers a counter, a number to call, a letter."""
    told = (found[1] for found in _SENTENCE.finditer(beside))
    return any(speaks_of(one, "ways.counters") or channels_in(one) for one in told)


def _is_factor(one: Tree, keys: str) -> bool:
    return speaks_of(keys, "ways.second_factor") and (
        speaks_of(one.key, "ways.of_contact") or speaks_of(one.key, "ways.factors")
    )


def _is_wanted(around: tuple[Tree, ...], beside: str) -> bool:
    """Whether nobody may do without: the table says so, or a setting beside it."""
    if around and around[-1].key:
        return any(_demands(leaf.key) and is_yes(leaf.value) for leaf in around[-1].leaves)
    lines = (line for line in beside.splitlines() if _SAYS_YES.search(line) and not _REMARK.match(line))
    return any(speaks_of(line, "ways.second_factor") and _demands(line) for line in lines)


def _demands(words: str) -> bool:
    return names("fields.must").search(apart(words)) is not None and not any(
        speaks_of(words, idea) for idea in ("fields.may", "deeds.staff")
    )
