"""A page turned by force: a phone fixed to a wheelchair cannot be turned back."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.project.project import Project
from guichet.reading.scripts.javascript import Script
from guichet.reading.styles.media import Window
from guichet.reading.styles.selectors import Selector, matches
from guichet.reading.styles.sheets import loose_sheets
from guichet.reading.styles.syntax import Declaration, StyleRule
from guichet.reading.styles.values import degrees, number
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, template_rule
from guichet.seen.cascade import Styles, styles_of
from guichet.seen.found import found_by
from guichet.seen.tree import tree_of

TURNED = Text(
    fr="« {value} » tourne la page selon l’orientation : impossible de la lire sur un appareil fixé à un fauteuil ou à un lit. Laissez chacune et chacun choisir l’orientation.",
    en='"{value}" turns the page by orientation: it cannot be read on a device fixed to a wheelchair or a bed. Let people choose the orientation.',
)
HIDDEN = Text(
    fr="« {value} » cache le contenu dans une orientation : impossible de le lire sur un appareil fixé à un fauteuil ou à un lit. Montrez-le dans les deux.",
    en='"{value}" hides the content in one orientation: it cannot be read on a device fixed to a wheelchair or a bed. Show it in both.',
)
SCRIPTED = Text(
    fr="« {value} » verrouille l’orientation : impossible de lire la page sur un appareil fixé à un fauteuil ou à un lit. Retirez ce verrou.",
    en='"{value}" locks the orientation: the page cannot be read on a device fixed to a wheelchair or a bed. Remove the lock.',
)

_ROOTS = frozenset({"html", "body"})
_HIDES = frozenset({"display: none", "visibility: hidden"})
_APART = frozenset({"aside", "footer", "header", "nav"})
_FEW = 8
"""Words from which a part of a page is more than a label."""
_TURN_IT = re.compile(
    r"(?:tourne[rz]|pivote[rz]|basculez|orientez|turn|rotate|flip)\s+(?:\w+\s+){0,2}(?:appareil|t[ée]l[ée]phone|[ée]cran|tablette|mobile|device|phone|screen|tablet)|"
    r"(?:en|mode|in|to)\s+(?:mode\s+)?(?:paysage|portrait|landscape)",
    re.I,
)
_SIZES = (450, 900)
"""Sides in pixels of the windows, almost square, that are turned: of a phone, of a tablet."""
_MOST = 4
_FUNCTION = re.compile(r"(rotatez?|rotate3d|matrix|matrix3d)\(([^()]*)\)")
_ORIENTATION = re.compile(r"orientation\s*:\s*(?:portrait|landscape)|\b(?:min|max)-aspect-ratio")


def _locks(script: Script) -> Iterator[Hit]:
    """Report `screen.orientation.lock(…)`, except to any orientation."""
    for call in script.walk("call_expression"):
        name = script.source_of(call.child_by_field_name("function"))
        if re.search(r"\borientation\.lock$|\blockOrientation$", name) and "any" not in script.source_of(call):
            yield Hit(script.span(call), SCRIPTED, {"value": script.source_of(call)})


def _loose(project: Project) -> Iterator[Hit]:
    """Report the content hidden in one orientation by a stylesheet whose pages are not known."""
    for sheet in loose_sheets(project):
        for rule in sheet.rules:
            if any(_ORIENTATION.search(query) and "print" not in query for query in rule.media) and any(
                _is_content(selector) for selector in rule.selectors
            ):
                for declaration in rule.declarations:
                    if (value := f"{declaration.name}: {declaration.value}") in _HIDES:
                        yield Hit(declaration.span, HIDDEN, {"value": value}, path=sheet.path)


@template_rule(
    name="orientation-locked",
    code="W9605",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Orientation de l’écran imposée", en="Screen orientation imposed"),
    harms=Text(
        fr="Les personnes dont le téléphone ou la tablette est fixé à un fauteuil, à un lit, à un bras articulé.",
        en="People whose phone or tablet is fixed to a wheelchair, a bed or an arm.",
    ),
    instead=Text(fr="Adaptez la mise en page aux deux orientations.", en="Adapt the layout to both orientations."),
    wrong_when=Text(fr="L’orientation est essentielle (un piano, un chèque).", en="The orientation is essential (a piano, a cheque)."),
    refs=("rgaa 13.9", "wcag 1.3.4", "act b33eff"),
    lesson="04-accessibility/04-contrast-and-zoom",
    bad=(
        Bad('<html lang="fr"><style>@media (orientation: landscape) { .contenu { transform: rotate(0.25turn) } }</style><body><main class="contenu">Ouvert tout l’été</main></body></html>', TURNED, at="transform: rotate(0.25turn)"),
        Bad('<style>@media (orientation: portrait) { html { transform: rotate(90deg) } }</style><p>Été</p>', TURNED, at="transform: rotate(90deg)"),
        Bad('<style>@media (orientation: landscape) { body { rotate: -0.25turn } }</style><p>Été</p>', TURNED, at="rotate: -0.25turn"),
        Bad('<style>@media screen and (orientation: portrait) { main { display: none } }</style><main><p>Été</p></main>', HIDDEN, at="display: none"),
        Bad('<style>@media (orientation: landscape) { .page { visibility: hidden } .tournez { display: block } }</style><div class="page"><main><h1>Été</h1></main></div><p class="tournez">Tournez votre téléphone</p>', HIDDEN, at="visibility: hidden"),
        Bad('<style>.carte { display: block } @media (orientation: portrait) { .carte { display: none } .tourner { display: block } }</style><main><h1>Été</h1><p class="tourner">Tournez votre appareil.</p><div class="carte"><h2>Prochains bus</h2><p>Gare, dans quatre minutes ; plage, dans neuf minutes.</p></div></main>', HIDDEN, at="display: none"),
        Bad('<style>.tourner { display: none } @media (orientation: portrait) { .tourner { display: block } .demande { display: none } }</style><main><h1>Été</h1><p class="tourner">Tournez votre appareil.</p><form class="demande"><label for="j">Jour</label><input id="j" type="date"></form></main>', HIDDEN, at="display: none"),
        Bad('<style>.carte { display: none } @media (orientation: landscape) { .carte { display: block } .tourner { display: none } }</style><main><h1>Été</h1><p class="tourner">Passez en mode paysage.</p><div class="carte"><h2>Prochains bus</h2><p>Gare, dans quatre minutes ; plage, dans neuf minutes.</p></div></main>', HIDDEN, at="display: none"),
        Bad({"site.css": "/* été */ @media (orientation: landscape) { main { display: none } }"}, HIDDEN, at="display: none"),
        Bad('<p>Été</p><script>screen.orientation.lock("portrait")</script>', SCRIPTED, at='screen.orientation.lock("portrait")'),
    ),
    good=(
        Good('<style>@media (orientation: portrait) { .large { display: none } .étroit { display: block } }</style><main><h1>Été</h1><div class="large"><p>Ouvert du lundi au samedi de neuf heures à midi.</p></div><div class="étroit"><p>Ouvert du lundi au samedi, de neuf heures à midi, tout l’été.</p></div></main>'),
        Good('<html lang="fr"><style>@media (orientation: portrait) { .flèche { transform: rotate(90deg) } }</style><body><p>Été <span class="flèche">→</span></p></body></html>'),
        Good('<style>@media (orientation: portrait) { html { transform: rotate(0deg) } }</style><p>Été</p>'),
        Good('<style>@media (orientation: portrait) { .flèche { transform: rotate(90deg) } }</style><p>Été</p>'),
        Good('<style>@media (orientation: portrait) { .menu, main > aside { display: none } }</style><nav class="menu">Été</nav><main><h1>Été</h1><aside>Hiver</aside></main>'),
        Good('<style>@media print and (orientation: landscape) { main { display: none } }</style><main>Été</main>'),
        Good({"site.css": "/* été */ @media (orientation: portrait) { .image, main .image { display: none } }"}),
        Good('<style>html { transform: rotate(360deg) }</style><p>Été</p>'),
        Good('<p>Été</p><script>screen.orientation.unlock()</script>'),
        Good('<html lang="fr"><style>@media print and (orientation: portrait) { body { transform: rotate(90deg) } }</style><body><p>Été en ville</p></body></html>'),
    ),
    also=(Check(Subject.SCRIPT, (), ("orientation",), _locks), Check(Subject.PROJECT, (), (), _loose)),
)  # fmt: skip
def orientation_locked(page: Page) -> Iterator[Hit]:
    """Report a quarter turn of the whole page, or content hidden, in a block that waits for one orientation."""
    styles = styles_of(page)
    for one in styles.sheets:
        for rule in one.sheet.rules:
            queries = [query for query in (*rule.media, one.media) if _ORIENTATION.search(query)]
            if queries and not any("print" in query for query in queries) and _hides_content(rule, page):
                for declaration in rule.declarations:
                    if (value := f"{declaration.name}: {declaration.value}") in _HIDES:
                        yield Hit(declaration.span, HIDDEN, {"value": value}, path=one.sheet.path, page=page.path)
            if queries:
                yield from _shown_in_one(rule, page, styles)
            if queries and not any("print" in query for query in queries) and _turns_text(rule, page):
                for declaration in rule.declarations:
                    if declaration.name in {"transform", "rotate", "-webkit-transform"} and _turn(declaration) in {
                        90,
                        270,
                    }:
                        value = f"{declaration.name}: {declaration.value}"
                        if not _is_blank(page):
                            yield Hit(declaration.span, TURNED, {"value": value}, path=one.sheet.path, page=page.path)


def _shown_in_one(rule: StyleRule, page: Page, styles: Styles) -> Iterator[Hit]:
    """Report what hides the main part of a page until a rule that waits for one orientation shows it again."""
    if not any(one.name == "display" and one.value != "none" for one in rule.declarations):
        return
    found = [one for selector in rule.selectors for one in found_by(selector.text, page) if _is_main_part(one, page)]
    for element in found[:_MOST]:
        for wide, high in (window for size in _SIZES for window in ((size, size + 1), (size + 1, size))):
            turned, held = (styles.of(element, Window(*one)).get("display") for one in ((high, wide), (wide, high)))
            hides = held is not None and held.value == "none" and held.declaration is not None
            if hides and held is not None and held.declaration and (turned is None or turned.value != "none"):
                span = held.declaration.span
                yield Hit(span, HIDDEN, {"value": "display: none"}, path=held.path, page=page.path)
                return


def _is_content(selector: Selector) -> bool:
    """Whether a selector means the page or its main part, and nothing narrower."""
    own = selector.compounds[0]
    plain = len(selector.compounds) == 1 and not (own.id or own.classes or own.rest or own.states)
    return selector.is_valid and not selector.pseudo_element and plain and own.tag in _ROOTS | {"main"}


def _hides_content(rule: StyleRule, page: Page) -> bool:
    """Whether a rule that hides applies to the page or to a box that holds its main part."""
    if not any(f"{one.name}: {one.value}" in _HIDES for one in rule.declarations):
        return False
    return any(
        _is_content(selector)
        or (
            selector.is_valid
            and not selector.pseudo_element
            and not selector.states
            and any(_is_main_part(one, page) for one in found_by(selector.text, page))
        )
        for selector in rule.selectors
    )


def _is_main_part(element: Element, page: Page) -> bool:
    """Whether an element holds the main part of a page, or most of its words, or gives way to "turn your device"."""
    if element.name == "main" or element.inside("main"):
        return True
    if element.name in _APART or any(one.name in _APART for one in element.ancestors):
        return False
    words = len(element.text.split())
    asks = element.name == "form" or bool(element.inside("form", "input", "select", "textarea"))
    if (words >= _FEW or asks) and any(
        _TURN_IT.search(one.text) for one in page.find("p", "div", "h1", "h2") if one is not element
    ):
        return asks or bool(element.inside("h1", "h2", "h3", "form", "table", "ul", "ol", "p", "button", "input"))
    around = next((one for one in tree_of(page).chain(element) if one.name == "main"), None)
    if around is None or words < _FEW:
        return False
    whole = max((len(page.text_of(one).split()) for one in page.placed("main")), default=0)
    return 2 * words > whole


def _turns_text(rule: StyleRule, page: Page) -> bool:
    """Whether a rule turns the page, or a part of it that people read; a picture may turn."""
    return any(
        selector.is_valid
        and (
            selector.compounds[0].tag in _ROOTS
            or ":root" in selector.compounds[0].rest
            or any(
                len(one.text.split()) > 1 and matches(selector, one, styles_of(page).parent)
                for one in page.template.elements
            )
        )
        for selector in rule.selectors
    )


def _is_blank(page: Page) -> bool:
    styles = styles_of(page)
    return any(
        (shown := styles.of(body).get("display")) is not None and shown.value == "none"
        for body in page.template.by_name.get("body", ())
    )


def _turn(declaration: Declaration) -> int | None:
    """Return how far a declaration turns around the axis of the eye, in whole degrees below 360."""
    if declaration.name == "rotate":
        words = [word for word in declaration.value.split() if word != "z"]
        angle = degrees(words[-1]) if words else None
        return None if angle is None or len(words) not in {1, 4} else round(angle) % 360
    total = 0.0
    for name, inside in _FUNCTION.findall(declaration.value):
        parts = [part.strip() for part in inside.split(",")]
        if name in {"matrix", "matrix3d"}:
            first, second = number(parts[0]), number(parts[1]) if len(parts) > 1 else None
            if first is None or second is None:
                return None
            if abs(first[0]) < 0.02 and abs(abs(second[0]) - 1) < 0.1:
                total += 90 if second[0] > 0 else 270
            continue
        if len(parts) != (4 if name == "rotate3d" else 1) or (name == "rotate3d" and parts[:2] != ["0", "0"]):
            return None
        angle = degrees(parts[-1])
        if angle is None:
            return None
        total += angle
    return round(total) % 360
