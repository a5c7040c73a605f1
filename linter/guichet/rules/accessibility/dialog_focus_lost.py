"""A box laid over the page that focus never enters: the keyboard wanders behind it."""

import re
from collections.abc import Iterator
from functools import partial

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.heard.answers import Answer, answers, words_of
from guichet.heard.dialogs import is_entered, opens
from guichet.heard.effects import Effect, hides, methods, moves_focus, shows, turns_over
from guichet.heard.focus import in_tab_order, tab_index
from guichet.reading.scripts.definitions import Defined
from guichet.reading.scripts.handles import handles
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import has_unread, pages_of, scripts_on
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.written.written import Written
from guichet.rulebook.rule import Bad, Check, Good, Subject, template_rule
from guichet.seen.cascade import styles_of
from guichet.seen.declared import Style
from guichet.seen.found import found_by

LOST = Text(
    fr="Cette fenêtre s’ouvre sur la page sans recevoir le focus : au clavier, on continue derrière elle. Utilisez <dialog> et showModal().",
    en="This box opens over the page without taking the focus: keyboard users carry on behind it. Use <dialog> and showModal().",
)

DROPPED = Text(
    fr="Cette fenêtre fermée ne rend pas le focus à son bouton : au clavier, on repart du haut de la page. Rendez-le, ou utilisez <dialog>.",
    en="Once closed, this box gives no focus back to its button: keyboard users start again from the top of the page. Give it back, or use <dialog>.",
)

_FOCUSES = re.compile(r"\.focus\b|showModal|focus[-_]?trap|\.modal\(|\binert\b|autofocus", re.I)
_CARRIES = re.compile(r"showModal|focus[-_]?trap|\.modal\(|autofocus", re.I)
"""What carries the focus into a box by itself."""
_DIALOGS = frozenset({"dialog", "alertdialog"})


def _scripted(script: Script) -> Iterator[Hit]:
    """Report the window that an answer of a script opens without putting focus in it, or closes without giving it back."""
    told: set[Element] = set()
    for one in answers(script):
        code = one.code()
        opened, closed = [*shows(code), *turns_over(code)], list(hides(code))
        words = words_of(tuple(name for effect in (*opened, *closed) for name in handles(effect.target, effect.script)))
        for page in pages_of(script, words) if opened or closed else ():
            for effects, said in ((opened, LOST), (closed, DROPPED)):
                boxes = _boxes if said is LOST else partial(_left_boxes, one)
                box = next((each for effect in effects for each in boxes(effect, page)), None)
                if box is None or box in told or not _is_forgotten(one, box, said, page):
                    continue
                told.add(box)
                here = box.template.path == script.path
                yield Hit(box.span if here else script.span(one.node or script.root), said, page=page.path)


def _boxes(effect: Effect, page: Page) -> Iterator[Element]:
    """Yield the windows, by their role, that something is done to."""
    for name in handles(effect.target, effect.script):
        yield from (one for one in found_by(name, page) if one.attr("role") in _DIALOGS and one.name != "dialog")


def _left_boxes(answer: Answer, effect: Effect, page: Page) -> Iterator[Element]:
    """Yield the windows that something is done to, and the other boxes that scripts lead into and that are closed from within."""
    yield from _boxes(effect, page)
    pressed = answer.elements(page)
    for name in handles(effect.target, effect.script):
        for box in found_by(name, page):
            if box in _led_into(page) and any(one is box or box in one.ancestors for one in pressed):
                yield box


@memo
def _led_into(page: Page) -> frozenset[Element]:
    """The boxes that scripts of a page put the focus on, which nobody reaches otherwise."""
    code = [Defined(script.root, script) for script in scripts_on(page) if ".focus(" in script.text]
    names = {name for _, method, owner, script in methods(code) if method == "focus" for name in handles(owner, script)}
    found = (one for name in names for one in found_by(name, page))
    return frozenset(one for one in found if tab_index(one) == -1 and any(map(in_tab_order, one.inside())))


def _is_forgotten(answer: Answer, box: Element, said: Text, page: Page) -> bool:
    """Whether no script of the page puts focus where it belongs when a window opens, or when it closes."""
    if has_unread(page) or not any(in_tab_order(one) for one in box.inside()):
        return False
    if said is LOST:
        carried = _carries(page) or any("autofocus" in one.attrs for one in box.inside())
        return not carried and opens(answer, box, page) and not is_entered(box, page)
    return _gives_by_hand(page) and box not in _given_back(page)


@memo
def _carries(page: Page) -> bool:
    return any(_CARRIES.search(one.text) for one in scripts_on(page))


