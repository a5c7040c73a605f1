"""An order on the screen that is not the order of the code: what is heard and what is seen disagree."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.cascade import Styles, styles_of
from guichet.seen.declared import Declared, Style
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
        Bad('<html lang="fr"><style>ol { display: grid } .a { order: 2 } .b { order: 1 }</style><ol><li class="a">Venir l’été</li><li class="b">Signer</li><li class="c">Payer</li></ol></html>', FLEX, at="order: 2"),
        Bad('<html lang="fr"><style>ol { display: flex; flex-direction: column-reverse }</style><ol><li>Venir l’été</li><li>Signer</li><li>Payer</li></ol></html>', FLEX, at="flex-direction: column-reverse"),
    ),
    good=(
        Good('<html lang="fr"><style>ol, ul { display: grid } .a { order: 1 } .b { order: 2 }</style><ol><li class="a">Venir l’été</li><li class="b">Signer</li></ol><ul><li class="b">Eau</li><li class="a">Été</li></ul></html>'),
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
            # The items of a numbered list have the order that their numbers say.
            sure = element.name == "ol" and flow.certain and _is_laid_out(style)
            certainty = Certainty.VIOLATION if sure else Certainty.REVIEW
            yield Hit(span, FLEX, facts, certainty, path, page.path, once=f"{path}:{span.start}")
        elif element.name == "ol" and _is_laid_out(style) and (moved := _first_moved(element, styles)) is not None:
            span, path = place_of(moved[1], moved[0])
            yield Hit(
                span,
                FLEX,
                {"value": f"order: {moved[1].value}"},
                path=path,
                page=page.path,
                once=f"{path}:{span.start}",
            )
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


def _is_laid_out(style: Style) -> bool:
    """Whether what a box holds is laid out by a grid or in a flexible row, where an order counts."""
    return "display" in style and style["display"].value in {"flex", "inline-flex", "grid", "inline-grid"}


def _first_moved(listed: Element, styles: Styles) -> tuple[Element, Declared] | None:
    """Return the first item of a list that is shown after one written behind it, and what says so."""
    items = [one for one in listed.children if isinstance(one, Element) and one.name == "li" and one.text.strip()]
    ranks = [styles.of(one).get("order") for one in items]
    if len(items) < _LEAST or any(
        one is not None and not (one.certain and _RANK.fullmatch(one.value)) for one in ranks
    ):
        return None
    numbers = [int(one.value) if one is not None else 0 for one in ranks]
    for item, rank, number, after in zip(items, ranks, numbers, numbers[1:], strict=False):
        if rank is not None and number > after:
            return item, rank
    return None


_RANK = re.compile(r"-?\d{1,4}")


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
