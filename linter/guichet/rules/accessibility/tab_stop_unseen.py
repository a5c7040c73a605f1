"""A drawer that is only moved out of sight: the Tab key goes through it while it is closed."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.heard.answers import answers
from guichet.heard.effects import assignments, turned
from guichet.heard.focus import in_tab_order
from guichet.reading.scripts.definitions import Defined
from guichet.reading.scripts.handles import handles
from guichet.reading.scripts.pages import has_unread, scripts_on
from guichet.reading.scripts.syntax import field, text
from guichet.reading.styles.media import DESKTOP, Window
from guichet.reading.styles.selectors import Selector
from guichet.reading.styles.shorthands import longhands
from guichet.reading.styles.syntax import StyleRule
from guichet.reading.styles.values import pixels
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.cascade import Styles, styles_of
from guichet.seen.declared import Declared, Style
from guichet.seen.found import found_by, styled
from guichet.seen.where import place_of

UNSEEN = Text(
    fr="« {value} » pousse cette boîte hors de vue sans la fermer : le clavier s’arrête {stops} fois sur ce que personne ne voit. Ajoutez « visibility: hidden » tant qu’elle est fermée.",
    en='"{value}" pushes this box out of sight without closing it: the keyboard stops {stops} times on what nobody sees. Add "visibility: hidden" while it is closed.',
)

_PHONE = Window(375, 667)
_SIDES = frozenset({"left", "right", "top", "bottom", "margin-left", "margin-right", "inset-inline-start"})
_SIZES = {"max-height": "overflow-y", "height": "overflow-y", "max-width": "overflow-x", "width": "overflow-x"}
_PLACING = frozenset(
    {"transform", "translate", "opacity", "visibility", "display", "position", "clip", "clip-path", *_SIDES, *_SIZES}
)
_MOVING = frozenset({"transform", "translate", "inset", "margin", *_SIDES, *_SIZES})
_MOVED = re.compile(r"translate(?:3d|x|y)?\(\s*(?:0(?:px)?\s*,\s*)?(?:calc\(\s*)?-?1\d\d(?:\.\d+)?(?:%|v[wh])", re.I)
_FAR = re.compile(r"-1\d\d(?:\.\d+)?(?:%|v[wh])|100(?:%|v[wh])", re.I)
_LEAST = 160.0
"""Pixels of the narrowest drawer: what is moved by fewer may still show."""
_CUT = frozenset({"hidden", "clip"})
_PLACED = frozenset({"absolute", "fixed", "relative", "sticky"})
_PUT_AWAY = re.compile(r"\binert\b|tab-?index|visibility", re.I)
"""What a script does to keep the keyboard out of what is closed."""
_WORD = re.compile(r"[\w-]+")


@template_rule(
    name="tab-stop-unseen",
    code="W9704",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Arrêts du clavier hors de vue", en="Keyboard stops out of sight"),
    harms=Text(
        fr="Les personnes qui naviguent au clavier, et celles qui écoutent la page : elles traversent un menu fermé, sans voir où elles sont.",
        en="People who use a keyboard, and those who listen to the page: they go through a closed menu without seeing where they are.",
    ),
    instead=Text(
        fr="Fermez la boîte pour tout le monde : « visibility: hidden », « display: none », l’attribut « hidden » ou « inert ».",
        en='Close the box for everyone: "visibility: hidden", "display: none", the "hidden" or "inert" attribute.',
    ),
    wrong_when=Text(
        fr="Un script d’un autre fichier retire la boîte du clavier.",
        en="A script in another file takes the box away from the keyboard.",
    ),
    refs=("rgaa 10.7", "rgaa 12.8", "wcag 2.4.3", "wcag 2.4.7"),
    lesson="04-accessibility/05-keyboard-and-focus",
    since="0.1.0",
    bad=(
        Bad('<html lang="fr"><style>#t { position: fixed; left: 0; transform: translateX(-110%) } #t.ouvert { transform: none }</style><button aria-controls="t" id="b">Été</button><ul id="t"><li><a href="/é">Été</a></li></ul><script>document.getElementById("b").onclick = () => document.getElementById("t").classList.toggle("ouvert")</script></html>', UNSEEN, at="transform: translateX(-110%)"),
        Bad('<html lang="fr"><style>.t { position: absolute; right: -20rem; width: 20rem } .menu-mis .t { right: 0 }</style><button id="b">Été</button><nav class="t" aria-label="É"><a href="/é">Été</a></nav><script>document.getElementById("b").addEventListener("click", () => document.body.classList.toggle("menu-mis"))</script></html>', UNSEEN, at="right: -20rem"),
        Bad('<html lang="fr"><style>.p { max-height: 0; overflow: hidden }</style><button id="b">Été</button><div class="p"><a href="/é">Été</a></div><script>document.getElementById("b").onclick = () => { const p = document.querySelector(".p"); p.style.maxHeight = p.scrollHeight + "px" }</script></html>', UNSEEN, at="max-height: 0"),
        Bad('<html lang="fr"><style>#t { position: fixed; left: -300px } #t.mis { left: 0 }</style><button aria-controls="t">Été</button><ul id="t"><li><a href="/é">Été</a></li></ul><script src="/é.js"></script></html>', UNSEEN, at="left: -300px", review=True),
    ),
    good=(
        Good('<html lang="fr"><style>#t { position: fixed; transform: translateX(-110%) } #t.ouvert { transform: none }</style><button aria-controls="t" id="b">Été</button><ul id="t"><li><a href="/é">Été</a></li></ul><script>const t = document.getElementById("t"); t.toggleAttribute("hidden", true); document.getElementById("b").onclick = () => { t.removeAttribute("hidden"); t.classList.toggle("ouvert") }</script></html>'),
        Good('<html lang="fr"><style>#t { position: fixed; visibility: hidden; transform: translateX(-110%) } #t.ouvert { transform: none; visibility: visible }</style><button aria-controls="t" id="b">Été</button><ul id="t"><li><a href="/é">Été</a></li></ul><script>document.getElementById("b").onclick = () => document.getElementById("t").classList.toggle("ouvert")</script></html>'),
        Good('<html lang="fr"><style>#t { position: fixed; transform: translateX(-110%) } #t.ouvert { transform: none }</style><button aria-controls="t" id="b">Été</button><ul id="t" inert><li><a href="/é">Été</a></li></ul><script>document.getElementById("b").onclick = () => { document.getElementById("t").classList.toggle("ouvert"); document.getElementById("t").inert = false }</script></html>'),
        Good('<html lang="fr"><style>.s { position: absolute; left: -999px } .s:focus-within { left: 0 } .s.mis { left: 0 }</style><p class="s"><a href="#m">Aller à l’été</a></p><main id="m">Été</main></html>'),
        Good('<html lang="fr"><style>.p { max-height: 0; overflow: hidden } .p.mis { max-height: none }</style><button id="b">Été</button><div class="p"><p>Rien que du texte d’été</p></div><script>document.getElementById("b").onclick = () => document.querySelector(".p").classList.toggle("mis")</script></html>'),
        Good('<html lang="fr"><style>.v { position: absolute; left: -999px }</style><div class="v"><a href="/é">Été</a></div></html>'),
        Good('<html lang="fr"><style>.c { transform: translateX(100%) } .c.vu { transform: none }</style><div class="c"><a href="/é">Été</a></div><script>new IntersectionObserver((t) => t.forEach((un) => un.target.classList.add("vu"))).observe(document.querySelector(".c"))</script></html>'),
    ),
)  # fmt: skip
def tab_stop_unseen(page: Page) -> Iterator[Hit]:
    """Report the rule that keeps a box with controls out of the window, or cut to nothing, until a press gives it another class or style."""
    if page.is_email:
        return
    styles = styles_of(page)
    told: set[tuple[int, str]] = set()
    for box in _candidates(styles, page):
        for window in (DESKTOP, _PHONE):
            away = _put_away(styles.of(box, window))
            stops = _stops(box, styles, window) if away is not None and away.certain else 0
            if away is None or not stops or (opened := _is_opened(box, away, styles, page)) is None:
                continue
            span, path = place_of(away, box)
            if (span.start, path) not in told:
                told.add((span.start, path))
                facts = {
                    "value": f"{away.declaration.name if away.declaration else ''}: {away.value}",
                    "stops": str(stops),
                }
                yield Hit(span, UNSEEN, facts, Certainty.VIOLATION if opened else Certainty.REVIEW, path, page.path)
            break


def _candidates(styles: Styles, page: Page) -> Iterator[Element]:
    """Yield the elements that some rule pushes away, each once."""
    seen: set[int] = set()
    for one in styles.sheets:
        for rule in one.sheet.rules:
            moving = [each for each in rule.declarations if each.name in _MOVING]
            if not any(_is_away(name, value) for each in moving for name, value in longhands(each.name, each.value)):
                continue
            for box in (
                each
                for selector in rule.selectors
                if not selector.states and not selector.pseudo_element
                for each in styled(selector, page)
            ):
                if id(box) not in seen and box.name not in {"a", "button", "input"}:
                    seen.add(id(box))
                    yield box


def _is_away(name: str, value: str) -> bool:
    if name in {"transform", "translate"}:
        return _MOVED.search(value) is not None
    if name in _SIDES:
        size = pixels(value, 16.0)
        return _FAR.fullmatch(value) is not None or (size is not None and size <= -_LEAST)
    return name in _SIZES and value in {"0", "0px"}


def _put_away(style: Style) -> Declared | None:
    """Return the declaration that keeps a box out of sight, None when it shows, or is closed for everyone."""
    position = style["position"].value if "position" in style else ""
    for name, one in style.items():
        if not one.is_known or not _is_away(name, one.value):
            continue
        if name in _SIZES:
            held = style.get(_SIZES[name])
            if held is not None and held.value in _CUT:
                return one
        elif name in {"transform", "translate"} or position in _PLACED:
            width, moved = style.get("width"), pixels(one.value, 16.0)
            wide = pixels(width.value, 16.0) if width is not None and width.is_known else None
            if moved is None or wide is None or moved > 0 or wide <= -moved:
                return one
    return None


def _stops(box: Element, styles: Styles, window: Window) -> int:
    """Return how many times the Tab key stops in a box, as far as styles and attributes let it."""
    closed = {id(box): any(_closes(one, styles, window) for one in styles.chain(box))}

    def is_closed(one: Element) -> bool:
        path = []
        while id(one) not in closed:
            path.append(one)
            one = one.parent  # type: ignore[assignment]  # of what is inside the box, an element
        known = closed[id(one)]
        for each in reversed(path):
            known = closed[id(each)] = known or _closes(each, styles, window)
        return known

    return sum(in_tab_order(one) and not is_closed(one) for one in box.inside())


def _closes(element: Element, styles: Styles, window: Window) -> bool:
    """Whether an element keeps the Tab key out of what it holds, or may."""
    if (
        {"hidden", "inert"} & set(element.attrs)
        or element.has_unknown_attributes
        or element.name in {"template", "noscript", "dialog"}
    ):
        return True
    style = styles.of(element, window)
    return ("display" in style and style["display"].value == "none") or (
        "visibility" in style and style["visibility"].value != "visible"
    )


def _is_opened(box: Element, away: Declared, styles: Styles, page: Page) -> bool | None:
    """Whether a press brings a box back; None when nothing says so, when focus does, or when a script keeps the keyboard out."""
    name = away.declaration.name if away.declaration is not None else ""
    around, focused = [box, *box.ancestors], _shown_by_focus(page)
    if _keeps_out(page) or not focused.isdisjoint(around) or not _turned_by_attribute(page).isdisjoint(around):
        return None
    if any(one in focused for one in box.inside()):
        return None
    rules = _placing(page)
    keys = [f"#{box.attr('id') or ''}", *(f".{one}" for one in dict.fromkeys(box.token_list("class")))]
    others = [one for key in keys for rule, names, one in rules.get(key, ()) if name in names and rule is not away.rule]
    words = {word for one in others for word in _words_added(one, box)}
    checked = any("checked" in one.text or ":target" in one.text for one in others)
    if checked or any(word in _pressed(page) for word in words) or box in _styled(page).get(_camel(name), ()):
        return True
    return False if has_unread(page) and words and box.attr("id") in _controlled(page) else None


@memo
def _keeps_out(page: Page) -> bool:
    return any(_PUT_AWAY.search(one.text) for one in scripts_on(page))


def _rules_that_place(page: Page) -> Iterator[tuple[StyleRule, frozenset[str], Selector]]:
    for rule in (each for one in styles_of(page).sheets for each in one.sheet.rules):
        names = _PLACING.intersection(one.name for one in rule.declarations)
        yield from ((rule, names, one) for one in rule.selectors if names)


@memo
def _shown_by_focus(page: Page) -> frozenset[Element]:
    """What a rule places as it has, or holds, the focus."""
    found = (one for _, _, one in _rules_that_place(page) if "focus" in " ".join(one.states))
    return frozenset(each for one in found for each in styled(one, page))


@memo
def _placing(page: Page) -> dict[str, list[tuple[StyleRule, frozenset[str], Selector]]]:
    """The rules that place something, by the id and by the classes of what may become theirs once something changes."""
    found: dict[str, list[tuple[StyleRule, frozenset[str], Selector]]] = {}
    for rule, names, selector in _rules_that_place(page):
        for own in selector.compounds[:1]:
            for key in {*([f"#{own.id}"] if own.id else []), *(f".{one}" for one in own.classes)}:
                found.setdefault(key, []).append((rule, names, selector))
    return found


def _words_added(selector: Selector, box: Element) -> set[str]:
    """Return what a selector asks that a box does not have: classes, attributes, of itself and of what is around."""
    own = {box.attr("id") or "", *box.token_list("class")}
    asked = {name for one in selector.compounds for name in (*one.classes, *_WORD.findall(one.rest))}
    return {name for name in asked - own if len(name) > 2}


@memo
def _pressings(page: Page) -> list[Defined]:
    """The code that runs as something is pressed."""
    told = (one for script in scripts_on(page) for one in answers(script) if one.event in {"click", "change"})
    return list(dict.fromkeys(each for one in told for each in one.code()))


@memo
def _pressed(page: Page) -> str:
    return "\n".join(text(one.node) for one in _pressings(page))


@memo
def _styled(page: Page) -> dict[str, set[Element]]:
    """The elements in whose style a press writes, by the property."""
    found: dict[str, set[Element]] = {}
    for _, left, _, script in assignments(_pressings(page)):
        owner = field(left, "object")
        if text(owner).endswith(".style"):
            names = handles(field(owner, "object"), script)
            found.setdefault(text(field(left, "property")), set()).update(
                one for each in names for one in found_by(each, page)
            )
    return found


def _camel(name: str) -> str:
    return re.sub(r"-(\w)", lambda match: match[1].upper(), name)


@memo
def _controlled(page: Page) -> frozenset[str]:
    return frozenset(name for one in page.find("button", "a") for name in one.token_list("aria-controls"))


@memo
def _turned_by_attribute(page: Page) -> frozenset[Element]:
    """What a script hides and shows otherwise than by moving it."""
    code = [Defined(one.root, one) for one in scripts_on(page)]
    names = {name for _, one in turned(code) for name in handles(one.target, one.script)}
    return frozenset(one for name in names for one in found_by(name, page))
