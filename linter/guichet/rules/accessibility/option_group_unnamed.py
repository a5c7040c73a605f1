"""A group of options without its name."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

UNNAMED = Text(
    fr='Ce groupe d’options n’a pas de nom : à l’oreille, la liste perd ses parties. Ajoutez label="…".',
    en='This group of options has no name: by ear, the list loses its parts. Add label="…".',
)


@element_rule(
    "optgroup",
    name="option-group-unnamed",
    code="W9158",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Groupe d’options sans nom', en='Group of options without a name'),
    harms=Text(fr='Les personnes aveugles : les options se suivent sans dire à quoi elles se rattachent.', en='People who are blind: options follow one another without saying what they belong to.'),
    instead=Text(fr='Donnez un « label » à chaque <optgroup>.', en='Give each <optgroup> a "label".'),
    wrong_when=Text(fr='Un script le remplit.', en='A script fills it.'),
    refs=("rgaa 11.8", "wcag 1.3.1"),
    lesson="03-forms/01-labels",
    bad=(
        Bad('<select><optgroup><option>Été</option></optgroup></select>', UNNAMED, at='<optgroup>'),
        Bad('<select><optgroup label=""><option>Été</option></optgroup></select>', UNNAMED, at='<optgroup label="">'),
        Bad('<select><option>Où ?</option><optgroup class="à-part"><option>Été</option></optgroup></select>', UNNAMED, at='<optgroup class="à-part">'),
    ),
    good=(
        Good('<select><optgroup label="Saisons"><option>Été</option></optgroup></select>'),
        Good('<select><optgroup label="{{ nom }}"><option>Été</option></optgroup></select>'),
        Good('<select><optgroup {{ attributs }}><option>Été</option></optgroup></select>'),
    ),
)  # fmt: skip
def option_group_unnamed(group: Element, page: Page) -> Iterator[Hit]:
    """Report a group of options whose label is absent or empty."""
    if group.lacks("label") or group.attr("label") == "":
        yield Hit(group.span, UNNAMED)
