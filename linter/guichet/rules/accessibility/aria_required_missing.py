"""A role without the state that gives it its meaning."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.focus import in_tab_order
from guichet.heard.roles import implicit_role, role_facts, written_role
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

MISSING = Text(
    fr='role="{role}" exige « {name} » : sans lui, un lecteur d’écran ne peut pas dire l’état. Ajoutez-le, ou prenez l’élément HTML.',
    en='role="{role}" requires "{name}": without it, a screen reader cannot say the state. Add it, or use the HTML element.',
)

_DEFAULTED = {
    ("option", "aria-selected"),
    ("treeitem", "aria-selected"),
    ("row", "aria-selected"),
}


@element_rule(
    "[role]",
    name="aria-required-missing",
    code="W9169",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='État ARIA obligatoire absent', en='Required ARIA state missing'),
    harms=Text(fr='Les personnes aveugles : une case, sans savoir si elle est cochée.', en='People who are blind: a box, with no clue whether it is ticked.'),
    instead=Text(fr='Ajoutez l’attribut, ou utilisez l’élément HTML, qui l’a de naissance.', en='Add the attribute, or use the HTML element, which is born with it.'),
    wrong_when=Text(fr='Un script ajoute l’attribut au chargement.', en='A script adds the attribute on load.'),
    refs=("rgaa 7.1", "wcag 4.1.2", "wcag 1.3.1", "act 4e8ab6"),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad('<div role="separator" tabindex="0" aria-label="Été"></div>', MISSING, at='role="separator"'),
        Bad('<div role="heading">Horaires d’été</div>', MISSING, at='role="heading"'),
        Bad('<span role="checkbox" tabindex="0">J’ai été reçu</span>', MISSING, at='role="checkbox"'),
        Bad('<div role="slider" tabindex="0" aria-label="Année"></div>', MISSING, at='role="slider"'),
    ),
    good=(
        Good('<div role="separator"></div><p>Été</p>'),
        Good('<div role="heading" aria-level="2">Horaires d’été</div>'),
        Good('<input type="checkbox" role="switch" aria-label="É">'),
        Good('<span role="checkbox" {{ attrs }}>Été</span>'),
        Good('<span role="checkbox" :aria-checked="x">Été</span>'),
        Good('<h2 role="heading">Été</h2>'),
    ),
)  # fmt: skip
def aria_required_missing(element: Element, page: Page) -> Iterator[Hit]:
    """Report the first required state that neither the author nor the native element gives."""
    role = written_role(element)
    if role is None or role not in role_facts() or element.has_unknown_attributes or role == implicit_role(element):
        return
    if is_excluded(element, page) or (
        element.name == "input" and input_type(element) in {"checkbox", "radio", "range", "number"}
    ):
        return
    needed = role_facts()[role].required
    if role == "separator":  # one that can be moved is a widget, and says where it stands
        needed = frozenset({"aria-valuenow"}) if in_tab_order(element) else frozenset()
    for name in sorted(needed, reverse=True):
        if (role, name) in _DEFAULTED or _is_given(element, name):
            continue
        if name == "aria-controls" and (
            (role == "combobox" and element.attr("aria-expanded") != "true") or role == "scrollbar"
        ):
            continue
        yield Hit(element.attribute_span("role"), MISSING, {"role": role, "name": name})
        return


def _is_given(element: Element, name: str) -> bool:
    """Whether an attribute has a value: an empty one counts as absent."""
    return bool((element.attr(name) or "").strip())
