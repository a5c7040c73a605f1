"""A desk or a line that is hardly ever open, and is the only way: a few hours a week, and nothing besides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from guichet.core.numbers import count
from guichet.core.words import any_of
from guichet.reading.texts.document import Document, Found
from guichet.told.ideas import told
from guichet.told.saying import told_with

_DAYS = f"{any_of('calendar.fr.days')}|{any_of('calendar.en.days')}"
_DAY = re.compile(rf"\b(?:{_DAYS})s?\b")
_RANGE = re.compile(
    rf"\b(?:{_DAYS})s? (?:au|à|to|until|through|-|–) (?:le )?(?:{_DAYS})|\b(?:tous les jours|chaque jour|every day|daily|weekdays|jours ouvr\w+|working days|sauf|except|office hours|opening hours|heures d'ouverture)\b"
)
_HOURS = re.compile(
    r"\b(\d{1,2})(?: ?(?:h|heures?|am|pm|:|\.) ?\d{0,2})? ?(?:am|pm)? ?(?:à|et|to|and|until|-|–) ?(\d{1,2}) ?(?:h|heures?|am|pm|:|\.|\b)"
)
_NAMED_HOURS = {
    word: number
    for names in (
        "one two three four five six seven eight nine ten eleven twelve",
        "une deux trois quatre cinq six sept huit neuf dix onze midi",
    )
    for number, word in enumerate(names.split(), 1)
}
_WHOLE_DAY = 4
"""Hours in a week from which a desk is no longer hardly open."""
_MOST_DAYS = 2


def hardly_open(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text says that nobody answers outside of a few hours a week, which it gives."""
    for found in told(document, lang, "nothing_outside"):
        if _is_narrow(told_with(found)):
            yield found


@lru_cache(maxsize=16)
def _is_narrow(text: str) -> bool:
    """Whether a text gives a few hours, on a day or two: asked once of it."""
    hours = _figures(text)
    days = {one.rstrip("s") for one in _DAY.findall(hours)}
    return not _RANGE.search(hours) and 0 < len(days) <= _MOST_DAYS and 0 < _weekly(hours) <= _WHOLE_DAY


_TIMES = re.compile(r"\b(?:half past |quarter (?:past|to) )?(" + "|".join(_NAMED_HOURS) + r")\b(?: et demie)?")


def _figures(text: str) -> str:
    """The same with its hours in figures: "between ten and half past eleven"."""
    return _TIMES.sub(lambda match: str(_NAMED_HOURS[match[1]]), text)


def _weekly(text: str) -> int:
    """How many hours the openings that a text gives last in all."""
    return sum((count(end) - count(start)) % 12 for start, end in _HOURS.findall(text))
