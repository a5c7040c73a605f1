"""Any change that the person did not ask for, however late (WCAG AAA)."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.refresh import LONGEST, is_first_refresh, refresh_seconds, spoken_delay
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.references import LEVEL_AAA
from guichet.rulebook.rule import Bad, Good, element_rule

DELAYED = Text(
    fr="Cette page changera d’elle-même au bout de {delay} : le niveau AAA ne permet aucun délai. Laissez choisir.",
    en="This page will change by itself after {delay}: level AAA allows no delay. Let people choose.",
)


@element_rule(
    "meta",
    name="refresh-delayed",
    code="W9124",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Rechargement différé, même lointain', en='Delayed reload, however late'),
    harms=Text(fr='Les personnes qui gardent une page ouverte longtemps : elle change sans qu’elles l’aient demandé.', en='People who keep a page open for long: it changes without their asking.'),
    instead=Text(fr='Redirigez sans délai, ou laissez la personne choisir.', en='Redirect with no delay, or let the person choose.'),
    wrong_when=Text(fr='Un écran d’affichage sans lecteur ni lectrice.', en='A display screen with nobody to act on it.'),
    refs=("wcag 2.2.4", "wcag 3.2.5", "act bisz58"),
    lesson="01-who-is-left-outside/02-obstacles",
    off=LEVEL_AAA,
    bad=(
        Bad('<meta http-equiv="refresh" content="80000">', DELAYED, at='content="80000"'),
        Bad('<meta http-equiv="refresh" content="72001"><p>Été</p>', DELAYED, at='content="72001"'),
        Bad('<html lang="fr"><head><meta http-equiv="refresh" content="90000; url=/été"></head></html>', DELAYED, at='content="90000; url=/été"'),
    ),
    good=(
        Good('<meta http-equiv="refresh" content="0; url=/été">'),
        Good('<meta http-equiv="refresh" content="{{ délai }}">'),
        Good('<meta http-equiv="refresh" content="">'),
    ),
)  # fmt: skip
def refresh_delayed(meta: Element, page: Page) -> Iterator[Hit]:
    """Report the first valid delay of the page when it is over twenty hours: `refresh-timed` reports the others."""
    seconds = refresh_seconds(meta)
    if seconds and seconds > LONGEST and is_first_refresh(meta):
        yield Hit(meta.attribute_span("content"), DELAYED, {"delay": spoken_delay(seconds)})
