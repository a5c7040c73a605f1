"""Who is left outside by a rule's flaw, in a few groups that pages about many findings can count."""

from __future__ import annotations

import re
from functools import cache

from guichet.core.findings import Text
from guichet.core.keeping.tables import table
from guichet.rulebook.card import Card

EVERYONE = "everyone"


@cache
def _groups() -> dict[str, tuple[Text, re.Pattern[str] | None]]:
    return {
        key: (Text(one["fr"], one["en"]), _beginnings(one["words"]))
        for key, one in table("rulebook/left_out.toml").items()
    }


def _beginnings(words: list[str]) -> re.Pattern[str] | None:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + ")", re.I) if words else None


def group_named(key: str) -> Text:
    """Return how a group of people is called. Raises KeyError for a key that the table does not hold."""
    return _groups()[key][0]


def is_group(key: str) -> bool:
    """Whether a word is the key of a group of people."""
    return key in _groups()


def left_out(card: Card) -> tuple[str, ...]:
    """Return the keys of the groups of people whom a rule's flaw leaves outside, at least one, the first named first."""
    return _named_in(card.harms.en)


@cache
def _named_in(harms: str) -> tuple[str, ...]:
    first = {key: found.start() for key, (_, words) in _groups().items() if words and (found := words.search(harms))}
    return tuple(sorted(first, key=first.__getitem__)) or (EVERYONE,)
