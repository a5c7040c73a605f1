"""Small targets side by side: a finger presses the neighbour."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.field_labels import labels_of
from guichet.heard.focus import in_tab_order
from guichet.heard.roles import written_role
from guichet.reading.scripts.pages import has_unread
from guichet.reading.styles.values import pixels
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.cascade import Styles, styles_of
from guichet.seen.declared import Style
from guichet.seen.text import font_size
from guichet.seen.visibility import is_excluded

SMALL = Text(
    fr="Cette cible fait {width} pixels sur {height}, à côté d’une autre : un doigt qui tremble appuiera sur la voisine. Donnez-lui 24 pixels de côté, ou écartez-les.",
    en="This target is {width} pixels by {height}, next to another: a shaking finger will press its neighbour. Make it 24 pixels each way, or move them apart.",
)

_LEAST = 24.0
_SHAPED = frozenset({"inline-block", "block", "flex", "inline-flex", "grid", "inline-grid"})
_PRESSED = ("a", "button", "input", "summary")


@template_rule(
    name="target-too-small",
    code="W9665",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr="Cible trop petite", en="Target too small"),
    harms=Text(
        fr="Les personnes dont la main tremble, ou qui appuient avec un doigt large ou une baguette : elles touchent la cible d’à côté.",
        en="People whose hands shake, or who press with a broad finger or a stick: they hit the target beside it.",
    ),
    instead=Text(
        fr="Donnez à chaque cible 24 pixels de large et de haut au moins, ou de l’espace autour.",
        en="Give each target at least 24 pixels of width and height, or space around it.",
    ),
    wrong_when=Text(
        fr="La même action existe ailleurs dans la page, sur une cible plus grande.",
        en="The same action is elsewhere on the page, on a larger target.",
    ),
    refs=("wcag 2.5.8",),
    lesson="04-accessibility/05-keyboard-and-focus",
    bad=(
        Bad('<html lang="fr"><style>button { width: 16px; height: 16px; padding: 0; border: 0 }</style><body><button aria-label="Été">+</button><button aria-label="Hiver">-</button></body></html>', SMALL, at='<button aria-label="Été">'),
        Bad('<html lang="fr"><body><a href="/é" style="display: inline-block; width: 1rem; height: 1rem">1</a><a href="/h">Hiver</a></body></html>', SMALL, at='<a href="/é" style="display: inline-block; width: 1rem; height: 1rem">'),
        Bad('<html lang="fr"><style>li a { display: block; width: 20px; height: 12px }</style><body><ul><li><a href="/é">É</a></li><li><a href="/h">H</a></li></ul></body></html>', SMALL, at='<a href="/é">', review=True),
        Bad('<html lang="fr"><body><button style="inline-size: 1em; block-size: 1em; padding: 0; border: 0">É</button><button style="width: 44px">H</button></body></html>', SMALL, at='<button style="inline-size: 1em; block-size: 1em; padding: 0; border: 0">'),
        Bad('<html lang="fr"><style>ol { display: flex; gap: 2px } .j { width: 18px; height: 18px; min-width: 0; min-height: 0; padding: 0 }</style><body><ol>{% for é in étés %}<li><button class="j">{{ é }}</button></li>{% endfor %}</ol><script>document.querySelector(".j").onclick = () => {}</script></body></html>', SMALL, at='<button class="j">'),
    ),
    good=(
        Good('<html lang="fr"><style>ol { display: flex; gap: 2px } .j { width: 18px; height: 18px; min-width: 28px }</style><body><ol>{% for é in étés %}<li><button class="j">{{ é }}</button></li>{% endfor %}</ol></body></html>'),
        Good('<html lang="fr"><style>button { width: 44px; height: 44px }</style><body><button>Été</button><button>Hiver</button></body></html>'),
        Good('<html lang="fr"><style>a { width: 16px; height: 16px }</style><body><p>L’<a href="/é">été</a> et l’<a href="/h">hiver</a></p></body></html>'),
        Good('<html lang="fr"><style>a { display: inline-block; width: 16px; height: 16px; padding: 6px }</style><body><a href="/é">É</a><a href="/h">H</a></body></html>'),
        Good('<html lang="fr"><style>div { display: flex; gap: 10px } button { width: 16px; height: 16px }</style><body><div><button>É</button><button>H</button></div></body></html>'),
        Good('<html lang="fr"><style>button { width: 16px; height: 16px }</style><body><button aria-label="Fermer l’été">×</button><p>Seul ici</p></body></html>'),
        Good('<html lang="fr"><style>button { width: 16px; height: 16px; margin: 8px }</style><body><button>É</button><button>H</button></body></html>'),
        Good('<html lang="fr"><style>input { width: 14px; height: 14px }</style><body><label><input type="checkbox"> Été</label><label><input type="checkbox"> Juin</label></body></html>'),
    ),
)  # fmt: skip
def target_too_small(page: Page) -> Iterator[Hit]:
    """Report the first of targets that one rule makes smaller than 24 pixels, when another target touches it."""
    if page.is_email or not page.mentions(("width", "inline-size")):
        return
    styles = styles_of(page)
    seen: set[object] = set()
    for one in page.template.elements:
        if not _is_pressed(one, page) or not in_tab_order(one):
            continue
        style = styles.of(one)
        width, height = _size(one, style, styles, "width"), _size(one, style, styles, "height")
        if width is None or height is None or min(width, height) >= _LEAST or not _is_shaped(one, style):
            continue
        width_of = style.get("max-width") or style["width"]
        made = width_of.declaration if width_of.rule else None
        key = made.span if made is not None else one.span
        tight = width if _is_in_one_row(one, styles) else min(width, height)
        if key in seen or tight + _room(one, styles) >= _LEAST or is_excluded(one, page):
            continue
        seen.add(key)
        certainty = Certainty.VIOLATION if _is_settled(one, page, styles) else Certainty.REVIEW
        yield Hit(one.span, SMALL, {"width": f"{width:g}", "height": f"{height:g}"}, certainty)


def _is_pressed(one: Element, page: Page) -> bool:
    """Whether an element is a target by itself: a box to tick is pressed by its label too."""
    if input_type(one) in {"checkbox", "radio"} and one.name == "input":
        return not labels_of(one, page)
    return one.name in _PRESSED or written_role(one) in {"button", "link"}


def _is_settled(one: Element, page: Page, styles: Styles) -> bool:
    """Whether nothing that is not read, or not measured, may enlarge a target or set it apart from the one beside it."""
    if not page.is_document or not styles.is_complete or has_unread(page):
        return False
    item = _item(one)
    around = styles.parent(item)
    display = styles.of(around).get("display") if around is not None else None
    beside = (one.following, one.preceding)
    near = any(isinstance(other, Element) and other.name in _PRESSED and in_tab_order(other) for other in beside)
    near = near or (display is not None and display.value in _ROWS and _is_among_others(item))
    return near and not any(name in styles.of(each) for each in (one, *one.ancestors) for name in _MOVED)


_ROWS = frozenset({"flex", "inline-flex"})
_MOVED = ("transform", "scale", "zoom", "position", "float", "justify-content", "grid-template-columns", "columns")


def _is_shaped(one: Element, style: Style) -> bool:
    """Whether a width and a height apply: they do not to a link in the run of a sentence."""
    display = style.get("display")
    return (one.name != "a" and one.name in _PRESSED) or (display is not None and display.value in _SHAPED)


def _size(one: Element, style: Style, styles: Styles, name: str) -> float | None:
    """Return how large a target is along one axis, None when that is not declared or may grow."""
    declared = style.get(f"max-{name}") or style.get(name)
    least = style.get(f"min-{name}")
    if any(each is not None and not (each.certain and each.is_known) for each in (declared, least)) or declared is None:
        return None
    size, floor = (0.0 if each is None else pixels(each.value, font_size(one, styles)) for each in (declared, least))
    if size is None or floor is None or size <= 1:
        return None
    size = max(size, floor)
    sides = ("left", "right") if name == "width" else ("top", "bottom")
    padding = sum(_length(style, f"padding-{side}") for side in sides)
    boxed = "border-box" if one.name in {"button", "input"} else "content-box"
    sizing = style["box-sizing"].value if "box-sizing" in style else boxed
    return max(size, padding) if sizing == "border-box" else size + padding


def _length(style: Style, name: str) -> float:
    """Return a declared length, 0 when there is none, and enough to be safe when it cannot be read."""
    declared = style.get(name)
    read = 0.0 if declared is None else pixels(declared.value, 16.0)
    return _LEAST if read is None else read


def _room(one: Element, styles: Styles) -> float:
    """Return the space that a target keeps around itself; enough to be safe when nothing to press is beside it."""
    item = _item(one)
    if not _is_among_others(item):
        return _LEAST
    around = styles.parent(item)
    gap = _length(styles.of(around), "gap") if around is not None else 0.0
    return gap + max(
        _length(styles.of(box), f"margin-{side}") for box in (one, item) for side in ("left", "right", "top", "bottom")
    )


def _item(one: Element) -> Element:
    """Return the item of a list that a target is in, or the target itself."""
    return one.above if one.above is not None and one.above.name == "li" else one


def _is_in_one_row(one: Element, styles: Styles) -> bool:
    """Whether targets stand side by side on one line: only their width brings one near the other."""
    around = styles.parent(_item(one))
    style = styles.of(around) if around is not None else {}
    values = {name: style[name].value for name in ("display", "flex-wrap", "flex-direction") if name in style}
    return (
        values.get("display") in _ROWS
        and values.get("flex-wrap", "nowrap") == "nowrap"
        and not values.get("flex-direction", "row").startswith("column")
    )


def _is_among_others(item: Element) -> bool:
    """Whether something to press stands beside an item, or the item is written again and again."""
    beside = (item.following, item.preceding)
    if item.template.branches.is_repeated(item.start):
        return True
    return any(isinstance(other, Element) and (other.name in _PRESSED or other.inside(*_PRESSED)) for other in beside)
