"""An autofill token that no browser knows."""

from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.autofill import fits, is_switch, is_valid
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.templates.controls import input_type, is_disabled
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.visibility import is_aria_hidden, is_hidden

INVALID = Text(
    fr='autocomplete="{value}" n’est pas un jeton que les navigateurs connaissent : rien ne sera rempli. Prenez-en un de la norme, comme « email ».',
    en='autocomplete="{value}" is not a token that browsers know: nothing will be filled. Take one from the standard, such as "email".',
)

MISFIT = Text(
    fr='autocomplete="{value}" demande autre chose que ce champ : le navigateur y mettra une donnée qui n’y va pas. Écrivez « {wanted} ».',
    en='autocomplete="{value}" asks for something else than this field: the browser will put in it what does not belong there. Write "{wanted}".',
)
_CLASSES = {"EmailField": "email", "EmailInput": "email", "URLField": "url", "URLInput": "url"}
"""The fields and widgets of Django whose type is known by their name."""


def _in_module(pairs: nodes.Dict, module: PythonModule) -> Iterator[Hit]:
    """Report a purpose that the standard does not define, or not for its field, in the attributes of a widget."""
    for key, value in pairs.items:
        if not (isinstance(key, nodes.Const) and key.value == "autocomplete" and isinstance(value, nodes.Const)):
            continue
        said = value.value if isinstance(value.value, str) else ""
        kind = _kind_around(pairs)
        if not kind or not said.strip() or is_switch(said):
            continue
        if not is_valid(said):
            yield Hit(module.span(value), INVALID, {"value": said})
        elif not fits(said, kind):
            yield Hit(module.span(value), MISFIT, {"value": said, "wanted": kind})


def _kind_around(pairs: nodes.Dict) -> str:
    """Return the type of the field that some attributes are of: "text" when only its widget is known; "" for no field."""
    kind, node = "", pairs.parent
    while isinstance(node, nodes.Call | nodes.Keyword):
        if isinstance(node, nodes.Call):
            name = dotted(node.func).rpartition(".")[2]
            kind = _CLASSES.get(name, kind or ("text" if name.endswith(("Input", "Field", "Textarea")) else ""))
        node = node.parent
    return kind


@element_rule(
    "input", "select", "textarea",
    name="autocomplete-invalid",
    code="W9151",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Jeton « autocomplete » inconnu', en='Unknown autocomplete token'),
    harms=Text(fr='Les personnes qui écrivent avec peine : le navigateur ignore le champ et ne remplit rien.', en='People for whom typing is hard: the browser ignores the field and fills nothing.'),
    instead=Text(fr='Écrivez un jeton de la norme HTML : « email », « bday », « street-address »…', en='Write a token from the HTML standard: "email", "bday", "street-address"…'),
    wrong_when=Text(fr='Le champ n’attend pas une information de la personne.', en='The field does not expect details of the person.'),
    refs=("rgaa 11.13", "wcag 1.3.5", "act 73f2c2"),
    lesson="03-forms/01-labels",
    also=(Check(Subject.PYTHON, (nodes.Dict,), ("autocomplete",), _in_module),),
    bad=(
        Bad('<label>Courriel <input autocomplete="courriel"></label>', INVALID, at='autocomplete="courriel"'),
        Bad('<label>Rue <input autocomplete="address-line1 address-line2"></label><p>Été</p>', INVALID, at='autocomplete="address-line1 address-line2"'),
        Bad('<label>Mél <input autocomplete="work,email"></label>', INVALID, at='autocomplete="work,email"'),
        Bad('<label>Courriel <input type="email" autocomplete="organization"></label><p>Été</p>', MISFIT, at='autocomplete="organization"'),
        Bad('from django import forms\n\n\nclass Été(forms.Form):\n    mél = forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "family-name"}))\n', MISFIT, at='"family-name"', path="forms.py"),
        Bad('from django import forms\n\nwidget = forms.TextInput(attrs={"class": "été", "autocomplete": "prenom"})\n', INVALID, at='"prenom"', path="forms.py"),
    ),
    good=(
        Good('<label>Courriel <input autocomplete="email"></label>'),
        Good('<label>Rue <textarea autocomplete="shipping street-address"></textarea></label>'),
        Good('<label>Été <input autocomplete="off"></label>'),
        Good('<label>Été <input type="email" autocomplete="work email"></label><label>Nom <input type="email" autocomplete="username webauthn"></label>'),
        Good('from django import forms\n\nété = forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "email"}))\nautre = {"autocomplete": "été"}\n', path="forms.py"),
        Good('<label>Été <input autocomplete="none"></label><label>Juin <input autocomplete="false"></label>'),
        Good('<input type="hidden" autocomplete="transaction-id"><input autocomplete="{{ jeton }}">'),
    ),
)  # fmt: skip
def autocomplete_invalid(field: Element, page: Page) -> Iterator[Hit]:
    """Report a purpose that the HTML standard does not define, on a field that people fill."""
    value = field.attr("autocomplete")
    kind = input_type(field) if field.name == "input" else ""
    if not value or not value.strip() or is_dynamic(value) or is_switch(value):
        return
    if is_valid(value) and fits(value, kind):
        return
    if is_disabled(field) or field.attr("aria-disabled") == "true" or is_hidden(field, page) or is_aria_hidden(field):
        return
    if field.name == "input" and input_type(field) in {
        "hidden",
        "submit",
        "reset",
        "button",
        "image",
        "checkbox",
        "radio",
        "file",
    }:
        return
    if is_valid(value):
        yield Hit(field.attribute_span("autocomplete"), MISFIT, {"value": value, "wanted": kind})
    else:
        yield Hit(field.attribute_span("autocomplete"), INVALID, {"value": value})
