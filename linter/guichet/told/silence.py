"""Sentences that take the reader's silence for a yes, or for giving up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.keeping.expressions import lasting
from guichet.core.words import any_of
from guichet.reading.texts.document import Document, Found
from guichet.told.addressee import TO_READER
from guichet.told.ideas import names, told
from guichet.told.rights import gives_a_way_back
from guichet.told.saying import meant, told_with

_SHAPES = {
    "fr": r"\b(?:(?:sans|à défaut d[e']|en l'absence d[e']) ?(?:réponse|retour|refus|opposition|avis contraire)(?: écrite?)?(?: de votre part| des parents)?|sans (?:réponse|retour) de (?:votre part|vous))\b[^.!?\n]{0,60}?\b(?:votre|leur|l'|un) ?(?:accord|consentement|autorisation|acceptation) (?:est|sera|seront|vous sera) (?:\w+ )?(?:réputée?|considérée?|présumée?|tenue?|acquise?|donnée?)\b|\b(?:(?:votre|vos) (?:silence|absence de réponse)|(?:absence|défaut) de (?:réponse|retour) de votre part|sans (?:réponse|retour|nouvelles?) de (?:votre part|vous)|si vous ne répondez pas|si (?:votre|vos|le|la|les) (?:\w+ ){1,3}(?:n'arrive|ne (?:nous )?(?:parvien\w+|arriv\w+|revien\w+))\w*(?: pas)?|(?:le|tout) silence(?=[^.!?\n]{0,60}(?:renonc|abandon|désist)))\b[^.!?\n]{0,70}?\b(?:vaut|vaudra|équivaut|équivaudra|(?:sera|serez|seront|est|êtes|sont) (?:considéré|réputé|interprété|regardé)e?s?|nous (?:considér|estim|présum)\w+|signifie\w*)\b[^.!?\n]{0,30}?\b(?:renonc\w+|abandon\w*|désist\w+|accord\b|accept\w+|consent\w+|reconna\w+|ne (?:voulez|souhaitez|désirez) plus)",
    "en": r"\b(?:if (?:you do not|you don't|we do not hear|we don't hear|we hear nothing|(?:your|the) (?:\w+ ){1,3}(?:do|does|did) not (?:arrive|reach|come))|no reply|silence|failure to (?:reply|respond)|not replying)\b[^.!?\n]{0,70}?\b(?:we (?:will|shall) (?:assume|take (?:it|this)|treat|consider|presume)|(?:will be|is|shall be|are) (?:taken|treated|deemed|regarded|considered)(?: as)?|means|deemed)\b[^.!?\n]{0,50}?\b(?:agree\w*|accept\w*|consent\w*|no longer (?:want|need|wish)\w*|do not (?:want|need|wish)|withdraw\w*|given up|giving up|abandon\w*|waiv\w+)",
}
_OF_THE_SERVICE = re.compile(
    r"\b(?:gardé par (?:la|le|l'|notre|les)|silence (?:de (?:l'administration|la mairie|la caisse|la préfecture)|du (?:service|préfet|maire))|silence d'une? (?:administration|service|organisme|autorité)|silence (?:of|from) (?:an?|the|any) (?:public |local )?(?:body|authority|administration|council|office|service|department)|de notre part|notre silence|si nous ne (?:vous )?(?:avons pas |répond)\w*|if we (?:do not|don't|have not|haven't) (?:reply|replied|answer\w*))\b"
)
"""The silence of the service, which the law gives a meaning for people to use."""

_MEANS_NOTHING = re.compile(
    r"\bn(?:e |')(?:vau\w+|signifi\w+|équivau\w+|constitu\w+|sera|est|entraîn\w+|chang\w+|modifi\w+|retir\w+) (?:pas|jamais|rien|aucune?)\b|\bn(?:e |')\w+ (?:aucune? (?:effet|conséquence|incidence|suite)|rien à)\b|\bne (?:vous |te |leur )?(?:f(?:ait|era|eront|ont) (?:pas|jamais|rien) perdre|(?:perd|coût|priv|pénalis)\w+ (?:pas|rien|jamais|aucune?|de rien))\b|\brien (?:de [^.;:!?\n]{0,50} )?ne (?:se perd|sera perdu|s'efface|change)\b|\brien n'est (?:\w+ )?\w+ (?:tant que|sans|avant)\b|\b(?:is|does|will|shall) (?:not|never) (?:mean|count|change|affect|be (?:taken|treated|read)|consent|an? )|\b(?:changes? nothing|makes? no difference|nothing (?:[^.;:!?\n]{0,40} )?(?:is|will be|gets) lost|nothing is (?:\w+ )?\w+ (?:until|unless|without)|has no effect)\b"
)
"""That it means nothing, said so."""


_MEANS_NO = re.compile(
    r"\b(?:dire non|refuser|ne pas (?:participer|le vouloir)|(?:say|saying) no|decline|not (?:take part|want it))\b[^.;!?\n]{0,60}\b(?:ne (?:faites|répondez|dites|renvoyez) (?:rien|pas)|rien à faire|ignorez|do (?:nothing|not (?:reply|answer))|ignore)\b"
    r"|\b(?:assume|take it|presume|conclude|considér\w+|suppos\w+|estim\w+|compren\w+) (?:that |qu[e'] ?)?(?:you (?:do not|don't|would rather not) (?:wish|want|like)? ?(?:to )?(?:take part|join|be \w+ed|receive|share|participate)|vous ne (?:souhaitez|voulez|désirez) pas (?:participer|être \w+|recevoir|figurer|partager|entrer))"
    r"|\b(?:la|votre|sa) réponse (?:est|sera) [«\" ]*non\b|\b(?:the|your|their) answer (?:is|will be) [\"“ ]*no\b"
)
"""That it refuses what nobody had asked for: the lightest way to say no."""


def silence_held_against(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text gives a meaning to the reader's silence, and no way back beside it."""
    shaped = meant(document, lasting(_SHAPES[lang]), lang, supposed=True, denied=True)
    seen: set[int] = set()
    for found in (*shaped, *told(document, lang, "silence", supposed=True)):
        if id(found.prose) in seen:
            continue
        seen.add(id(found.prose))
        if _MEANS_NOTHING.search(found.sentence) or _MEANS_NO.search(found.sentence) or not _is_somebodys(found, lang):
            continue
        around = told_with(found)
        if not (_OF_THE_SERVICE.search(around.lower().replace("’", "'")) or gives_a_way_back(around)):
            yield found


_PEOPLE = re.compile(
    rf"\b(?:{any_of('people.fr.served', 'people.en.served')}|parents?|familles?|famil(?:y|ies)|personnes?|person|people|clients?|customers?|membres?|members?|we|nous|accept\w*|accord|consent\w*|renonc\w*|désist\w*|oui|agree\w*|yes)\b"
)
"""Those whom silence may bind, and what they alone do: to agree, to give up."""


def _is_somebodys(found: Found, lang: str) -> bool:
    """Whether what silence decides is the reader's, or what people ask for and hold; a version and a job are a machine's."""
    plain = found.prose.plain
    return TO_READER.search(plain) is not None or _PEOPLE.search(plain) is not None or names(plain, lang, "kept_thing")
