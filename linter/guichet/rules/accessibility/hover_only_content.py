"""Content that only the mouse opens: the keyboard and touch never show it."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.memo import keyed_memo
from guichet.heard.answers import answers, words_of
from guichet.heard.effects import shows
from guichet.heard.events import PASSING_OVER
from guichet.heard.focus import in_tab_order
from guichet.heard.states import may_be_on, shown_by_state, turned_on
from guichet.reading.project.project import Project
from guichet.reading.scripts.handles import handles
from guichet.reading.scripts.javascript import Script, attribute_event
from guichet.reading.scripts.pages import has_unread, pages_of, scripts_on
from guichet.reading.styles.compounds import Compound
from guichet.reading.styles.selectors import Selector
from guichet.reading.styles.sheets import loose_sheets
from guichet.reading.styles.syntax import Declaration, StyleRule
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, template_rule
from guichet.seen.cascade import Styles, styles_of
from guichet.seen.found import found_by, styled
from guichet.seen.where import placed

HOVER = Text(
    fr="Ce contenu ne s’ouvre qu’au survol (« {selector} ») : ni le clavier ni un écran tactile ne l’atteignent. Ouvrez-le aussi avec un bouton, ou sur :focus-within.",
    en='This content only opens on hover ("{selector}"): neither the keyboard nor a touch screen reaches it. Open it with a button too, or on :focus-within.',
)

SCRIPTED = Text(
    fr="Ce script n’ouvre « {words} » qu’au survol de la souris : ni le clavier ni un écran tactile n’y arrivent. Ouvrez-le aussi au focus, ou avec un bouton.",
    en='This script only opens "{words}" when the mouse passes over: neither the keyboard nor a touch screen gets there. Open it on focus too, or with a button.',
)

_HIDING: dict[str, frozenset[str]] = {
    "display": frozenset({"none"}),
    "visibility": frozenset({"hidden", "collapse"}),
    "opacity": frozenset({"0", "0%"}),
    "max-height": frozenset({"0", "0px"}),
    "height": frozenset({"0", "0px"}),
    "transform": frozenset({"scale(0)", "scaley(0)", "scale(0, 0)"}),
    "clip-path": frozenset({"inset(100%)", "inset(50%)", "circle(0)"}),
}


def _loose(project: Project) -> Iterator[Hit]:
    """Ask about a submenu that a stylesheet hides, and shows again only under the mouse."""
    for sheet in loose_sheets(project):
        for rule in sheet.rules:
            revealed = _revealed(rule)
            for selector in rule.selectors if revealed is not None else ():
                if revealed is None or selector.states != {"hover"} or "hover" in selector.own_states:
                    continue
                own = selector.compounds[0]
                others = [
                    one
                    for one in sheet.rules
                    if one is not rule and any(own.classes and _is_same(other, own) for other in one.selectors)
                ]
                hidden = any(
                    one.name == revealed.name and one.value in _HIDING[one.name]
                    for other in others
                    if not any(selector.states for selector in other.selectors)
                    for one in other.declarations
                )
                shown = any(_revealed(other) is not None for other in others)
                also = any("focus" in state for one in rule.selectors for state in one.states)
                if hidden and not shown and not also and _MENU.search(" ".join(own.classes)):
                    yield Hit(revealed.span, HOVER, {"selector": selector.text}, Certainty.REVIEW, sheet.path)
                    break


def _scripted(script: Script) -> Iterator[Hit]:
    """Report the answer to the mouse passing over that shows something nothing else shows."""
    if script.page is not None and attribute_event(script) in PASSING_OVER:
        yield from _kept(script, script.page)
    for one in answers(script):
        shown = list(shows(one.code())) if one.event in PASSING_OVER else []
        on = tuple(name for effect in shown for name in handles(effect.target, effect.script))
        for page in pages_of(script, words_of(on)) if on else ():
            found = [each for name in on for each in found_by(name, page) if _tells(each)]
            if not found or has_unread(page) or _is_shown_otherwise(found, page):
                continue
            words = " ".join(found[0].text.split()[:6])
            yield Hit(script.span(one.node or script.root), SCRIPTED, {"words": words}, page=page.path)
            break


def _kept(script: Script, page: Page) -> Iterator[Hit]:
    """Report the attribute that turns on, under the mouse alone, what a part of the page waits for."""
    waiting = shown_by_state(page)
    for name in turned_on(one for answer in answers(script) for one in answer.code()) if waiting else ():
        shown = [one for one in waiting.get(name, ()) if _tells(one)]
        others = (one for one in scripts_on(page) if attribute_event(one) not in PASSING_OVER)
        if shown and not has_unread(page) and not may_be_on(name, others, page):
            words = " ".join(shown[0].text.split()[:6])
            yield Hit(script.span(script.root), SCRIPTED, {"words": words}, page=page.path)
            break


def _is_shown_otherwise(found: list[Element], page: Page) -> bool:
    """Whether another answer of the page shows the same: to a press, to a key, to focus."""
    others = [one for script in scripts_on(page) for one in answers(script) if one.event not in PASSING_OVER]
    kept = set(found)
    return any(
        kept.intersection(found_by(name, page))
        for one in others
        for effect in shows(one.code())
        for name in handles(effect.target, effect.script)
    )


def _is_same(selector: Selector, own: Compound) -> bool:
    return bool(selector.compounds) and bool(set(selector.compounds[0].classes) & set(own.classes))


_MENU = re.compile(r"sub-?menu|sous-?menu|sub-?nav|sous-?nav|drop-?down|deroulant|children", re.I)


@template_rule(
    name="hover-only-content",
    code="W9608",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr="Contenu ouvert au seul survol", en="Content that only hovering opens"),
    harms=Text(
        fr="Les personnes qui n’ont pas de souris : clavier, écran tactile, commande vocale.",
        en="People without a mouse: keyboard, touch screen, voice control.",
    ),
    instead=Text(
        fr="Ouvrez le sous-menu avec un bouton (aria-expanded), et montrez-le aussi quand le focus y entre.",
        en="Open the submenu with a button (aria-expanded), and show it when focus enters too.",
    ),
    wrong_when=Text(fr="Un script ouvre ce contenu au clavier.", en="A script opens this content from the keyboard."),
    refs=("rgaa 10.14", "rgaa 12.11", "wcag 2.1.1", "wcag 1.4.13"),
    also=(
        Check(Subject.PROJECT, (), (), _loose),
        Check(Subject.SCRIPT, (), tuple(sorted(PASSING_OVER)), _scripted),
    ),
    lesson="04-accessibility/05-keyboard-and-focus",
    bad=(
        Bad('<ul><li id="aides"><a href="/a">Aides</a><ul id="sous" hidden><li><a href="/é">Été</a></li></ul></li></ul><script>const sous = document.getElementById("sous"); document.getElementById("aides").addEventListener("mouseenter", () => { sous.hidden = false })</script>', SCRIPTED, at='document.getElementById("aides").addEventListener("mouseenter", () => { sous.hidden = false })'),
        Bad('<ul><li x-data="{ ouvert: false }" @mouseenter="ouvert = true" @mouseleave="ouvert = false">Aides<ul x-show="ouvert"><li><a href="/é">Été</a></li></ul></li></ul>', SCRIPTED, at="ouvert = true"),
        Bad(
            {
                "page.html": '<html lang="fr"><link rel="stylesheet" href="/vendor/bootstrap.min.css"><link rel="stylesheet" href="été.css"><p>Une <span class="terme">part<span class="bulle">Une demi-part par enfant.</span></span></p><script src="/vendor/bootstrap.bundle.min.js"></script></html>',
                "été.css": "/* été */ .terme .bulle { display: none } .terme:hover .bulle { display: block }",
            },
            HOVER,
            at="display: block",
            path="été.css",
        ),
        Bad(
            '<html lang="fr"><style>nav ul ul { display: none } nav li:hover > ul { display: block }</style><nav><ul><li><a href="/a">Été</a><ul><li><a href="/b">Plage</a></li></ul></li></ul></nav></html>',
            HOVER,
            at="display: block",
        ),
        Bad(
            '<html lang="fr"><style>.aide { visibility: hidden } .champ:hover .aide { visibility: visible }</style><p class="champ">Revenu <span class="aide">Celui de l’été dernier</span></p></html>',
            HOVER,
            at="visibility: visible",
        ),
        Bad(
            '<style>.sous { display: none } .menu:hover .sous { display: block }</style><div class="menu">Aides <div class="sous"><a href="/b">Été</a></div></div>',
            HOVER,
            at="display: block",
            review=True,
        ),
        Bad({"é.css": "/* été */ .menu .sous-menu { display: none } .menu li:hover > .sous-menu { display: block }"}, HOVER, at="display: block", review=True),
    ),
    good=(
        Good('<ul><li x-data="{ ouvert: false }" @mouseenter="ouvert = true" @mouseleave="ouvert = false"><button type="button" @click="ouvert = !ouvert" :aria-expanded="ouvert">Aides</button><ul x-show="ouvert"><li><a href="/é">Été</a></li></ul></li></ul>'),
        Good('<ul><li id="aides"><a href="/a">Aides</a><ul id="sous" hidden><li><a href="/é">Été</a></li></ul></li></ul><script>const sous = document.getElementById("sous"), aides = document.getElementById("aides"); for (const e of ["mouseenter", "focusin"]) aides.addEventListener(e, () => { sous.hidden = false })</script>'),
        Good({
            "page.html": '<html lang="fr"><link rel="stylesheet" href="a.css"><p class="terme">Part<span class="bulle">Une demi-part.</span></p><script src="a.js"></script></html>',
            "a.css": ".bulle { display: none } .terme:hover .bulle, .terme:focus-within .bulle { display: block } /* été */",
            "a.js": "/* été */",
        }),
        Good({"é.css": "/* été */ .sous-menu { display: none } li:hover > .sous-menu, li:focus-within > .sous-menu { display: block }"}),
        Good('<html lang="fr"><style>ul ul { display: none } li:hover > ul, li:focus-within > ul { display: block }</style><ul><li><a href="/a">Été</a><ul><li><a href="/b">Plage</a></li></ul></li></ul></html>'),
        Good('<html lang="fr"><style>a:hover { text-decoration: underline }</style><a href="/">Été</a></html>'),
        Good('<html lang="fr"><style>.sous { display: none } .menu:hover .sous { display: block } .menu.ouvert .sous { display: block }</style><div class="menu"><div class="sous">Été</div></div></html>'),
        Good('<html lang="fr"><style>.deco { opacity: 0 } a:hover .deco { opacity: 1 }</style><a href="/">Été <span class="deco" aria-hidden="true">→</span></a></html>'),
    ),
)  # fmt: skip
def hover_only_content(page: Page) -> Iterator[Hit]:
    """Report what a `:hover` rule reveals in another element, when no other rule reveals the same."""
    styles = styles_of(page)
    for one in styles.sheets:
        for rule in one.sheet.rules:
            for selector in rule.selectors:
                revealed = _revealed(rule) if "hover" in selector.states - selector.own_states else None
                if revealed is None or selector.states - {"hover"}:
                    continue
                hidden = next(iter(styled(selector, page)), None)
                if (
                    hidden is None
                    or not _starts_hidden(hidden, revealed, styles)
                    or not _tells(hidden)
                    or _is_also(hidden, revealed, rule, styles)
                ):
                    continue
                sure = styles.governs(selector) and not _may_be_opened(hidden, page)
                certainty = Certainty.VIOLATION if sure else Certainty.REVIEW
                span, path = placed(revealed, one.sheet.path, hidden)
                yield Hit(span, HOVER, {"selector": selector.text}, certainty, path, page.path)
                break


def _may_be_opened(element: Element, page: Page) -> bool:
    """Whether a script may open an element: one that was not read, or that names it or what stands around it."""
    around = (element, *element.ancestors)
    names = {name for one in around for name in (*one.token_list("class"), one.attr("id") or "") if name}
    return has_unread(page) or any(name in one.text for one in scripts_on(page) for name in names)


def _revealed(rule: StyleRule) -> Declaration | None:
    return next((one for one in rule.declarations if one.name in _HIDING and one.value not in _HIDING[one.name]), None)


def _starts_hidden(element: Element, revealed: Declaration, styles: Styles) -> bool:
    at_rest = styles.of(element).get(revealed.name)
    return at_rest is not None and at_rest.value in _HIDING[revealed.name]


def _tells(element: Element) -> bool:
    """Whether people would miss something: words or controls."""
    if (element.attr("aria-hidden") or "") == "true":
        return False
    return sum(char.isalpha() for char in element.text) >= 3 or any(in_tab_order(one) for one in element.inside())


def _is_also(element: Element, revealed: Declaration, but: StyleRule, styles: Styles) -> bool:
    """Whether a rule without `:hover` may reveal the element: a state, or a class that a script sets."""
    openers, handles = _opened(revealed.name, styles)
    if any(selector.compounds and selector.compounds[0] in openers for selector in but.selectors):
        return True
    own = [f"#{element.attr('id')}", *(f".{name}" for name in (element.attr("class") or "").split())]
    return any((tag, one) in handles for tag in ("", element.name) for one in own)


@keyed_memo
def _opened(name: str, styles: Styles) -> tuple[frozenset[Compound], frozenset[tuple[str, str]]]:
    """What rules without `:hover` reveal by a property: as they ask for it, and by the tag and the id or class that they ask for."""
    own = frozenset(
        selector.compounds[0]
        for sheet in styles.sheets
        for rule in sheet.sheet.rules
        if any(one.name == name and one.value not in _HIDING[name] for one in rule.declarations)
        for selector in rule.selectors
        if "hover" not in selector.states and selector.compounds
    )
    by_id = {(one.tag, f"#{one.id}") for one in own if one.id}
    return own, frozenset(by_id | {(one.tag, f".{word}") for one in own if not one.id for word in one.classes})
