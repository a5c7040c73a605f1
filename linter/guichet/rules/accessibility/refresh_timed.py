"""A page that reloads or leaves by itself, while someone is reading it."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.refresh import LONGEST, is_first_refresh, refresh_seconds, spoken_delay
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

TIMED = Text(
    fr="Cette page se recharge ou s’en va au bout de {delay}, sans demander : qui lit lentement la perd. Retirez ce délai.",
    en="This page reloads or leaves after {delay}, without asking: someone who reads slowly loses it. Remove the delay.",
)


@element_rule(
    "meta",
    name="refresh-timed",
    code="W9123",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Page qui se recharge ou part toute seule', en='Page that reloads or leaves by itself'),
    harms=Text(fr='Les personnes qui lisent lentement, à l’oreille ou avec une loupe : la page disparaît avant la fin.', en='People who read slowly, by ear or with a magnifier: the page goes before they finish.'),
    instead=Text(fr='Laissez la personne recharger ou suivre un lien ; redirigez côté serveur, sans délai.', en='Let the person reload or follow a link; redirect on the server, with no delay.'),
    wrong_when=Text(fr='Le délai dépasse vingt heures, ou le renvoi est immédiat.', en='The delay is over twenty hours, or the redirect is immediate.'),
    refs=("rgaa 13.1", "wcag 2.2.1", "wcag 2.2.4", "wcag 3.2.5", "act bc659a", "act bisz58"),
    lesson="01-who-is-left-outside/02-obstacles",
    bad=(
        Bad('<meta http-equiv="refresh" content="30">', TIMED, at='content="30"'),
        Bad('<meta http-equiv="refresh" content="1"><p>Été</p>', TIMED, at='content="1"'),
        Bad('<meta http-equiv="Refresh" content="5; url=/arrivée">', TIMED, at='content="5; url=/arrivée"'),
        Bad('<html lang="fr"><head><meta content="600" http-equiv="refresh"></head></html>', TIMED, at='content="600"'),
    ),
    good=(
        Good('<meta http-equiv="refresh" content="0; url=/arrivée">'),
        Good('<meta http-equiv="refresh" content="{{ délai }}">'),
        Good('<meta name="description" content="30 jours pour agir">'),
        Good('<noscript><meta http-equiv="refresh" content="0; url=/sans-script"></noscript>'),
    ),
)  # fmt: skip
def refresh_timed(meta: Element, page: Page) -> Iterator[Hit]:
    """Report the first valid delay of the page when it is over zero and up to twenty hours."""
    seconds = refresh_seconds(meta)
    if seconds and seconds <= LONGEST and is_first_refresh(meta):
        yield Hit(meta.attribute_span("content"), TIMED, {"delay": spoken_delay(seconds)})
