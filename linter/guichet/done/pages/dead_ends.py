"""Sentences that send people away: no slot left, a service that is down, and nothing else said of what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from guichet.done.offered.ways_out import leads_on, page_leads_on
from guichet.done.words import speaks_of
from guichet.reading.templates.element import Element
from guichet.reading.texts import Document
from guichet.reading.texts.document import Found
from guichet.told.language.word_lists import lowered
from guichet.told.readers import tells_somebody

if TYPE_CHECKING:
    from guichet.reading.templates.page import Page

_SLOTS_HE = r"(?:cr[ée]neaux?|rendez-vous|rdv)"
_SLOTS_SHE = r"(?:plages? horaires?|(?<!zone de )(?<!zones de )disponibilit[ée]s?)"
_SLOTS_FR = rf"(?:{_SLOTS_HE}|{_SLOTS_SHE})"
_NONE = {
    "fr": re.compile(
        rf"(?:\b(?:(?:(?<!non )plus|pas) (?:d'|de |aucune? )|aucune?s? )|n'existe)(?:(?! (?:pour|dans|sur|avec|à) )[^.!\n]){{0,30}}\b{_SLOTS_FR}\b(?! (?:n'est (?:perdu|annulé|caché|supprimé)|à venir|choisi|sélectionn|réserv|pris|enregistr|défini|configur|planifi|ajout|cré|associ|trouvé pour cet))[^.!\n]{{0,60}}"
        rf"|(?<!du )(?<!d'un )\b{_SLOTS_HE}\b[^.!\n]{{0,30}}\b(?:complets?|épuisés?|tous pris|indisponibles?)\b"
        rf"|\b{_SLOTS_SHE}\b[^.!\n]{{0,30}}\b(?:complètes?|épuisées?|toutes prises|indisponibles?)\b"
        r"|\b(?:plus|pas|aucune) (?:d'|de )?places? (?:\w+ ){0,2}?(?:disponibles?|libres?|restantes?)\b[^\n]{0,80}\b(?:réessay|recommenc|revenez|ultérieurement|plus tard)\w*"
        rf"|\btou(?:te)?s (?:nos|les) {_SLOTS_FR} (?:\w+ )?sont (?:déjà |actuellement )?(?:pris(?:es)?|réservée?s|occupée?s|complets|complètes)\b[^.!\n]{{0,60}}"
        rf"|\b(?:agenda|planning|calendrier) (?:est|affiche) complet\b|(?:^|c'est )complet\b[^\n]{{0,60}}\b(?:réessay|recommenc|revenez|ultérieurement|plus tard)\w*"
    ),
    "en": re.compile(
        r"\bno (?:more |free |available |other )?(?:time ?slots?|slots?|appointments?)\b(?! (?:is (?:lost|hidden|wasted|cancelled)|falls?|is needed|needed|is necessary|necessary|is required|required|either|yet|selected|chosen|booked|scheduled|made|created|found for this))[^.!\n]{0,40}"
        r"|\b(?:(?:slots?|appointments?) (?:are|is) (?:all |fully )?(?:booked|full|unavailable)|(?:slots|appointments) are (?:all )?(?:taken|gone))\b[^.!\n]{0,30}"
        r"|\b(?:no (?:more )?places? (?:are |is )?(?:left|available|remaining)|all places (?:are|have been) (?:taken|gone|filled))\b[^\n]{0,80}\b(?:try again|come back|check (?:back|again))\b"
        r"|\bfully booked\b[^\n]{0,60}\b(?:try again|come back|check (?:back|again))\b"
    ),
}
_OWN = re.compile(
    r"\b(?:vous n'avez|vous n'aviez|votre agenda|vos rendez-vous|mes rendez-vous|you have|your (?:calendar|appointments?)|à venir|upcoming|pris de rendez-vous|sans rendez-vous)\b"
)
_SHORT = 1500
"""Characters of a page that says only that it is down."""
_DEVELOPERS = re.compile(
    r"(?:^|/)(?:docs?|documentation|adr|rfcs?)/|(?:^|/)(?:readme|changelog|changes|contributing|history|todo)\b", re.I
)
_LATER = re.compile(
    r"\b(?:réessayez|ré-essayez|veuillez (?:réessayer|recommencer)|merci de (?:réessayer|renouveler|revenir)|recommencez|revenez|try again|please retry|come back|check back)\b[^.!?\n]{0,60}"
)
_DOWN = re.compile(
    r"\b(?:indisponible|ne fonctionne pas|hors service|en panne|momentanément (?:interrompu|suspendu)|saturée?|surchargée?|unavailable|out of (?:service|order)|not working|not available|is down|overloaded)\b"
)
AT_STAKE = re.compile(
    r"\b(?:avant le|date limite|dernier délai|actualisation|votre (?:demande|dossier|déclaration|situation|paiement|recours|inscription)|vos (?:droits|paiements|démarches)|allocations?|deadline|by the \d|your (?:claim|application|request|benefits?|payments?|appeal|renewal|booking)|before \d)\b"
)
"""What people lose, or came for, when the page is down."""
_DOES = r"(?:vérifi|confirm|reconn|identifi|authentifi|rapproch|retrouv|associ|valid|verif|match|recogni[sz]|find your|found|link)"
_FAILED = re.compile(
    rf"\b(?:n'a|n'ont|n'avons) pas (?:pu|été|réussi)\b[^.!?\n]{{0,30}}{_DOES}|\bimpossible (?:de|d')\s?(?:vous )?{_DOES}"
    rf"|\b(?:could|can) ?(?:not|n't) (?:be )?{_DOES}|\b(?:unable|failed) to (?:be )?{_DOES}"
)
_WHO = re.compile(
    r"\b(?:votre|vos|vous) (?:identité|compte|dossier|état civil|situation|données|informations|pièce|justificatif|droits|connaître|reconnaître|identifier|authentifier|retrouver)\b"
    r"|\b(?:your (?:identity|account|record|details|claim|application|document|information|address)|who you are|(?:verify|identify|recogni[sz]e|match|find) you)\b"
)
"""Whom a machine did not recognise, or what it did not find of them."""


def no_slots(document: Document) -> Iterator[Found]:
    """Yield the sentences that say there are no slots, when nothing shown with them leads on."""
    if document.is_back_office or _DEVELOPERS.search(document.path):
        return
    project = document.page.project if document.page is not None else None
    for lang, pattern in _NONE.items():
        for found in document.find_phrases(pattern, lang):
            prose = found.prose
            if prose.element is None and not document.is_sequence and not _LATER.search(prose.plain):
                continue  # a label kept apart from its page: what stands beside it there cannot be told
            if tells_somebody(prose) and not _OWN.search(prose.plain) and not leads_on(prose, project):
                yield found


def unrecognised(page: Page) -> Element | None:
    """Return where a page tells people that a machine did not recognise them, when all that it offers is to try again."""
    if page.is_back_office or page.is_email or len(page.text) > _SHORT or page.find("form"):
        return None
    found = next((one for one in page.find("p", "h1", "h2", "li", "div", "span", "strong") if _is_failure(one)), None)
    retries = any(speaks_of(one.text, "ways.nowhere") for one in page.find("a", "button"))
    return found if found is not None and retries and not page_leads_on(page) else None


def _is_failure(element: Element) -> bool:
    said = lowered(element.text)
    return not element.inside("p", "div", "li") and bool(_FAILED.search(said) and _WHO.search(said))


def outage(page: Page) -> Element | None:
    """Return where a page that is down tells people to come back, when what they came for waits and nothing leads on."""
    if page.is_back_office or len(page.text) > _SHORT:
        return None
    said = lowered(page.text)
    if not (_DOWN.search(said) and _LATER.search(said) and AT_STAKE.search(said)):
        return None
    found = next(
        (
            one
            for one in page.find("p", "li", "div", "span", "strong")
            if _LATER.search(lowered(one.text)) and not one.inside("p", "div", "li")
        ),
        None,
    )
    return found if found is not None and not page_leads_on(page) else None
