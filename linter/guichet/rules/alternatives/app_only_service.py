"""A service that exists only in an application."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.offered.channels import channels_of
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule

APP = Text(
    fr="Cette page n’offre que l’application : sans smartphone récent, pas de service. Ajoutez la voie web, le papier ou un numéro.",
    en="This page offers only the app: without a recent smartphone, no service. Add a web way, paper or a number.",
)

_STORE = re.compile(r"^https?://(?:apps\.apple\.com|itunes\.apple\.com|play\.google\.com/store)", re.I)
_NEED = re.compile(
    r"télécharge[rz]|installe[rz]|uniquement (?:dans|sur|depuis) l[’']application|(?:s[’']effectue\w*|se fai(?:t|re)|se font|s[’']obtient|se demande\w*|se réserve\w*) (?:dans|sur|depuis|avec|via|par) l[’']application|(?:made|done|booked|requested) (?:in|on|through|with|from) (?:the|our) (?:\w+ )?app\b|download|install|only(?: available)? (?:in|on|through) (?:the|our) (?:mobile )?app",
    re.I,
)
_USED = re.compile(
    r"(?:demand|inscri|réserv|obtenir|utilis|accéd|déclar|prendre|faire|trouver|apply|book|access|claim|use|get|find|renew|register|order|obtain)\w*",
    re.I,
)
_OTHER = re.compile(
    r"\ben ligne\b|sur (?:le|notre) site|sur ordinateur|formulaire|papier|par courrier|online|on (?:our|the) website|paper form|by post",
    re.I,
)


@page_rule(
    name="app-only-service",
    code="W9510",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Service réservé à une application", en="Service reserved to an app"),
    harms=Text(
        fr="Les personnes sans smartphone, avec un téléphone ancien, ou qui ne veulent pas confier leurs données à un magasin d’applications.",
        en="People without a smartphone, with an old phone, or who do not want to give their data to an app store.",
    ),
    instead=Text(
        fr="Offrez la même démarche sur le web et sur papier, et dites-le à côté des liens.",
        en="Offer the same procedure on the web and on paper, and say so next to the links.",
    ),
    wrong_when=Text(
        fr="L’application n’est qu’un confort et la page voisine offre la démarche complète.",
        en="The app is only a convenience and the next page offers the whole procedure.",
    ),
    refs=("insee-1780", "ddd-2022"),
    lesson="02-another-door/01-channels",
    bad=(
        Bad('<html lang="fr"><p>Pour demander la carte, téléchargez l’application.</p><a href="https://play.google.com/store/apps/details?id=x">Google Play</a></html>', APP, at='<a href="https://play.google.com/store/apps/details?id=x">', review=True),
        Bad('<html lang="en"><p>Download the app to book a visit.</p><a href="https://apps.apple.com/app/id1">App Store</a></html>', APP, at='<a href="https://apps.apple.com/app/id1">', review=True),
        Bad('<html lang="fr"><h1>Réserver un créneau</h1><p>Installez notre application.</p><p><a href="https://apps.apple.com/fr/app/id1">Télécharger</a></p></html>', APP, at='<a href="https://apps.apple.com/fr/app/id1">', review=True),
        Bad('<html lang="fr"><p>La demande s’effectue depuis l’application.</p><a href="https://apps.apple.com/fr/app/id1">App Store</a></html>', APP, at='<a href="https://apps.apple.com/fr/app/id1">', review=True),
    ),
    good=(
        Good('<html lang="fr"><p>Demandez la carte en ligne, ou téléchargez l’application.</p><a href="https://apps.apple.com/app/id1">App Store</a></html>'),
        Good('<html lang="fr"><p>Téléchargez l’application pour utiliser la carte, ou appelez le 01 99 00 12 34.</p><a href="https://apps.apple.com/app/id1">App Store</a></html>'),
        Good('<html lang="fr"><footer><a href="https://apps.apple.com/app/id1">App Store</a></footer></html>'),
    ),
)  # fmt: skip
def app_only_service(page: Page) -> Iterator[Hit]:
    """Report the store link of a whole page that tells people to install an app and offers no other way."""
    if not page.is_document or page.is_back_office:
        return
    links = [link for link in page.find("a") if _STORE.match(link.attr("href") or "")]
    if not links or links[0].closest("footer") is not None:
        return
    text = page.text
    posts = any((form.attr("method") or "").lower() == "post" for form in page.find("form"))
    if _NEED.search(text) and _USED.search(text) and not (posts or _OTHER.search(text) or channels_of(page)):
        yield Hit(links[0].span, APP, {}, Certainty.REVIEW, links[0].template.path, page.path)
