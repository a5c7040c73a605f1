"""An ARIA attribute that does not exist."""

from collections.abc import Iterator
from difflib import get_close_matches

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.roles import GLOBAL_ATTRIBUTES, attribute_facts
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

UNKNOWN_NAME = Text(
    fr="« {name} » n’est pas un attribut ARIA : les lecteurs d’écran l’ignorent. {hint_fr}",
    en='"{name}" is not an ARIA attribute: screen readers ignore it. {hint_en}',
)


@element_rule(
    "[aria-*]",
    name="aria-attribute-unknown",
    code="W9167",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Attribut ARIA inconnu', en='Unknown ARIA attribute'),
    harms=Text(fr='Les personnes aveugles : ce que l’attribut devait dire n’est dit à personne.', en='People who are blind: what the attribute meant to say reaches nobody.'),
    instead=Text(fr='Corrigez le nom de l’attribut ; souvent une lettre manque.', en="Correct the attribute's name; often a letter is missing."),
    wrong_when=Text(fr='Jamais : la liste est celle de WAI-ARIA 1.2.', en='Never: the list is that of WAI-ARIA 1.2.'),
    refs=("rgaa 7.1", "wcag 4.1.2", "act 5f99a7"),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad('<input aria-labeledby="é">', UNKNOWN_NAME, at='aria-labeledby="é"'),
        Bad('<div aria-role="alert">Été</div>', UNKNOWN_NAME, at='aria-role="alert"'),
        Bad('<button aria-expended="false">Menu d’été</button>', UNKNOWN_NAME, at='aria-expended="false"'),
    ),
    good=(
        Good('<button aria-expanded="false">Menu d’été</button>'),
        Good('<div aria-{{ nom }}="x">Été</div>'),
        Good('<p data-aria="x">Été</p>'),
    ),
)  # fmt: skip
def aria_attribute_unknown(element: Element, page: Page) -> Iterator[Hit]:
    """Report each attribute that begins with aria- and is not in the standard."""
    known = attribute_facts()
    for name in element.attrs:
        if not name.startswith("aria-") or name in known or name in GLOBAL_ATTRIBUTES or name in _NEWER:
            continue
        if not is_dynamic(name) and name[-1].isalpha() and "." not in name:
            close = next(iter(get_close_matches(name, list(known), 1, 0.7)), "")
            hint = {
                "hint_fr": f"Vouliez-vous « {close} » ?" if close else "Retirez-le.",
                "hint_en": f'Did you mean "{close}"?' if close else "Remove it.",
            }
            yield Hit(element.attribute_span(name), UNKNOWN_NAME, {"name": name, **hint})


_NEWER = frozenset(
    {"aria-colindextext", "aria-rowindextext", "aria-virtualcontent", "aria-actions", "aria-placeholder"}
)
