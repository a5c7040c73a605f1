"""A control that gets the focus and answers a click alone: no key works it."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.answers import Answer, answers, delegated, has_every_script
from guichet.heard.focus import in_tab_order, is_natively_focusable
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.visibility import is_excluded

CLICK = Text(
    fr="Ce {tag} reçoit le focus et ne répond qu’au clic : Entrée et Espace n’y font rien. Écrivez un <button>, ou répondez aussi à ces touches.",
    en="This {tag} gets the focus and only answers a click: Enter and Space do nothing there. Write a <button>, or answer these keys too.",
)
_CLICKS = ("onclick", "@click", "v-on:click", "ng-click", "x-on:click", "(click)")
_KEYS = frozenset({"keydown", "keyup", "keypress"})
_SCROLLS = frozenset({"region", "group", "document", "tabpanel", "dialog", "alertdialog", "application", "main"})
"""What gets the focus to be read or scrolled, not to be worked."""


def _is_made_up(element: Element) -> bool:
    """Whether an element takes the focus only because its author says so, to be worked by keys."""
    if "-" in element.name or element.has_unknown_attributes or (element.attr("role") or "") in _SCROLLS:
        return False
    return in_tab_order(element) and not is_natively_focusable(element)


def _holds_keys(element: Element) -> bool:
    return any("key" in name and name != "accesskey" and "data-" not in name for name in element.attrs)


def _answers_keys(element: Element, heard: list[Answer]) -> bool:
    """Whether a key pressed on an element is answered there, around it, or where the source does not say."""
    around = (element, *element.ancestors)
    if any(map(_holds_keys, around)):
        return True
    held = {id(one) for one in around}
    return any(
        one.event in _KEYS and (not one.elements or any(id(each) in held for each in one.elements)) for one in heard
    )


def _in_scripts(page: Page) -> Iterator[Hit]:
    """Report the listeners of a click on elements that get the focus and that no script lets a key work."""
    heard = answers(page)
    for one in heard:
        if one.event != "click" or one.node == one.script.root:
            continue
        reached = [*one.elements, *delegated(one, page)]
        made_up = [each for each in reached if _is_made_up(each) and not is_excluded(each, page)]
        if made_up and not any(_answers_keys(each, heard) for each in made_up):
            certainty = Certainty.VIOLATION if has_every_script(page) else Certainty.REVIEW
            facts = {"tag": f"<{made_up[0].name}>"}
            yield Hit(one.script.span(one.node), CLICK, facts, certainty, one.script.path, page.path)


@element_rule(
    "[onclick]", "[@click]", "[v-on:click]", "[ng-click]", "[x-on:click]", "[(click)]",
    name="key-not-answered",
    code="W9683",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Commande sourde au clavier", en="Control deaf to keys"),
    harms=Text(
        fr="Les personnes qui n’ont que le clavier, ou ce qui en tient lieu : la commande se laisse atteindre, et pas actionner.",
        en="People who only have a keyboard, or what stands in for one: the control can be reached, and not worked.",
    ),
    instead=Text(
        fr="Écrivez un <button> ou un <a href>, qui répondent au clavier sans script.",
        en="Write a <button> or an <a href>, which answer the keyboard without a script.",
    ),
    wrong_when=Text(
        fr="Un script que guichet ne lit pas transforme les touches en clics.",
        en="A script that guichet does not read turns keys into clicks.",
    ),
    refs=("rgaa 7.3", "wcag 2.1.1"),
    lesson="04-accessibility/05-keyboard-and-focus",
    also=(Check(Subject.PAGE, (), (), _in_scripts),),
    bad=(
        Bad('<div role="button" tabindex="0" @click="ouvrir">Été</div>', CLICK, at='<div role="button" tabindex="0" @click="ouvrir">'),
        Bad('<html lang="fr"><body><span tabindex="0" onclick="ouvrir()">Été</span></body></html>', CLICK, at='<span tabindex="0" onclick="ouvrir()">'),
        Bad('<li tabindex="0" class="é">Été</li><script>document.querySelectorAll(".é").forEach((é) => é.addEventListener("click", ouvrir))</script>', CLICK, at='é.addEventListener("click", ouvrir)'),
        Bad({"page.html": '<div id="é"><p role="button" tabindex="0" class="b">Été</p></div><script src="é.js"></script>', "é.js": 'document.getElementById("é").addEventListener("click", (e) => { const b = e.target.closest(".b"); b.remove() })'}, CLICK, at='document.getElementById("é").addEventListener("click", (e) => { const b = e.target.closest(".b"); b.remove() })', path="é.js"),
    ),
    good=(
        Good('<div role="button" tabindex="0" @click="ouvrir" @keydown.enter="ouvrir">Été</div>'),
        Good('<div role="button" tabindex="-1" onclick="ouvrir()">Été</div>'),
        Good('<button tabindex="0" onclick="ouvrir()">Été</button><a href="/é" onclick="compter()">Été</a>'),
        Good('<ul id="é"><li tabindex="0" class="b">Été</li></ul><script>document.querySelector(".b").onclick = ouvrir; document.getElementById("é").onkeyup = touche</script>'),
        Good('<div tabindex="0" role="region" aria-label="É" onclick="compter()">Été</div>'),
        Good('<p tabindex="0" id="é">Été</p><script>document.getElementById("é").addEventListener("click", ouvrir); document.addEventListener("keydown", touche)</script>'),
    ),
)  # fmt: skip
def key_not_answered(element: Element, page: Page) -> Iterator[Hit]:
    """Report an element that takes the focus and has a click handler, when no key is answered on it or around it."""
    if page.is_email or not _is_made_up(element) or is_excluded(element, page):
        return
    if not _answers_keys(element, answers(page)):
        yield Hit(element.span, CLICK, {"tag": f"<{element.name}>"})
