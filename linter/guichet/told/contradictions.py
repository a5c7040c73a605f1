"""One text that sends its reader by a door and says that nothing is taken there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guichet.reading.texts.document import Document, Found, Prose
from guichet.told.addressee import is_spoken_to
from guichet.told.saying import is_others


class _Way(NamedTuple):
    asks: re.Pattern[str]
    """What sends the reader there."""
    shuts: re.Pattern[str]
    """What says that nothing is taken there."""
    is_for_anything: bool = False


_NOT_FR = r"(?:ne|n')\s?(?:\w+ ){1,3}?(?:pas|plus|rien|jamais|aucune?)"
_TAKES_FR = r"(?:pren\w+|accept\w+|reç\w+|recev\w+|trait\w+|li(?:sons|t|ra)|lue?s?)"
_WAYS = {
    "reply": _Way(
        re.compile(
            r"\brépond(?:ez|re|ant)\b[^.;!?\n]{0,30}\b(?:à|par) (?:ce |cet |cette |retour )(?:de )?(?:sms|message|mail|courriel|e-?mail|texto)|\bpar retour de (?:mail|courriel|message)"
            r"|\b(?:reply|respond|answer)(?:ing)?\b[^.;!?\n]{0,20}\b(?:to this (?:e-?mail|text|message|sms)|by return(?: of e-?mail)?)"
        ),
        re.compile(
            r"\b(?:ne (?:pas )?répond(?:ez|re)(?: pas)? à ce|(?:cette|notre) (?:boîte|adresse|messagerie)[^.;!?\n]{0,30} (?:n'est (?:pas|plus|jamais) (?:relevée|lue|consultée|surveillée)|ne (?:reçoit|peut) (?:pas|aucune?)?)|(?:adresse|numéro|boîte) qui ne (?:reçoit|lit|prend) (?:pas|aucune?)|réponses? (?:ne (?:sont|seront)|n'est) (?:pas|jamais) lue?s?)"
            r"|\b(?:(?:please )?(?:do not|don't) reply to this|this (?:mailbox|inbox|address|number|email address) (?:is (?:not|never) (?:read|monitored|checked)|(?:cannot|does not|can't) (?:receive|accept|take) (?:replies|answers|messages))|repl(?:y|ies) (?:to this \w+ )?(?:are|is|will be) (?:not|never) (?:read|seen|monitored)|(?:nobody|no ?one) (?:reads|sees|opens|answers) (?:\w+ ){0,3}(?:this|that) (?:mailbox|inbox|address|number))|\bpersonne ne (?:lit|relève|consulte|ouvre) (?:\w+ ){0,4}(?:cette|ce) (?:boîte|adresse|numéro|messagerie)"
        ),
        is_for_anything=True,
    ),
    "post": _Way(
        re.compile(
            r"\b(?:envoye|adresse|renvoye|retourne|poste)z\b[^.;!?\n]{0,60}\bpar (?:la poste|courrier|voie postale)|\b(?:send|return|post)\b[^.;!?\n]{0,60}\bby (?:post|mail)\b"
        ),
        re.compile(
            rf"\b{_NOT_FR}[^.;!?\n]{{0,40}}\b(?:par (?:la poste|courrier|voie postale))"
            r"|\b(?:do not|don't|cannot|can't|no longer|never|not) (?:accept|take|read|process|be (?:accepted|taken|sent))\w*\b[^.;!?\n]{0,40}\bby (?:post|mail)\b"
        ),
    ),
    "phone": _Way(
        re.compile(
            r"(?:^|[.!?:;,] )(?:appelez|téléphonez)\b|(?:^|[.!?:;,] )(?:please )?(?:call|ring|phone) (?:us|the|to|for)\b"
        ),
        re.compile(
            rf"\b(?:{_NOT_FR}|aucune?\b)[^.;!?\n]{{0,50}}\bpar téléphone\b|\b(?:cannot|can't|not|no)\b[^.;!?\n]{{0,40}}\b(?:by|over the) (?:tele)?phone\b"
        ),
    ),
    "appointment": _Way(
        re.compile(
            r"\b(?:uniquement |seulement |exclusivement |que )?sur rendez-vous\b|\bby appointment\b|\bappointments? (?:is|are) (?:required|compulsory|needed)\b"
        ),
        re.compile(
            r"\b(?:aucun|plus (?:aucun|de)|pas de) (?:rendez-vous|créneau)(?! (?:n'est )?(?:nécessaire|obligatoire|requis))[^.;!?\n]{0,20}\b(?:disponibles?|libres?|possibles?|proposés?)\b(?! (?:cette semaine|ce mois|aujourd'hui|avant|jusqu|en|le)\b)|\bno (?:more )?appointments? (?:are |is )?(?:available|left|free|at present|at the moment|currently)\b(?! (?:this week|this month|today|before|until|in|on)\b)|\bthere are (?:currently |now )?no appointments\b(?! (?:this week|this month|today|before|until|in|on)\b)"
        ),
        is_for_anything=True,
    ),
    "desk": _Way(
        re.compile(
            r"\b(?:venez|présentez-vous|déposez|apportez|rendez|remettez)\b[^.;!?\n]{0,50}\b(?:à l'accueil|au guichet|au bureau)|\b(?:bring|come|hand|take|drop)\b[^.;!?\n]{0,40}\b(?:to|in to|at) (?:the|our) (?:desk|counter|office|reception)"
        ),
        re.compile(
            rf"\b(?:l'accueil|le guichet|le bureau) (?:ne|n')\s?{_TAKES_FR} (?:pas|plus|aucune?|rien)|\b{_NOT_FR}[^.;!?\n]{{0,40}}\b(?:à l'accueil|au guichet)|\b(?:the|our) (?:desk|counter|office|reception) (?:does not|doesn't|cannot|no longer) (?:take|accept|receive)|\bnot (?:accepted|taken) at the (?:desk|counter|office)"
        ),
    ),
}
_ANYTHING = re.compile(
    r"\b(?:rien|aucune?|réponses?|courriers?|formulaires?|dossiers?|demandes?|papiers?|documents?|changements?|messages?|anything|nothing|any|it|them|forms?|files?|papers?|documents?|changes?|replies|requests?|claims?)\b"
)
_THINGS = re.compile(r"\b(?!\w*ez\b)[^\W\d_]{4,}\b")
_IN_A_CASE = re.compile(r"\b(?:si|sinon|sauf|if|unless|except|otherwise)\b")
"""What sends there in one case only."""
_APART = re.compile(r"\b(?:si|sinon|sauf|après|avant|if|unless|except|after|before|outside|entre|between)\b")
"""A door shut in one case, or for a time, is not shut."""


def contradictions(document: Document) -> Iterator[Found]:
    """Yield the words that shut a door to which the same text, or the same message, sends its reader for the same thing."""
    texts = [document.blocks] if document.is_sequence else [[one] for one in document.said]
    for blocks in texts:
        said = [one for one in blocks if is_spoken_to(one)]
        for way in _WAYS.values():
            yield from _shut_again(way, said)


def _shut_again(way: _Way, blocks: list[Prose]) -> Iterator[Found]:
    asked = [(one, at) for one in blocks for at in one.words.places(way.asks)]
    for prose in blocks if asked else ():
        for match in prose.words.places(way.shuts):
            found = Found(prose, match.start(), match.end(), match)
            if _APART.search(found.sentence) or is_others(found):
                continue
            if any(_is_of_the_same(found, one, at, way.is_for_anything) for one, at in asked):
                yield found
                return


def _is_of_the_same(found: Found, prose: Prose, at: re.Match[str], is_for_anything: bool) -> bool:
    """Whether two sentences, one of which sends and the other shuts, speak of the same thing, or the second of all."""
    start, end = prose.sentence_at(at.start())
    asking = prose.plain[start:end]
    if (
        (prose is found.prose and start <= found.start < end)
        or _IN_A_CASE.search(asking)
        or asking.rstrip().endswith("?")
    ):
        return False
    if is_for_anything or _ANYTHING.search(found.sentence):
        return True
    return bool(set(_THINGS.findall(found.text)) & set(_THINGS.findall(asking)) - _DOORS)


_DOORS = frozenset(
    {
        "guichet",
        "accueil",
        "poste",
        "courrier",
        "téléphone",
        "bureau",
        "desk",
        "counter",
        "office",
        "post",
        "phone",
        "cette",
        "this",
        "pour",
        "avec",
        "take",
    }
)
