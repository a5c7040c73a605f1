"""A choice that sends the form by itself."""

import re
from collections.abc import Iterator
from typing import Any

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.done.people.field_attributes import dressed
from guichet.heard.answers import Answer, answers, words_of
from guichet.heard.effects import LEAVES, leaves, methods
from guichet.heard.field_labels import labels_of
from guichet.reading.python.module import PythonModule
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import pages_of
from guichet.reading.scripts.syntax import field as field_of
from guichet.reading.scripts.syntax import text
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.template import Template
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

SUBMITS = Text(
    fr="Modifier ce champ suffit à envoyer le formulaire ou changer de page : au clavier, on part sans avoir choisi. Ajoutez un bouton.",
    en="Changing this field is enough to send the form or leave: with a keyboard, people leave before choosing. Add a button.",
)
TICKS = Text(
    fr="Cocher cette case suffit à envoyer le formulaire : la page change sans qu’on l’ait demandé, et on perd sa place. Ajoutez un bouton.",
    en="Ticking this box is enough to send the form: the page changes without being asked to, and people lose their place. Add a button.",
)
TYPES = Text(
    fr="Remplir ce champ suffit à envoyer le formulaire : une faute de frappe part avec lui, sans relecture. Ajoutez un bouton.",
    en="Filling in this field is enough to send the form: a slip of the keys goes with it, unread. Add a button.",
)
ENTERS = Text(
    fr="Entrer dans ce champ suffit à quitter la page : au clavier, on ne peut pas passer devant sans partir. Ajoutez un bouton.",
    en="Getting to this field is enough to leave the page: with a keyboard, people cannot go past it without leaving. Add a button.",
)
QUITS = Text(
    fr="Quitter ce champ suffit à envoyer le formulaire ou changer de page : au clavier, on part dès la touche Tab. Ajoutez un bouton.",
    en="Leaving this field is enough to send the form or leave: with a keyboard, Tab alone makes people leave. Add a button.",
)
THROWS = Text(
    fr="Le focus saute sans prévenir dès que ce champ est rempli : on ne sait plus où l’on est, ni comment corriger. Prévenez, ou laissez Tab faire.",
    en="Focus jumps without warning as soon as this field is full: people lose their place, and cannot correct. Warn them, or leave it to Tab.",
)

_KEY = re.compile(r"\.(?:key|keyCode|which|code)\b")
_ATTRIBUTES = ("onchange", "oninput", "@change", "@input", "x-on:change", "v-on:change", "hx-on:change", "ng-change")
_BESIDES = {"onfocus": ENTERS, "onblur": QUITS, "onfocusout": QUITS, "onclick": SUBMITS}
_ENTERING = frozenset({"focus", "focusin"})
_TYPING = frozenset({"input", "keyup"})
_QUITTING = frozenset({"blur", "focusout"})
_EVENTS = frozenset({"change", "input", "keyup", "click"}) | _ENTERING | _QUITTING
_CHOSEN = frozenset({"radio", "checkbox"})
_TYPED = frozenset({"text", "tel", "number", "password", ""})
_TELLS = re.compile(
    r"d[èe]s (?:que|le|la|votre)|aussit[ôo]t|automatiquement|recharg|rafra[iî]ch|nouvelle page|as soon as|straight away|automatically|"
    r"reloads?|refresh|new page|takes you|opens|\bmodifie\b|\bchange (?:toute|la |le |les )|met(?:tra)? à jour|\bactualise\b|updates\b|\bchanges the\b",
    re.I,
)
"""Words that warn, before the choice, of what it will do."""


def _scripted(script: Script) -> Iterator[Hit]:
    """Report the field that a script of its page leaves from at its change or its focus, or that throws focus on."""
    for one in answers(script):
        said = _said(one)
        for page in pages_of(script, words_of(one.on)) if said is not None else ():
            wanted = _TYPED if said is THROWS else _CHOSEN if one.event == "click" else None
            field = next(
                (each for each in one.elements(page) if _is_choice(each, wanted) and not _is_told(each, page)), None
            )
            if field is not None and said is not None:
                here = field.template.path == script.path
                span = field.span if here else script.span(one.node)
                yield Hit(
                    span,
                    _fitting(said, field),
                    {},
                    _certainty(said, field),
                    page=page.path,
                    severity=_harm(said, field),
                )
                break


