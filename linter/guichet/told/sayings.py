"""The sayings that a text may bring together: what each asks of ideas, and the words for those, from their lists.

A *word list* names an idea ("door": a counter, a letter, a call…) by all the words for it. A *saying* brings ideas together
("door -takes": something is not taken at a door). Both are data: `ideas.toml`, `sayings.toml`, and one file of each for what
presses people, pushes them to a yes, is held of them, and is ruled about them. `concept_ideas.toml` has what any of them may
bring in: who and what, in all the words of the language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from guichet.core.keeping.expressions import lasting
from guichet.core.keeping.tables import table
from guichet.core.words import spread
from guichet.told.openings import Openings, openings_of

_REACH = 45
"""Characters between the first idea of a saying and each other, unless it says how many ("~20")."""
_APART = re.compile(r"[;:()\u2026\u2022|]| [-–—] ")
_APART_IN_A_LIST = re.compile(r"[;\u2026\u2022|]")
"""What parts two sayings of one sentence; a price may follow a colon, or stand in brackets."""


class Idea(NamedTuple):
    """One idea of a saying."""

    name: str
    signs: str
    """"-": denied, "+": affirmed, "!": nowhere in the sentence, ">": after the first, "&": next to it; none: either way."""


@dataclass(frozen=True, slots=True)
class Saying:
    """The ideas that a sentence brings together, those that it must not, how near to each other, and what parts it."""

    ideas: tuple[Idea, ...]
    needed: frozenset[str]
    absent: tuple[str, ...]
    reach: int
    parts: re.Pattern[str]
    is_plain: bool
    """Whether its words say it by themselves, however ordinary the others: lawyers write all their sentences alike."""


_ENDING = re.compile(r"(?<=[^\W_])(?<!\\w)\*")
_ANY_ENDING = r"\\w*"
_ANY_WORD = re.compile(r"\(\?:\\w([*+]) \)")
_ANY_BUT_NO = r"(?:(?!(?:ne|jamais|never) )\\w\1 )"
"""The place of any word in an entry: one that denies what follows would hide it."""


_FAMILIES = ("", "pressing_", "barring_", "pushed_", "held_", "ruled_", "alone_", "concept_", "acts_", "parting_")
_IDEAS = tuple(f"told/{one}ideas.toml" for one in _FAMILIES)
_SAYINGS = tuple(f"told/{one}sayings.toml" for one in _FAMILIES)


@cache
def _lists(files: tuple[str, ...], lang: str) -> dict[str, list[str]]:
    """What some files list in one language: an idea is in one of them, and a topic may be said by several."""
    found: dict[str, list[str]] = {}
    for file in files:
        for name, entries in table(file)[lang].items():
            found.setdefault(name, []).extend(entries)
    return found


@cache
def words_for(lang: str, name: str) -> re.Pattern[str]:
    """Return the words for an idea."""
    each = _lists(_IDEAS, lang)
    entries = _ANY_WORD.sub(_ANY_BUT_NO, "|".join(spread(each[name], each)))
    return lasting(rf"(?<![\w-])(?:{_ENDING.sub(_ANY_ENDING, entries)})(?![\w-])")


@cache
def _openings(lang: str) -> Openings:
    each = _lists(_IDEAS, lang)
    return openings_of(f"openings-{lang}", lambda: {name: spread(entries, each) for name, entries in each.items()})


@lru_cache(maxsize=512)
def likely_in(text: str, lang: str) -> frozenset[str]:
    """Return the ideas that a text may have words for."""
    return _openings(lang).may_stand_in(text)


@cache
def _sayings(lang: str) -> dict[str, list[tuple[int, str, Saying]]]:
    """Every saying with its rank and its topic, by its first idea."""
    found: dict[str, list[tuple[int, str, Saying]]] = {}
    entries = ((topic, entry) for topic, entries in _lists(_SAYINGS, lang).items() for entry in entries)
    for rank, (topic, entry) in enumerate(entries):
        saying = _saying(entry.split())
        found.setdefault(saying.ideas[0].name, []).append((rank, topic, saying))
    return found


@lru_cache(maxsize=8192)
def sayings_in(text: str, lang: str) -> dict[str, list[Saying]]:
    """Return the sayings of which a text may bring all the ideas together, by topic: none, for most texts."""
    likely, sayings = likely_in(text, lang), _sayings(lang)
    opened = [one for idea in likely.intersection(sayings) for one in sayings[idea] if one[2].needed <= likely]
    found: dict[str, list[Saying]] = {}
    for _, topic, saying in sorted(opened, key=itemgetter(0)):
        found.setdefault(topic, []).append(saying)
    return found or _NO_SAYING


_NO_SAYING: dict[str, list[Saying]] = {}


def _saying(parts: list[str]) -> Saying:
    ideas = [
        Idea(part.lstrip(_SIGNS), part[: len(part) - len(part.lstrip(_SIGNS))])
        for part in parts
        if part[0] not in "~:="
    ]
    brought = tuple(idea for idea in ideas if "!" not in idea.signs)
    return Saying(
        brought,
        frozenset(idea.name for idea in brought),
        tuple(idea.name for idea in ideas if "!" in idea.signs),
        next((int(part[1:]) for part in parts if part[0] == "~"), _REACH),
        _APART_IN_A_LIST if ":" in parts else _APART,
        "=" in parts,
    )


_SIGNS = "-+!>&"
