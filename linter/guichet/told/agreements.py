"""Sentences by which someone is said to agree because they go on, or learns afterwards what was done with what is theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from guichet.core.keeping.expressions import lasting
from guichet.reading.texts.document import Document, Found
from guichet.told.ideas import said_in, told
from guichet.told.language.word_lists import pattern
from guichet.told.saying import has, meant, once_in_a_block, told_next, told_with

_FILE = "dark_patterns/consent.toml"
_GOES_ON = {
    "fr": r"\ben (?:continuant|poursuivant|validant|envoyant|cliquant|créant|utilisant|naviguant|remplissant|soumettant|transmettant|accédant|déposant|restant|vous inscrivant|vous connectant|prenant rendez-vous|répondant)\b[^.;!?\n]{0,80}?\b(?:vous|j')\s?(?:acceptez|accepte|consentez|consens|autorisez|autorise|donnez (?:votre|l') ?accord|donne mon accord)\b[^.;!?\n]{0,100}",
    "en": r"\bby (?:continuing|submitting|using|registering|clicking|signing (?:up|in)|sending|browsing|creating|completing|entering|booking|providing|staying|visiting)\b[^.;!?\n]{0,80}?\b(?:you|i) (?:also )?(?:agree|consent|accept|authori[sz]e|allow|give (?:us )?(?:your )?permission)\b[^.;!?\n]{0,100}",
}
_CLICKED = re.compile(
    r"\b(?:cliquant sur|clicking(?: on)?) (?:(?:le bouton|the button) )?[^\w]{1,4}(?:tout |i |j'|oui|yes)?,? ?(?:accept|agree|allow|autoris|consen|d'accord)",
    re.I,
)
"""A button that says yes in its own words, which is pressed: that is an answer."""
_OWN_IMAGE = r"\b(?:utilis|publi|diffus)\w+ (?:de )?(?:votre|vos|l'|leur) ?(?:image|photos?|voix)|\b(?:use|publish\w*|share|sharing) (?:of )?(?:your|their|my) (?:photos?|image|voice|location|story|pictures?)"
_DONE = {
    "fr": r"\b(?:vos?|votre|les?|la|vous|nous)\b[^.;!?\n]{0,60}?\b(?:est|sont|êtes|avez été|a été|ont été|avons) (?:\w+ment |déjà |désormais |maintenant )?(?:visibles?|publiée?s?|en ligne|partagée?s?|transmise?s?|communiquée?s?|inscrite?s? (?:à|sur)|ajoutée?s? (?:à|sur)|diffusée?s?|affichée?s?|basculée?s?|abonnée?s?|souscrit\w*)\b",
    "en": r"\b(?:your|the|you|we)\b[^.;!?\n]{0,60}?\b(?:is|are|has been|have been|have|were) (?:already |now )?(?:visible|published|online|shared|passed (?:on )?to|sent to|added|listed|signed up|subscribed|enrolled|switched|moved (?:you )?to|upgraded|on display|on show)\b",
}
_OR_ELSE = {
    "fr": r"^\W*(?:si vous ne (?:souhaitez|voulez|désirez) (?:pas|plus)|si vous (?:préférez|refusez|n'êtes pas d'accord)|pour (?:vous (?:y )?opposer|refuser|ne plus|en sortir|vous désinscrire)|vous pouvez (?:vous y opposer|demander (?:son|leur|votre) retrait)|(?:dites-(?:le-)?nous|prévenez-nous|signalez-le|écrivez-nous|appelez-nous|faites-le savoir)[^.;!?]{0,20} si (?:vous|cela|ça)|(?:une |votre |toute )opposition (?:reste|est|demeure) possible|si (?:cela|ça) ne vous (?:convient|va) pas|vous êtes contre)",
    "en": r"^\W*(?:if you (?:would rather|do not want|don't want|do not wish|prefer not|object|disagree|want (?:it|them) removed)|to (?:opt out|object|be removed|unsubscribe)|you (?:may|can) (?:opt out|object|ask (?:us )?(?:for it to be removed|to be removed))|(?:please )?(?:tell us|let us know|ring|call|write|say so|shout) if you (?:mind|object|disagree|would rather|do not|don't)|if that is not what you want|should you (?:not wish|prefer not|object))",
}
_OF_DECISIONS = {
    "fr": r"\b(?:factures?|arrêtés?|résultats?|avis de|horaires?|tarifs?|procès-verba\w+|délibérations?)\b",
    "en": r"\b(?:bills?|results?|timetables?|minutes of|rates|invoices?)\b",
}
"""What is put before people for them to read, and nothing of theirs."""


def agreed_by_going_on(document: Document, lang: str) -> Iterator[Found]:
    """Yield where going on is said to be an agreement for someone else's sake."""
    for found in meant(document, lasting(_GOES_ON[lang]), lang):
        said = found.match[0].replace("’", "'")
        if _CLICKED.search(found.prose.text[found.start : found.end]):
            continue
        if pattern(_FILE, "for_others").search(said) or _is_about_cookies(said) or lasting(_OWN_IMAGE).search(said):
            yield found


