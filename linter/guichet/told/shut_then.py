"""A text that asks its reader to come on a day or at an hour at which it says that nobody is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.words import any_of
from guichet.reading.texts.document import Document, Found, Prose
from guichet.told.saying import is_others

_DAY = rf"(?:{any_of('calendar.fr.days')}|{any_of('calendar.en.days')})"
_COME = r"\b(?:présentez-vous|venez|vous (?:êtes|serez) (?:attendue?|reçue?|convoquée?)s?|rendez-vous (?:le|est (?:fixé|prévu))|votre rendez-vous|passez|come|please attend|attend|your (?:appointment|visit|interview) (?:is|will be)|be here|bring (?:it|them|this))\b"
_ASKED_DAY = re.compile(rf"{_COME}[^.;!?\n]{{0,40}}?\b({_DAY})\b(?! (?:au|to|ou|or|et|and) )")
_SHUT_DAY = re.compile(
    rf"\b(?:fermée?s? (?:au public )?(?:tous )?(?:le|les)|closed (?:to the public )?(?:on|every|all)|not open on|n'(?:ouvr\w+|est (?:pas|jamais) ouverte?) (?:pas )?le) ({_DAY})s?\b"
)
_ASKED_HOUR = re.compile(rf"{_COME}[^.;!?\n]{{0,40}}? (?:à|at) (\d{{1,2}})(?: ?(?:h|heures)|(?:[:.]\d\d)? ?(am|pm))")
_HOURS_FR = re.compile(
    r"\b(?:ouvre|ouverte?s?|accueille|reçoit)\b[^.;!?\n]{0,60}? de (\d{1,2}) ?(?:h|heures)\b[^.;!?\n]{0,4} à (\d{1,2}) ?(?:h|heures)\b"
)
_HOURS_EN = re.compile(
    r"\b(?:open|opens|staffed)\b[^.;!?\n]{0,50}?\b(\d{1,2})(?:[:.]\d\d)? ?(am|pm) (?:to|until|-|–) (\d{1,2})(?:[:.]\d\d)? ?(am|pm)\b"
)
_ANY_HOURS = re.compile(
    r"\b\d{1,2} ?(?:h|heures)\b[^.;!?\n]{0,4} à \d{1,2} ?(?:h|heures)\b|\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm) (?:to|until|-|–) \d"
)
_SPECIALLY = re.compile(
    r"\b(?:exceptionnel\w*|spécialement|sauf|autre (?:porte|entrée)|pour vous|specially|except|unless|side (?:door|entrance)"
    r"|réunions?|ateliers?|concerts?|spectacles?|conférences?|soirées?|visio\w*|en ligne|au téléphone|par téléphone|meetings?|workshops?|concerts?|events?|evenings?|online|by (?:tele)?phone|on the (?:tele)?phone)\b"
)
"""Another door, something that is held when the counters are shut, or no coming at all."""
_NOON = 12


def shut_when_asked(document: Document) -> Iterator[Found]:
    """Yield the words that ask a reader to come when the same text, or the same message, says that it is shut."""
    for blocks in [document.blocks] if document.is_sequence else [[one] for one in document.said]:
        whole = "\n".join(one.plain for one in blocks)
        if _SPECIALLY.search(whole):
            continue
        days = {match[1] for match in _SHUT_DAY.finditer(whole)}
        hours = _hours(whole)
        for prose in blocks:
            yield from _asked(prose, days, hours)


def _asked(prose: Prose, days: set[str], hours: tuple[int, int] | None) -> Iterator[Found]:
    for match in _ASKED_DAY.finditer(prose.plain) if days else ():
        found = Found(prose, match.start(), match.end(), match)
        if match[1] in days and not is_others(found):
            yield found
            return
    for match in _ASKED_HOUR.finditer(prose.plain) if hours else ():
        found = Found(prose, match.start(), match.end(), match)
        hour = _hour(match[1], match[2])
        if hours and not hours[0] <= hour < hours[1] and not is_others(found):
            yield found
            return


def _hours(whole: str) -> tuple[int, int] | None:
    """From when to when a place is open, when a text gives one time only."""
    if len(_ANY_HOURS.findall(whole)) != 1:
        return None
    if match := _HOURS_FR.search(whole):
        return int(match[1]), int(match[2])
    if match := _HOURS_EN.search(whole):
        return _hour(match[1], match[2]), _hour(match[3], match[4])
    return None


def _hour(number: str, half: str | None) -> int:
    hour = int(number)
    return hour % _NOON + _NOON if half == "pm" else hour % _NOON if half == "am" else hour
