"""Sentences that leave people to watch a page for a place, or that give places to whoever is the quickest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.keeping.expressions import lasting
from guichet.reading.texts.document import Document, Found
from guichet.told.ideas import told
from guichet.told.negation import is_denied_in
from guichet.told.saying import has, meant, told_with

_WATCH = {
    "fr": r"\b(?:(?:revenez|reconnectez-vous|actualise[rz]|rafraîchi(?:r|ssez)|recharge[rz]|revenir|retente[rz])\b[^.!?\n]{0,50}?\b(?:régulièrement|fréquemment|souvent|à tout moment|plusieurs fois|chaque (?:jour|matin)|cette page|la page|notre site|le site)|(?:re)?consulte[rz]\b[^.!?\n]{0,40}?\b(?:régulièrement|fréquemment|souvent|plusieurs fois|chaque (?:jour|matin))|(?:restez|rester) sur (?:la|cette) page|(?:pensez|n'hésitez pas) à (?:revenir|actualiser)|(?:et|puis) (?:actualisez|rafraîchissez|rechargez)\b"
    r"|(?:ouv(?:re|rent|erte?s?)|publiée?s?|libérée?s?|mise?s? en ligne|ajoutée?s?)\b[^.!?\n]{0,40}?\b(?:sans préavis|sans prévenir|de façon aléatoire|aléatoirement|au fil de l'eau|à des heures? variables?|à tout moment|au compte-gouttes))",
    "en": r"\b(?:(?:check back|come back|refresh|reload|keep (?:checking|trying)|check (?:this|the) page|log in|revisit)\b[^.!?\n]{0,40}?\b(?:regularly|often|frequently|this page|the page|every day|several times|throughout the day)|stay on (?:this|the) page|(?:and|then) (?:refresh|reload)\b"
    r"|(?:open(?:s|ed)?|released?|published|added|put online)\b[^.!?\n]{0,40}?\b(?:without (?:notice|warning)|at random|randomly|at any time|at varying times|throughout the day))",
}
_QUICK = {
    "fr": r"\b(?:(?:aux|les|des|au) (?:premiers? (?:connectée?s?|inscrite?s?|arrivée?s?|qui)|plus rapides?)|(?:a|ont) été plus rapides?(?: que vous)?|premiers? arrivée?s?,? premiers? servie?s?|soyez rapides?|places partent (?:vite|en)|connectez-vous (?:vite|rapidement|dès l'ouverture)"
    r"|(?:la|le) premi(?:er|ère)(?: \w+){0,2} (?:à|qui) (?:clique|répon|confirme|réserve|appelle|accepte)\w{0,3}\b[^.!?\n]{0,40}?\b(?:l'aura|l'obtien\w+|(?:la|le) prend(?:ra)?|aura|obtien\w+|recevra))",
    "en": r"\b(?:first[- ]come,?[ -]first[- ]served?|(?:to|for) the (?:first|quickest|fastest) (?:to|who|people|applicants)|(?:was|were) (?:quicker|faster) than you|someone else was (?:quicker|faster)|be quick|places go (?:fast|quickly|in)"
    r"|the first (?:\w+ ){0,2}(?:to|who|that) (?:tap|click|repl|answer|respond|book|confirm|accept)\w{0,3}\b[^.!?\n]{0,40}?\b(?:has|gets|takes|wins|keeps|will (?:have|get|receive)) (?:it|the|that|this)\b)",
}
QUICKEST = ("premier", "rapide", "vite", "first", "quick", "fast")
"""One of them is in each text that serves the quickest."""
_SLOTS = r"créneaux?|rendez-vous|rdv|plages?|(?<!sa )(?<!ma )(?<!la )(?<!en )(?<!sur )(?<!its )(?<!in )(?<!take )(?<!takes )places?|slots?|appointments?|bookings?"
_GOODS = r"visits?|consultations?|séances?|séjours?|lits?|berceaux?|logements?|aides?|bourses?|subventions?|chèques?|enveloppe|budget|vouchers?|grants?|inscriptions?|seats?"
_NO_ADDRESS = r"(?<![\w-])(?<![\w-][@./])(?:{})\b(?![\w.-]*@)(?!(?:-\w[\w-]*)?\.\w)"
"""Some words, where they are said and are no part of the address of a site or of a mailbox."""
_WATCHED_FOR = re.compile(_NO_ADDRESS.format(_SLOTS), re.I)
_GIVEN = re.compile(_NO_ADDRESS.format(f"{_SLOTS}|{_GOODS}"), re.I)
_FAILED = re.compile(
    r"\b(?:(?:a|ont) échoué|(?:problème|erreur) persiste|n'(?:a|ont) pas pu (?:être |se )?charg\w+|failed to load|(?:couldn't|could not) (?:be )?load\w*|(?:problem|error) persists)",
    re.I,
)
"""What says that the page itself did not work: it is loaded again for that, and not to find a place."""
_TOLD_WHEN = re.compile(
    r"\b(?:chaque|tous les) (?:lundi|mardi|mercredi|jeudi|vendredi|matin|jour)s?\b[^.!?\n]{0,20}\d|every (?:mon|tues|wednes|thurs|fri)day|each (?:mon|tues|wednes|thurs|fri)day|à \d{1,2} ?(?:h|heures)|at \d{1,2} ?(?:am|pm|o'clock)"
    r"|tous les \d|every \d|afin de|in order to|pour (?:renseigner|compléter|suivre|modifier|télécharger)|to (?:fill|complete|follow|change|download)\b"
    r"|liste d'attente|waiting list|waitlist|alert|prévien|préviendr|notif|inscrivez-vous|appelez|téléphon|call us|phone|tirage|quotient|critères|criteria|need\b|besoin",
    re.I,
)
"""What says when to come, or another way than watching."""


def watching(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text leaves people to come back and look, without a moment to come nor another way."""
    yield from _of_places(document, _WATCH[lang], lang, _WATCHED_FOR)


def quickest(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text says that places go to whoever is the quickest, and no other way."""
    yield from _of_places(document, _QUICK[lang], lang, _GIVEN)


def untold(document: Document, lang: str) -> Iterator[Found]:
    """Yield where places are said to come up at moments that nobody tells, with no list that calls people."""
    watched = {(id(one.prose), one.prose.sentence_at(one.start)) for one in watching(document, lang)}
    for found in told(document, lang, "slots_untold", supposed=True):
        place = id(found.prose), found.prose.sentence_at(found.start)
        if place not in watched and not has(told_with(found), _CALLED):
            yield found


_CALLED = re.compile(
    r"\b(?:listes? d'attente|nous (?:vous )?(?:prév|avert|alert|appel|rappel)\w+|(?:serez|êtes) (?:prév|avert|alert)\w+|ou (?:appelez|téléphonez|passez)|or (?:call|ring|phone|visit) us|waiting lists?|waitlist|we (?:will|'ll) (?:tell|ring|call|text|let)|you will be (?:told|called|alerted|notified))",
    re.I,
)
"""What tells people without their watching."""


def _of_places(document: Document, shape: str, lang: str, about: re.Pattern[str]) -> Iterator[Found]:
    for found in meant(document, lasting(shape), lang):
        told = told_with(found)
        start, _ = found.prose.sentence_at(found.start)
        if is_denied_in(found.sentence, lang, found.start - start, found.end - start):
            continue
        if has(told, about) and not has(told, _TOLD_WHEN) and not has(told, _FAILED):
            yield found
