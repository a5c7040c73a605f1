"""A choice that sends the form by itself."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.answers import answers, words_of
from guichet.heard.effects import leaves
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import pages_of
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

SUBMITS = Text(
    fr="Ce champ envoie le formulaire ou change de page dès qu’on le modifie : au clavier, on part sans avoir choisi. Ajoutez un bouton.",
    en="This field sends the form or leaves the page as soon as it changes: with a keyboard, people leave before choosing. Add a button.",
)

_LEAVES = re.compile(
    r"\.submit\(|(?:^|[^\w.])(?:(?:window|document|self|top)\.)?location(?:\.href)?\s*=[^=]|location\.(?:assign|replace|reload)\(|htmx\.trigger|requestSubmit\("
)
_EVENTS = frozenset({"change", "input"})
_TELLS = re.compile(
    r"d[èe]s que|aussit[ôo]t|automatiquement|recharg|rafra[iî]ch|nouvelle page|as soon as|straight away|automatically|"
    r"reloads?|refresh|new page|takes you|opens",
    re.I,
)
"""Words that warn, before the choice, of what it will do."""


def _scripted(script: Script) -> Iterator[Hit]:
    """Report the field whose change makes a script of its page leave, at the field when both are in one file."""
    for one in answers(script):
        if one.event not in _EVENTS or one.element is not None or one.is_of_page or not any(leaves(one.code())):
            continue
        for page in pages_of(script, words_of(one.on)):
            field = next((each for each in one.elements(page) if _is_choice(each) and not _is_told(each, page)), None)
            if field is not None:
                here = field.template.path == script.path
                yield Hit(field.span if here else script.span(one.node), SUBMITS, page=page.path)
                break


def _is_choice(field: Element) -> bool:
    return field.name == "select" or (field.name == "input" and input_type(field) not in {"file", "hidden"})


def _is_told(field: Element, page: Page) -> bool:
    """Whether the label or the description of a field warns of what its change does."""
    ids = [*field.token_list("aria-describedby"), *field.token_list("aria-labelledby")]
    around = [page.by_id(one, field) for one in ids]
    own = field.attr("id")
    around += [one for one in page.find("label") if own and one.attr("for") == own]
    around += [one for one in field.ancestors if one.name == "label"]
    return any(one is not None and _TELLS.search(one.text) for one in around)


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
    also=(Check(Subject.SCRIPT, (), ("change", "input"), _scripted, ("location", "submit")),),
    bad=(
        Bad({"page.html": '<label for="q">Quartier d’été</label><select id="q"><option>A</option></select><script src="quartier.js"></script>', "quartier.js": 'const q = document.getElementById("q");\nfunction aller() { location.assign("/é/" + q.value) }\nq.addEventListener("change", aller);\n'}, SUBMITS, at='q.addEventListener("change", aller)', path="quartier.js"),
        Bad({"templates/page.html": '<form id="tri"><select class="tri" aria-label="Été"><option>A</option></select></form><script src="{% static \'js/tri.js\' %}"></script>', "static/js/tri.js": 'for (const liste of document.querySelectorAll(".tri")) {\n  liste.onchange = () => liste.form.submit(); // été\n}\n'}, SUBMITS, at='liste.onchange = () => liste.form.submit()', path="static/js/tri.js"),
        Bad('<select class="où" aria-label="Où"><option>É</option></select><script>$(".où").on("change", function () { window.location.href = $(this).val() })</script>', SUBMITS, at='<select class="où" aria-label="Où">'),
        Bad('<select onchange="this.form.submit()" aria-label="Été"><option>A</option></select>', SUBMITS, at='onchange="this.form.submit()"'),
        Bad('<select aria-label="Langue" onchange="window.location = this.value"><option>É</option></select>', SUBMITS, at='onchange="window.location = this.value"'),
        Bad('<select aria-label="Où" onchange="location.href=\'/été/\' + this.value"><option>A</option></select>', SUBMITS, at='onchange="location.href=\'/été/\' + this.value"'),
        Bad('<select id="langue" aria-label="Langue"><option>É</option></select><script>document.getElementById("langue").addEventListener("change", function () { window.location = "/été" })</script>', SUBMITS, at='<select id="langue" aria-label="Langue">'),
        Bad('<select id="où" aria-label="Où"><option>É</option></select><script>const où = document.getElementById("où"); où.addEventListener("change", () => { location.href = "/é/" + où.value })</script>', SUBMITS, at='<select id="où" aria-label="Où">'),
    ),
    good=(
        Good('<select id="tri" aria-label="Été"><option>A</option></select><script>document.getElementById("tri").addEventListener("change", (e) => { résultats.textContent = e.target.value }); bouton.onclick = () => { location.href = "/été" }</script>'),
        Good('<label for="q">Quartier (la page se recharge dès que vous choisissez)</label><select id="q"><option>Été</option></select><script>document.getElementById("q").addEventListener("change", () => { location.href = "/é" })</script>'),
        Good('<input type="file" id="f" aria-label="Été"><script>document.getElementById("f").addEventListener("change", () => { envoi.submit() })</script>'),
        Good('<select aria-label="Été" onchange="montrer(this.value)"><option>A</option></select>'),
        Good('<form><select aria-label="Langue"><option>É</option></select><button>Changer</button></form>'),
        Good('<select id="s" aria-label="S"><option>É</option></select><script>document.getElementById("autre").addEventListener("change", () => { location = "/été" })</script>'),
    ),
)  # fmt: skip
def change_submits(field: Element, page: Page) -> Iterator[Hit]:
    """Report a field whose attribute leaves the page when it changes."""
    if field.name == "input" and input_type(field) in {"file", "hidden"}:
        return
    action = field.attr("onchange")
    if action and _LEAVES.search(action):
        yield Hit(field.attribute_span("onchange"), SUBMITS)
