"""A telephone number that deaf people cannot call."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.offered.channels import may_bring_contact
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule

RELAY = Text(
    fr="Ce numéro ne dit pas comment l’appeler sans entendre : ajoutez un relais en langue des signes, en texte ou en langue parlée complétée.",
    en="This number does not say how to call it without hearing: add a relay in sign language, text or cued speech.",
)

_RELAY = re.compile(
    r"sourd|malentend|langue des signes|\blsf\b|\bbsl\b|\basl\b|relais|sign language|deaf|hard of hearing|relay|textphone|minicom|text ?phone|acceo|elioz|rogervoice|sms|18001|\b711\b",
    re.I,
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+")


def _is_written_to(page: Page) -> bool:
    """Whether people who do not hear can write instead: an address of e-mail is given on the page."""
    return any((one.attr("href") or "").lower().startswith(("mailto:", "sms:")) for one in page.find("a")) or bool(
        _MAIL.search(page.text)
    )


@page_rule(
    name="phone-relay-missing",
    code="W9514",
    family=Family.ALTERNATIVES,
    severity=Severity.MINOR,
    title=Text(
        fr="Téléphone sans relais pour les personnes sourdes",
        en="Telephone without a relay for deaf people",
    ),
    harms=Text(
        fr="Les personnes sourdes, malentendantes, sourdaveugles ou aphasiques.",
        en="People who are deaf, hard of hearing, deafblind or aphasic.",
    ),
    instead=Text(
        fr="Indiquez à côté du numéro comment appeler en langue des signes, en texte ou avec un relais.",
        en="Say next to the number how to call in sign language, by text or through a relay.",
    ),
    wrong_when=Text(
        fr="Le relais est présenté sur la page d’accessibilité, liée ici.",
        en="The relay is explained on the accessibility page, linked here.",
    ),
    refs=("ordinance-2023-857",),
    lesson="02-another-door/01-channels",
    bad=(
        Bad('<html lang="fr"><p>Appelez le <a href="tel:+33199001234">01 99 00 12 34</a>.</p></html>', RELAY, at='<a href="tel:+33199001234">', review=True),
        Bad('<html lang="en"><footer><a href="tel:+441632960123">Call us</a></footer></html>', RELAY, at='<a href="tel:+441632960123">', review=True),
        Bad(
            {
                "templates/base.html": "<html lang='fr'>{% block corps %}{% endblock %}<a href='tel:3646'>36 46</a></html>",
                "templates/accueil.html": "{% extends 'base.html' %}{% block corps %}<h1>Accueil</h1>{% endblock %}",
            },
            RELAY, at="<a href='tel:3646'>", path="templates/base.html", review=True,
        ),
    ),
    good=(
        Good('<html lang="fr"><a href="tel:+33199001234">01 99 00 12 34</a> (relais en langue des signes)</html>'),
        Good('<p><a href="tel:+33199001234">01 99 00 12 34</a></p>'),
        Good('<html lang="en"><a href="tel:+441632960123">Call us</a> Relay UK: 18001 01632 960123</html>'),
    ),
)  # fmt: skip
def phone_relay_missing(page: Page) -> Iterator[Hit]:
    """Ask about the first number of a whole page that never mentions a relay."""
    if not page.is_document or not page.is_complete or page.is_back_office or page.is_email:
        return
    for link in page.find("a"):
        href = (link.attr("href") or "").lower()
        if href.startswith("tel:") and not is_dynamic(href):
            if not (_RELAY.search(page.text) or may_bring_contact(page) or _is_written_to(page)):
                yield Hit(link.span, RELAY, {}, Certainty.REVIEW, link.template.path, page.path)
            return