def _in_python(given: nodes.Dict, module: PythonModule) -> Iterator[Hit]:
    """Report the attribute by which a class of forms makes one of its fields leave the page: it is on every page that shows the form."""
    field = dressed(given)
    if field is None or field.kind in _NEVER_CHANGED or any(map(_TELLS.search, field.words or ())):
        return
    is_code = field.text("autocomplete") == "one-time-code" or field.text("maxlength") == "1"
    is_choice = field.kind in ("radio", "checkbox", "checkboxes")
    for name, said in {**dict.fromkeys(_ATTRIBUTES, SUBMITS), **_BESIDES}.items():
        if LEAVES.search(field.text(name)) and (name != "onclick" or is_choice):
            fitting = _SHOWN_AS.get(field.kind, TYPES) if said is SUBMITS else said
            # Where the field is declared elsewhere, so are the words that may warn.
            certainty = Certainty.REVIEW if is_code or field.words is None else Certainty.VIOLATION
            severity = Severity.MINOR if is_code or fitting is TICKS else None
            yield Hit(module.span(field.attributes[name]), fitting, {}, certainty, severity=severity)
            return


_NEVER_CHANGED = frozenset({"", "hidden", "file", "submit"})
_SHOWN_AS = {"select": SUBMITS, "radio": SUBMITS, "checkbox": TICKS, "checkboxes": TICKS}


def _said(one: Answer) -> Text | None:
    """Return what is wrong with an answer of a field, as far as its code alone tells."""
    if one.element is not None or one.is_of_page or one.event not in _EVENTS:
        return None
    code = one.code()
    if any(leaves(code)) or any(method == "open" and text(owner) == "window" for _, method, owner, _ in methods(code)):
        return ENTERS if one.event in _ENTERING else QUITS if one.event in _QUITTING else SUBMITS
    if one.event not in _TYPING or any(_KEY.search(text(each.node)) for each in code):
        return None
    if any(method == "focus" and not _is_own(owner, one) for _, method, owner, _ in methods(code)):
        return THROWS
    return None


def _fitting(said: Text, field: Element) -> Text:
    """Return what is wrong in the words of the field: one does not choose in a box to tick, nor in a text."""
    if said is not SUBMITS or field.name == "select":
        return said
    return {"checkbox": TICKS, "radio": SUBMITS}.get(input_type(field), TYPES)


def _harm(said: Text, field: Element) -> Severity | None:
    """Return how much harm it does when it is little: a box is one choice, and a code that is whole has nothing more to say."""
    if _fitting(said, field) is TICKS:
        return Severity.MINOR
    return Severity.MINOR if said is SUBMITS and _is_of_code(field) else None


def _certainty(said: Text, field: Element) -> Certainty:
    """Return how sure it is that people are not expecting it: a switch acts at once, and a code is sent once it is whole."""
    is_expected = said is SUBMITS and (_is_switch(field) or _is_of_code(field))
    return Certainty.REVIEW if is_expected else Certainty.VIOLATION


def _is_of_code(field: Element) -> bool:
    return field.attr("autocomplete") == "one-time-code" or field.attr("maxlength") == "1"


def _is_switch(field: Element) -> bool:
    """Whether a box is drawn as a switch: by its role, or by its class or that of its label."""
    if input_type(field) != "checkbox":
        return False
    label = field.closest("label")
    words = [*field.token_list("class"), *(label.token_list("class") if label is not None else ())]
    return field.attr("role") == "switch" or any(_SWITCH.search(one) for one in words)


_SWITCH = re.compile(r"(?:^|[-_])(?:switch|toggle)(?:$|[-_])", re.I)


def _is_own(owner: Any, one: Answer) -> bool:
    """Whether what gets the focus is the very field that answers."""
    listened = field_of(field_of(one.node, "function"), "object")
    return text(owner) in {"this", text(listened)} or text(owner).endswith((".target", ".currentTarget"))


def _is_choice(field: Element, kinds: frozenset[str] | None) -> bool:
    if field.name != "input":
        return field.name == "select" and kinds is None
    return (
        input_type(field) in kinds
        if kinds is not None
        else input_type(field) not in {"file", "hidden", "submit", "button"}
    )


_LONGEST = 1_000
"""Signs of a label or of a description: what is longer holds half the page."""


