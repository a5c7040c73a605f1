"""Help for people without internet, announced by a link."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.offered.channels import Channel, channels_near
from guichet.done.words import speaks_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

LINK = Text(
    fr="France services n’est ici qu’un lien : qui n’a pas internet ne peut pas le suivre. Ajoutez une adresse et un numéro de téléphone.",
    en="France services is only a link here: someone without internet cannot follow it. Add an address and a telephone number.",
)

_NAME = re.compile(r"france[ -]services?\b(?![ -](?:link|\d{4}))", re.I)
"""The network, not a report on it ("France services 2020-2023") nor this rule."""


def _near(block: Element) -> str:
    wider = block.closest("div", "section", "article")
    return wider.text if wider is not None and len(wider.text) < 400 else block.text


@element_rule(
    "a",
    name="france-services-link-only",
    code="W9507",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="France services en simple lien", en="France services as a bare link"),
    harms=Text(
        fr="Les personnes qui cherchent de l’aide parce qu’elles n’ont pas internet : il faut internet pour trouver l’adresse.",
        en="People who look for help because they have no internet: finding the address takes the internet.",
    ),
    instead=Text(
        fr="Écrivez à côté du lien l’adresse, le téléphone et les horaires de l’espace le plus proche, imprimables.",
        en="Next to the link, write the address, telephone and opening hours of the nearest place, ready to print.",
    ),
    wrong_when=Text(
        fr="L’adresse et le téléphone sont donnés par la page suivante ou par une carte imprimable.",
        en="The address and telephone are given by the next page or a printable map.",
    ),
    refs=("cour-des-comptes-france-services",),
    lesson="02-another-door/03-finding-the-place",
    mentions=("france",),
    bad=(
        Bad('<p>Faites-vous aider dans un espace <a href="https://www.france-services.gouv.fr">France services</a>.</p>', LINK, at='<a href="https://www.france-services.gouv.fr">', review=True),
        Bad('<li><a href="https://aide.example/france-services">Trouver un espace d’aide</a></li>', LINK, at='<a href="https://aide.example/france-services">', review=True),
        Bad('<div><h2>France services</h2><p>La liste est <a href="https://aide.example/carte">sur cette carte</a>.</p></div>', LINK, at='<a href="https://aide.example/carte">', review=True),
    ),
    good=(
        Good('<p><a href="https://www.france-services.gouv.fr">France services</a>, 3 place du Marché, 99120 Valbrume</p>'),
        Good('<li>Cour des comptes, <a href="https://comptes.example/71276">France services 2020-2023</a>, septembre 2024</li>'),
        Good('<ul><li><a href="regle-12.html">regle-12</a> : France services en simple lien</li></ul>'),
        Good('<p>France services : <a href="tel:+33199001234">01 99 00 12 34</a></p>'),
        Good('<p><a href="{{ lieu.url }}">France services de {{ lieu.nom }}</a>, {{ lieu.adresse }}, {{ lieu.telephone }}</p>'),
    ),
)  # fmt: skip
def france_services_link_only(link: Element, page: Page) -> Iterator[Hit]:
    """Report a link to France services whose section gives neither an address nor a number."""
    href = (link.attr("href") or "").lower()
    if href.startswith(("tel:", "mailto:", "#")) or not href:
        return
    named = _NAME.search(href) or _NAME.search(link.text)
    block = link.closest("p", "li", "div", "section", "td", "dd", "article")
    if not named and (block is None or block.name == "li" or len(block.text) > 400 or not _NAME.search(_near(block))):
        return
    if not named and not speaks_of(link.text, "ways.finding"):
        return  # a link about something else, beside the name
    if link.closest("nav") or page.is_back_office or channels_near(link) & {Channel.PHONE, Channel.POST}:
        return
    others = [one for one in (block or link).inside("a") if one.start < link.start]
    if not any("france" in one.text.lower() for one in others):
        yield Hit(link.span, LINK, certainty=Certainty.REVIEW)
