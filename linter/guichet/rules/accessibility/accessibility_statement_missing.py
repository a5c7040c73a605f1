"""A French public site that does not say how accessible it is."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.language.words import plain
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule

NONE = Text(
    fr="Le pied de page ne dit rien de l’accessibilité : la mention est obligatoire pour un service public. Ajoutez « Accessibilité : non conforme » (ou l’état réel), liée à la déclaration.",
    en='The footer says nothing of accessibility: the mention is required of a public service. Add "Accessibilité : non conforme" (or the true state), linked to the statement.',
)

_PUBLIC = re.compile(
    r"\b(?:mairie|préfecture|prefecture|service public|services publics|commune de|département d|région|ministère|république française|métropole|collectivité|sous-préfecture)\b",
    re.I,
)


@page_rule(
    name="accessibility-statement-missing",
    code="W9185",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Mention d’accessibilité absente', en='Accessibility statement missing'),
    harms=Text(fr='Les personnes handicapées : rien ne leur dit à quoi s’attendre, ni à qui se plaindre.', en='Disabled people: nothing tells them what to expect, nor whom to complain to.'),
    instead=Text(fr='Écrivez sur l’accueil « Accessibilité : non conforme » (ou partiellement, ou totalement conforme), avec un lien vers la déclaration.', en='Write on the home page "Accessibilité : non conforme" (or partiellement, or totalement conforme), linked to the statement.'),
    wrong_when=Text(fr='Le site n’est pas un service public français, ou le pied de page vient d’ailleurs.', en='The site is not a French public service, or the footer comes from elsewhere.'),
    refs=("law-2005-102", "decree-2019-768"),
    lesson="04-accessibility/09-statement",
    bad=(
        Bad('<!doctype html><html lang="fr"><body><main><h1>Mairie d’Été</h1></main><footer><a href="/mentions">Mentions légales</a></footer></body></html>', NONE, at='<footer>'),
        Bad('<html lang="fr"><body><h1>Préfecture</h1><footer class="à"><a href="/m">Mentions légales</a><a href="/d">Données personnelles</a></footer></body></html>', NONE, at='<footer class="à">'),
        Bad('<html lang="fr-FR"><body><p>Le service public de l’été</p><footer><p>Mentions légales</p></footer></body></html>', NONE, at='<footer>'),
    ),
    good=(
        Good('<html lang="fr"><body><h1>Mairie</h1><footer><a href="/a">Accessibilité : non conforme</a> Mentions légales</footer></body></html>'),
        Good('<html lang="fr"><body><h1>Boulangerie</h1><footer>Mentions légales</footer></body></html>'),
        Good('<html lang="en"><body><h1>Town hall</h1><footer>Café</footer></body></html>'),
        Good('<html lang="fr"><body><h1>Mairie</h1><footer>{% include "pied.html" %} Mentions légales</footer></body></html>'),
    ),
)  # fmt: skip
def accessibility_statement_missing(page: Page) -> Iterator[Hit]:
    """Report the footer of a French public page, known whole, that does not mention accessibility."""
    html = next((one.element for one in page.placed("html")), None)
    if (
        html is None
        or not (html.attr("lang") or "").lower().startswith("fr")
        or page.has_unknown_markup
        or not page.is_complete
    ):
        return
    footers = [one for one in page.find("footer") if one.closest("article", "section", "blockquote") is None]
    if not footers or "accessibilit" in plain(page.text) or not _PUBLIC.search(page.text):
        return
    footer = footers[-1]
    if "mentions legales" in plain(footer.text) and not is_dynamic(footer.text):
        yield Hit(footer.span, NONE, path=footer.template.path, page=page.path)
