"""A bar fixed on the window that covers what has the focus."""

from collections import Counter
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.heard.focus import in_tab_order
from guichet.reading.scripts.pages import scripts_on
from guichet.reading.styles.values import pixels
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.cascade import Styles, styles_of
from guichet.seen.declared import Style
from guichet.seen.found import styled
from guichet.seen.texts import is_unseen
from guichet.seen.where import place_of

COVERED = Text(
    fr="Cette barre fixée couvre {height} pixels du bord de la fenêtre : au clavier, le lien atteint passe dessous et ne se voit plus. Ajoutez « scroll-padding » de cette hauteur sur « html », ou laissez-la défiler.",
    en='This fixed bar covers {height} pixels of the edge of the window: with a keyboard, the link that is reached goes under it and cannot be seen. Add "scroll-padding" of that height on "html", or let it scroll.',
)

_LEAST = 96.0
"""Pixels under which a control is seldom covered whole: one of two or three lines still shows a part."""
_KEPT = ("scroll-padding", "scroll-margin")
_BEFORE = 3
"""Controls of the content from which someone goes through it with the keyboard."""


@template_rule(
    name="focus-covered",
    code="W9706",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr="Focus caché sous une barre fixe", en="Focus hidden under a fixed bar"),
    harms=Text(
        fr="Les personnes qui naviguent au clavier ou avec un contacteur et qui voient l’écran : elles perdent l’endroit où elles sont.",
        en="People who see the screen and use a keyboard or a switch: they lose the place where they are.",
    ),
    instead=Text(
        fr="Réservez la hauteur de la barre avec « scroll-padding-top » ou « scroll-padding-bottom ».",
        en='Keep the height of the bar free with "scroll-padding-top" or "scroll-padding-bottom".',
    ),
    wrong_when=Text(fr="La barre se ferme, ou un script fait défiler la page.", en="The bar can be closed, or a script scrolls the page."),
    refs=("wcag 2.4.11",),
    lesson="04-accessibility/05-keyboard-and-focus",
    since="0.1.0",
    bad=(
        Bad('<html lang="fr"><style>.b { position: fixed; bottom: 0; left: 0; right: 0; height: 10rem }</style><body><main>{% for é in étés %}<a href="{{ é.url }}">{{ é }}</a>{% endfor %}</main><div class="b">Été</div></body></html>', COVERED, at="height: 10rem"),
        Bad({"page.html": '<html lang="fr"><link rel="stylesheet" href="é.css"><body><header>Été</header><main><a href="/a">A</a><a href="/b">B</a><a href="/c">C</a></main></body></html>', "é.css": "header { position: sticky; top: 0; height: 120px } /* été */"}, COVERED, at="height: 120px", path="é.css"),
        Bad('<html lang="fr"><body><div style="position: fixed; inset: auto 0 0 0; min-height: 150px">Été</div><form><input><input><button>Été</button></form></body></html>', COVERED, at="min-height: 150px"),
    ),
    good=(
        Good('<html lang="fr"><style>html { scroll-padding-bottom: 10rem } .b { position: fixed; bottom: 0; left: 0; right: 0; height: 10rem }</style><body><main>{% for é in étés %}<a href="{{ é.url }}">{{ é }}</a>{% endfor %}</main><div class="b">Été</div></body></html>'),
        Good('<html lang="fr"><style>.b { position: fixed; bottom: 0; left: 0; right: 0; height: 3rem }</style><body><main>{% for é in étés %}<a href="{{ é.url }}">{{ é }}</a>{% endfor %}</main><div class="b">Été</div></body></html>'),
        Good('<html lang="fr"><style>.b { position: fixed; bottom: 0; right: 0; width: 12rem; height: 12rem }</style><body><main>{% for é in étés %}<a href="{{ é.url }}">{{ é }}</a>{% endfor %}</main><div class="b">Été</div></body></html>'),
        Good('<html lang="fr"><style>.b { position: fixed; inset: 0; height: 100vh; background: #fff }</style><body><main><a href="/a">A</a><a href="/b">B</a><a href="/c">C</a></main><div class="b">Été</div></body></html>'),
        Good('<html lang="fr"><style>.b { position: fixed; bottom: 0; left: 0; right: 0; height: 10rem }</style><body><main><a href="/a">A</a><a href="/b">B</a><a href="/c">C</a></main><div class="b">Été <button>Fermer</button></div></body></html>'),
    ),
)  # fmt: skip
def focus_covered(page: Page) -> Iterator[Hit]:
    """Report the bar of a known height, fixed along the top or the bottom of the window, where nothing keeps its place free."""
    if page.is_email or not page.is_document:
        return
    styles = styles_of(page)
    if _keeps_free(styles, page):
        return
    told: set[tuple[int, str]] = set()
    for bar in _fixed(styles, page):
        style = styles.of(bar)
        height = _height(style, bar, styles)
        if height is None or is_unseen(bar, styles) or any(one.name == "button" for one in bar.inside()):
            continue
        declared = style.get("height") or style["min-height"]
        span, path = place_of(declared, bar)
        if _is_gone_through(bar, page) and (span.start, path) not in told:
            told.add((span.start, path))
            certainty = Certainty.VIOLATION if declared.certain and styles.is_complete else Certainty.REVIEW
            yield Hit(span, COVERED, {"height": f"{height:g}"}, certainty, path, page.path)


