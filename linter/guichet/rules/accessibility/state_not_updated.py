"""A state that a script changes for the eye and not for the ear: the screen reader keeps saying the first one."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.answers import Answer, answers, delegated, has_every_script, says
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule

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


@page_rule(
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
    mentions=tuple(_STATES),
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
def state_not_updated(page: Page) -> Iterator[Hit]:
    """Report the answer to a click on something with a state, when it shows or hides and no script of the page writes that state."""
    if not any(name in one.attrs for one in page.find() for name in _STATES):
        return
    for one in answers(page):
        if one.event != "click" or one.node == one.script.root or not _changes_the_screen(one):
            continue
        for element in (*one.elements, *delegated(one, page)):
            name = _frozen(element, page)
            if name is not None:
                certainty = Certainty.VIOLATION if has_every_script(page) else Certainty.REVIEW
                facts = {"name": name, "value": element.attr(name)}
                yield Hit(one.script.span(one.node), FROZEN, facts, certainty, one.script.path, page.path)
                break


def _changes_the_screen(one: Answer) -> bool:
    code = " ".join(each.script.source_of(each.node) for each in one.code)
    return bool(_TOGGLES.search(code)) and not _LEAVES.search(code)


def _frozen(element: Element, page: Page) -> str | None:
    """Return the state that an element is written with and that no script of the page writes."""
    if any(name in element.attrs for name in _MANAGED) or any(
        name.startswith((":", "x-", "v-")) for name in element.attrs
    ):
        return None
    for name, member in _STATES.items():
        if element.attr(name) in {"true", "false"} and not page.is_conditional(element, name):
            return None if says(page, name, member, f"{name[5:]}`", '"aria-" +', "'aria-' +") else name
    return None
