"""A text that asks its reader to come on a day or at an hour at which it says that nobody is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from guichet.core.words import any_of
from guichet.reading.texts.document import Document, Found, Prose
from guichet.told.saying import is_others

_DAY = rf"(?:{any_of('calendar.fr.days')}|{any_of('calendar.en.days')})"
_MONTH = rf"(?:{any_of('calendar.fr.months')}|{any_of('calendar.en.months')})"
_COME = r"\b(?:présentez-vous|venez|vous (?:êtes|serez) (?:attendue?|reçue?|convoquée?)s?|rendez-vous (?:le|est (?:fixé|prévu))|votre rendez-vous|passez|come|please attend|attend|your (?:appointment|visit|interview) (?:is|will be)|be here|bring (?:it|them|this))\b"
_ASKED_DAY = re.compile(rf"{_COME}[^.;!?\n]{{0,40}}?\b({_DAY})\b(?! (?:au|to|ou|or|et|and) )")
_SHUT_DAY = re.compile(
    rf"\b(?:fermée?s? (?:au public )?(?:tous )?(?:le|les)|closed (?:to the public )?(?:on|every|all)|not open on|n'(?:ouvr\w+|est (?:pas|jamais) ouverte?) (?:pas )?le) ({_DAY})s?\b"
    rf"(?!,? (?:the |le )?(?:\d|{_MONTH}|d'|(?:de|of|in|à|at|from|after|before|until|between) |prochain|suivant|next|matin|après|soir|morning|afternoon|evening|night|jusqu))"
)
"""A day of every week, the whole of it: no date follows it, nor a part of the day."""
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
_PLACE = re.compile(
    rf"\b(?:(?:à|au|aux|chez|dans|at)(?: (?:la|le|les|the|our|notre|nos)\b)?|(?:to|in) (?:the|our)) (?:l')?(?!(?:{_DAY}|plus|moins|partir|heure|nom|noon|midi|latest|time)\b)([^\W\d]\w+)|\b(salle|room|hall)\b"
)
"""Where a sentence says that one is expected."""
_WORD = re.compile(r"\w+")
_LINE = re.compile(r"\b(?:lignes?|standard|numéros?|(?:help|hot)?lines?|switchboard|(?:web)?sites?)\b")
"""What answers, and to which nobody comes."""


def shut_when_asked(document: Document) -> Iterator[Found]:
    """Yield the words that ask a reader to come when the same text, or the same message, says that it is shut there."""
    for blocks in [document.blocks] if document.is_sequence else [[one] for one in document.said]:
        if any(_SPECIALLY.search(one.plain) for one in blocks):
            continue
        days: dict[str, set[str]] = {}
        for found in _said(_SHUT_DAY, blocks):
            days.setdefault(found.match[1], set()).update(_WORD.findall(found.sentence))
        hours = _hours(blocks)
        for prose in blocks:
            yield from _asked(prose, days, hours)


def _asked(prose: Prose, days: Mapping[str, set[str]], hours: tuple[int, int, set[str]] | None) -> Iterator[Found]:
    for found in _said(_ASKED_DAY, [prose]) if days else ():
        if found.match[1] in days and _is_there(found, days[found.match[1]]) and not is_others(found):
            yield found
            return
    for found in _said(_ASKED_HOUR, [prose]) if hours else ():
        hour = _hour(found.match[1], found.match[2])
        if hours and not hours[0] <= hour < hours[1] and _is_there(found, hours[2]) and not is_others(found):
            yield found
            return


def _said(pattern: re.Pattern[str], blocks: Sequence[Prose]) -> Iterator[Found]:
    for prose in blocks:
        yield from (Found(prose, one.start(), one.end(), one) for one in prose.words.places(pattern))


def _is_there(asked: Found, shut: set[str]) -> bool:
    """Whether what some words say is shut may be where a reader is asked to come: they name every place that the reader is told."""
    return shut.issuperset("".join(one) for one in _PLACE.findall(asked.sentence))


def _hours(blocks: Sequence[Prose]) -> tuple[int, int, set[str]] | None:
    """From when to when a place is open, and the words that say so, when a text gives one time only."""
    if sum(len(_ANY_HOURS.findall(one.plain)) for one in blocks) != 1:
        return None
    for found in (*_said(_HOURS_FR, blocks), *_said(_HOURS_EN, blocks)):
        if _LINE.search(found.sentence):
            return None
        start, end = (found.match[1], ""), (found.match[2], "")
        if found.match.re is _HOURS_EN:
            start, end = (found.match[1], found.match[2]), (found.match[3], found.match[4])
        return _hour(*start), _hour(*end), set(_WORD.findall(found.sentence))
    return None


def _hour(number: str, half: str | None) -> int:
    hour = int(number)
    return hour % _NOON + _NOON if half == "pm" else hour % _NOON if half == "am" else hour
