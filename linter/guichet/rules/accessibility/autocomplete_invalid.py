"""An autofill token that no browser knows."""

from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.autofill import is_switch, is_valid, suits
from guichet.reading.python.literals import entries, value_of
from guichet.reading.python.module import PythonModule
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
UNFIT = Text(
    fr='autocomplete="{value}" n’est pas admis sur un champ type="{type}" : les navigateurs ne le rempliront pas. Changez le jeton, ou le type.',
    en='autocomplete="{value}" is not allowed on a type="{type}" field: browsers will not fill it. Change the token, or the type.',
)


def _in_python(given: nodes.Dict, module: PythonModule) -> Iterator[Hit]:
    """Report an unknown purpose among the attributes of a field."""
    holder = given.parent
    is_update = isinstance(holder, nodes.Call) and holder.func.as_string().endswith(".attrs.update")
    if not is_update and not (isinstance(holder, nodes.Keyword) and holder.arg in {"attrs", "render_kw"}):
        return
    token = entries(given).get("autocomplete")
    value = value_of(token) if token is not None else None
    if isinstance(value, str) and value.strip() and not is_valid(value) and not is_switch(value):
        yield Hit(module.span(token), INVALID, {"value": value})


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
    also=(Check(Subject.PYTHON, (nodes.Dict,), ("autocomplete",), _in_python, ("attrs", "render_kw")),),
    bad=(
        Bad({"forms.py": 'class Été(forms.Form):\n    q = forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "telephone"}))'}, INVALID, at='"telephone"'),
        Bad('<label>Courriel <input autocomplete="courriel"></label>', INVALID, at='autocomplete="courriel"'),
        Bad('<label>Rue <input autocomplete="address-line1 address-line2"></label><p>Été</p>', INVALID, at='autocomplete="address-line1 address-line2"'),
        Bad('<label>Mél <input autocomplete="work,email"></label>', INVALID, at='autocomplete="work,email"'),
        Bad('<input type="date" name="é" autocomplete="name">', UNFIT, at='autocomplete="name"'),
    ),
    good=(
        Good({"forms.py": 'class Été(forms.Form):\n    q = forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "tel", "class": "x"}))'}),
        Good('<label>Courriel <input autocomplete="email"></label>'),
        Good('<label>Rue <textarea autocomplete="shipping street-address"></textarea></label>'),
        Good('<label>Été <input autocomplete="off"></label>'),
        Good('<label>Été <input autocomplete="none"></label><label>Juin <input autocomplete="false"></label>'),
        Good('<input type="hidden" autocomplete="transaction-id"><input autocomplete="{{ jeton }}">'),
        Good('<input type="date" name="é" autocomplete="bday"><input type="number" name="à" autocomplete="postal-code">'),
    ),
)  # fmt: skip
def autocomplete_invalid(field: Element, page: Page) -> Iterator[Hit]:
    """Report a purpose that the HTML standard does not define, on a field that people fill."""
    value = field.attr("autocomplete")
    if not value or not value.strip() or is_dynamic(value) or is_switch(value):
        return
    kind = input_type(field) if field.name == "input" else ""
    if is_valid(value) and suits(value, kind):
        return
    if is_disabled(field) or field.attr("aria-disabled") == "true" or is_hidden(field, page) or is_aria_hidden(field):
        return
    if kind in {
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
    message, facts = (UNFIT, {"type": kind}) if is_valid(value) else (INVALID, {})
    yield Hit(field.attribute_span("autocomplete"), message, {"value": value, **facts})