def _keeps_free(styles: Styles, page: Page) -> bool:
    if page.mentions(_KEPT) or any("scroll" in one.text for one in scripts_on(page)):
        return True
    return any(
        each.name.startswith(_KEPT) for one in styles.sheets for rule in one.sheet.rules for each in rule.declarations
    )


def _fixed(styles: Styles, page: Page) -> Iterator[Element]:
    """Yield the elements that a rule, or their own style, fixes on the window, each once."""
    seen: set[int] = set()
    for one in styles.sheets:
        for rule in one.sheet.rules:
            if any(each.name == "position" and each.value in _STAYING for each in rule.declarations):
                for bar in (
                    each
                    for selector in rule.selectors
                    if not selector.pseudo_element
                    for each in styled(selector, page)
                ):
                    if id(bar) not in seen:
                        seen.add(id(bar))
                        yield bar
    for bar in page.find() if page.mentions(("position:", "position :")) else ():
        if id(bar) not in seen and "position" in (bar.attr("style") or ""):
            yield bar


_STAYING = frozenset({"fixed", "sticky"})
_EDGE = frozenset({"0", "0px"})


def _height(style: Style, bar: Element, styles: Styles) -> float | None:
    """Return how much of the window a bar covers from one side to the other along one edge; None when it does not."""
    value = {name: one.value for name, one in style.items() if one.is_known}
    if value.get("position") not in _STAYING or value.get("display") == "none":
        return None
    top, bottom = value.get("top") in _EDGE, value.get("bottom") in _EDGE
    wide = (value.get("left") in _EDGE and value.get("right") in _EDGE) or value.get("width") in {"100%", "100vw"}
    if value["position"] == "sticky":
        around = styles.parent(bar)
        wide = around is not None and around.name == "body" and "width" not in value
    least = value.get("height") or value.get("min-height") or ""
    height = None if any(unit in least for unit in ("%", "v")) else pixels(least, 16.0)
    return height if height is not None and height >= _LEAST and wide and top != bottom else None


def _is_gone_through(bar: Element, page: Page) -> bool:
    """Whether the keyboard stops often enough in the rest of the page for some of it to come under a bar."""
    stops, repeated = _stops(page)
    rest = stops[None] - stops[bar]
    return rest >= _BEFORE or repeated[None] > repeated[bar]


@memo
def _stops(page: Page) -> tuple[Counter[Element | None], Counter[Element | None]]:
    """How many times the keyboard stops in each element, and under None in the page; the same of what a loop repeats."""
    stops: Counter[Element | None] = Counter()
    repeated: Counter[Element | None] = Counter()
    for one in page.find("a", "button", "input", "select", "textarea"):
        if in_tab_order(one):
            around = (None, *one.ancestors)
            stops.update(around)
            if one.template.branches.is_repeated(one.start):
                repeated.update(around)
    return stops, repeated
