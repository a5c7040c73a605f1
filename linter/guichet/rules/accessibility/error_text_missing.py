"""A form that is refused with a colour and no word: whoever does not see it does not know that nothing was sent."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.core.stretches import Stretches
from guichet.heard.answers import Answer, answers, words_of
from guichet.heard.effects import cancels, leaves, methods, shows, writes
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_test
from guichet.reading.scripts.definitions import functions
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import has_unread, pages_of
from guichet.reading.scripts.syntax import arguments, field, text, walk
from guichet.reading.templates.element import Element
from guichet.reading.templates.field_parts import Part, leaves_whole_errors_out, prints_errors, rows_of
from guichet.reading.templates.masking import Kind, Token, is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.printed import tags_in
from guichet.reading.templates.template import Template
from guichet.rulebook.card import Subject
from guichet.rulebook.rule import Bad, Check, Good, script_rule
from guichet.seen.cascade import styles_of

UNSAID = Text(
    fr="L’envoi est refusé, et seule la classe « {name} » le montre : rien ne dit à l’oreille, ni sans les couleurs, quel champ corriger. Écrivez l’erreur à côté du champ, avec aria-invalid.",
    en='Sending is refused, and only the class "{name}" shows it: nothing tells the ear, or whoever sees no colours, which field to correct. Write the error next to the field, with aria-invalid.',
)
COLOURED = Text(
    fr="Quand ce champ est refusé, seule sa classe change : aucun mot ne dit l’erreur dans la page. Écrivez-la à côté du champ, avec aria-invalid.",
    en="When this field is refused, only its class changes: no word of the page says the error. Write it next to the field, with aria-invalid.",
)
NEVER = Text(
    fr="Tous les champs sont montrés ainsi, et rien n’y écrit l’erreur : un champ refusé revient sans un mot. Écrivez-la près du champ.",
    en="All fields are shown this way, and nothing writes the error: a field that is refused comes back without a word. Write it near the field.",
)
WHOLE = Text(
    fr="Aucun gabarit ne montre l’erreur qui ne tient à aucun champ : la page revient sans un mot. Montrez-la en haut du formulaire.",
    en="No template shows the error that belongs to no field: the page comes back without a word. Show it at the top of the form.",
)
_TELLS = re.compile(
    r"setCustomValidity|reportValidity|\balert\(|aria-?invalid|createElement|showModal|\bfetch\(|XMLHttpRequest|\.ajax\(|axios|sendBeacon|dispatchEvent|\.open\(",
    re.I,
)
_KNOWN = frozenset(
    "Number String Boolean Array Object Date parseInt parseFloat isNaN isFinite RegExp setTimeout".split()
)


def _rows(page: Page) -> Iterator[Hit]:
    """Report a way to show fields that leaves their errors out, when no template of the project shows them."""
    for span, parts in rows_of(page.template):
        if Part.FIELD in parts and Part.LABEL in parts and Part.ERRORS not in parts and not prints_errors(page.project):
            yield Hit(span, NEVER)


_REFUSED = re.compile(r"error|erreur|invalid", re.I)
_SAID = re.compile(r"error|erreur|invalid|messages?\b|flash|alert|summary|r[ée]capitul", re.I)


def _coloured(field: Element, page: Page) -> Iterator[Hit]:
    """Report a field that gets a class when it is refused, in a page that says nothing else of errors."""
    if not is_dynamic(field.attr("class") or "") or not page.is_complete or not page.is_document or page.is_email:
        return
    if not any(_REFUSED.search(one.body) for one in tags_in(field, "class")) or "aria-invalid" in field.attrs:
        return
    if not has_unread(page) and not _told(page).may_tell(_class_of(field)):
        yield Hit(field.span, COLOURED)


_OF_A_FIELD = re.compile(
    r"\b(?:form|f|formulaire|fields?)\.(?P<field>\w+)\.errors?\b|\b(?:errors|erreurs)(?:\.(?:get\(\s*)?|\[\s*|\.messages_for\(\s*)['\":]?(?P<key>\w+)|['\"](?P<in>\w+)['\"]\s+in\s+(?:errors|erreurs)\b"
)
_METHODS = frozenset("items values keys all any each full_messages get present".split())
_TELLS_ALL = re.compile(
    r"error|erreur|messages?\b|flash|alert|summary|r[ée]capitul|include|\bcall\b|render|macro|import|widget", re.I
)


class _Told(NamedTuple):
    """What a page tells of errors, the classes of its fields apart."""

    is_any: bool
    """Whether it speaks of errors at all."""
    is_of_all: bool
    """Whether something may tell the error of any field."""
    fields: frozenset[str]
    """The fields whose error it tells by their name."""

    def may_tell(self, named: str) -> bool:
        """Whether the page may tell the error of the field whose class names it: it does not, when it tells those of others alone."""
        own = _fields_in(named)
        if not self.is_any or len(own) != 1 or not own.isdisjoint(_METHODS):
            return self.is_any
        return self.is_of_all or not self.fields or not self.fields.isdisjoint(own)


@memo
def _told(page: Page) -> _Told:
    turned = {_class_of(one) for one in page.find("input", "select", "textarea") if is_dynamic(one.attr("class") or "")}
    texts = [_apart(turned, one) for one in page.composition.templates]
    if not any(_SAID.search(said) for said, _ in texts):
        return _Told(is_any=False, is_of_all=False, fields=frozenset())
    bodies = [f"{tag.name} {tag.body}" for _, tags in texts for tag in tags]
    fields = _fields_in("\n".join(bodies))
    is_of_all = not fields.isdisjoint(_METHODS) or any(_TELLS_ALL.search(_OF_A_FIELD.sub("", one)) for one in bodies)
    return _Told(is_any=True, is_of_all=is_of_all, fields=fields)


def _apart(turned: set[str], template: Template) -> tuple[str, list[Token]]:
    """A template without the classes of its fields, on whatever they stand (the box around a field may bear the same): its text, and its tags."""
    cut = [one.value_span("class") for one in template.elements if "class" in one.attrs and _class_of(one) in turned]
    starts, ends = [0, *(one.end for one in cut)], [*(one.start for one in cut), len(template.source.text)]
    text = "".join(template.source.text[start:end] for start, end in zip(starts, ends, strict=True))
    left = Stretches((one.start, one.end) for one in cut)
    tags = [one for one in template.masked.tokens if one.kind is not Kind.COMMENT and not left.hold(one.start)]
    return text, tags


def _fields_in(said: str) -> frozenset[str]:
    """The fields whose errors some code names."""
    return frozenset(one["field"] or one["key"] or one["in"] for one in _OF_A_FIELD.finditer(said))


def _class_of(field: Element) -> str:
    span = field.value_span("class")
    return field.template.source.text[span.start : span.end]


def _whole(function: nodes.FunctionDef, module: PythonModule) -> Iterator[Hit]:
    """Report a form that is refused as a whole, where templates show the errors of its fields alone."""
    owner = function.parent
    is_form = isinstance(owner, nodes.ClassDef) and any(dotted(base).endswith("Form") for base in owner.bases)
    if function.name != "clean" or not is_form or not leaves_whole_errors_out(module.modules.project):
        return
    for raised in function.nodes_of_class(nodes.Raise):
        made = raised.exc
        is_error = isinstance(made, nodes.Call) and dotted(made.func).endswith("ValidationError") and bool(made.args)
        if is_error and not isinstance(made.args[0], nodes.Dict | nodes.Name) and not is_test(module):
            yield Hit(module.span(raised), WHOLE)


@script_rule(
    name="error-text-missing",
    code="W9693",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr="Erreur sans un mot", en="Error without a word"),
    harms=Text(
        fr="Les personnes aveugles, daltoniennes ou qui agrandissent l’écran : elles appuient, rien ne se passe, elles ne savent pas pourquoi.",
        en="People who are blind or colour-blind, or who enlarge the screen: they press, nothing happens, they do not know why.",
    ),
    instead=Text(
        fr="Écrivez l’erreur à côté du champ, reliez-la par aria-describedby, et mettez aria-invalid.",
        en="Write the error next to the field, link it with aria-describedby, and set aria-invalid.",
    ),
    wrong_when=Text(
        fr="Un script que guichet ne lit pas écrit l’erreur.", en="A script that guichet does not read writes the error."
    ),
    refs=("rgaa 11.10", "rgaa 3.1", "wcag 3.3.1", "wcag 1.4.1"),
    lesson="03-forms/02-errors",
    mentions=("submit",),
    needs=("preventdefault",),
    bad=(
        Bad('<html lang="fr"><style>.refus { border-color: red }</style><form id="é"><input id="n" aria-label="Été"></form><script>document.getElementById("é").addEventListener("submit", (e) => { if (!n.value) { e.preventDefault(); n.classList.add("refus"); n.focus() } })</script></html>', UNSAID, at='n.classList.add("refus")'),
        Bad({"page.html": '<html lang="fr"><style>.faux { outline: 2px solid red }</style><form class="été"><input name="a" aria-label="Été"></form><script src="é.js"></script></html>', "é.js": 'const form = document.querySelector(".été");\nfunction juger(champ) {\n  const juste = /^\\d{5}$/.test(champ.value);\n  champ.classList.toggle("faux", !juste);\n  return juste;\n}\nform.onsubmit = (e) => { if (!juger(form.elements.a)) e.preventDefault() };\n'}, UNSAID, at='champ.classList.toggle("faux", !juste)', path="é.js"),
        Bad('<form id="é"><input id="n" aria-label="Été"></form><script>document.getElementById("é").addEventListener("submit", (e) => { if (!n.value) { e.preventDefault(); n.classList.add("refus") } })</script>', UNSAID, at='n.classList.add("refus")', review=True),
        Bad({"templates/é.html.twig": "{% block form_row %}<p>{{ form_label(form) }}{{ form_widget(form) }}</p>{% endblock %}", "templates/p.html.twig": "{{ form_row(form.été) }}"}, NEVER, at="{% block form_row %}", path="templates/é.html.twig"),
        Bad({"é.py": "class F(forms.Form):\n    def clean(self):\n        if self.été:\n            raise ValidationError('Écrivez deux dates.')\n", "templates/p.html": "<form>{% for c in form %}{{ c }}{{ c.errors }}{% endfor %}</form>"}, WHOLE, at="raise ValidationError('Écrivez deux dates.')", path="é.py"),
        Bad({"p.php": '<html lang="fr"><form><input name="é" aria-label="Été" class="<?php if (isset($erreurs["é"])): ?>faux<?php endif ?>"></form></html>'}, COLOURED, at='<input name="é" aria-label="Été" class="<?php if (isset($erreurs["é"])): ?>faux<?php endif ?>">', path="p.php"),
        Bad({"templates/p.html": '<html lang="fr"><form><input name="é" aria-label="Été" class="{% if form.é.errors %}faux{% endif %}"></form></html>'}, COLOURED, at='<input name="é" aria-label="Été" class="{% if form.é.errors %}faux{% endif %}">', path="templates/p.html"),
        Bad({"templates/p.html": '<html lang="fr"><form><input name="a" aria-label="Été">{% if form.a.errors %}<p>Erreur : écrivez un lieu.</p>{% endif %}<input name="é" aria-label="Mai" class="{{ \'faux\' if form.é.errors else \'\' }}"></form></html>'}, COLOURED, at='<input name="é" aria-label="Mai" class="{{ \'faux\' if form.é.errors else \'\' }}">', path="templates/p.html"),
        Bad({"templates/p.html": '<html lang="fr"><form><input name="a" aria-label="Été">{% if "a" in errors %}<p>{{ errors["a"] }}</p>{% endif %}<input name="é" aria-label="Mai" class="{% if "é" in errors %}faux{% endif %}"></form></html>'}, COLOURED, at='<input name="é" aria-label="Mai" class="{% if "é" in errors %}faux{% endif %}">', path="templates/p.html"),
        Bad({"templates/p.html": '<html lang="fr"><form><input name="a" aria-label="Été">{{ errors.a }}<input name="é" aria-label="Mai" class="{% if errors.é %}faux{% endif %}"></form></html>'}, COLOURED, at='<input name="é" aria-label="Mai" class="{% if errors.é %}faux{% endif %}">', path="templates/p.html"),
    ),
    also=(
        Check(Subject.TEMPLATE, (), ("row",), _rows),
        Check(Subject.ELEMENT, ("input", "select", "textarea"), ("error", "erreur", "invalid"), _coloured),
        Check(Subject.PYTHON, (nodes.FunctionDef,), ("validationerror",), _whole, ("def clean(",)),
    ),
    good=(
        Good({"templates/p.html": '<html lang="fr"><form>{% for c, e in form.errors.items() %}<p>{{ e }}</p>{% endfor %}<input name="a" aria-label="Été">{{ form.a.errors }}<input name="é" aria-label="Mai" class="{% if form.é.errors %}faux{% endif %}"></form></html>'}),
        Good({"templates/p.html": '<html lang="fr"><form><input name="a" aria-label="Été">{{ form.a.errors }}{{ form.é.errors }}<input name="é" aria-label="Mai" class="{% if form.é.errors %}faux{% endif %}"></form></html>'}),
        Good({"templates/p.html": '<html lang="fr"><form>{% include "erreurs.html" %}<input name="a" aria-label="Été">{{ errors.a }}<input name="é" aria-label="Mai" class="{% if errors.é %}faux{% endif %}"></form></html>'}),
        Good({"templates/p.html": '<html lang="fr"><form><input name="é" aria-label="Été" class="{% if form.é.errors %}faux{% endif %}">{{ form.é.errors }}</form></html>'}),
        Good({"é.py": "class F(forms.Form):\n    def clean(self):\n        if self.été:\n            raise ValidationError('Écrivez deux dates.')\n", "templates/p.html": "<form>{{ form.non_field_errors }}{% for c in form %}{{ c }}{{ c.errors }}{% endfor %}</form>"}, path="é.py"),
        Good({"é.py": "class F(forms.Form):\n    def clean(self):\n        if self.été:\n            raise ValidationError({'été': 'Écrivez deux dates.'})\n", "templates/p.html": "<form>{% for c in form %}{{ c }}{{ c.errors }}{% endfor %}</form>"}, path="é.py"),
        Good({"templates/é.html.twig": "{% block form_row %}<p>{{ form_label(form) }}{{ form_widget(form) }}{{ form_errors(form) }}</p>{% endblock %}"}),
        Good({"templates/é.html.twig": "{% block form_row %}<p>{{ form_label(form) }}{{ form_widget(form) }}</p>{% endblock %}", "templates/p.html.twig": "{{ form_row(form.été) }}{{ form_errors(form.été) }}"}),
        Good('<html lang="fr"><form id="é"><input id="n" aria-label="Été"><p id="m"></p></form><script>document.getElementById("é").addEventListener("submit", (e) => { if (!n.value) { e.preventDefault(); n.classList.add("refus"); m.textContent = "Écrivez votre nom" } })</script></html>'),
        Good('<html lang="fr"><form id="é"><input id="n" aria-label="Été"></form><script>document.getElementById("é").addEventListener("submit", (e) => { if (!n.checkValidity()) { e.preventDefault(); n.classList.add("refus"); n.reportValidity() } })</script></html>'),
        Good('<html lang="fr"><style>.m { display: none } .refus + .m { display: block }</style><form id="é"><input id="n" aria-label="Été"><p class="m">Écrivez votre nom</p></form><script>document.getElementById("é").addEventListener("submit", (e) => { if (!n.value) { e.preventDefault(); n.classList.add("refus") } })</script></html>'),
        Good('<html lang="fr"><form id="é"><input id="n" aria-label="Été"></form><script>document.getElementById("é").addEventListener("submit", (e) => { e.preventDefault(); n.classList.add("envoi"); envoyer(n.value) })</script></html>'),
    ),
)  # fmt: skip
def error_text_missing(script: Script) -> Iterator[Hit]:
    """Report the answer to sending that refuses it and only gives a class to fields, when nothing of the page says why."""
    for one in answers(script):
        if one.event != "submit" or not _is_mute(one):
            continue
        for call, method, owner, holder in methods(one.code()):
            name = text(arguments(call)[0])[1:-1] if arguments(call) else ""
            if method not in ("add", "toggle") or not text(owner).endswith(".classList") or not name:
                continue
            for page in pages_of(script, words_of((*one.on, *one.within))):
                if has_unread(page) or not one.elements(page) or name in _showing_elsewhere(page):
                    continue
                certainty = Certainty.VIOLATION if styles_of(page).is_complete else Certainty.REVIEW
                yield Hit(holder.span(call), UNSAID, {"name": name}, certainty, holder.path, page.path)
                return


def _is_mute(one: Answer) -> bool:
    """Whether an answer keeps a form from being sent, and all the code that it runs is known and says nothing."""
    code = one.code()
    if not any(cancels(code)) or any(any(does(code)) for does in (writes, shows, leaves)):
        return False
    return not any(
        _TELLS.search(each.script.source_of(each.node)) or _is_unknown(each.node, each.script) for each in code
    )


def _is_unknown(node: object, script: Script) -> bool:
    """Whether a function of another's is called, which may say anything."""
    calls = (field(call, "function") for call in walk(node) if call.type == "call_expression")
    return any(
        callee.type == "identifier" and text(callee) not in _KNOWN and not functions(callee, script)
        for callee in calls
        if callee is not None
    )


@memo
def _showing_elsewhere(page: Page) -> frozenset[str]:
    """The classes with which a stylesheet of the page does more than paint what has them: a message beside, a content."""
    selectors = (each for one in styles_of(page).sheets for rule in one.sheet.rules for each in rule.selectors)
    doing = (one for each in selectors for one in each.compounds[0 if each.pseudo_element else 1 :])
    return frozenset(name for one in doing for name in one.classes)
