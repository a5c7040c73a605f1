"""A page that cannot be made larger."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.numbers import amount
from guichet.heard.answers import answers, may_answer
from guichet.heard.effects import cancels
from guichet.reading.scripts.handles import handles
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.settings import settings
from guichet.reading.scripts.syntax import function_around, text, walk
from guichet.reading.styles.syntax import Declaration
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.cascade import styles_of
from guichet.seen.texts import shown_texts
from guichet.seen.where import place_of

BLOCKED = Text(
    fr="« {setting} » empêche d’agrandir la page, sur les téléphones qui y obéissent : une personne malvoyante ne peut plus lire. Retirez ce réglage.",
    en='"{setting}" stops people from enlarging the page, on phones that obey it: someone with low vision can no longer read. Remove this setting.',
)
FIXED = Text(
    fr="« font-size: {value} » suit la largeur de la fenêtre : agrandir la page n’agrandit pas ce texte. Ajoutez une part en rem : calc(1rem + 1vw).",
    en='"font-size: {value}" follows the width of the window: enlarging the page does not enlarge this text. Add a share in rem: calc(1rem + 1vw).',
)
_TITLES = frozenset({"h1", "h2"})
"""Titles may be large enough already; a text is not."""

_SETTING = re.compile(r"(user-scalable|maximum-scale)\s*=\s*([\w.+-]+)", re.I)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d*)?|[+-]?\.\d+")


def _blocks(name: str, value: str) -> bool:
    """Whether a setting keeps the page under twice its size, as browsers understand its value."""
    number = _NUMBER.match(value)
    scale = amount(number[0]) if number else None
    if name == "user-scalable":
        if value in {"yes", "device-width", "device-height"}:
            return False
        return scale is None or -1 < scale < 1
    if value in {"device-width", "device-height"}:
        return False
    if scale is None:
        return True
    return 0 <= scale < 2


def _by_script(script: Script) -> Iterator[Hit]:
    """Report a script that writes such a setting on the viewport of a page, but for the phones that do not obey it."""
    seen: set[int] = set()
    for one in settings(script):
        if one.name != "content" or not any("viewport" in each for each in handles(one.target, script)):
            continue
        around = function_around(one.node) or script.root
        if around.id in seen or _DISOBEYING.search(text(around)):
            continue
        seen.add(around.id)
        for node in walk(around):
            found = _SETTING.search(text(node)) if node.type in ("string", "template_string") else None
            if found is not None and _blocks(found[1].lower(), found[2].lower()):
                yield Hit(script.span(node), BLOCKED, {"setting": found[0]})
                break


_PINCHES = frozenset({"gesturestart", "gesturechange"})


def _refused(script: Script) -> Iterator[Hit]:
    """Report a script that refuses, on the whole page, the gesture of two fingers by which people enlarge it."""
    for one in answers(script) if may_answer(script, _PINCHES) else ():
        if one.event in _PINCHES and one.is_of_page and any(cancels(one.code())):
            yield Hit(script.span(one.node), BLOCKED, {"setting": one.event})
            return


def _by_touch(page: Page) -> Iterator[Hit]:
    """Report a stylesheet that lets two fingers do nothing on the whole page."""
    if not page.is_document or page.is_sheet:
        return
    styles = styles_of(page)
    for whole in [one for name in ("html", "body") for one in page.template.by_name.get(name, ())]:
        declared = styles.of(whole).get("touch-action")
        if declared is None or not declared.certain or not declared.is_known:
            continue
        if _PANS.issuperset(declared.value.split()):
            span, path = place_of(declared, whole)
            yield Hit(span, BLOCKED, {"setting": f"touch-action: {declared.value}"}, path=path, page=page.path)
            return


_PANS = frozenset({"none", "pan-x", "pan-y", "pan-left", "pan-right", "pan-up", "pan-down"})
"""What leaves out `pinch-zoom`; `manipulation` and `auto` hold it."""
_DISOBEYING = re.compile(r"iPhone|iPad|iPod|\bios\b", re.I)


_BY_WINDOW = re.compile(r"(?<![\d.])(?:\d++(?:\.\d++)?|\.\d++)(?:[dls]?v(?:w|h|min|max|i|b))$")


def _by_window(page: Page) -> Iterator[Hit]:
    """Report a size of text that follows the window alone: zooming changes nothing of it."""
    styles = styles_of(page)
    if not any(
        _BY_WINDOW.search(each.value)
        for one in styles.sheets
        for rule in one.sheet.rules
        for each in rule.declarations
        if each.name == "font-size"
    ):
        return
    told: set[Declaration] = set()
    for element in shown_texts(page):
        declared = styles.inherited(element, "font-size")
        source = declared.declaration if declared is not None else None
        if declared is None or source is None or source in told or not _BY_WINDOW.fullmatch(declared.value):
            continue
        told.add(source)
        if declared.certain and element.name not in _TITLES:
            span, path = place_of(declared, element)
            yield Hit(span, FIXED, {"value": declared.value}, path=path, page=page.path)


@element_rule(
    "meta",
    name="zoom-blocked",
    code="W9125",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Zoom bloqué', en='Zoom blocked'),
    harms=Text(fr='Les personnes malvoyantes ou âgées, et toutes celles qui lisent sur un petit écran.', en='People with low vision, older people, and everyone who reads on a small screen.'),
    instead=Text(fr='Retirez « user-scalable=no » et « maximum-scale ».', en='Remove "user-scalable=no" and "maximum-scale".'),
    wrong_when=Text(fr='Une application tierce impose cette ligne.', en='A third-party app imposes the line.'),
    refs=("rgaa 10.4", "wcag 1.4.4", "act b4f0c3"),
    lesson="04-accessibility/04-contrast-and-zoom",
    also=(
        Check(Subject.TEMPLATE, (), (), _by_window),
        Check(Subject.TEMPLATE, (), (), _by_touch),
        Check(Subject.SCRIPT, (), ("viewport",), _by_script),
        Check(Subject.SCRIPT, (), ("gesture",), _refused),
    ),
    bad=(
        Bad("const vue = document.querySelector('meta[name=viewport]'); // été\nconst tout = ['width=device-width'];\ntout.push('user-scalable=no');\nvue.setAttribute('content', tout.join(', '));\n", BLOCKED, at="'user-scalable=no'", path="é.js"),
        Bad('<html lang="fr"><style>.note { font-size: 2.2vw }</style><body><p class="note">Fermé tout l’été</p></body></html>', FIXED, at="font-size: 2.2vw"),
        Bad('<meta name="viewport" content="width=device-width, user-scalable=no">', BLOCKED, at='content="width=device-width, user-scalable=no"'),
        Bad('document.addEventListener("gesturestart", (é) => é.preventDefault())', BLOCKED, at='document.addEventListener("gesturestart", (é) => é.preventDefault())', path="é.js"),
        Bad('<html lang="fr"><style>body { touch-action: pan-y }</style><body><p>Fermé tout l’été</p></body></html>', BLOCKED, at="touch-action: pan-y"),
        Bad('<meta name="viewport" content="maximum-scale=1.0">', BLOCKED, at='content="maximum-scale=1.0"'),
        Bad('<title>Été</title><meta name="viewport" content="initial-scale=1; user-scalable=0">', BLOCKED, at='content="initial-scale=1; user-scalable=0"'),
    ),
    good=(
        Good("const vue = document.querySelector('meta[name=viewport]'); // été\nvue.content = 'width=device-width, initial-scale=1';\n", path="é.js"),
        Good('<html lang="fr"><style>p { font-size: calc(1rem + 1vw) } h1 { font-size: 6vw }</style><body><h1>Été</h1><p>Fermé tout l’été</p></body></html>'),
        Good('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Good('<div id="plan">Été</div><script>document.getElementById("plan").addEventListener("gesturestart", (e) => e.preventDefault())</script>'),
        Good('<html lang="fr"><style>body { touch-action: manipulation } .plan { touch-action: none }</style><body><p class="plan">Fermé tout l’été</p></body></html>'),
        Good('<meta name="viewport" content="maximum-scale=5">'),
        Good('<meta name="viewport" content="{{ réglage }}">'),
    ),
)  # fmt: skip
def zoom_blocked(meta: Element, page: Page) -> Iterator[Hit]:
    """Report a viewport that caps the zoom under 200%."""
    content = meta.attr("content")
    if (meta.attr("name") or "").strip().lower() != "viewport" or not content or is_dynamic(content) or page.is_sheet:
        return
    for match in _SETTING.finditer(content):
        if _blocks(match[1].lower(), match[2].lower()):
            yield Hit(meta.attribute_span("content"), BLOCKED, {"setting": match[0]})
            return
