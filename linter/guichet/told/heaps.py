"""Sentences in which the phrases of an office are heaped up: each is only heavy, and together they stop the reader."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from guichet.reading.language.sentences import word_count
from guichet.reading.texts.document import Found
from guichet.told.actions import orders
from guichet.told.legal import cites_law
from guichet.told.phrases import Phrase
from guichet.told.readers import is_kept_among_the_told, stops_somebody, tells_somebody

_MANY = 3
"""Phrases of one sentence that nobody reads through."""
_FEW = 2
_SHARE = 0.25
"""Of the words of a sentence, when its phrases are few."""
_TERMS = 0.15
"""The same, when they are exact terms that nothing explains."""
OFFICE = frozenset({"replace", "heavy", "explain"})
"""The tables of words that nobody says; the others are in everyone's mouth."""
_STOPS = "replace"
"""The table of words that stop somebody: two that are only heavy are a matter of style, unless one must act upon them."""
_COMMON = "simpler"
"""The table of words in everyone's mouth: no number of them makes a sentence that of an office."""
Group = list[tuple[Phrase, Found]]


def sentence_by_sentence(found: Iterable[tuple[Phrase, Found]]) -> list[Group]:
    """Return phrases together with those of their sentence, in order."""
    return [list(group) for _, group in groupby(found, _sentence_of)]


def _sentence_of(one: tuple[Phrase, Found]) -> tuple[int, int]:
    prose = one[1].prose
    return prose.index, prose.sentence_at(one[1].start)[0]


def is_heap(group: Group) -> bool:
    """Whether a sentence for people is made of words that nobody says: many, or a large part of it; both when they are two.

    A law that is cited speaks so itself, and is another rule's.
    """
    found = group[0][1]
    number = len({phrase.key for phrase, _ in group})
    is_told = tells_somebody(found.prose) or (number >= _MANY and stops_somebody(found.prose, at_work=True))
    if number < _FEW or not is_told or cites_law(found.sentence):
        return False
    is_said = stops_somebody(found.prose, at_work=number >= _MANY) or (
        not found.prose.document.is_sequence and is_kept_among_the_told(found.prose)
    )
    is_dense = _is_dense(group)
    if all(phrase.table == "explain" for phrase, _ in group):
        return stops_somebody(found.prose) and _is_dense(group, _TERMS)
    if len({phrase.key for phrase, _ in group if phrase.table != "explain"}) < _FEW and not _stops(group):
        return False  # a term that is kept anyway, and one phrase
    if len(group) >= _MANY:
        return is_said or is_dense
    must_act = orders(found.prose, *found.prose.sentence_at(found.start))
    return is_said and is_dense and (must_act or _stops(group))


def _stops(group: Group) -> bool:
    return any(phrase.table == _STOPS for phrase, _ in group)


def is_heavy(group: Group) -> bool:
    """Whether a sentence said to people is heavy with correct words: several, that make up a large part of it."""
    found = group[0][1]
    tables = {phrase.table for phrase, _ in group}
    if len({phrase.key for phrase, _ in group}) < _FEW or tables == {_COMMON} or not stops_somebody(found.prose):
        return False
    return (len(group) >= _MANY or _is_dense(group)) and not cites_law(found.sentence)


def _is_dense(group: Group, share: float = _SHARE) -> bool:
    return sum(word_count(one.text) for _, one in group) >= share * word_count(group[0][1].sentence)