def _is_about_cookies(said: str) -> bool:
    """Whether words in plain form speak of trackers."""
    return pattern(_FILE, "cookies").search(said) is not None


def told_afterwards(document: Document, lang: str) -> Iterator[Found]:
    """Yield where people learn that something of theirs was shown or given, and only then how to say no."""
    for found in meant(document, lasting(_DONE[lang]), lang):
        after = told_next(found).lower().replace("’", "'")
        if lasting(_OR_ELSE[lang]).search(after) and not lasting(_OF_DECISIONS[lang]).search(found.sentence):
            yield found


_SIGNED = re.compile(r"\bsign", re.I)
_MAY_NOT = re.compile(
    r"\b(?:if you (?:choose|decide|prefer) not to sign|if you (?:do not|don't) sign|you (?:may|can) (?:choose not|refuse|decline) to sign|si vous (?:ne signez pas|ne souhaitez pas signer|refusez de signer)|vous pouvez (?:ne pas|refuser de) signer)"
)
"""That signing is the answer to a question, and not signing another one."""
_BY_THE_SERVICE = re.compile(
    r"\b(?:accept|valid|approv|confirm)\w*(?: ou (?:non|pas)| ou refus\w+| or not| or (?:refus|reject)\w*)? (?:votre|vos|your) (?:demande|inscription|candidature|dossier|request|application|registration|claim)",
    re.I,
)
"""That it is the service that says yes, to what people asked."""
_TAKEN = ("agreed_by_use", "joined", "opted_out", "agreed_by_staying", "agreed_by_act", "done_unless_no")
_TAKEN_FOR_ANY = ("yes_by_silence", "yes_by_act")
"""What a yes is taken for in any words; those whom it serves may be firms."""


def agreements_taken(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text takes something else for a yes; one that a button gives to the service's terms alone is left out."""
    found = (
        one
        for topic in (*_TAKEN, *_TAKEN_FOR_ANY)
        for one in told(document, lang, topic, supposed=True, firms=topic in _TAKEN_FOR_ANY)
    )
    yield from once_in_a_block(one for one in found if not _is_given(one, lang))


def _is_given(found: Found, lang: str) -> bool:
    """Whether the yes is one that people give, by a deed of their own or a button, or that the service gives to them."""
    if any(True for _ in said_in(found.prose, lang, "agreed_by_deed", supposed=True)):
        return True
    if _SIGNED.search(found.text) is not None and has(told_with(found).lower(), _MAY_NOT):
        return True
    pressed = _CLICKED.search(found.prose.text[found.start : found.end]) is not None
    return pressed or _BY_THE_SERVICE.search(found.text) is not None


_NOTHING = re.compile(r"\brien ne (?:se )?\w+|\bnothing (?:is|will be) \w+", re.I)
"""That what would come again does not: « rien ne se poursuit »."""


def renewed(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text has people pay again, or begin to pay, because they said nothing."""
    found = told(document, lang, "comes_again", supposed=True)
    yield from (one for one in found if _NOTHING.search(one.text) is None)


def terms_imposed(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text lets the service change what was agreed alone."""
    yield from told(document, lang, "terms_changed", supposed=True)


def taped(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text says that people are recorded, filmed, followed or listened to, and nobody asked them."""
    topics = ("recorded_unasked", "listened_to")
    yield from once_in_a_block(one for topic in topics for one in told(document, lang, topic, supposed=True))


def handed_on(document: Document) -> Iterator[Found]:
    """Yield where what people gave goes to those who trade, or to others who have nothing to do with what they asked."""
    each = product(("fr", "en"), ("handed_on", "given_out"))
    yield from once_in_a_block(
        one for lang, topic in each for one in told(document, lang, topic, supposed=True, firms=True)
    )