def _is_told(field: Element, page: Page) -> bool:
    """Whether the label or the description of a field, or the question of its group, warns of what its change does."""
    ids = [*field.token_list("aria-describedby"), *field.token_list("aria-labelledby")]
    around = [*(page.by_id(one, field) for one in ids), *labels_of(field, page)]
    group = field.closest("fieldset")
    around += group.inside("legend")[:1] if group is not None else []
    said = [one.text[:_LONGEST] for one in around if one is not None]
    said += [field.attr(name) or "" for name in ("title", "aria-label")]
    return any(map(_TELLS.search, said))


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
    also=(Check(Subject.SCRIPT, (), ("change", "input", "keyup", "click", "focus", "blur"), _scripted, ("location", "submit", "focus(", "window.open")),
          Check(Subject.PYTHON, (nodes.Dict,), ("change", "input", "click", "blur", "focus"), _in_python, ("attrs", "render_kw")),),
    bad=(
        Bad('<form><label><input type="checkbox" name="é" onchange="this.form.submit()"> Été seul</label></form>', TICKS, at='onchange="this.form.submit()"', severity=Severity.MINOR),
        Bad('<form><input aria-label="Été" oninput="this.form.submit()"></form>', TYPES, at='oninput="this.form.submit()"'),
        Bad('<form><input autocomplete="one-time-code" aria-label="Code d’été" oninput="if (this.value.length == 6) this.form.submit()"></form>', TYPES, at='oninput="if (this.value.length == 6) this.form.submit()"', review=True, severity=Severity.MINOR),
        Bad('<form><label class="toggle-switch"><input type="checkbox" name="é" onchange="this.form.submit()"> Été</label></form>', TICKS, at='onchange="this.form.submit()"', review=True, severity=Severity.MINOR),
        Bad('<select id="é" aria-label="Carte d’été"><option>A</option></select><script>document.getElementById("é").addEventListener("change", (e) => window.open(e.target.value))</script>', SUBMITS, at='<select id="é" aria-label="Carte d’été">'),
        Bad('<select aria-label="Été" x-on:change="$el.form.submit()"><option>A</option></select>', SUBMITS, at='x-on:change="$el.form.submit()"'),
        Bad('<form><input aria-label="Été" onblur="this.form.submit()"></form>', QUITS, at='onblur="this.form.submit()"'),
        Bad('<form><input type="radio" aria-label="Été" onclick="this.form.submit()"></form>', SUBMITS, at='onclick="this.form.submit()"'),
        Bad('<input aria-label="Été" onfocus="location.href = \'/carte\'">', ENTERS, at='onfocus="location.href = \'/carte\'"'),
        Bad('<input id="é" aria-label="Commune"><script>document.getElementById("é").addEventListener("focus", () => { location.href = "/carte" })</script>', ENTERS, at='<input id="é" aria-label="Commune">'),
        Bad('<input type="radio" class="é" name="l" aria-label="Été"><script>for (const r of document.querySelectorAll(".é")) r.onclick = () => r.form.requestSubmit()</script>', SUBMITS, at='<input type="radio" class="é" name="l" aria-label="Été">'),
        Bad('<input class="é" maxlength="1" aria-label="Chiffre 1"><input class="é" maxlength="1" aria-label="Chiffre 2"><script>document.querySelectorAll(".é").forEach((c, i, tous) => c.addEventListener("input", () => { if (c.value) tous[i + 1]?.focus() }))</script>', THROWS, at='<input class="é" maxlength="1" aria-label="Chiffre 1">'),
        Bad({"page.html": '<label for="q">Quartier d’été</label><select id="q"><option>A</option></select><script src="quartier.js"></script>', "quartier.js": 'const q = document.getElementById("q");\nfunction aller() { location.assign("/é/" + q.value) }\nq.addEventListener("change", aller);\n'}, SUBMITS, at='q.addEventListener("change", aller)', path="quartier.js"),
        Bad({"templates/page.html": '<form id="tri"><select class="tri" aria-label="Été"><option>A</option></select></form><script src="{% static \'js/tri.js\' %}"></script>', "static/js/tri.js": 'for (const liste of document.querySelectorAll(".tri")) {\n  liste.onchange = () => liste.form.submit(); // été\n}\n'}, SUBMITS, at='liste.onchange = () => liste.form.submit()', path="static/js/tri.js"),
        Bad('<select class="où" aria-label="Où"><option>É</option></select><script>$(".où").on("change", function () { window.location.href = $(this).val() })</script>', SUBMITS, at='<select class="où" aria-label="Où">'),
        Bad('<fieldset><legend>Modifier la saison</legend><label><input type="radio" name="é" onchange="this.form.submit()">Été</label></fieldset>', SUBMITS, at='onchange="this.form.submit()"'),
        Bad({"forms.py": 'class Été(forms.Form):\n    lieu = forms.ChoiceField(label="Lieu", widget=forms.Select(attrs={"class": "é", "onchange": "this.form.submit()"}))'}, SUBMITS, at='"this.form.submit()"'),
        Bad({"forms.py": 'class Été(FlaskForm):\n    lieu = SelectField("Lieu", render_kw={"onchange": "this.form.submit()"})'}, SUBMITS, at='"this.form.submit()"'),
        Bad({"forms.py": 'class Été(forms.ModelForm):\n    class Meta:\n        widgets = {"lieu": forms.Select(attrs={"onchange": "location.href = this.value"})}'}, SUBMITS, at='"location.href = this.value"', review=True),
        Bad('<select onchange="this.form.submit()" aria-label="Été"><option>A</option></select>', SUBMITS, at='onchange="this.form.submit()"'),
        Bad('<select aria-label="Langue" onchange="window.location = this.value"><option>É</option></select>', SUBMITS, at='onchange="window.location = this.value"'),
        Bad('<select aria-label="Où" onchange="location.href=\'/été/\' + this.value"><option>A</option></select>', SUBMITS, at='onchange="location.href=\'/été/\' + this.value"'),
        Bad('<select id="langue" aria-label="Langue"><option>É</option></select><script>document.getElementById("langue").addEventListener("change", function () { window.location = "/été" })</script>', SUBMITS, at='<select id="langue" aria-label="Langue">'),
        Bad('<select id="où" aria-label="Où"><option>É</option></select><script>const où = document.getElementById("où"); où.addEventListener("change", () => { location.href = "/é/" + où.value })</script>', SUBMITS, at='<select id="où" aria-label="Où">'),
    ),
    good=(
        Good({"forms.py": 'class Été(forms.Form):\n    lieu = forms.ChoiceField(label="Lieu", help_text="La liste se recharge dès que vous choisissez.", widget=forms.Select(attrs={"onchange": "this.form.submit()"}))'}),
        Good({"forms.py": 'class Été(forms.Form):\n    lieu = forms.ChoiceField(label="Lieu", widget=forms.Select(attrs={"onchange": "montrer(this.value)"}))'}),
        Good('<input id="é" aria-label="Été"><script>const é = document.getElementById("é"); é.addEventListener("input", () => { if (!é.value) é.focus() })</script>'),
        Good('<button id="é">Été</button><script>document.getElementById("é").addEventListener("click", () => { location.href = "/carte" })</script>'),
        Good('<select id="tri" aria-label="Été"><option>A</option></select><script>document.getElementById("tri").addEventListener("change", (e) => { résultats.textContent = e.target.value }); bouton.onclick = () => { location.href = "/été" }</script>'),
        Good('<label for="q">Quartier (la page se recharge dès que vous choisissez)</label><select id="q"><option>Été</option></select><script>document.getElementById("q").addEventListener("change", () => { location.href = "/é" })</script>'),
        Good('<fieldset><legend>Saison <span>Le choix modifie tous les chiffres.</span></legend><label><input type="radio" name="é" onchange="this.form.submit()">Été</label></fieldset>'),
        Good('<input type="file" id="f" aria-label="Été"><script>document.getElementById("f").addEventListener("change", () => { envoi.submit() })</script>'),
        Good('<input type="button" value="Été" onclick="location.href = \'/é\'"><input aria-label="Été" onblur="vérifier(this)">'),
        Good('<select title="Choisir la saison – La sélection recharge la page" onchange="this.form.submit()"><option>Été</option></select>'),
        Good('<select aria-label="Été" onchange="montrer(this.value)"><option>A</option></select>'),
        Good('<form><select aria-label="Langue"><option>É</option></select><button>Changer</button></form>'),
        Good('<select id="s" aria-label="S"><option>É</option></select><script>document.getElementById("autre").addEventListener("change", () => { location = "/été" })</script>'),
    ),
)  # fmt: skip
def change_submits(field: Element, page: Page) -> Iterator[Hit]:
    """Report a field whose attribute leaves the page when it changes."""
    if field.name == "input" and input_type(field) in {"file", "hidden"}:
        return
    if input_type(field) == "radio" and _is_told_before(field):
        return
    if _is_told(field, page):
        return
    for name in _ATTRIBUTES:
        if LEAVES.search(field.attr(name) or ""):
            said = _fitting(SUBMITS, field)
            yield Hit(field.attribute_span(name), said, {}, _certainty(SUBMITS, field), severity=_harm(SUBMITS, field))
            return
    for name, said in _BESIDES.items():
        if LEAVES.search(field.attr(name) or "") and (name != "onclick" or input_type(field) in _CHOSEN):
            yield Hit(field.attribute_span(name), _fitting(said, field), severity=_harm(said, field))
            return


def _is_told_before(choice: Element) -> bool:
    """Whether an earlier answer to the same question does the same: it is one thing to mend."""
    first = _first_choices(choice.template).get((choice.attr("name"), choice.attr("onchange")), choice)
    return first is not choice


@memo
def _first_choices(template: Template) -> dict[tuple[str | None, str | None], Element]:
    inputs = reversed(template.by_name.get("input", []))
    return {(one.attr("name"), one.attr("onchange")): one for one in inputs}
