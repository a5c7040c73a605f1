"""An order on the screen that is not the order of the code: what is heard and what is seen disagree."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.cascade import styles_of
from guichet.seen.texts import has_styles
from guichet.seen.where import place_of

REVERSED = Text(
    fr="Ces {count} éléments flottent tous à droite : on les voit dans l’ordre inverse du code, celui que lit un lecteur d’écran. Écrivez-les dans l’ordre de lecture.",
    en="These {count} elements all float right: they are seen in the reverse of the code, which a screen reader follows. Write them in reading order.",
)
MIXED = Text(
    fr="Ce lien flotte à droite alors que d’autres le suivent : au clavier, le focus saute d’un bord à l’autre. Écrivez les liens dans l’ordre où on les voit.",
    en="This link floats right while others follow it: by keyboard, focus jumps from side to side. Write the links in the order in which they are seen.",
)
FLEX = Text(
    fr="« {value} » montre ces éléments dans l’ordre inverse du code : ce que l’on entend et ce que l’on voit se contredisent. Écrivez-les dans l’ordre de lecture.",
    en='"{value}" shows these elements in the reverse of the code: what is heard and what is seen disagree. Write them in reading order.',
)


_LEAST = 3
_CONTROLS = ("a", "button", "input")


@template_rule(
    name="reading-order-reversed",
    code="W9645",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Ordre de lecture inversé', en='Reversed reading order'),
    harms=Text(fr='Les personnes qui écoutent la page ou la parcourent au clavier : les étapes leur arrivent dans un autre ordre.', en='People who listen to the page or move through it by keyboard: the steps reach them in another order.'),
    instead=Text(fr='Écrivez les éléments dans l’ordre où ils se lisent, et placez-les sans les inverser.', en='Write the elements in the order in which they are read, and lay them out without reversing them.'),
    wrong_when=Text(fr='L’ordre n’a pas d’importance.', en='The order does not matter.'),
    refs=("rgaa 10.3", "wcag 1.3.2", "wcag 2.4.3"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<div><p style="float: right">Payer</p><p style="float: right">Vérifier</p><p style="float: right">Choisir l’été</p></div>', REVERSED, at='<p style="float: right">'),
        Bad('<html lang="fr"><style>.b { float: right } .a, .c { float: left }</style><div><a class="a" href="/1">Été</a> <a class="b" href="/2">Aides</a> <a class="c" href="/3">Eau</a></div></html>', MIXED, at='<a class="b" href="/2">'),
        Bad('<div style="display: flex; flex-direction: row-reverse"><p>Payer</p><p>Vérifier</p><p>Choisir l’été</p></div>', FLEX, at='flex-direction: row-reverse', review=True),
    ),
    good=(
        Good('<div style="display: flex; flex-direction: row-reverse"><p><a href="/é">Été</a></p><div><button>Payer</button></div><a href="/">Retour</a></div>'),
        Good('<div><p>Choisir l’été</p><p>Vérifier</p><p>Payer</p></div>'),
        Good('<div><p style="float: right">Été</p><p>Aides</p></div>'),
        Good('<div style="display: flex"><p>A</p><p>B</p><p>Été</p></div>'),
        Good('<div><a href="/é">Été</a> <a style="float: right" href="/d">Se déconnecter</a></div>'),
    ),
)  # fmt: skip
def reading_order_reversed(page: Page) -> Iterator[Hit]:
    """Report siblings of text that all float right, a link floated past the next ones; ask about reversed flex rows."""
    if not has_styles(page) or page.is_email:
        return
    styles = styles_of(page)
    seen: set[int] = set()
    for element in page.template.elements:
        if not styles.sheets and "style" not in element.attrs:
            continue
        style = styles.of(element)
        flow = style.get("flex-direction")
        if flow is not None and flow.value.endswith("-reverse") and _tells(_siblings(element)):
            span, path = place_of(flow, element)
            facts = {"value": f"flex-direction: {flow.value}"}
            yield Hit(span, FLEX, facts, Certainty.REVIEW, path, page.path, once=f"{path}:{span.start}")
        float_ = style.get("float")
        parent = element.above
        if float_ is None or float_.value != "right" or not float_.certain or parent is None or id(parent) in seen:
            continue
        seen.add(id(parent))
        group = _siblings(parent)
        right = [one for one in group if (own := styles.of(one).get("float")) is not None and own.value == "right"]
        if len(right) >= _LEAST:
            yield Hit(right[0].span, REVERSED, {"count": len(right)})
        elif (
            all(one.name == "a" for one in group)
            and len(group) >= _LEAST
            and group.index(right[0]) in range(1, len(group) - 1)
        ):
            yield Hit(right[0].span, MIXED)


def _tells(group: list[Element]) -> bool:
    """Whether elements say something in an order: not a row of buttons, where the first answer is often written first."""
    return len(group) >= _LEAST and not all(one.name in _CONTROLS or one.inside(*_CONTROLS) for one in group)


def _siblings(parent: Element) -> list[Element]:
    """Return the children that hold text."""
    return [
        one
        for one in parent.children
        if isinstance(one, Element)
        and one.text
        and one.name not in {"script", "style", "button", "h1", "h2", "h3", "h4", "h5", "h6"}
    ]
