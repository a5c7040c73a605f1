"""The ways in that a page offers besides the internet, and whether a page is a procedure at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from guichet.core.memo import lasting_memo, memo
from guichet.done.offered.pastimes import is_pastime
from guichet.done.offered.unseen import hidden_parts, shown_in, shown_text
from guichet.done.people.controls import asked_in
from guichet.reading.python.literals import words_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.masking import Kind, Token, is_dynamic, static_part, visible
from guichet.reading.templates.rendering import may_hold_markup, renders_form
from guichet.reading.templates.site import Site, is_template

if TYPE_CHECKING:
    from guichet.reading.templates.page import Page
    from guichet.reading.templates.template import Template


class Channel(StrEnum):
    """A way to reach someone without a screen."""

    PHONE = "phone"
    POST = "post"
    COUNTER = "counter"
    NEARBY = "nearby"


PHONE_NUMBER = re.compile(
    r"(?<![\d+/])(?:"
    r"(?:\+33|0033)[\s.\u00a0]?(?:\(0\)[\s.]?)?[1-9](?:[\s.\u00a0-]?\d\d){4}"
    r"|0[\s.\u00a0]?[1-9](?:[\s.\u00a0-]?\d\d){4}"
    r"|0[\s.\u00a0]?8\d\d[\s.\u00a0]?\d{3}[\s.\u00a0]?\d{3}"
    r"|3[0-9][\s.\u00a0]?\d\d(?=[\s\u00a0]*(?:[(,;.]|\u2013|—|\bservice|\bappel|\bgratuit|$))"
    r"|\+\d{1,3}(?:[\s.()\u00a0-]{0,2}\d){6,13}"
    r"|0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,4}"
    r"|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}"
    r")(?!\d)"
)
"""Telephone numbers as people write them: French, short, international, British, American."""

POSTAL_ADDRESS = re.compile(
    r"(?<!\d)(?:F-|L-|B-)?\d{5}\s+(?:[A-ZÉÈÎ][\w’'-]+|\ue000)|\b(?:TSA|CS|BP)\s?\d{2,5}\b|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"
)
_POST = re.compile(r"\bpar (?:courrier|la poste|voie postale)\b|\bby post\b|\bfreepost\b", re.I)
_COUNTER = re.compile(
    r"sans rendez-vous|(?<!retour )(?<!retourner )(?<!revenir )(?<!retournant )(?<!revenant )à l[’']accueil|au guichet|à notre guichet|sur place|en personne (?:dans|à|au|aux|en|chez)\b|accueil (?:du public|physique)|en mairie|"
    r"heures d[’']ouverture|horaires d[’']ouverture|nos bureaux|présentez-vous|rendez-vous (?:à la|en) (?:mairie|préfecture|agence)|"
    r"walk[- ]in|in person|opening hours|visit (?:us|our)|at (?:the|our) (?:counter|office|desk)|without (?:an )?appointment",
    re.I,
)
_REFUSED = re.compile(
    r"\b(?:ne|n[’'])\s?\w+(?: \w+)? (?:plus|pas)\b|\baucun|\bpas d[e’']|\bplus d[e’']|\bni\b|\bn?either\b|\bnor\b|fermé|supprimé|retourné|renvoyé|refusé|rejeté|returned|sent back|refused|rejected|no longer|\bnot?\b",
    re.I,
)
"""Words that close a door just named."""
_STOP = re.compile(r"[.!?;]|\b(?:si|if)\b", re.I)
_NEARBY = re.compile(
    r"france services|aidants? connect|maison des? (?:services|solidarit)|écrivain·?e? public|médiat(?:eur|rice|ion) numérique|"
    r"point d[’']accès au droit|citizens advice|local library|community centre|help near you",
    re.I,
)
_VALUE = re.compile(r"(?:^|[._])(?:tel|telephone|phone|phone_number|numero_tel\w*|standard_tel\w*)\b", re.I)
_PLACE = re.compile(r"(?:^|[._])(?:adresse|address|adresse_postale|postal_address|street_address)\b", re.I)
_PERSON = re.compile(r"^(?:form|field|user|usager|request|profil|profile|object|customer|client|order|demande)\b", re.I)


FOR_ELSE = re.compile(
    r"\b(?:questions?|renseignements?|quer(?:y|ies)) ?\?[^!?;\n]{0,120}|\b(?:pour|to) (?:changer|annuler|déplacer|reporter|change|cancel|move|reschedule)\b[^.!?;\n]{0,120}"
    r"|\b(?:venez|passez|come|drop in)\b[^.!?;\n]{0,40}\b(?:chercher|prendre|retirer|récupérer|get|collect|fetch|pick)\b[^.!?;\n]{0,80}",
    re.I,
)
"""A door opened for something else: to ask a question, to change a day, to fetch what is ready."""


@lru_cache(maxsize=32)
@lasting_memo
def gives_a_number(site: Site) -> bool:
    """Return whether a page of a project gives a number to call, whichever it is."""
    return any(is_template(path) and site.does(path, PHONE_NUMBER) for path in site.paths)


def channels_in(text: str) -> frozenset[Channel]:
    """Return the channels that a piece of text offers."""
    found = set()
    if PHONE_NUMBER.search(text):
        found.add(Channel.PHONE)
    if POSTAL_ADDRESS.search(text) or _offers(_POST, text, 20):
        found.add(Channel.POST)
    if _offers(_COUNTER, text, 60):
        found.add(Channel.COUNTER)
    if _NEARBY.search(text):
        found.add(Channel.NEARBY)
    return frozenset(found)


def _offers(words: re.Pattern[str], text: str, reach: int) -> bool:
    """Whether a sentence names a channel without refusing it."""
    return any(
        not _REFUSED.search(_STOP.split(text[max(0, match.start() - reach) : match.start()])[-1])
        and not _REFUSED.search(_STOP.split(text[match.end() : match.end() + 45])[0])
        for match in words.finditer(text)
    )


@memo
def channels_of(page: Page) -> frozenset[Channel]:
    """Return the channels that a composed page offers, layouts and includes counted; `{{ contact.tel }}` counts."""
    return frozenset(_channels(page))


def _channels(page: Page) -> Iterator[Channel]:
    for element in page.find("a", "address"):
        if element.name == "address":
            if len(static_part(element.text)) > 15 or is_dynamic(element.text):
                yield Channel.POST
        elif (element.attr("href") or "").strip().lower().startswith("tel:"):
            yield Channel.PHONE
    for element in page.find("span", "p", "div", "dd", "meta", "strong"):
        prop = element.attr("itemprop")
        if prop == "telephone":
            yield Channel.PHONE
        elif prop in ("address", "streetAddress"):
            yield Channel.POST
    for _, token in page.tokens():
        if token.kind is Kind.OUTPUT and token.context is Context.TEXT:
            yield from announced(token.body)
    yield from channels_in(shown_text(page))


def announced(body: str) -> Iterator[Channel]:
    """Yield the way that a tag prints, by the name of what it prints: `contact.phone`, and not what somebody gave."""
    if _PERSON.search(body):
        return
    if _VALUE.search(body):
        yield Channel.PHONE
    elif _PLACE.search(body):
        yield Channel.POST


def channels_near(element: Element) -> frozenset[Channel]:
    """Return the channels offered by the section that an element belongs to, by its block, or beside it in a fragment."""
    above = list(element.ancestors)
    block = element.closest("section", "article", "aside", "main", "body", "form", "div", "td")
    if block is None and not above:
        return _beside(element)
    block = block or (above[-1] if above else element)
    if len(block.text) < len(element.text) + 40:
        block = block.closest("section", "article", "main", "body", "div") or block
    return _offered_in(block)


_PLACES = 50
"""Places of a fragment, by the branches around them, whose neighbours are told apart: beyond, all of it is taken for beside."""


def _beside(element: Element) -> frozenset[Channel]:
    """The channels that a fragment offers where it shows an element that stands in nothing."""
    template, branches = element.template, element.template.branches
    known = _known_beside(template)
    place = tuple((id(step.block), step.branch) for step in branches.path(element.start))
    if () not in known:
        known[()] = channels_in(" ".join(one.text for one in template.elements if one.above is None))
    if place in known or not known[()] or len(known) > _PLACES:
        return known.get(place, known[()])
    beside = (one for one in template.elements if one.above is None)
    said = " ".join(one.text for one in beside if branches.can_coexist(one.start, element.start))
    known[place] = channels_in(said)
    return known[place]


@memo
def _known_beside(_: Template) -> dict[tuple[tuple[int, int], ...], frozenset[Channel]]:
    """What a fragment offers, whole and beside the places asked about so far."""
    return {}


@memo
def _offered_in(block: Element) -> frozenset[Channel]:
    """The channels that a block offers, by its words, its links and what is printed in it; what nobody is shown offers none."""
    found = set(channels_in(FOR_ELSE.sub(" ", shown_in(block))))
    gaps = hidden_parts(block.template, block.start, block.extent.end)
    shown = [one for one in block.inside("a", "address") if not gaps.hold(one.start)]
    found.update(Channel.POST for one in shown if one.name == "address")
    found.update(Channel.PHONE for one in shown if (one.attr("href") or "").lower().startswith("tel:"))
    for token in block.template.tokens_between(block.start, block.extent.end):
        if token.kind is Kind.OUTPUT and token.context is Context.TEXT and not gaps.hold(token.start):
            found.update(announced(token.body))
    return frozenset(found)


_CONTACT = re.compile(r"contact|joindre|nous[ _-]appeler|nous[ _-](?:é|e)crire|accueil[ _-]physique|guichets?\b|call us|find us|get help|se faire aider|other ways|autres moyens", re.I)  # fmt: skip


def contact_links(page: Page) -> list[Element]:
    """Return the links of a page that promise a contact page on the same site."""
    return [
        link
        for link in page.find("a")
        if not (link.attr("href") or "").lower().startswith(("mailto:", "http", "tel:", "#"))
        and _CONTACT.search(f"{_address(link)} {visible(link.text)}")
    ]


def _address(link: Element) -> str:
    """Return where a link goes, the template's own words included (`{% url 'contact' %}`)."""
    span = link.value_span("href")
    return link.template.source.text[span.start : span.end] if link.attr("href") is not None else ""


