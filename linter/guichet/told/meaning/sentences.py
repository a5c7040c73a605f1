"""Sentences that say a thing, known by the ideas that they bring together, affirmed or denied, in any order.

A *word list* names an idea ("door": a counter, a letter, a call…) by all the words for it. A *saying* brings ideas together
("door -takes": something is not taken at a door). Both are data: `words.toml`, `sayings.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from guichet.core.keeping.expressions import lasting
from guichet.core.keeping.tables import table
from guichet.reading.texts.document import Document, Found, Prose
from guichet.told.meaning.negation import is_denied_in
from guichet.told.saying import is_others, is_supposed

_REACH = 90
"""Characters between the first idea of a saying and each other."""
_PAST = re.compile(
    r"\b(?:étai(?:t|ent)|avai(?:t|ent)|faisai(?:t|ent)|devai(?:t|ent)|pouvai(?:t|ent)|autrefois|auparavant|jadis|used to|in the past|until (?:19|20)\d\d|(?:en|in) (?:19|20)[01]\d|previously)\b|^avant,"
)
"""What was, and is told as over."""
_TOLD_AS_RULE = re.compile(
    r"\b(?:rappell\w+|interdi\w+|illéga\w+|la loi|le droit|ne d(?:oit|oivent|evrait|evraient) (?:pas |jamais |plus )?|remind\w*|forbid\w*|illegal|the law|must not|should (?:not|never)|never (?:say|tell|write)|ne (?:dites|disons|écrivez|écrivons) (?:pas|jamais)|myth|idée reçue)\b"
)
"""What should not be, in the words of those who say so."""
_NOTE = re.compile(
    r"^\W{0,3}(?:notes? (?:aux|pour les|to|for) |consignes? |(?:team |staff |internal )?note ?:|(?:agents?|staff|advis[eo]rs?|conseill\w+|caseworkers?) ?:)"
)
"""How a word to those who work there begins."""
_FIRMS = re.compile(
    r"\b(?:entreprises?|sociétés?|employeurs?|fournisseurs?|auto-entrepreneurs?|exploitants?|companies|employers?|businesses|suppliers?|bidders?|sole traders?)\b"
)
"""Those whose trade it is: they have the equipment."""


class _Idea(NamedTuple):
    name: str
    sign: str
    """"-": denied, "+": affirmed, "!": nowhere in the sentence, "": either way."""


@dataclass(frozen=True, slots=True)
class _Saying:
    ideas: tuple[_Idea, ...]
    absent: tuple[str, ...]


@cache
def _words(lang: str, name: str) -> re.Pattern[str]:
    entries = table("told/meaning/words.toml")[lang][name]
    return lasting(rf"(?<![\w-])(?:{'|'.join(entries)})(?![\w-])".replace("*", r"\w*"))


@cache
def _sayings(lang: str, topic: str) -> tuple[_Saying, ...]:
    sayings = []
    for one in table("told/meaning/sayings.toml")[lang].get(topic, ()):
        ideas = [_Idea(idea.lstrip("-+!"), idea[0] if idea[0] in "-+!" else "") for idea in one.split()]
        sayings.append(
            _Saying(
                tuple(idea for idea in ideas if idea.sign != "!"),
                tuple(idea.name for idea in ideas if idea.sign == "!"),
            )
        )
    return tuple(sayings)


@lru_cache(maxsize=16384)
def _named(text: str, lang: str, name: str) -> tuple[tuple[int, int], ...]:
    """Where the words of an idea stand in a text."""
    return tuple(match.span() for match in _words(lang, name).finditer(text))


def said_in(prose: Prose, lang: str, topic: str, *, supposed: bool = False) -> Iterator[tuple[int, int]]:
    """Yield where a block says a thing in earnest: no question, no rule recalled, not others' words, nothing that is over."""
    plain = prose.plain
    for saying in _sayings(lang, topic):
        for at in _named(plain, lang, saying.ideas[0].name):
            start, end = _around(prose, at[0])
            found = _brought_together(saying, plain[start:end], lang, (at[0] - start, at[1] - start))
            if found is not None and _is_meant(prose, start, end, at, supposed):
                yield start + found[0], start + found[1]
                break


def told(document: Document, lang: str, topic: str, *, supposed: bool = False) -> Iterator[Found]:
    """Yield the sentences of a document that say a thing in one language, or in none that is known."""
    for prose in document.said:
        if prose.lang not in (lang, ""):
            continue
        for start, end in said_in(prose, lang, topic, supposed=supposed):
            match = _WHOLE.match(prose.plain, start, end)
            if match is not None:
                yield Found(prose, start, end, match)
                break


_WHOLE = re.compile(r".+", re.S)


def _around(prose: Prose, offset: int) -> tuple[int, int]:
    """The sentence around an offset; a question is read with the words that answer it."""
    start, end = prose.sentence_at(offset)
    plain, every = prose.plain, prose.sentences
    at = next((number for number, one in enumerate(every) if one == (start, end)), 0)
    if at and plain[every[at - 1][0] : every[at - 1][1]].rstrip().endswith("?"):
        start = every[at - 1][0]
    if plain[start:end].rstrip().endswith("?") and at + 1 < len(every):
        end = every[at + 1][1]
    return start, end


def _brought_together(saying: _Saying, sentence: str, lang: str, first: tuple[int, int]) -> tuple[int, int] | None:
    """From where to where a sentence brings the ideas of a saying together, when it does."""
    if any(_named(sentence, lang, name) for name in saying.absent):
        return None
    taken = [first]
    if not _has_sign(saying.ideas[0], sentence, lang, first):
        return None
    for idea in saying.ideas[1:]:
        place = next(
            (
                one
                for one in _named(sentence, lang, idea.name)
                if all(one[1] <= low or one[0] >= high for low, high in taken)
                and max(one[0] - first[1], first[0] - one[1]) <= _REACH
                and _has_sign(idea, sentence, lang, one)
            ),
            None,
        )
        if place is None:
            return None
        taken.append(place)
    return min(low for low, _ in taken), max(high for _, high in taken)


def _has_sign(idea: _Idea, sentence: str, lang: str, place: tuple[int, int]) -> bool:
    return not idea.sign or is_denied_in(sentence, lang, *place) == (idea.sign == "-")


def _is_meant(prose: Prose, start: int, end: int, at: tuple[int, int], supposed: bool) -> bool:
    sentence = prose.plain[start:end]
    if sentence.rstrip().endswith("?") or _PAST.search(sentence) or _TOLD_AS_RULE.search(sentence):
        return False
    if _NOTE.search(prose.plain) or _FIRMS.search(sentence):
        return False
    match = _WHOLE.match(prose.plain, *at)
    if match is None:
        return False
    found = Found(prose, at[0], at[1], match)
    return not is_others(found) and (supposed or not is_supposed(found))