@memo
def _gives_by_hand(page: Page) -> bool:
    """Whether scripts of a page put the focus somewhere, and leave none of it to what does so for every window."""
    texts = [one.text for one in scripts_on(page)]
    by_itself = any(word in one for one in texts for word in ("showModal", "focus-trap", "focusTrap"))
    return not by_itself and any(map(_FOCUSES.search, texts))


@memo
def _given_back(page: Page) -> frozenset[Element]:
    """What some answer of a page hides as it puts the focus elsewhere."""
    codes = (one.code() for script in scripts_on(page) for one in answers(script))
    hidden = (effect for code in codes if moves_focus(code) for effect in hides(code))
    names = {name for one in hidden for name in handles(one.target, one.script)}
    return frozenset(box for name in names for box in found_by(name, page))


@template_rule(
    name="dialog-focus-lost",
    code="W9640",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr='Fenêtre superposée où le focus n’entre pas', en='Overlay that focus never enters'),
    harms=Text(fr='Les personnes qui naviguent au clavier ou avec un lecteur d’écran : elles restent derrière la fenêtre.', en='People who use a keyboard or a screen reader: they stay behind the box.'),
    instead=Text(fr='Utilisez <dialog> et showModal(), qui placent et gardent le focus.', en='Use <dialog> and showModal(), which put and keep focus.'),
    wrong_when=Text(fr='Un script d’un autre fichier place le focus.', en='A script in another file puts focus there.'),
    refs=("rgaa 7.1", "wcag 2.4.3", "wcag 2.1.1"),
    lesson="04-accessibility/05-keyboard-and-focus",
    also=(Check(Subject.SCRIPT, (), ("hidden", "classlist", "display", ".remove(", ".show", ".hide"), _scripted),),
    bad=(
        Bad({"page.html": '<main data-controller="aide"><button type="button" aria-expanded="false" data-aide-target="bouton" data-action="aide#ouvrir">Aide d’été</button><div role="group" aria-label="Aide" tabindex="-1" hidden data-aide-target="boite" data-action="keydown.esc->aide#fermer"><button type="button" data-action="aide#fermer">Fermer</button></div></main>', "js/controllers/aide_controller.js": 'export default class extends Controller {\n  ouvrir() { this.boiteTarget.hidden = false; this.boiteTarget.focus() } // été\n  fermer() { this.boiteTarget.hidden = true }\n}\n'}, DROPPED, at="fermer() { this.boiteTarget.hidden = true }", path="js/controllers/aide_controller.js"),
        Bad({"page.html": '<button id="o">Annuler</button><div id="f" role="dialog" aria-label="Été" hidden><button id="n">Garder</button></div><script src="f.js"></script>', "f.js": 'const f = document.getElementById("f");\ndocument.getElementById("o").addEventListener("click", () => { f.hidden = false }); // été\n'}, LOST, at='document.getElementById("o").addEventListener("click", () => { f.hidden = false })', path="f.js"),
        Bad({"page.html": '<button id="o">Annuler</button><div id="f" role="dialog" aria-label="Été" hidden><button id="n">Garder</button></div><script src="f.js"></script>', "f.js": 'const f = document.getElementById("f"), n = document.getElementById("n");\ndocument.getElementById("o").onclick = () => { f.hidden = false; n.focus() };\nn.onclick = () => { f.hidden = true }; // été\n'}, DROPPED, at='n.onclick = () => { f.hidden = true }', path="f.js"),
        Bad({"page.html": '<button id="o">Annuler</button><div id="f" role="dialog" aria-label="Été" hidden><button id="n">Garder</button></div><script src="f.js"></script>', "f.js": 'const f = document.getElementById("f");\ndocument.getElementById("o").addEventListener("click", () => { f.toggleAttribute("hidden") }); // été\n'}, LOST, at='document.getElementById("o").addEventListener("click", () => { f.toggleAttribute("hidden") })', path="f.js"),
        Bad({"page.html": '<button id="o">Annuler</button><div id="f" role="dialog" aria-label="Été" hidden><button id="n">Garder</button></div><script src="f.js"></script>', "f.js": 'const f = document.getElementById("f"), n = document.getElementById("n");\ndocument.getElementById("o").onclick = () => { f.removeAttribute("hidden"); n.focus() };\nn.onclick = () => { f.setAttribute("hidden", "") }; // été\n'}, DROPPED, at='n.onclick = () => { f.setAttribute("hidden", "") }', path="f.js"),
        Bad({"page.html": '<main><button id="o">Annuler</button></main><div id="b" role="dialog" aria-modal="true" aria-label="Été" hidden><button id="n">Garder</button></div><script src="f.js"></script>', "f.js": 'const boîte = document.getElementById("b"), ouvrir = document.getElementById("o"), reste = document.querySelectorAll("main");\nfunction basculer(visible) { boîte.hidden = !visible; reste.forEach((un) => { un.inert = visible }) } // été\nouvrir.addEventListener("click", () => basculer(true));\ndocument.getElementById("n").addEventListener("click", () => { basculer(false); ouvrir.focus() });\nboîte.addEventListener("keydown", (e) => { if (e.key === "Tab") { boîte.querySelector("button").focus(); e.preventDefault() } });\n'}, LOST, at='ouvrir.addEventListener("click", () => basculer(true))', path="f.js"),
        Bad('<html lang="fr"><style>.boite { position: fixed; top: 20%; width: 400px } .cache { display: none }</style><div class="boite cache"><a href="/é">Été</a> <button type="button">Fermer</button></div><script>document.querySelector(\'.boite\').classList.remove(\'cache\')</script></html>', LOST, at='<div class="boite cache">'),
        Bad('<html lang="fr"><div id="fenetre" hidden style="position: fixed; left: 0; width: 50%"><a href="/é">Été</a></div><script>document.getElementById(\'fenetre\').hidden = false</script></html>', LOST, at='<div id="fenetre" hidden style="position: fixed; left: 0; width: 50%">'),
        Bad('<html lang="fr"><style>#m { position: absolute; z-index: 9; display: none; width: 30em }</style><div id="m"><button type="button">Fermer l’été</button></div><script>m.style.display = \'block\'; document.getElementById(\'m\').title = \'m\'</script></html>', LOST, at='<div id="m">'),
        Bad({"src/Boite.vue": '<template><section><div v-if="vue" role="dialog" aria-modal="true" aria-label="Été"><button @click="vue = false">Fermer</button></div></section></template>'}, LOST, at='<div v-if="vue" role="dialog" aria-modal="true" aria-label="Été">', path="src/Boite.vue"),
    ),
    good=(
        Good({"page.html": '<main data-controller="aide"><button type="button" aria-expanded="false" data-aide-target="bouton" data-action="aide#ouvrir">Aide d’été</button><div role="group" aria-label="Aide" tabindex="-1" hidden data-aide-target="boite" data-action="keydown.esc->aide#fermer"><button type="button" data-action="aide#fermer">Fermer</button></div></main>', "js/controllers/aide_controller.js": 'export default class extends Controller {\n  ouvrir() { this.boiteTarget.hidden = false; this.boiteTarget.focus() } // été\n  fermer() { this.boiteTarget.hidden = true; this.boutonTarget.focus() }\n}\n'}),
        Good({"page.html": '<main data-controller="aide"><button type="button" aria-expanded="false" data-aide-target="bouton" data-action="aide#ouvrir">Aide d’été</button><div role="group" aria-label="Aide" hidden data-aide-target="boite" data-action="keydown.esc->aide#fermer"><button type="button" data-action="aide#fermer">Fermer</button></div></main>', "js/controllers/aide_controller.js": 'export default class extends Controller {\n  ouvrir() { this.boiteTarget.hidden = false; this.boiteTarget.focus() } // été\n  fermer() { this.boiteTarget.hidden = true }\n}\n'}),
        Good({"src/Boite.vue": '<template><section><div v-if="vue" role="dialog" aria-modal="true" aria-label="Été"><button @click="vue = false">Fermer</button></div></section></template><script setup>\nimport { useBoite } from "./boite"\n</script>', "src/boite.ts": "export const useBoite = (boite) => watch(boite, (une) => une.focus())"}, path="src/Boite.vue"),
        Good({"page.html": '<button id="o">Annuler</button><div id="f" role="dialog" aria-label="Été" hidden><button id="n">Garder</button></div><script src="f.js"></script>', "f.js": 'const f = document.getElementById("f"), n = document.getElementById("n"), o = document.getElementById("o");\no.onclick = () => { f.hidden = false; n.focus() };\nfunction fermer() { f.hidden = true; o.focus() } // été\nn.onclick = fermer;\n'}),
        Good({"page.html": '<button id="o">Plus</button><div id="f" role="region" aria-label="Été" hidden><a href="/é">Été</a></div><script src="f.js"></script>', "f.js": 'document.getElementById("o").onclick = () => { document.getElementById("f").hidden = false } // été\n'}),
        Good({"page.html": '<main><button id="o">Annuler</button></main><div id="b" role="dialog" aria-modal="true" aria-label="Été" hidden><button id="n">Garder</button></div><script src="f.js"></script>', "f.js": 'const boîte = document.getElementById("b"), ouvrir = document.getElementById("o"), reste = document.querySelectorAll("main");\nfunction basculer(visible) { boîte.hidden = !visible; reste.forEach((un) => { un.inert = visible }) } // été\nouvrir.addEventListener("click", () => { basculer(true); document.getElementById("n").focus() });\ndocument.getElementById("n").addEventListener("click", () => { basculer(false); ouvrir.focus() });\nboîte.addEventListener("keydown", (e) => { if (e.key === "Tab") { boîte.querySelector("button").focus(); e.preventDefault() } });\n'}),
        Good({"page.html": '<main><button id="o">Annuler</button></main><div id="b" role="dialog" aria-modal="true" aria-label="Été" hidden><button id="n">Garder</button></div><script src="f.js"></script>', "f.js": 'const boîte = document.getElementById("b"), ouvrir = document.getElementById("o"), reste = document.querySelectorAll("main");\nfunction basculer(visible) { boîte.hidden = !visible; reste.forEach((un) => { un.inert = visible }) } // été\nouvrir.addEventListener("click", () => basculer(true));\ndocument.getElementById("n").addEventListener("click", () => { basculer(false); ouvrir.focus() });\nboîte.addEventListener("keydown", (e) => { if (e.key === "Tab") { boîte.querySelector("button").focus(); e.preventDefault() } });\nnew MutationObserver(() => { if (!boîte.hidden) boîte.querySelector("button").focus() }).observe(boîte, { attributes: true });\n'}),
        Good('<html lang="fr"><dialog id="d"><button type="button">Fermer l’été</button></dialog><script>d.showModal()</script></html>'),
        Good('<html lang="fr"><div id="fenetre" hidden style="position: fixed; width: 50%"><a href="/é">Été</a></div><script>fenetre.hidden = false; fenetre.focus()</script></html>'),
        Good('<html lang="fr"><div id="f" hidden style="position: fixed; width: 50%"><a href="/é">Été</a></div><script src="/app.js"></script></html>'),
        Good('<html lang="fr"><style>.m { position: absolute; display: none }</style><ul class="m"><li><a href="/é">Été</a></li></ul></html>'),
    ),
)  # fmt: skip
def dialog_focus_lost(page: Page) -> Iterator[Hit]:
    """Report a hidden overlay with controls that the page’s own scripts open, when none of them moves focus."""
    if page.is_rendered:
        yield from _rendered(page)
        return
    scripts = page.find("script") if "script" in page.template.by_name else []
    if not scripts or any("src" in one.attrs for one in scripts):
        return
    code = "".join(one.template.masked.text[one.inner_span.start : one.inner_span.end] for one in scripts)
    if _FOCUSES.search(code) or not ("classList" in code or "style" in code or "hidden" in code):
        return
    styles = styles_of(page)
    for box in page.template.elements:
        if box.name not in {"div", "section", "aside", "form"} or not _is_mentioned(box, code):
            continue
        if (
            _is_overlay(styles.of(box), box)
            and any(in_tab_order(one) for one in box.inside())
            and "tabindex" not in box.attrs
        ):
            yield Hit(box.span, LOST, certainty=Certainty.VIOLATION if styles.is_complete else Certainty.REVIEW)