_BENIGN_NAME = re.compile(r"log[-_ ]?in|sign[-_ ]?in|connexion|logout|search|recherche|filtr|newsletter|password|mot[-_ ]de[-_ ]passe|cookie|langue|language|register|signup|sign_up|inscription_compte|basket|cart|checkout|voucher", re.I)  # fmt: skip
_PERSONAL = frozenset(
    "nom prenom naissance birth birthday dob adresse address iban rib revenu revenus income nir secu telephone phone tel foyer "
    "enfant enfants firstname lastname surname allocataire dossier postcode situation salaire loyer famille nationalite".split()
)
_PROCEDURE = re.compile(
    r"\bdemand(?:e|es|er|ez)\b|\bdémarches?\b|\bdéclar(?:er|ez|ation)|\brenouvel(?:er|ez|lement)|\ballocations?\b|\baides?\b|\bbourse\b|"
    r"titre de séjour|carte d[’']identité|passeport|acte de (?:naissance|mariage|décès)|\bpermis\b|\btéléservice|\battestation|"
    r"prendre rendez-vous|\bs[’']inscrire\b|\binscri(?:ption|re|vez)\b|\bmes droits\b|\brecours\b|\bprestations?\b|"
    r"\bappl(?:y|ication|ications)\b|\bclaim\b|\brenew\b|\bbenefits?\b|\bpermit\b|\blicen[cs]e\b|\breport a change|"
    r"\bappeal\b|book an appointment|\ballowance\b|\bgrant\b|\bbadge\b|register (?:a|your) (?:birth|death|change|child)",
    re.I,
)
_ASKS = re.compile(
    r"\s*(?:demander|déclarer|solliciter|renouveler|faire une demande|demande d[e’'u]|apply for|claim|report a change)\b(?!.*\b(?:démo|demo|devis|accès|access|account|compte|quote|refund)\b)",
    re.I,
)
"""The title of a page where something is applied for, whatever its form asks."""
_START = re.compile(
    r"^\s*(?:commencer|démarrer|débuter|start(?: now)?|begin|apply(?: now| online)?|"
    r"(?:commencer|démarrer|accéder à|faire) (?:la|ma|votre|une) (?:démarche|demande|déclaration|inscription)|"
    r"start (?:the |your |my )?(?:application|claim|request)|faire (?:ma|une) demande)\b[^.]{0,25}$",
    re.I,
)
_SITE = re.compile(r"\s[|–—·-]\s")
"""What stands between the title of a page and the name of the site, which says nothing of the page."""


