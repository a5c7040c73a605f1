"""A choice that sends the form by itself."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.answers import answering
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
        Bad({"page.html": '<select name="où" class="lieu" aria-label="Où"><option>É</option></select><script src="js/é.js"></script>', "js/é.js": 'const partir = (e) => { location.assign("/é/" + e.target.value) }; document.querySelectorAll("select.lieu").forEach((s) => s.addEventListener("change", partir))'}, SUBMITS, at='<select name="où" class="lieu" aria-label="Où">', path="page.html"),
        Bad('<form><select name="où" aria-label="Où"><option>É</option></select></form><script>$("[name=où]").on("change", function () { this.form.submit() })</script>', SUBMITS, at='<select name="où" aria-label="Où">'),
    ),
    good=(
        Good('<select aria-label="Été" onchange="montrer(this.value)"><option>A</option></select>'),
        Good('<select id="s" aria-label="S"><option>É</option></select><button id="b">Aller</button><script>document.getElementById("b").addEventListener("click", () => { location.href = "/" + document.getElementById("s").value })</script>'),
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
    for one in answering(field, page, "change", "input"):
        if any(_LEAVES.search(each.script.source_of(each.node)) for each in one.code):
            yield Hit(field.span, SUBMITS)
            return
