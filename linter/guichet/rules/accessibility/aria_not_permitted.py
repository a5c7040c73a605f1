"""An ARIA attribute on an element that has no use for it."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.roles import GLOBAL_ATTRIBUTES, attribute_facts, role_facts, role_of
from guichet.reading.templates.controls import UNKNOWN, input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_aria_hidden, is_hidden

FORBIDDEN = Text(
    fr="« {name} » n’a pas de sens sur {what} : les lecteurs d’écran l’ignorent ou disent n’importe quoi. Retirez-le.",
    en='"{name}" makes no sense on {what}: screen readers ignore it or say nonsense. Remove it.',
)

_NO_ROLE_INPUTS = frozenset("password date time month week datetime-local color file".split())
_ALSO = {
    ("row", "aria-expanded"), ("row", "aria-posinset"), ("row", "aria-setsize"), ("row", "aria-level"), ("link", "aria-expanded"),
    ("listitem", "aria-level"), ("radio", "aria-required"), ("separator", "aria-valuenow"), ("button", "aria-checked"),
    ("switch", "aria-required"), ("menuitem", "aria-expanded"), ("checkbox", "aria-required"), ("checkbox", "aria-expanded"),
}  # fmt: skip


@element_rule(
    "[aria-*]",
    name="aria-not-permitted",
    code="W9170",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Attribut ARIA hors de propos', en='ARIA attribute out of place'),
    harms=Text(fr='Les personnes aveugles : certains lecteurs d’écran annoncent un état qui n’a pas de sens.', en='People who are blind: some screen readers announce a state that makes no sense.'),
    instead=Text(fr='Retirez l’attribut, ou donnez à l’élément le rôle qui le prévoit.', en='Remove the attribute, or give the element the role that provides it.'),
    wrong_when=Text(fr='Un script change le rôle de l’élément.', en="A script changes the element's role."),
    refs=("rgaa 7.1", "wcag 4.1.2", "act 5c01ea"),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad('<button aria-sort="">Trier par année</button>', FORBIDDEN, at='aria-sort=""'),
        Bad('<a href="/" aria-checked="true">Été</a>', FORBIDDEN, at='aria-checked="true"'),
        Bad('<h2 aria-required="true">Prénom</h2>', FORBIDDEN, at='aria-required="true"'),
    ),
    good=(
        Good('<button aria-pressed="false">Été</button>'),
        Good('<th aria-sort="ascending">Année</th>'),
        Good('<input type="password" aria-required="true" aria-label="É">'),
        Good('<div role="{{ r }}" aria-checked="true">Été</div>'),
        Good('<tr aria-selected="true"><td>Été</td></tr>'),
    ),
)  # fmt: skip
def aria_not_permitted(element: Element, page: Page) -> Iterator[Hit]:
    """Report each known ARIA attribute that is neither global nor one of the element's role."""
    role = role_of(element)
    if role == UNKNOWN or element.name == "summary" or element.has_unknown_attributes or role == "none":
        return
    if element.name == "input" and role == "" and input_type(element) in _NO_ROLE_INPUTS:
        role = "textbox"
    allowed = role_facts()[role].properties if role in role_facts() else frozenset()
    for name in element.attrs:
        if name not in attribute_facts() or name in GLOBAL_ATTRIBUTES or name in allowed or (role, name) in _ALSO:
            continue
        if (role == "" and "-" in element.name) or is_hidden(element, page) or is_aria_hidden(element):
            continue
        what = f"<{element.name}>" if element.attr("role") is None else f'role="{role}"'
        yield Hit(element.attribute_span(name), FORBIDDEN, {"name": name, "what": what})
