"""A state that a script changes for the eye and not for the ear: the screen reader keeps saying the first one."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.answers import Answer, answers, words_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import has_unread, pages_of, scripts_on
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, script_rule

FROZEN = Text(
    fr="Ce script ouvre, ferme ou coche à l’écran, et laisse « {name} » à « {value} » : un lecteur d’écran annonce toujours le même état. Changez l’attribut en même temps.",
    en='This script opens, closes or ticks on screen, and leaves "{name}" at "{value}": a screen reader always says the same state. Change the attribute at the same time.',
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
_LEAVES = re.compile(r"\blocation\b|\.submit\(|requestSubmit\(")
_MANAGED = ("data-bs-toggle", "data-toggle", "data-module", "data-controller", "is", "popovertarget")
"""What another script, known for that, works."""


@script_rule(
    name="state-not-updated",
    code="W9684",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="État qui ne change jamais", en="State that never changes"),
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
    mentions=("click",),
    bad=(
        Bad('<button aria-expanded="false" id="é">Été</button><ul hidden id="l"><li>Juin</li></ul><script>document.getElementById("é").addEventListener("click", () => { l.hidden = !l.hidden })</script>', FROZEN, at='document.getElementById("é").addEventListener("click", () => { l.hidden = !l.hidden })'),
        Bad({"page.html": '<button class="gras" aria-pressed="false">Été</button><script src="é.js"></script>', "é.js": 'document.querySelectorAll(".gras").forEach((b) => { b.onclick = () => b.classList.toggle("actif") })'}, FROZEN, at='b.onclick = () => b.classList.toggle("actif")', path="é.js"),
        Bad('<div class="m"><button aria-expanded="true">Été</button></div><script>document.addEventListener("click", (e) => { const b = e.target.closest(".m button"); b.parentElement.classList.toggle("fermé") })</script>', FROZEN, at='document.addEventListener("click", (e) => { const b = e.target.closest(".m button"); b.parentElement.classList.toggle("fermé") })'),
    ),
    good=(
        Good('<button aria-expanded="false" id="é">Été</button><ul hidden id="l"><li>Juin</li></ul><script>document.getElementById("é").addEventListener("click", (e) => { l.hidden = !l.hidden; e.target.setAttribute("aria-expanded", !l.hidden) })</script>'),
        Good('<button aria-expanded="false" id="é">Été</button><script>document.getElementById("é").addEventListener("click", () => compter("été"))</script>'),
        Good('<button aria-expanded="false" data-bs-toggle="collapse" id="é">Été</button><script>document.getElementById("é").addEventListener("click", () => l.classList.add("x"))</script>'),
        Good('<button id="é">Été</button><script>document.getElementById("é").addEventListener("click", () => { l.hidden = !l.hidden })</script>'),
    ),
)  # fmt: skip
def state_not_updated(script: Script) -> Iterator[Hit]:
    """Report the answer to a click on something with a state, when it shows or hides and no script of the page writes that state."""
    for one in answers(script):
        if one.event != "click" or one.node is None or not _changes_the_screen(one):
            continue
        for page in pages_of(script, words_of((*one.on, *one.within))):
            frozen = next((found for element in one.elements(page) if (found := _frozen(element, page))), None)
            if frozen is not None:
                certainty = Certainty.REVIEW if has_unread(page) else Certainty.VIOLATION
                facts = {"name": frozen[0], "value": frozen[1]}
                yield Hit(script.span(one.node), FROZEN, facts, certainty, page=page.path)
                break


def _changes_the_screen(one: Answer) -> bool:
    code = " ".join(each.script.source_of(each.node) for each in one.code())
    return bool(_TOGGLES.search(code)) and not _LEAVES.search(code)


def _frozen(element: Element, page: Page) -> tuple[str, str] | None:
    """Return the state that an element is written with, and its value, when no script of the page writes it."""
    if any(name in element.attrs for name in _MANAGED) or any(
        name.startswith((":", "x-", "v-")) for name in element.attrs
    ):
        return None
    for name, member in _STATES.items():
        value = element.attr(name) or ""
        if value in {"true", "false"} and not page.is_conditional(element, name):
            written = (name, member, f"{name[5:]}`", '"aria-" +', "'aria-' +")
            said = any(word in one.text for one in scripts_on(page) for word in written)
            return None if said else (name, value)
    return None
