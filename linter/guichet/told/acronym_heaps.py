"""Sentences made of acronyms: one may be known to its readers, four of them say nothing to anybody."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from guichet.reading.texts.document import FIELD, QUOTED, Document, Found
from guichet.told.acronyms import is_word, unknown
from guichet.told.diplomas import is_a_diploma
from guichet.told.readers import NAMES, is_for_people, is_kept_among_the_told, speaks_of_served

_HEAP = 4
"""Acronyms of one sentence that nobody knows all of."""
_FEW = 3
"""The same, in a sentence for whoever reads."""
_FEWEST_WORDS = 2
_SHARE = 5
"""One word in so many, at least, is one of them: a long list of partners is read past."""


def heaped(document: Document, more: frozenset[str]) -> Iterator[tuple[Found, tuple[str, ...]]]:
    """Yield the sentences told to people that are made of acronyms, with these, where the file explains none of them."""
    if not is_for_people(document):
        return
    explained = {one.upper() for one in document.explained}
    for _, group in groupby(unknown(document, more), lambda one: _sentence_of(one[1])):
        places = list(group)
        first = places[0][1]
        asking = ((one, place) for one, place in places if one not in explained and not is_word(place))
        names = tuple(dict.fromkeys(one for one, place in asking if not is_a_diploma(place)))
        if (
            len(names) >= (_FEW if is_kept_among_the_told(first.prose) and first.prose.kind not in NAMES else _HEAP)
            and first.prose.kind != FIELD
            and _is_said(first, len(names))
        ):
            yield first, names


def _sentence_of(found: Found) -> tuple[int, int]:
    return id(found.prose), found.prose.sentence_at(found.start)[0]


def _is_said(found: Found, number: int) -> bool:
    """Whether a sentence has words of its own beside its acronyms, and few enough: no shout, no list of codes, no quotation."""
    start, end = found.prose.sentence_at(found.start)
    words = found.prose.text[start:end].split()
    small = sum(word.strip("(),.;:").islower() and len(word) > 1 for word in words)
    is_own = QUOTED not in found.prose.plain[start:end] and not speaks_of_served(found.prose)
    return is_own and small >= _FEWEST_WORDS and number * _SHARE >= len(words)
