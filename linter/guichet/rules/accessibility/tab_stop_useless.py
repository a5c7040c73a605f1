"""A stop of the Tab key where nothing can be done."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.heard.answers import answers
from guichet.heard.focus import is_natively_focusable, tab_index
from guichet.heard.keyboard import is_keyed
from guichet.heard.roles import role_of
from guichet.reading.scripts.handles import PAGE
from guichet.reading.scripts.inline import is_looked_up, is_scripted, runs_nothing
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import scripts_on
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.cascade import styles_of
from guichet.seen.visibility import is_excluded

IDLE = Text(
    fr="Le clavier s’arrête pour rien sur ce <{tag}> : un lecteur d’écran lit le texte sans cela, et les autres perdent un coup de Tab. Retirez « tabindex », sauf si un script agit ici.",
    en='The keyboard stops on this <{tag}> for nothing: a screen reader reads text without it, and others waste a press of Tab. Remove "tabindex", unless a script acts here.',
)

UNTOLD = Text(
    fr='Rien ne dit que ce <{tag}> (« {words} ») est un bouton : un script agit quand on le presse, et un lecteur d’écran n’y lit que du texte. Écrivez un <button>, ou ajoutez role="button".',
    en='Nothing says that this <{tag}> ("{words}") is a button: a script acts when one presses it, and a screen reader only reads text. Write a <button>, or add role="button".',
)

_READ = frozenset(
    "address article aside blockquote dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header img li ol p section span strong td th ul".split()
)
_PASSIVE = frozenset(
    "article banner blockquote complementary contentinfo definition figure generic group heading img list listitem "
    "marquee note paragraph search strong term timer".split()
)
"""Roles of what is read and not operated; a region, a table or a tab panel may scroll."""
_PARTS = frozenset({"article", "banner", "complementary", "contentinfo", "search"})
"""Of them, parts of a page: people are sometimes sent there, to read on."""
_ACTS = ("on", "@", "v-", "x-", "hx-", "ng-", "data-", ":", "(", "[", "aria-", "contenteditable", "itemprop", "popover")


@element_rule(
    "[tabindex]",
    name="tab-stop-useless",
    code="W9159",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr="Arrêt du clavier sans rien à faire, ou sans rien qui le dise", en="Keyboard stop with nothing to do, or nothing that says so"),
    harms=Text(
        fr="Les personnes qui naviguent au clavier, à la voix ou avec un contacteur : chaque arrêt est un effort, et rien ne dit ce qu’on peut y faire.",
        en="People who use a keyboard, voice or a switch: each stop is an effort, and nothing says what can be done there.",
    ),
    instead=Text(
        fr="Gardez le focus pour ce qui se clique, se coche, s’ouvre ou défile.",
        en="Keep focus for what can be clicked, ticked, opened or scrolled.",
    ),
    wrong_when=Text(fr="Un script répond au clavier à cet endroit.", en="A script answers the keyboard in that place."),
    refs=("rgaa 12.8", "rgaa 7.1", "wcag 2.4.3", "wcag 4.1.2"),
    lesson="04-accessibility/05-keyboard-and-focus",
    bad=(
        Bad('<span tabindex="0" id="é">Copier l’été</span><script>const é = document.getElementById("é"); é.addEventListener("click", copier); é.addEventListener("keydown", (e) => { if (e.key === "Enter") copier() })</script>', UNTOLD, at='<span tabindex="0" id="é">', severity=Severity.SERIOUS),
        Bad('<span tabindex="0" class="copie">Copier l’été</span><script>Array.from(document.getElementsByClassName("copie")).forEach(function (un) { un.onclick = function () { copier(un) }; un.onkeypress = function (e) { if (e.code === "Enter") copier(un) } })</script>', UNTOLD, at='<span tabindex="0" class="copie">', severity=Severity.SERIOUS),
        Bad({"templates/é.html": '<html lang="fr"><body><div tabindex="0" class="bascule">Plus d’été</div><script src="{% static "é.js" %}"></script></body></html>', "static/é.js": "for (const un of document.querySelectorAll('.bascule')) {\n  un.addEventListener('click', basculer)\n  un.addEventListener('keyup', (e) => { if (e.key === ' ') basculer() })\n}\n"}, UNTOLD, at='<div tabindex="0" class="bascule">', path="templates/é.html", severity=Severity.SERIOUS),
        Bad('<p tabindex="0">Le guichet est fermé l’été</p>', IDLE, at='tabindex="0"', review=True),
        Bad('<h2 class="titre" tabindex="0">Horaires d’été</h2>', IDLE, at='tabindex="0"', review=True),
        Bad('<html lang="fr"><body><div role="note" tabindex="0">Été</div></body></html>', IDLE, at='tabindex="0"'),
        Bad('<html lang="fr"><body><div role="note" tabindex="0">Été</div><script src="é.js"></script></body></html>', IDLE, at='tabindex="0"', review=True),
    ),
    good=(
        Good('<button class="copie">Copier l’été</button><span role="button" tabindex="0" id="é">Été</span><script>document.getElementById("é").onclick = copier; document.getElementById("é").onkeydown = (e) => { if (e.key === "Enter") copier() }</script>'),
        Good('<div tabindex="0" id="é">Été<a href="/é">Juin</a></div><script>const é = document.getElementById("é"); é.onclick = ouvrir; é.onkeydown = (e) => { if (e.key === "Enter") ouvrir() }</script>'),
        Good({"templates/é.html": '<span class="copie-été" tabindex="0">Copier</span>', "static/é.js": "const all = document.getElementsByClassName('copie-été');\nfor (const one of all) one.addEventListener('click', copy);\n"}),
        Good('<h1 tabindex="-1">Horaires d’été</h1>'),
        Good('<div tabindex="0" style="overflow: auto; height: 9em">Été</div>'),
        Good('<span tabindex="0" data-toggle="tooltip" title="Été">?</span><div tabindex="0" @keydown="x">Été</div>'),
        Good('<div tabindex="0" role="button">Été</div><section tabindex="0" aria-label="É">Été</section>'),
        Good('<p tabindex="{{ n }}">Été</p><div tabindex="0" {{ attrs }}>Été</div>'),
        Good('<div tabindex="0" id="été">É</div><script>suivre("été")</script>'),
        Good('<div tabindex="0"><table><tr><td>Été</td></tr></table></div>'),
    ),
)  # fmt: skip
def tab_stop_useless(element: Element, page: Page) -> Iterator[Hit]:
    """Ask about a text that the Tab key stops on, which nothing shows to be operated or to scroll."""
    index = tab_index(element)
    if index is None or index < 0 or element.name not in _READ or role_of(element) not in _PASSIVE:
        return
    if element.has_unknown_attributes or is_natively_focusable(element) or page.is_email or is_excluded(element, page):
        return
    if _is_pressed(element, page):
        if "role" not in element.attrs and is_keyed(element, page) and not any(map(_gives_roles, scripts_on(page))):
            facts = {"tag": element.name, "words": " ".join(element.text.split()[:_WORDS])}
            yield Hit(element.span, UNTOLD, facts, severity=Severity.SERIOUS)
        return
    if any(name.startswith(_ACTS) or name == "title" for name in element.attrs) or is_scripted(element, page):
        return
    if is_looked_up(element, page):
        return
    if element.inside("table", "pre", "iframe", "video", "code") or not _is_still(element, page):
        return
    is_sure = role_of(element) not in _PARTS and runs_nothing(page)
    certainty = Certainty.VIOLATION if is_sure else Certainty.REVIEW
    yield Hit(element.attribute_span("tabindex"), IDLE, {"tag": element.name}, certainty)


_WORDS = 4


def _is_pressed(element: Element, page: Page) -> bool:
    """Whether a script of the page acts at a click on a few words, and on nothing that they hold."""
    if not element.text.strip() or is_dynamic(element.text) or element.inside(*_OPERATED):
        return False
    return element in _answering(page)


_OPERATED = ("a", "button", "details", "form", "h1", "h2", "h3", "h4", "input", "select", "textarea", "ul")


@memo
def _answering(page: Page) -> frozenset[Element]:
    """The elements of a page that its scripts make answer to a click, found by their id, their class or their place."""
    clicks = (
        one for script in scripts_on(page) for one in answers(script) if one.event == "click" and PAGE not in one.on
    )
    return frozenset().union(*{one.elements(page) for one in clicks})


@memo
def _gives_roles(script: Script) -> bool:
    return "role" in script.text


def _is_still(element: Element, page: Page) -> bool:
    """Whether an element certainly does not scroll: no overflow is declared, nor may a stylesheet not read declare it."""
    styles = styles_of(page)
    style = styles.of(element)
    if any(style[name].value != "visible" for name in ("overflow-x", "overflow-y") if name in style):
        return False
    return styles.is_complete or element.name not in {"div", "section", "article", "aside", "ul", "ol"}
