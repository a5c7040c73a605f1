"""A stop of the Tab key where nothing can be done."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.focus import is_natively_focusable, tab_index
from guichet.heard.roles import role_of
from guichet.reading.scripts.inline import is_looked_up, is_scripted, runs_nothing
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.cascade import styles_of
from guichet.seen.visibility import is_excluded

IDLE = Text(
    fr="Le clavier s’arrête pour rien sur ce <{tag}> : un lecteur d’écran lit le texte sans cela, et les autres perdent un coup de Tab. Retirez « tabindex », sauf si un script agit ici.",
    en='The keyboard stops on this <{tag}> for nothing: a screen reader reads text without it, and others waste a press of Tab. Remove "tabindex", unless a script acts here.',
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
    title=Text(fr="Arrêt du clavier sans rien à faire", en="Keyboard stop with nothing to do"),
    harms=Text(
        fr="Les personnes qui naviguent au clavier, à la voix ou avec un contacteur : chaque arrêt est un effort.",
        en="People who use a keyboard, voice or a switch: each stop is an effort.",
    ),
    instead=Text(
        fr="Gardez le focus pour ce qui se clique, se coche, s’ouvre ou défile.",
        en="Keep focus for what can be clicked, ticked, opened or scrolled.",
    ),
    wrong_when=Text(fr="Un script répond au clavier à cet endroit.", en="A script answers the keyboard in that place."),
    refs=("rgaa 12.8", "wcag 2.4.3"),
    lesson="04-accessibility/05-keyboard-and-focus",
    bad=(
        Bad('<p tabindex="0">Le guichet est fermé l’été</p>', IDLE, at='tabindex="0"', review=True),
        Bad('<h2 class="titre" tabindex="0">Horaires d’été</h2>', IDLE, at='tabindex="0"', review=True),
        Bad('<html lang="fr"><body><div role="note" tabindex="0">Été</div></body></html>', IDLE, at='tabindex="0"'),
        Bad('<html lang="fr"><body><div role="note" tabindex="0">Été</div><script src="é.js"></script></body></html>', IDLE, at='tabindex="0"', review=True),
    ),
    good=(
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
    if any(name.startswith(_ACTS) or name == "title" for name in element.attrs) or is_scripted(element, page):
        return
    if is_looked_up(element, page):
        return
    if element.inside("table", "pre", "iframe", "video", "code") or not _is_still(element, page):
        return
    is_sure = role_of(element) not in _PARTS and runs_nothing(page)
    certainty = Certainty.VIOLATION if is_sure else Certainty.REVIEW
    yield Hit(element.attribute_span("tabindex"), IDLE, {"tag": element.name}, certainty)


def _is_still(element: Element, page: Page) -> bool:
    """Whether an element certainly does not scroll: no overflow is declared, nor may a stylesheet not read declare it."""
    styles = styles_of(page)
    style = styles.of(element)
    if any(style[name].value != "visible" for name in ("overflow-x", "overflow-y") if name in style):
        return False
    return styles.is_complete or element.name not in {"div", "section", "article", "aside", "ul", "ol"}
