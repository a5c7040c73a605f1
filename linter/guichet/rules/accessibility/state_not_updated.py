"""A state that a script changes for the eye and not for the ear: the screen reader keeps saying the first one."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.answers import Answer, answers, words_of
from guichet.heard.contrary import never_told, tells_the_opposite
from guichet.heard.effects import leaves, writes
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import has_unread, pages_of, scripts_on
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, script_rule
from guichet.seen.visibility import is_excluded

FROZEN = Text(
    fr="Ce script change ce qu’on voit, et laisse « {name} » à « {value} » : un lecteur d’écran annonce toujours le même état. Changez l’attribut en même temps.",
    en='This script changes what is seen, and leaves "{name}" at "{value}": a screen reader always says the same state. Change the attribute at the same time.',
)
STILL = Text(
    fr="Ce script déplace ce réglage à l’écran, et laisse « aria-valuenow » à « {value} » : un lecteur d’écran annonce toujours la même valeur. Changez l’attribut en même temps.",
    en='This script moves this setting on screen, and leaves "aria-valuenow" at "{value}": a screen reader always says the same value. Change the attribute at the same time.',
)
UNSAID = Text(
    fr="Ce bouton ouvre et ferme sans jamais dire son état : à l’oreille, rien n’a changé. Ajoutez « aria-expanded », et changez-le ici.",
    en='This button opens and closes and never says its state: by ear, nothing changed. Add "aria-expanded", and change it here.',
)
OPPOSITE = Text(
    fr="« {name} » dit le contraire de ce qu’on voit : ce qui s’ouvre à l’écran est annoncé comme fermé ou caché. Inversez sa condition.",
    en='"{name}" says the opposite of what is seen: what opens on screen is announced as closed or hidden. Turn its condition round.',
)
FIXED = Text(
    fr="« aria-expanded » reste à « {value} » quand la suite s’ouvre et se ferme : à l’oreille, rien ne change. Liez-le à la même condition.",
    en='"aria-expanded" stays at "{value}" while what follows opens and closes: by ear, nothing changes. Bind it to the same condition.',
)
_STATES = {
    "aria-expanded": "ariaExpanded",
    "aria-pressed": "ariaPressed",
    "aria-checked": "ariaChecked",
    "aria-selected": "ariaSelected",
}
_TOGGLES = re.compile(
    r"\.hidden\s*=|\.classList\b|\.style\.|\.className\s*=|toggleAttribute\(|\.(?:toggleClass|addClass|removeClass|slideToggle|slideDown|fadeToggle|toggle|show|hide)\("
)
_MOVES = re.compile(r"\.style\b|\.(?:textContent|innerText|innerHTML)\s*=|\.(?:css|text|html|animate)\(")
_SHOWN = ("div", "p", "section", "ul", "nav", "button", "aside", "dl")
_PANEL = '<template><div><div v-show="{}" :aria-hidden="{}">Les horaires d’été</div></div></template><script setup>\nconst vu = ref(false)\n</script>'
_BY = frozenset({"click", "keydown", "keyup", "keypress", "input", "pointermove", "mousemove", "pointerup", "mouseup"})
_SET = frozenset({"slider", "spinbutton", "scrollbar"})
_MANAGED = ("data-bs-toggle", "data-toggle", "data-module", "data-controller", "is", "popovertarget")
"""What another script, known for that, works."""


def _contrary(element: Element, page: Page) -> Iterator[Hit]:
    """Report a state that follows the very condition that shows the opposite."""
    name = tells_the_opposite(element, page)
    if name:
        yield Hit(element.attribute_span(name), OPPOSITE, {"name": name})
    elif (value := never_told(element, page)) and not any("xpanded" in one.text for one in scripts_on(page)):
        yield Hit(element.attribute_span("aria-expanded"), FIXED, {"value": value})


@script_rule(
    name="state-not-updated",
    code="W9684",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="État faux, ou qui ne change jamais", en="State that is wrong, or never changes"),
    harms=Text(
        fr="Les personnes aveugles : elles appuient, l’écran change, et on leur annonce le contraire.",
        en="People who are blind: they press, the screen changes, and they are told the opposite.",
    ),
    instead=Text(
        fr="Écrivez la nouvelle valeur de l’attribut dans la fonction qui montre ou cache.",
        en="Write the new value of the attribute in the function that shows or hides.",
    ),
    wrong_when=Text(
        fr="Un script que guichet ne lit pas tient l’attribut à jour.",
        en="A script that guichet does not read keeps the attribute up to date.",
    ),
    refs=("rgaa 7.1", "wcag 4.1.2"),
    lesson="04-accessibility/07-aria",
    mentions=("click", "keydown", "pointermove", "mousemove", "input"),
    also=(Check(Subject.ELEMENT, _SHOWN, ("aria-hidden", "aria-expanded"), _contrary),),
    bad=(
        Bad({"src/P.jsx": "export function P({ vu }) { return <div><button type='button' aria-expanded='false' aria-controls='é'>Été</button><p id='é' hidden={!vu}>Juin</p></div>; }"}, FIXED, at="aria-expanded='false'", path="src/P.jsx"),
        Bad({"src/P.svelte": "<script>\n  export let vu;\n</script>\n<button type=\"button\" aria-expanded=\"false\" aria-controls=\"é\">Été</button><div id=\"é\" hidden={!vu}>Juin</div>"}, FIXED, at='aria-expanded="false"', path="src/P.svelte"),
        Bad({"src/P.vue": '<template><div><button type="button" aria-expanded="false" aria-controls="é">Été</button><p id="é" v-show="vu">Juin</p></div></template><script setup>\nconst vu = ref(false)\n</script>'}, FIXED, at='aria-expanded="false"', path="src/P.vue"),
        Bad({"src/P.vue": _PANEL.format("vu", "vu")}, OPPOSITE, at=':aria-hidden="vu"', path="src/P.vue"),
        Bad({"src/P.jsx": "export function P({ vu }) { return <div><button type='button' aria-expanded={!vu} aria-controls='é'>Été</button><p id='é' hidden={!vu}>Juin</p></div>; }"}, OPPOSITE, at="aria-expanded={!vu}", path="src/P.jsx"),
        Bad('<button aria-expanded="false" id="é">Été</button><ul hidden id="l"><li>Juin</li></ul><script>document.getElementById("é").addEventListener("click", () => { l.hidden = !l.hidden })</script>', FROZEN, at='document.getElementById("é").addEventListener("click", () => { l.hidden = !l.hidden })'),
        Bad({"page.html": '<button class="gras" aria-pressed="false">Été</button><script src="é.js"></script>', "é.js": 'document.querySelectorAll(".gras").forEach((b) => { b.onclick = () => b.classList.toggle("actif") })'}, FROZEN, at='b.onclick = () => b.classList.toggle("actif")', path="é.js"),
        Bad('<div class="m"><button aria-expanded="true">Été</button></div><script>document.addEventListener("click", (e) => { const b = e.target.closest(".m button"); b.parentElement.classList.toggle("fermé") })</script>', FROZEN, at='document.addEventListener("click", (e) => { const b = e.target.closest(".m button"); b.parentElement.classList.toggle("fermé") })'),
        Bad('<div id="é" role="slider" tabindex="0" aria-label="Été" aria-valuemin="0" aria-valuemax="9" aria-valuenow="1"></div><script>const é = document.getElementById("é"); let n = 1; é.addEventListener("keydown", (e) => { n += e.key === "ArrowUp" ? 1 : -1; é.style.left = n + "rem" })</script>', STILL, at='é.addEventListener("keydown", (e) => { n += e.key === "ArrowUp" ? 1 : -1; é.style.left = n + "rem" })'),
        Bad('<button id="é">Été</button><ul id="l" hidden><li>Juin</li></ul><script>document.getElementById("é").addEventListener("click", () => { l.hidden = !l.hidden })</script>', UNSAID, at='document.getElementById("é").addEventListener("click", () => { l.hidden = !l.hidden })'),
        Bad({"page.html": '{% for q in q %}<h2><button type="button" class="q">{{ q.été }}</button></h2><div hidden>{{ q.texte }}</div>{% endfor %}<script src="é.js"></script>', "é.js": 'document.querySelectorAll(".q").forEach((b) => b.addEventListener("click", () => { const r = b.parentElement.nextElementSibling; r.hidden = !r.hidden; })); // été\n'}, UNSAID, at='b.addEventListener("click", () => { const r = b.parentElement.nextElementSibling; r.hidden = !r.hidden; })', path="é.js"),
    ),
    good=(
        Good({"src/P.jsx": "export function P({ vu, b }) { return <div><button type='button' {...b} aria-expanded='false' aria-controls='é'>Été</button><p id='é' hidden={!vu}>Juin</p></div>; }"}, path="src/P.jsx"),
        Good({"src/P.jsx": "export function P({ vu }) { return <div>{!vu && <button type='button' aria-expanded='false' aria-controls='é'>Été</button>}<p id='é' hidden={!vu}>Juin</p></div>; }"}, path="src/P.jsx"),
        Good({"src/P.vue": '<template><div><button type="button" :aria-expanded="vu" aria-controls="é">Été</button><p id="é" v-show="vu">Juin</p></div></template><script setup>\nconst vu = ref(false)\n</script>'}, path="src/P.vue"),
        Good({"src/P.vue": '<template><div><button v-if="vu" type="button" aria-expanded="true" aria-controls="é">Fermer</button><button v-else type="button" aria-expanded="false" aria-controls="é">Été</button><p id="é" v-show="vu">Juin</p></div></template><script setup>\nconst vu = ref(false)\n</script>'}, path="src/P.vue"),
        Good({"src/P.vue": _PANEL.format("vu", "!vu")}, path="src/P.vue"),
        Good({"src/P.jsx": "export function P({ vu }) { return <div><button type='button' aria-expanded={vu} aria-controls='é'>Été</button><p id='é' hidden={!vu}>Juin</p></div>; }"}, path="src/P.jsx"),
        Good('<div id="é" role="slider" tabindex="0" aria-label="Été" aria-valuemin="0" aria-valuemax="9" aria-valuenow="1"></div><script>const é = document.getElementById("é"); let n = 1; é.addEventListener("keydown", (e) => { n += e.key === "ArrowUp" ? 1 : -1; é.style.left = n + "rem"; é.ariaValueNow = n })</script>'),
        Good('<button aria-expanded="false" id="é">Été</button><ul hidden id="l"><li>Juin</li></ul><script>document.getElementById("é").addEventListener("click", (e) => { l.hidden = !l.hidden; e.target.setAttribute("aria-expanded", !l.hidden) })</script>'),
        Good('<button aria-expanded="false" id="é">Été</button><script>document.getElementById("é").addEventListener("click", () => compter("été"))</script>'),
        Good('<button aria-expanded="false" data-bs-toggle="collapse" id="é">Été</button><script>document.getElementById("é").addEventListener("click", () => l.classList.add("x"))</script>'),
        Good('<button id="é">Été</button><script>document.getElementById("é").addEventListener("click", () => { l.hidden = !l.hidden; document.getElementById("é").textContent = l.hidden ? "Voir" : "Cacher" })</script>'),
        Good('<button id="é">Été</button><script>document.getElementById("é").addEventListener("click", () => { l.hidden = false })</script>'),
    ),
)  # fmt: skip
def state_not_updated(script: Script) -> Iterator[Hit]:
    """Report the answer to a click on something with a state, when it shows or hides and no script of the page writes that state; to keys and moves on a slider, its value."""
    for one in answers(script):
        if one.node is None:
            continue
        if one.event in _BY and _changes(one, _MOVES):
            yield from _stills(one, script)
        if one.event != "click" or not _changes(one, _TOGGLES):
            continue
        if (page := _unsaid(one, script)) is not None:
            yield Hit(script.span(one.node), UNSAID, page=page.path)
            continue
        for page in pages_of(script, words_of((*one.on, *one.within))):
            frozen = next((found for element in one.elements(page) if (found := _frozen(element, page))), None)
            if frozen is not None:
                certainty = Certainty.REVIEW if has_unread(page) else Certainty.VIOLATION
                facts = {"name": frozen[0], "value": frozen[1]}
                yield Hit(script.span(one.node), FROZEN, facts, certainty, page=page.path)
                break


def _changes(one: Answer, by: re.Pattern[str]) -> bool:
    code = one.code()
    return any(by.search(each.script.source_of(each.node)) for each in code) and not any(leaves(code))


_OPENS_AND_CLOSES = re.compile(
    r"([\w.$]{1,60})\.hidden\s*=\s*!\s*\1\.hidden\b|toggleAttribute\(\s*['\"]hidden['\"]\s*\)|\.(?:slideToggle|fadeToggle)\("
    r"|\.style\.display\s*=\s*[^;=]{0,80}[=!]==?\s*['\"](?:none|block)?['\"]\s*\?"
)
"""What shows a part of the page and hides it again, turn by turn."""


def _unsaid(one: Answer, script: Script) -> Page | None:
    """Return a page whose button opens and closes something by this answer, where nothing says in which state it is."""
    code = one.code()
    if not any(_OPENS_AND_CLOSES.search(each.script.source_of(each.node)) for each in code) or any(writes(code)):
        return None
    for page in pages_of(script, words_of((*one.on, *one.within))):
        pressed = [each for each in one.elements(page) if each.name == "button" or each.attr("role") == "button"]
        said = any("aria" in each.text for each in scripts_on(page)) or has_unread(page)
        if pressed and not said and not any(_is_stated(each, page) for each in pressed):
            return page
    return None


def _is_stated(button: Element, page: Page) -> bool:
    """Whether a button has a state of its own, may be given one, or opens what says by itself that it is open."""
    states = any(
        name.startswith(("aria-expanded", "aria-pressed", "aria-haspopup", "aria-checked", "data-"))
        for name in button.attrs
    )
    return states or button.has_unknown_attributes or _is_managed(button) or is_excluded(button, page)


def _stills(one: Answer, script: Script) -> Iterator[Hit]:
    """The first value that an answer on a slider changes on screen, when no script of the page writes it."""
    for page in pages_of(script, words_of((*one.on, *one.within))):
        for element in one.elements(page):
            value = element.attr("aria-valuenow") or ""
            if element.attr("role") not in _SET or not value.strip().isdigit() or _is_managed(element):
                continue
            if not any("valuenow" in each.text.lower() for each in scripts_on(page)):
                certainty = Certainty.REVIEW if has_unread(page) else Certainty.VIOLATION
                yield Hit(script.span(one.node), STILL, {"value": value}, certainty, page=page.path)
                return


def _is_managed(element: Element) -> bool:
    return any(name in element.attrs for name in _MANAGED) or any(
        name.startswith((":", "x-", "v-")) for name in element.attrs
    )


def _frozen(element: Element, page: Page) -> tuple[str, str] | None:
    """Return the state that an element is written with, and its value, when no script of the page writes it."""
    if _is_managed(element):
        return None
    for name, member in _STATES.items():
        value = element.attr(name) or ""
        if value in {"true", "false"} and not page.is_conditional(element, name):
            written = (name, member, f"{name[5:]}`", '"aria-" +', "'aria-' +")
            said = any(word in one.text for one in scripts_on(page) for word in written)
            return None if said else (name, value)
    return None
