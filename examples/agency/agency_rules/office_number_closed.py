"""A link dials a line that nobody answers any more."""

import re
from collections.abc import Iterator

from guichet.api import Bad, Element, Family, Good, Hit, Page, Severity, Text, element_rule

CLOSED = Text(
    fr="Le {number} ne répond plus depuis février 2026 : qui appelle abandonne. Donnez le 01 99 00 56 78.",
    en="{number} has not been answered since February 2026: whoever calls gives up. Give 01 99 00 56 78.",
)
_CLOSED = {"0199001234"}


@element_rule(
    "a",
    name="office-number-closed",
    code="W5102",
    family=Family.ALTERNATIVES,
    severity=Severity.CRITICAL,
    title=Text(fr="Standard fermé", en="Closed switchboard"),
    harms=Text(
        fr="Les personnes qui n’ont que le téléphone : plus personne ne décroche.",
        en="People who have only the telephone: nobody picks up any more.",
    ),
    instead=Text(fr="Donnez le numéro du standard d’aujourd’hui.", en="Give the number of today’s switchboard."),
    wrong_when=Text(fr="La ligne a été rouverte.", en="The line was opened again."),
    refs=("decision-2026-02", "crpa-r-112-11-1"),
    mentions=("tel:",),
    bad=(
        Bad('<a href="tel:+33199001234">Appeler</a>', CLOSED, at="tel:+33199001234"),
        Bad('<p><a class="fort" href="tel:0199001234">01 99 00 12 34</a></p>', CLOSED, at="tel:0199001234"),
        Bad('{% if ouvert %}<a href="tel:01 99 00 12 34">Appeler</a>{% endif %}', CLOSED, at="tel:01 99 00 12 34"),
    ),
    good=(
        Good('<a href="tel:+33199005678">Appeler</a>'),
        Good('<a href="tel:{{ standard }}">Appeler</a>'),
        Good('<a href="/annuaire?q=0199001234">Chercher un numéro</a>'),
    ),
)
def office_number_closed(link: Element, page: Page) -> Iterator[Hit]:
    """Report the links that dial a closed line."""
    scheme, _, number = (link.attr("href") or "").partition(":")
    dialled = re.sub(r"^(?:\+|00)33", "0", re.sub(r"[\s.()-]", "", number))
    if scheme == "tel" and dialled in _CLOSED:
        yield Hit(link.value_span("href"), CLOSED, {"number": "01 99 00 12 34"})
