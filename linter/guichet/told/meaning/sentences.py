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
    r"\b(?:rappell\w+|interdi\w+|illéga\w+|la loi|le droit (?!de|d'|à|au)|ne d(?:oit|oivent|evrait|evraient) (?:pas |jamais |plus )?|remind\w*|forbid\w*|illegal|the law|must not|should (?:not|never)|never (?:say|tell|write)|ne (?:dites|disons|écrivez|écrivons) (?:pas|jamais)|myth|idée reçue)\b"
)
"""What should not be, in the words of those who say so."""
_FIRMS = re.compile(
    r"(?<!votre )(?<!ton )(?<!your )\b(?:entreprises?|sociétés?|employeurs?|fournisseurs?|auto-entrepreneurs?|exploitants?|companies|employers?|businesses|suppliers?|bidders?|sole traders?)\b"
)
"""Those whose trade it is: they have the equipment."""


class _Idea(NamedTuple):
    name: str
    sign: str
    """"-": denied, "+": affirmed, "!": nowhere in the sentence, "": either way."""
    near: bool = False
    """Whether the sentence before or after may say it ("&")."""


@dataclass(frozen=True, slots=True)
class _Saying:
    ideas: tuple[_Idea, ...]
    absent: tuple[str, ...]


_WORDS = ("told/meaning/words.toml", "told/meaning/pressing_words.toml")
_SAYINGS = ("told/meaning/sayings.toml", "told/meaning/pressing_sayings.toml")


@cache
def _lists(files: tuple[str, ...], lang: str) -> dict[str, list[str]]:
    """What some files list in one language; no two of them have a list of the same name."""
    return {name: entries for file in files for name, entries in table(file)[lang].items()}


@cache
def _words(lang: str, name: str) -> re.Pattern[str]:
    entries = _lists(_WORDS, lang)[name]
    return lasting(rf"(?<![\w-])(?:{'|'.join(entries)})(?![\w-])".replace("*", r"\w*"))


@cache
def _sayings(lang: str, topic: str) -> tuple[_Saying, ...]:
    sayings = []
    for one in _lists(_SAYINGS, lang).get(topic, ()):
        ideas = [_idea(word) for word in one.split()]
        sayings.append(
            _Saying(
                tuple(idea for idea in ideas if idea.sign != "!"),
                tuple(idea.name for idea in ideas if idea.sign == "!"),
            )
        )
    return tuple(sayings)


def _idea(word: str) -> _Idea:
    signed = word.removeprefix("&")
    return _Idea(signed.lstrip("-+!"), signed[0] if signed[0] in "-+!" else "", signed != word)


@lru_cache(maxsize=16384)
def _named(text: str, lang: str, name: str) -> tuple[tuple[int, int], ...]:
    """Where the words of an idea stand in a text."""
    return tuple(match.span() for match in _words(lang, name).finditer(text))


def said_in(
    prose: Prose, lang: str, topic: str, *, supposed: bool = False, asked: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield where a block says a thing in earnest: no question, no rule recalled, not others' words, nothing that is over."""
    plain = prose.plain
    for saying in _sayings(lang, topic):
        for at in _named(plain, lang, saying.ideas[0].name):
            start, end = _around(prose, at[0])
            low, high = _beside(prose, start, end)
            found = _brought_together(saying, plain[start:end], lang, (at[0] - start, at[1] - start))
            if found is not None and not _told_near(saying, plain[low:start], plain[end:high], plain[start:end], lang):
                continue
            if found is not None and _is_meant(prose, (start, end), at, supposed=supposed, asked=asked):
                yield start + found[0], start + found[1]
                break


def told(document: Document, lang: str, topic: str, *, supposed: bool = False, asked: bool = False) -> Iterator[Found]:
    """Yield the sentences of a document that say a thing in one language, or in none that is known.

    What only may happen counts when `supposed`, a question when `asked`.
    """
    for prose in document.said:
        if prose.lang not in (lang, ""):
            continue
        for start, end in said_in(prose, lang, topic, supposed=supposed, asked=asked):
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


def _beside(prose: Prose, start: int, end: int) -> tuple[int, int]:
    """From where to where the sentences before and after one stand, with it."""
    every = prose.sentences
    low = next((one[0] for one in reversed(every) if one[1] <= start), start)
    return low, next((one[1] for one in every if one[0] >= end), end)


def _told_near(saying: _Saying, before: str, after: str, sentence: str, lang: str) -> bool:
    """Whether the sentences around bring what may stand in them."""
    return all(
        any(
            _has_sign(idea, text, lang, place)
            for text in (sentence, before, after)
            for place in _named(text, lang, idea.name)
        )
        for idea in saying.ideas
        if idea.near
    )


def _brought_together(saying: _Saying, sentence: str, lang: str, first: tuple[int, int]) -> tuple[int, int] | None:
    """From where to where a sentence brings the ideas of a saying together, when it does."""
    if any(_named(sentence, lang, name) for name in saying.absent):
        return None
    taken = [first]
    if not _has_sign(saying.ideas[0], sentence, lang, first):
        return None
    for idea in (one for one in saying.ideas[1:] if not one.near):
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


def _is_meant(prose: Prose, where: tuple[int, int], at: tuple[int, int], *, supposed: bool, asked: bool) -> bool:
    sentence = prose.plain[where[0] : where[1]]
    if (sentence.rstrip().endswith("?") and not asked) or _PAST.search(sentence) or _TOLD_AS_RULE.search(sentence):
        return False
    if _FIRMS.search(sentence):
        return False
    match = _WHOLE.match(prose.plain, *at)
    if match is None:
        return False
    found = Found(prose, at[0], at[1], match)
    if is_others(found):
        return False
    return (
        not stands_in_condition(prose.plain[where[0] : at[0]], prose.plain[at[0] : at[1]])
        if supposed
        else not is_supposed(found)
    )


_CASE = re.compile(
    r"(?:^|[.;:!?,(–-] ?|\b(?:que|et|mais|that|and|but) )(?:même )?(?:si|s'il|lorsqu\w*|quand|if|when|whenever|unless|in case|en cas d\w*|au cas où)\b[^,.;:!?–]*$"
)
_FOLLOWS = re.compile(r"\b\w+(?:rez|ras|rons|ront)\b|\b(?!sera\w)\w{3,}ra\b|\bsera\b|\b(?:will|shall|may|'ll)\b|=")
"""What only what follows from a condition has: "if you do not reply you will lose it", with no comma."""


def stands_in_condition(before: str, words: str) -> bool:
    """Whether some words of a sentence stand in its condition: "if you lose your card, …"."""
    case = _CASE.search(before)
    return case is not None and _FOLLOWS.search(case[0] + words) is None
