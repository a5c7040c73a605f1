"""A page that cannot be made larger."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

BLOCKED = Text(
    fr="« {setting} » empêche d’agrandir la page : une personne malvoyante ne peut plus lire. Retirez ce réglage.",
    en='"{setting}" stops people from enlarging the page: someone with low vision can no longer read. Remove this setting.',
)

_SETTING = re.compile(r"(user-scalable|maximum-scale)\s*=\s*([\w.+-]+)", re.I)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d*)?|[+-]?\.\d+")


def _blocks(name: str, value: str) -> bool:
    """Whether a setting keeps the page under twice its size, as browsers understand its value."""
    number = _NUMBER.match(value)
    amount = float(number[0]) if number else None
    if name == "user-scalable":
        if value in {"yes", "device-width", "device-height"}:
            return False
        return amount is None or -1 < amount < 1
    if value in {"device-width", "device-height"}:
        return False
    if amount is None:
        return True
    return 0 <= amount < 2


@element_rule(
    "meta",
    name="zoom-blocked",
    code="W9125",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Zoom bloqué', en='Zoom blocked'),
    harms=Text(fr='Les personnes malvoyantes ou âgées, et toutes celles qui lisent sur un petit écran.', en='People with low vision, older people, and everyone who reads on a small screen.'),
    instead=Text(fr='Retirez « user-scalable=no » et « maximum-scale ».', en='Remove "user-scalable=no" and "maximum-scale".'),
    wrong_when=Text(fr='Une application tierce impose cette ligne.', en='A third-party app imposes the line.'),
    refs=("rgaa 10.4", "wcag 1.4.4", "act b4f0c3"),
    lesson="04-accessibility/04-contrast-and-zoom",
    bad=(
        Bad('<meta name="viewport" content="width=device-width, user-scalable=no">', BLOCKED, at='content="width=device-width, user-scalable=no"'),
        Bad('<meta name="viewport" content="maximum-scale=1.0">', BLOCKED, at='content="maximum-scale=1.0"'),
        Bad('<title>Été</title><meta name="viewport" content="initial-scale=1; user-scalable=0">', BLOCKED, at='content="initial-scale=1; user-scalable=0"'),
    ),
    good=(
        Good('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Good('<meta name="viewport" content="maximum-scale=5">'),
        Good('<meta name="viewport" content="{{ réglage }}">'),
    ),
)  # fmt: skip
def zoom_blocked(meta: Element, page: Page) -> Iterator[Hit]:
    """Report a viewport that caps the zoom under 200%."""
    content = meta.attr("content")
    if (meta.attr("name") or "").strip().lower() != "viewport" or not content or is_dynamic(content):
        return
    for match in _SETTING.finditer(content):
        if _blocks(match[1].lower(), match[2].lower()):
            yield Hit(meta.attribute_span("content"), BLOCKED, {"setting": match[0]})
            return
