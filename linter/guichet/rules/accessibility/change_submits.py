"""A choice that sends the form by itself."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

SUBMITS = Text(
    fr="Ce champ envoie le formulaire ou change de page dès qu’on le modifie : au clavier, on part sans avoir choisi. Ajoutez un bouton.",
    en="This field sends the form or leaves the page as soon as it changes: with a keyboard, people leave before choosing. Add a button.",
)

_LEAVES = re.compile(
    r"\.submit\(|(?:^|[^\w.])(?:(?:window|document|self|top)\.)?location(?:\.href)?\s*=[^=]|location\.(?:assign|replace|reload)\(|htmx\.trigger|requestSubmit\("
)
_LISTENER = re.compile(
    r"(?:querySelector|getElementById)\(\s*['\"]([^'\"]{1,60})['\"]\s*\)\.(?:addEventListener\(\s*['\"]change['\"]|onchange\s*=)([^}]{0,300})"
)
_HELD = re.compile(
    r"\b(?:const|let|var)\s+(\w+)\s*=\s*document\.(?:querySelector|getElementById)\(\s*['\"]([^'\"]{1,60})['\"]\s*\)"
)


@element_rule(
    "select", "input",
    name="change-submits",
    code="W9156",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Choix qui envoie le formulaire tout seul', en='Choice that sends the form by itself'),
    harms=Text(fr='Les personnes au clavier : une flèche de trop, et la page est partie.', en='People who use the keyboard: one arrow key too many, and the page is gone.'),
    instead=Text(fr='Laissez un bouton envoyer le formulaire.', en='Let a button send the form.'),
    wrong_when=Text(fr='Le texte prévient de ce qui va se passer.', en='The text warns of what will happen.'),
    refs=("rgaa 7.4", "wcag 3.2.2"),
    lesson="03-forms/02-errors",
    bad=(
        Bad('<select onchange="this.form.submit()" aria-label="Été"><option>A</option></select>', SUBMITS, at='onchange="this.form.submit()"'),
        Bad('<select aria-label="Langue" onchange="window.location = this.value"><option>É</option></select>', SUBMITS, at='onchange="window.location = this.value"'),
        Bad('<select aria-label="Où" onchange="location.href=\'/été/\' + this.value"><option>A</option></select>', SUBMITS, at='onchange="location.href=\'/été/\' + this.value"'),
        Bad('<select id="langue" aria-label="Langue"><option>É</option></select><script>document.getElementById("langue").addEventListener("change", function () { window.location = "/été" })</script>', SUBMITS, at='<select id="langue" aria-label="Langue">'),
        Bad('<select id="où" aria-label="Où"><option>É</option></select><script>const où = document.getElementById("où"); où.addEventListener("change", () => { location.href = "/é/" + où.value })</script>', SUBMITS, at='<select id="où" aria-label="Où">'),
    ),
    good=(
        Good('<select aria-label="Été" onchange="montrer(this.value)"><option>A</option></select>'),
        Good('<form><select aria-label="Langue"><option>É</option></select><button>Changer</button></form>'),
        Good('<select id="s" aria-label="S"><option>É</option></select><script>document.getElementById("autre").addEventListener("change", () => { location = "/été" })</script>'),
    ),
)  # fmt: skip
def change_submits(field: Element, page: Page) -> Iterator[Hit]:
    """Report a field whose change leaves the page, by its attribute or by a listener of the page."""
    if field.name == "input" and input_type(field) in {"file", "hidden"}:
        return
    action = field.attr("onchange")
    if action and _LEAVES.search(action):
        yield Hit(field.attribute_span("onchange"), SUBMITS)
        return
    for script in page.template.by_name.get("script", ()):
        span = script.inner_span
        text = page.template.masked.text[span.start : span.end]
        if "change" not in text:
            continue
        for selector, answer in _answers(text):
            name = selector.lstrip("#.")
            if name in {field.attr("id"), *field.token_list("class")} and _LEAVES.search(answer):
                yield Hit(field.span, SUBMITS)
                return


def _answers(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a script does at the change of one element: its selector and the code, through a constant too."""
    for match in _LISTENER.finditer(text):
        yield match[1], match[2]
    for held in _HELD.finditer(text):
        on = rf"(?<![\w.]){held[1]}\.(?:addEventListener\(\s*['\"]change['\"]|onchange\s*=)([^}}]{{0,300}})"
        for answer in re.findall(on, text):
            yield held[2], answer