@memo
def procedure_entry(page: Page) -> Element | None:
    """Return what makes a page a procedure: the form that takes a request, or the button that starts one."""
    if page.is_back_office or page.is_email:
        return None
    return _entry(page)


def _entry(page: Page) -> Element | None:
    for form in page.find("form"):
        if (form.attr("method") or "").strip().lower() == "post" and _is_request(form, page):
            return form
    for link in page.find("a", "button"):
        if _START.match(visible(link.text)) and _PROCEDURE.search(_subject(page)):
            return link
    return None


@memo
def _subject(page: Page) -> str:
    titles = (_SITE.split(visible(one.text))[0] for one in page.find("title"))
    return " ".join((*titles, *(visible(one.text) for one in page.find("h1", "h2", "legend"))))


def _is_request(form: Element, page: Page) -> bool:
    own = " ".join(form.attr(name) or "" for name in ("id", "class", "name"))
    span = form.value_span("action")
    target = form.template.source.text[span.start : span.end] if form.attr("action") is not None else ""
    if form.attr("role") == "search" or _BENIGN_NAME.search(f"{own} {target}"):
        return False
    controls = asked_in(form)
    if any((one.attr("type") or "") == "password" for one in controls):
        return False
    words = [words_of(one.attr("name") or "") for one in controls]
    personal = sum(1 for found in words if found & _PERSONAL)
    buttons = " ".join(visible(one.text) for one in form.inside("button"))
    subject = _subject(page)
    about = bool(_PROCEDURE.search(f"{subject} {buttons}")) and not is_pastime(subject)
    rendered = any(renders_form(token) for token in form.template.tokens_between(form.start, form.extent.end))
    asked_for = bool(controls) and any(_ASKS.match(visible(one.text)) for one in page.find("h1"))
    return about and (asked_for or personal >= 1 or rendered or any(one.attr("type") == "file" for one in controls))


_HARMLESS = re.compile(r"^load$|css|js\b|javascript|script|style|icon|svg|image|img|csrf|message|pagin|breadcrumb|theme|form|field|media|title|meta|head|lang|static|asset|vite|webpack|error|button|alert|debug|honeypot|widget", re.I)  # fmt: skip


def may_bring_contact(page: Page) -> bool:
    """Whether something that the source does not show could print a telephone number or an address."""
    return any(_is_unknown(token) for _, token in page.tokens())


def _is_unknown(token: Token) -> bool:
    if not may_hold_markup(token) or renders_form(token):
        return False
    return not _HARMLESS.search(token.name if token.kind is Kind.TAG else token.body)
