"""Sentences that give hours to what needs none: a form, a site, a request made on a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.keeping.expressions import lasting
from guichet.core.words import any_of
from guichet.reading.texts.document import Document, Found
from guichet.told.saying import meant

_DAYS = {lang: any_of(f"calendar.{lang}.days") for lang in ("fr", "en")}
_ON_SCREEN = {
    "fr": r"(?:formulaire|téléservice|télédéclaration|saisie|service en ligne|démarche en ligne|demande en ligne|dépôt en ligne|site (?:internet|web|en ligne)|portail|plateforme(?! téléphonique)|espace (?:personnel|usager|numérique|client|famille)|prise de rendez-vous en ligne|(?:demander|déposer|s'inscrire|se connecter|payer|saisir)[^.!?;\n]{0,20} en ligne)s?",
    "en": r"(?:online (?:form|service|application|account|portal|booking)|application form|web ?form|website|portal|booking (?:page|site|system)|(?:apply|book|claim|register|renew|pay|sign in)[^.!?;\n]{0,12} online)s?",
}
_WORKS = {
    "fr": r"(?:accessible|ouvert|disponible|fonctionne|utilisable|fermé?|en service|possible|consultable|actif|joignable|répond)(?:e|s|es|nt)?",
    "en": r"(?:available|open|accessible|works?|runs?|usable|closed?|closes|shuts?|possible|opens|be used|in service)",
}
_WHEN = {
    "fr": rf"(?:du (?:{_DAYS['fr']}) au (?:{_DAYS['fr']})|(?:de|entre) \d{{1,2}} ?(?:h|heures?)\b[^.!?;\n]{{0,8}} (?:à|et) \d{{1,2}} ?(?:h|heures?)\b|(?:les|aux) (?:jours|heures) (?:ouvrés|ouvrables|d'ouverture|de bureau)|la nuit|chaque (?:soir|nuit)|(?:le|chaque) week-end)",
    "en": rf"(?:(?:from )?(?:{_DAYS['en']})s? (?:to|until|through) (?:{_DAYS['en']})|(?:from|between) \d{{1,2}}(?:[:.]\d\d)? ?(?:am|pm)?\b (?:to|and|until) \d{{1,2}}|(?:in|during|outside) (?:office|business|working|opening) hours|on (?:weekdays|working days)|overnight|at night|every (?:night|evening)|at (?:the )?weekends?)",
}
_NOT_SHUT = re.compile(
    r"\b(?:même|aussi|y compris|toute heure|24|sept|7|also|even|any time|around the clock|téléphone|standard|guichet|accueil|bureaux?|agence|conseillers?|agents?|tchat|chat|phone|line|helpline|desk|counter|office is|advis[eo]rs?|staff"
    r"|officers?|caseworkers?|colleagues?|clerks?|instruct(?:eur|rice)s?|gestionnaires?|greffiers?|jamais|never|we (?:read|answer|reply)|nous (?:lisons|répondons)"
    r"|maintenance|exceptionnel\w*|travaux|upgrade|planned|traitée?s?|examinée?s?|processed|dealt)\b"
)
"""What makes the hours those of people who answer, or of a work that ends."""
_OPENS = tuple(
    lasting(rf"\b(?:{_WORKS[lang]}|{verb})\b[^.!?\n]{{0,50}}?\b(?:{_WHEN[lang]}|{hour})")
    for lang, verb, hour in (
        ("fr", r"r?ouvr(?:e|ent|ira|iront)|répond(?:ra|ront)|rappelez|revenez", r"(?:à|dès|à partir de) \d{1,2} ?(?:h|heures?)\b"),
        ("en", r"reopens?|call back|come back", r"(?:at|from|after) \d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?\b"),
    )
)  # fmt: skip


def tells_opening(text: str) -> bool:
    """Return whether words, as a reader sees them, tell the days or the hour when a door that is shut opens."""
    plain = " ".join(text.lower().split())
    return any(one.search(plain) for one in _OPENS)


def hours_on_screen(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text says that something on a screen works at some hours only."""
    shape = lasting(rf"\b{_ON_SCREEN[lang]}\b[^.!?\n]{{0,50}}?\b{_WORKS[lang]}\b[^.!?\n]{{0,50}}?\b{_WHEN[lang]}")
    for found in meant(document, shape, lang):
        if not _NOT_SHUT.search(found.sentence):
            yield found
