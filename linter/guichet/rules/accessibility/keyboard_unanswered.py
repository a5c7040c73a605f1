"""A control that takes the focus and answers the mouse alone: Enter and the space bar do nothing."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.memo import keyed_memo
from guichet.heard.answers import Answer, answers, uses_target, words_of
from guichet.heard.focus import in_tab_order, is_natively_focusable, tab_index
from guichet.heard.keyboard import is_chosen_with_arrows, is_keyed, key_answers
from guichet.heard.skipped import ROVING
from guichet.heard.unsent_keys import unsent_keys
from guichet.reading.scripts.inline import is_scripted
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import has_unread, pages_of, scripts_on
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.visibility import is_excluded

MUTE = Text(
    fr="Ce {tag} prend le focus, mais seul un clic le fait agir : au clavier, Entrée et Espace n’y font rien. Écrivez un <button>.",
    en="This {tag} takes the focus, but only a click makes it act: with a keyboard, Enter and Space do nothing. Write a <button>.",
)
TWICE = Text(
    fr="Ce {tag} n’agit qu’au double clic : au clavier, Entrée et Espace n’y font rien. Faites-le agir au clic simple.",
    en="This {tag} only acts on a double click: with a keyboard, Enter and Space do nothing. Make it act on a single one.",
)
HELD = Text(
    fr="Ce {tag} n’agit que sous la souris ou le doigt : au clavier, Entrée et Espace n’y font rien. Faites-le agir au clic.",
    en="This {tag} only acts under a mouse or a finger: with a keyboard, Enter and Space do nothing. Make it act on a click.",
)
ARROWS = Text(
    fr="Ce {tag} est hors de la tabulation, sans réponse aux flèches : au clavier, personne ne l’atteint. Ajoutez les flèches, ou retirez tabindex.",
    en="This {tag} is outside the Tab order, and nothing answers the arrows: nobody reaches it with a keyboard. Add the arrow keys, or remove tabindex.",
)

UNSENT = Text(
    fr="Aucun navigateur n’envoie « {name} » : au clavier, cette touche ne fait rien. Attendez {sent}.",
    en='No browser sends "{name}": with a keyboard, this key does nothing. Wait for {sent}.',
)

_PRESSES = frozenset(
    {"click", "dblclick", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend"}
)
_ATTRIBUTES = ("onclick", "@click", "v-on:click", "x-on:click", "ng-click")
_DOUBLE = ("ondblclick", "@dblclick", "v-on:dblclick", "x-on:dblclick", "ng-dblclick")
_PRESSED = tuple(
    f"{sign}{name}"
    for name in sorted(_PRESSES - {"click", "dblclick"})
    for sign in ("on", "@", "v-on:", "x-on:", "ng-")
)
_HOLDERS = {
    "option": frozenset({"listbox", "combobox"}), "menuitem": frozenset({"menu", "menubar"}),
    "treeitem": frozenset({"tree"}), "gridcell": frozenset({"grid", "treegrid"}), "tab": frozenset({"tablist"}),
    "radio": frozenset({"radiogroup"}),
}  # fmt: skip
"""What takes the focus for those that it holds."""
_OPENED_BY_LIBRARY = ("fr-", "govuk-", "usa-", "nav-link")


def _scripted(script: Script) -> Iterator[Hit]:
    """Report the control of a page that a script makes answer to a click, when no key does anything on it."""
    for one in answers(script):
        if one.event not in _PRESSES or one.element is not None or (uses_target(one) and not one.within):
            continue
        for page in pages_of(script, words_of((*one.on, *one.within))):
            pressed = (_holder(each) for each in one.elements(page))
            found = next(((each, said) for each in pressed if (said := _flaw(each, page))), None)
            if found is not None:
                yield _hit(found[0], found[1], one, script, page)
                break


def _unsent(script: Script) -> Iterator[Hit]:
    """Report the keys that a script waits for under a name that no browser sends."""
    for one in unsent_keys(script):
        yield Hit(script.span(one.node), UNSENT, {"name": one.name, "sent": repr(one.sent)})


def _holder(element: Element) -> Element:
    """Return what the keyboard would press in the place of an element: the list that holds an option."""
    around = _HOLDERS.get(element.attr("role") or "")
    if around is None or tab_index(element) is not None:
        return element
    return next((one for one in element.ancestors if one.attr("role") in around), element)


def _hit(element: Element, said: Text, one: Answer, script: Script, page: Page) -> Hit:
    here = element.template.path == script.path
    return Hit(element.span if here else script.span(one.node), said, {"tag": f"<{element.name}>"}, page=page.path)


@keyed_memo
def _flaw(element: Element, page: Page) -> Text | None:
    """Return what is wrong with an element that answers a click, None when nothing certainly is."""
    if element.has_unknown_attributes or page.is_email or "-" in element.name or is_excluded(element, page):
        return None
    if tab_index(element) == -1:
        return ARROWS if element.attr("role") in ROVING and _is_left_out(element, page) else None
    if is_natively_focusable(element) or not in_tab_order(element) or element.name in {"label", "option", "form"}:
        return None
    return None if is_keyed(element, page) or is_chosen_with_arrows(element, page) or _holds_control(element) else MUTE


def _is_left_out(element: Element, page: Page) -> bool:
    """Whether no key of any script can lead to a member of a composite control."""
    words = element.token_list("class")
    if has_unread(page) or key_answers(page) or any(word.startswith(_OPENED_BY_LIBRARY) for word in words):
        return False
    return not is_keyed(element, page)


def _holds_control(element: Element) -> bool:
    return any(is_natively_focusable(one) for one in element.inside())


@element_rule(
    "[onclick]", "[@click]", "[v-on:click]", "[x-on:click]", "[ng-click]",
    "[ondblclick]", "[@dblclick]", "[v-on:dblclick]", "[x-on:dblclick]", "[ng-dblclick]",
    "[onmousedown]", "[onmouseup]", "[onpointerdown]", "[onpointerup]", "[ontouchstart]", "[ontouchend]", "[@mousedown]", "[@pointerdown]",
    name="keyboard-unanswered",
    code="W9680",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr="Commande sourde au clavier", en="Control deaf to the keyboard"),
    harms=Text(
        fr="Les personnes qui n’ont que le clavier, ou une commande qui l’imite : elles arrivent sur le bouton, et rien ne se passe.",
        en="People who only have a keyboard, or a device that acts as one: they get to the button, and nothing happens.",
    ),
    instead=Text(
        fr='Écrivez un <button>, qui répond de lui-même à Entrée et à Espace ; sinon, écoutez « keydown ».',
        en='Write a <button>, which answers Enter and Space by itself; otherwise, listen to "keydown".',
    ),
    wrong_when=Text(
        fr="Un script qui n’a pas été lu répond aux touches.",
        en="A script that guichet does not read answers the keys.",
    ),
    refs=("rgaa 7.3", "wcag 2.1.1"),
    lesson="04-accessibility/05-keyboard-and-focus",
    also=(
        Check(Subject.SCRIPT, (), ("click", "mouse", "pointer", "touch"), _scripted),
        Check(Subject.SCRIPT, (), (".key",), _unsent),
    ),
    bad=(
        Bad('<div role="tablist"><button role="tab" id="é">Été</button></div><script>document.getElementById("é").addEventListener("keydown", (e) => { if (e.key === "Right") suivant() })</script>', UNSENT, at='"Right"'),
        Bad('<div role="listbox" aria-label="Été" tabindex="0" id="l"><div role="option">Juin</div></div><script>document.getElementById("l").addEventListener("click", (e) => choisir(e.target.closest("[role=option]")))</script>', MUTE, at='<div role="listbox" aria-label="Été" tabindex="0" id="l">'),
        Bad('<div role="button" tabindex="0" onclick="réserver()">Réserver pour l’été</div>', MUTE, at='<div role="button" tabindex="0" onclick="réserver()">'),
        Bad({"page.html": '<ul id="jours"><li class="jour" role="button" tabindex="0">Lundi d’été</li></ul><script src="jours.js"></script>', "jours.js": 'const liste = document.getElementById("jours");\nliste.addEventListener("click", (e) => {\n  const jour = e.target.closest(".jour");\n  if (jour) choisir(jour); // été\n});\n'}, MUTE, at='liste.addEventListener("click", (e) => {\n  const jour = e.target.closest(".jour");\n  if (jour) choisir(jour); // été\n})', path="jours.js"),
        Bad('<div role="button" tabindex="0" ondblclick="ouvrir()">Dossier d’été</div>', TWICE, at='<div role="button" tabindex="0" ondblclick="ouvrir()">'),
        Bad('<div role="button" tabindex="0" onmousedown="payer()">Payer l’été</div>', HELD, at='<div role="button" tabindex="0" onmousedown="payer()">'),
        Bad('<button type="button" onpointerdown="payer()">Payer l’été</button>', HELD, at='<button type="button" onpointerdown="payer()">'),
        Bad('<button type="button" @dblclick="ouvrir">Dossier d’été</button>', TWICE, at='<button type="button" @dblclick="ouvrir">'),
        Bad('<span class="case" role="checkbox" aria-checked="false" tabindex="0">Été</span><script>document.querySelectorAll(".case").forEach((case_) => { case_.onclick = cocher })</script>', MUTE, at='<span class="case" role="checkbox" aria-checked="false" tabindex="0">'),
        Bad('<div role="tablist"><button role="tab" id="a">Été</button><button role="tab" id="b" class="onglet" tabindex="-1">Hiver</button></div><script>for (const o of document.querySelectorAll(".onglet")) o.addEventListener("click", montrer)</script>', ARROWS, at='<button role="tab" id="b" class="onglet" tabindex="-1">'),
    ),
    good=(
        Good('<div role="tablist"><button role="tab" id="é">Été</button></div><script>document.getElementById("é").addEventListener("keydown", (e) => { if (e.key === "Right" || e.key === "ArrowRight") suivant() })</script>'),
        Good('<p id="é">Été</p><script>const droite = sens.find((e) => e.key === "Right"); document.getElementById("é").textContent = droite.nom</script>'),
        Good('<div role="listbox" aria-label="Été" tabindex="0" id="l"><div role="option">Juin</div></div><script>const l = document.getElementById("l"); l.addEventListener("click", (e) => choisir(e.target.closest("[role=option]"))); l.addEventListener("keydown", avancer)</script>'),
        Good('<div role="button" tabindex="0" onclick="réserver()" onkeydown="touche(event)">Réserver pour l’été</div>'),
        Good('<div id="jours"><div class="jour" role="button" tabindex="0">Lundi d’été</div></div><script>document.querySelectorAll(".jour").forEach((jour) => { jour.addEventListener("click", choisir); jour.addEventListener("keydown", (e) => { if (e.key === "Enter" || e.key === " ") choisir(e) }) })</script>'),
        Good('<div class="jour" role="button" tabindex="0">Été</div><script>document.querySelector(".jour").addEventListener("click", choisir); document.addEventListener("keydown", (e) => { if (e.key === "Enter") document.activeElement.click() })</script>'),
        Good('<button onmousedown="presser()" onclick="payer()">Été</button><div role="slider" tabindex="0" aria-label="É" aria-valuenow="1" onmousedown="tirer()" onkeydown="avancer()"></div><input aria-label="É" onmousedown="noter()"><button type="button" onmousedown="event.preventDefault()">Gras</button><button type="button" onmousedown="noter()" data-bs-toggle="modal">Été</button><button type="button" class="outil" onmousedown="garder(event)">Été</button><script>document.querySelectorAll(".outil").forEach((o) => o.addEventListener("click", agir))</script><div onmousedown="noter()">Été</div>'),
        Good('<button ondblclick="tout()" onclick="un()">Été</button><form><button ondblclick="empêcher()">Envoyé</button></form><div role="button" tabindex="0" ondblclick="ouvrir()" onkeydown="touche(event)">Été</div>'),
        Good('<button class="jour">Été</button><script>document.querySelector(".jour").addEventListener("click", choisir)</script>'),
        Good('<div class="jour" role="button" tabindex="0">Été</div><script>document.querySelector(".jour").addEventListener("click", choisir)</script><script src="https://ailleurs.example/touches.js"></script>'),
        Good('<div role="tablist"><button role="tab">Été</button><button role="tab" class="onglet" tabindex="-1">Hiver</button></div><script>const barre = document.querySelector("[role=tablist]"); barre.addEventListener("keydown", avancer); for (const o of document.querySelectorAll(".onglet")) o.addEventListener("click", montrer)</script>'),
        Good('<main id="contenu" tabindex="0">Été</main><script>document.getElementById("contenu").addEventListener("click", (e) => suivre(e.target))</script>'),
    ),
)  # fmt: skip
def keyboard_unanswered(element: Element, page: Page) -> Iterator[Hit]:
    """Report a control whose attribute answers a click, when no key does anything on it."""
    if any((element.attr(name) or "").strip() for name in _ATTRIBUTES):
        if _flaw(element, page) is MUTE:
            yield Hit(element.span, MUTE, {"tag": f"<{element.name}>"})
        return
    for names, said in ((_DOUBLE, TWICE), (_PRESSED, HELD)):
        if any(_acts(element.attr(name) or "") for name in names):
            if (element.attr("role") and _flaw(element, page) is MUTE) or _does_nothing_else(element, page):
                yield Hit(element.span, said, {"tag": f"<{element.name}>"})
            return


def _acts(code: str) -> bool:
    """Whether an answer does something, rather than keep the focus where it is."""
    return bool(code.strip()) and not _KEEPS.search(code)


_KEEPS = re.compile(r"preventDefault|return false|stop\w*Propagation")


def _does_nothing_else(button: Element, page: Page) -> bool:
    """Whether a button does nothing by itself when it is clicked once, and no script answers its click or its keys."""
    if button.name != "button" or button.has_unknown_attributes or is_excluded(button, page) or is_keyed(button, page):
        return False
    if any(name.startswith(_ACTING) or ("click" in name and name not in _DOUBLE) for name in button.attrs):
        return False
    sends = (button.attr("type") or "submit") != "button" and (
        "form" in button.attrs or button.closest("form") is not None
    )
    return not sends and not is_scripted(button, page) and not _may_be_clicked(button, page)


_ACTING = ("command", "data-", "hx-", "popover")
"""How the attributes begin by which a button acts with no script of the page's own."""


def _may_be_clicked(button: Element, page: Page) -> bool:
    """Whether a script of the page answers a click on an element, or wherever it falls."""
    told = (one for script in scripts_on(page) for one in answers(script) if one.event == "click")
    return any(uses_target(one) or button in one.elements(page) for one in told)