def _rendered(page: Page) -> Iterator[Hit]:
    """Report the modal window of a component, when neither it nor what it uses, nor what uses it, moves focus."""
    for box in page.template.by_name.get("[role]", ()):
        if box.attr("role") not in _DIALOGS or box.name == "dialog" or box.attr("aria-modal") != "true":
            continue
        own = not isinstance(page.template, Written) or page.template.origin(box.span)[0] == page.path
        if own and any(in_tab_order(one) for one in box.inside()) and not _is_focused_around(page):
            yield Hit(box.span, LOST)


def _is_focused_around(page: Page) -> bool:
    project, path = page.project, page.path
    around = {path, *project.users.get(path, ())}
    around.update(target for _, target in project.targets(path) if target is not None)
    texts = [page.template.source.text, *map(project.text, around)]
    return any(_FOCUSES.search(one) or "v-focus" in one for one in texts)


def _is_mentioned(box: Element, code: str) -> bool:
    names = [box.attr("id") or "", *box.token_list("class")]
    return any(name and re.search(rf"[.#'\"]{re.escape(name)}\b", code) for name in names)


def _is_overlay(style: Style, box: Element) -> bool:
    """Whether a box is laid over the page and starts hidden."""
    value = {name: one.value for name, one in style.items()}
    over = value.get("position") == "fixed" or (value.get("position") == "absolute" and "z-index" in value)
    return over and "width" in value and (value.get("display") == "none" or "hidden" in box.attrs)
