"""An outline of focus too near the colour behind it: it is drawn, and not seen."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.focus import in_tab_order
from guichet.reading.styles.colour import Colour, colours_in
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen import text
from guichet.seen.cascade import Styles, styles_in, styles_of
from guichet.seen.contrast import ratio, spoken_ratio
from guichet.seen.declared import Declared, Style
from guichet.seen.focus import FOCUS
from guichet.seen.visibility import is_hidden
from guichet.seen.where import place_of

FAINT = Text(
    fr="Le contour du focus, {edge} sur {behind}, a un contraste de {ratio} : au clavier, on ne voit pas où l’on est. Visez 3 au moins.",
    en="The focus outline, {edge} on {behind}, has a contrast of {ratio}: with a keyboard, one cannot see where one is. Aim at 3 or more.",
)

_LEAST = 3.0
_OTHERS = ("background", "border", "box-shadow", "color", "text-decoration", "transform", "font")
"""What may show the focus beside the outline."""


@template_rule(
    name="focus-outline-faint",
    code="W9708",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Contour du focus trop pâle", en="Focus outline too faint"),
    harms=Text(
        fr="Les personnes qui n’utilisent pas de souris et celles qui voient mal les contrastes : elles perdent l’endroit où elles sont.",
        en="People who use no mouse and people who see contrasts poorly: they lose the place where they are.",
    ),
    instead=Text(fr="Dessinez le contour dans une couleur dont le contraste avec le fond atteint 3.", en="Draw the outline in a colour with a contrast of 3 against what is behind."),
    wrong_when=Text(fr="Un autre signe du focus se voit bien.", en="Another sign of the focus is clearly seen."),
    refs=("rgaa 10.7", "wcag 1.4.11", "wcag 2.4.7"),
    lesson="04-accessibility/05-keyboard-and-focus",
    since="0.1.0",
    bad=(
        Bad('<html lang="fr"><style>body { background: #fff } a:focus-visible { outline: 2px solid #eee }</style><body><a href="/é">Été</a></body></html>', FAINT, at="outline: 2px solid #eee"),
        Bad({"page.html": '<html lang="fr"><link rel="stylesheet" href="é.css"><body><main><button>Été</button></main></body></html>', "é.css": "body { background: white } /* été */ :focus { outline: 3px solid lightyellow; outline-offset: 2px }"}, FAINT, at="outline: 3px solid lightyellow", path="é.css"),
        Bad('<html lang="fr"><style>main { background: #222 } a:focus { outline-color: #333 }</style><body><main><a href="/é">Été</a></main></body></html>', FAINT, at="outline-color: #333"),
    ),
    good=(
        Good('<html lang="fr"><style>body { background: #fff } a:focus-visible { outline: 2px solid #900 }</style><body><a href="/é">Été</a></body></html>'),
        Good('<html lang="fr"><style>body { background: #fff } a:focus-visible { outline: 2px solid #eee; background: #036 }</style><body><a href="/é">Été</a></body></html>'),
        Good('<html lang="fr"><style>body { background: #fff } a:focus-visible { outline: 2px solid #eee; box-shadow: 0 0 0 4px #000 }</style><body><a href="/é">Été</a></body></html>'),
        Good('<html lang="fr"><style>a:focus-visible { outline: 2px solid var(--f) }</style><body><a href="/é">Été</a></body></html>'),
        Good('<html lang="fr"><style>footer { background: #111 } a:focus-visible { outline: 2px solid #eee }</style><body><footer><a href="/é">Été</a></footer></body></html>'),
    ),
)  # fmt: skip
def focus_outline_faint(page: Page) -> Iterator[Hit]:
    """Report the outline that a focus rule draws in a colour too near what is around the thing, where nothing else changes."""
    rest, focused = styles_of(page), styles_in(page, FOCUS)
    if page.is_email or not any(
        each.name.startswith("outline") for one in rest.sheets for rule in one.sheet.rules for each in rule.declarations
    ):
        return
    told: set[tuple[int, str]] = set()
    for one in page.find():
        drawn = _drawn(focused.of(one)) if in_tab_order(one) else None
        if drawn is None or is_hidden(one, page) or _changes_more(rest.of(one), focused.of(one)):
            continue
        found = _measured(one, drawn, rest, focused)
        span, path = place_of(drawn, one)
        if found is not None and (span.start, path) not in told:
            told.add((span.start, path))
            facts = {"edge": found[0].hex, "behind": found[1].hex, "ratio": spoken_ratio(ratio(*found), _LEAST)}
            yield Hit(span, FAINT, facts, path=path, page=page.path)


def _drawn(style: Style) -> Declared | None:
    """Return the declaration that colours the outline of what has the focus, as a rule for that says it."""
    declared = style.get("outline-color") or style.get("outline")
    if declared is None or not declared.certain or not declared.is_known or declared.rule is None:
        return None
    return declared if any(one.states & FOCUS for one in declared.rule.selectors) else None


def _changes_more(rest: Style, focused: Style) -> bool:
    """Whether the focus also changes something else that people may see."""
    return any(
        name.startswith(_OTHERS) and (name not in rest or rest[name].value != one.value)
        for name, one in focused.items()
    )


def _measured(one: Element, drawn: Declared, rest: Styles, focused: Styles) -> tuple[Colour, Colour] | None:
    colours = colours_in(drawn.value)
    above = rest.parent(one)
    around = text.backgrounds(above, focused) if above is not None else None
    inside = text.backgrounds(one, focused)
    if len(colours) != 1 or colours[0].alpha < 1 or not around or not inside or len(around) > 1 or len(inside) > 1:
        return None
    if not (around[0].certain and inside[0].certain):
        return None
    # An outline is between the two: drawn away from the thing, it has what is around on both sides.
    if ratio(colours[0], around[0].colour) >= _LEAST:
        return None
    offset = focused.of(one).get("outline-offset")
    away = offset is not None and not offset.value.startswith(("-", "0"))
    return (colours[0], around[0].colour) if away or ratio(colours[0], inside[0].colour) < _LEAST else None
