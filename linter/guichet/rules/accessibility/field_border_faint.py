"""A field whose edge can hardly be told from the page: where does one write?"""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.styles.colour import Colour, colours_in
from guichet.reading.templates.controls import input_type, is_disabled
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen import text
from guichet.seen.cascade import Styles, styles_of
from guichet.seen.contrast import ratio, spoken_ratio
from guichet.seen.declared import Declared
from guichet.seen.visibility import is_hidden
from guichet.seen.where import place_of

FAINT = Text(
    fr="Le bord du champ, {edge} sur {behind}, a un contraste de {ratio} : il en faut au moins 3 pour que les personnes malvoyantes voient où écrire. Foncez le bord.",
    en="The edge of the field, {edge} on {behind}, has contrast {ratio}: people with low vision need at least 3 to see where to write. Darken the edge.",
)

_TYPED = frozenset("text email tel number password search url date time month week datetime-local".split())
_OTHER_EDGES = (
    "box-shadow",
    "outline",
    "background-image",
    "border-image",
    "border-bottom",
    "border-left",
    "border-width",
)
_LEAST = 3.0


@template_rule(
    name="field-border-faint",
    code="W9685",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Bord de champ trop pâle", en="Edge of a field too pale"),
    harms=Text(
        fr="Les personnes malvoyantes, et celles qui lisent sur un écran en plein soleil : elles ne voient pas le champ.",
        en="People with low vision, and those with a screen in the sun: they do not see the field.",
    ),
    instead=Text(
        fr="Donnez au bord, ou au fond du champ, un contraste de 3 avec ce qui l’entoure.",
        en="Give the edge, or the ground of the field, a contrast of 3 with what is around.",
    ),
    wrong_when=Text(
        fr="Une feuille de style hors du projet, ou un script, dessine un autre bord.",
        en="A stylesheet outside the project, or a script, draws another edge.",
    ),
    refs=("rgaa 3.3", "wcag 1.4.11"),
    lesson="04-accessibility/04-contrast-and-zoom",
    mentions=("<input", "<textarea", "<select"),
    bad=(
        Bad('<html lang="fr"><style>input { background: #fff; border: 1px solid #d5d5d5 }</style><body><label for="é">Été</label><input id="é"></body></html>', FAINT, at="border: 1px solid #d5d5d5"),
        Bad('<html lang="fr"><style>:root { --bord: #ccc } textarea { background: #fff; border: 2px solid var(--bord) }</style><body><textarea aria-label="Été"></textarea></body></html>', FAINT, at="border: 2px solid var(--bord)"),
        Bad({"page.html": '<html lang="fr"><link rel="stylesheet" href="a.css"><body><select aria-label="Été"><option>Juin</option></select></body></html>', "a.css": "/* été */ body { background: #fafafa } select { background: #fff; border: 1px solid #000; border-color: #e0e0e0 }"}, FAINT, at="border-color: #e0e0e0", path="a.css"),
    ),
    good=(
        Good('<html lang="fr"><style>input { background: #fff; border: 1px solid #767676 }</style><body><input aria-label="Été"></body></html>'),
        Good('<html lang="fr"><style>input { background: #444; border: 1px solid #555 }</style><body><input aria-label="Été"></body></html>'),
        Good('<html lang="fr"><style>input { border: 1px solid #ddd; box-shadow: inset 0 -2px #161616 }</style><body><input aria-label="Été"></body></html>'),
        Good('<html lang="fr"><style>input { border: 1px solid #ddd }</style><body><input type="submit" value="Été"></body></html>'),
        Good('<html lang="fr"><style>input:disabled { border: 1px solid #ddd }</style><body><input aria-label="Été" disabled></body></html>'),
        Good('<link rel="stylesheet" href="/ailleurs.css"><style>input { border: 1px solid #ddd }</style><input aria-label="Été">'),
    ),
)  # fmt: skip
def field_border_faint(page: Page) -> Iterator[Hit]:
    """Report the declaration that gives a field an edge too near what is around it, when nothing else draws it."""
    styles = styles_of(page)
    told: set[int] = set()
    for field in (one for name in ("input", "textarea", "select") for one in page.template.by_name.get(name, ())):
        edge = _edge(field, styles) if _is_typed(field) and not is_disabled(field) else None
        if edge is None or id(edge.declaration) in told or is_hidden(field, page):
            continue
        found = _measured(field, edge, styles)
        if found is not None:
            told.add(id(edge.declaration))
            span, path = place_of(edge, field)
            facts = {"edge": found[0].hex, "behind": found[1].hex, "ratio": spoken_ratio(ratio(*found), _LEAST)}
            yield Hit(span, FAINT, facts, path=path, page=page.path)


def _is_typed(field: Element) -> bool:
    return field.name != "input" or input_type(field) in _TYPED


def _edge(field: Element, styles: Styles) -> Declared | None:
    """Return the declaration that gives a field its only edge, all around; None when something else may draw one."""
    style = styles.of(field)
    if any(name in style and style[name].value not in {"none", "0"} for name in _OTHER_EDGES):
        return None
    edge = style.get("border-color") or style.get("border")
    return edge if edge is not None and edge.certain and edge.is_known else None


def _measured(field: Element, edge: Declared, styles: Styles) -> tuple[Colour, Colour] | None:
    """Return the colours of the edge and of what is around, when neither the edge nor the ground stands out."""
    colours = colours_in(edge.value)
    above = styles.parent(field)
    around = text.backgrounds(above, styles) if above is not None else None
    inside = text.backgrounds(field, styles)
    if len(colours) != 1 or colours[0].alpha < 1 or not around or not inside or len(around) > 1 or len(inside) > 1:
        return None
    if not (around[0].certain and inside[0].certain):
        return None
    drawn, ground = colours[0], around[0].colour
    if max(ratio(drawn, ground), ratio(inside[0].colour, ground)) >= _LEAST:
        return None
    return drawn, ground
