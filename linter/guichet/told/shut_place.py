"""A text that sends its reader through a door, to a counter or by a lift that it says is shut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.words import any_of
from guichet.reading.texts.document import Document, Found, Prose
from guichet.told.saying import is_others, told_next

_SHUT = re.compile(
    r"(?:^|[.;:!?,–-] ?)(?:le |la |l'|the )(?P<name>(?:[^\s.,;:!?]{1,25} ){0,4}?[^\s.,;:!?]{1,25}),? (?:est|sera|reste|restera|is|will be|remains|stays) (?:\w+ment |now |currently )?"
    r"(?:fermée?|hors service|en panne|condamnée?|barrée?|bloquée?|inaccessible|closed|locked|shut|blocked|out of (?:order|use|service))\b"
)
_SENDS = (
    r"\b(?:(?:entre|passe|sorte|monte|descende|accède|emprunte|prene|utilise|alle|vene|présente|rende|retire|dépose|demande|remette)z(?:-vous)?"
    r"|come|enter|use|take|go|leave|collect|hand|bring|drop|walk)\b[^.;!?\n]{0,50}?\b(?:par |au |à |aux |dans |le |la |l'|by |through |at |to |via |the ){1,3}"
)
_AND_NO_MORE = r"(?= ?(?:[.,;:!)]|$)| (?:pour|avec|pendant|afin|to|for|with|during|in|on|rue)\b)"
_AT_TIMES = re.compile(
    rf"\b(?:{any_of('calendar.fr.days')}|(?:{any_of('calendar.en.days')})s?|midi|soir|matin|nuit|week-?ends?|jours? fériés?|vacances|été|heures?|nights?|evenings?|weekends?|holidays?|lunch\w*|noon)\b|\b\d{{1,2}} ?(?:h|am|pm)\b"
    r"|\b(?:rouvr|réouv|reopen|re-open)\w*|\bopen again\b"
)
"""Shut at some hours, or until a day."""
_IN_A_CASE = re.compile(r"\b(?:si|s'il|lorsqu\w*|quand|if|when|unless|sauf|except)\b")
_THEN = re.compile(
    r"\b(?:à partir|après|dès|ensuite|avant|jusqu\w*|from|after|until|before|si|sauf|if|unless|except|ne|pas|not|don't)\b"
)
"""What sends there at another time, or says not to go."""


def shut_places(document: Document) -> Iterator[Found]:
    """Yield the words by which a text, or a message, says that the place is shut to which another of its sentences sends."""
    for blocks in [document.blocks] if document.is_sequence else [[one] for one in document.said]:
        for prose in blocks:
            for match in prose.words.places(_SHUT):
                found = Found(prose, match.start("name"), match.end(), match)
                if _AT_TIMES.search(f"{found.sentence} {told_next(found)}"):
                    continue
                if _IN_A_CASE.search(found.sentence) or is_others(found):
                    continue
                if any(_sends(one, match["name"], found) for one in blocks):
                    yield found


def _sends(prose: Prose, name: str, found: Found) -> bool:
    """Whether another sentence of a block sends the reader to what bears that very name."""
    way = re.compile(f"{_SENDS}{re.escape(name)}{_AND_NO_MORE}")
    for start, end in prose.sentences:
        is_same = prose is found.prose and start <= found.start < end
        sentence = prose.plain[start:end]
        if not is_same and way.search(sentence) and not (_THEN.search(sentence) or sentence.rstrip().endswith("?")):
            return True
    return False
