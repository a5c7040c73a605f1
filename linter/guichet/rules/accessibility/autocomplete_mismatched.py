"""An autofill purpose that is not the one the field asks for."""

from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.people.fields import Field, fields_of
from guichet.heard.autofill import contradicts
from guichet.heard.names import accessible_name, is_unknown
from guichet.reading.python.literals import entries, resolved, text_of, value_of
from guichet.reading.python.module import PythonModule
from guichet.reading.templates.controls import is_disabled
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.visibility import is_excluded

OTHER = Text(
    fr='Ce champ demande « {label} » et autocomplete="{token}" annonce autre chose : le navigateur y écrira la mauvaise donnée. Prenez le jeton de ce qui est demandé.',
    en='This field asks for "{label}" and autocomplete="{token}" announces something else: the browser will write the wrong detail in it. Take the token of what is asked for.',
)


def _in_python(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    """Report a field of a form whose widget has the purpose of another one."""
    for field in fields_of(owner, module):
        token = _token_of(field)
        label = text_of(field.options.get("label")) or field.label or field.name.replace("_", " ")
        if token is not None and contradicts(label, str(value_of(token))):
            yield Hit(module.span(token), OTHER, {"label": label, "token": value_of(token)})


def _token_of(field: Field) -> nodes.NodeNG | None:
    """The purpose that the attributes of a widget give: `widget=TextInput(attrs={…})`, `render_kw={…}`."""
    given = field.options.get("render_kw")
    widget = field.options.get("widget")
    if isinstance(widget, nodes.Call):
        given = next((one.value for one in widget.keywords if one.arg == "attrs"), given)
    return entries(resolved(given)).get("autocomplete") if given is not None else None


@element_rule(
    "input", "textarea",
    name="autocomplete-mismatched",
    code="W9691",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Jeton « autocomplete » d’un autre champ', en='Autocomplete token of another field'),
    harms=Text(fr='Les personnes qui écrivent avec peine, ou qui se relisent mal : une autre donnée arrive dans le champ.', en='People for whom typing, or checking what was typed, is hard: another detail lands in the field.'),
    instead=Text(fr='Mettez le jeton de ce que le champ demande : « email » pour un courriel, « tel » pour un téléphone.', en='Put the token of what the field asks for: "email" for an email address, "tel" for a phone number.'),
    wrong_when=Text(fr='Le champ demande deux choses à la fois.', en='The field asks for two things at once.'),
    refs=("rgaa 11.13", "wcag 1.3.5"),
    lesson="03-forms/01-labels",
    mentions=("autocomplete",),
    also=(Check(Subject.PYTHON, (nodes.ClassDef,), ("autocomplete",), _in_python),),
    bad=(
        Bad('<label for="é">Adresse électronique</label><input id="é" autocomplete="organization">', OTHER, at='autocomplete="organization"'),
        Bad('<label>Votre ville (été) <input autocomplete="email"></label>', OTHER, at='autocomplete="email"'),
        Bad('<label>Prénom (été) <input autocomplete="family-name"></label>', OTHER, at='autocomplete="family-name"'),
        Bad('<label for="é">Nom de famille</label><input id="é" autocomplete="username" required>', OTHER, at='autocomplete="username"'),
        Bad('<label for="é">Date de naissance</label><input id="é" autocomplete="name">', OTHER, at='autocomplete="name"'),
        Bad('<label for="é">Postcode</label><input id="é" autocomplete="one-time-code">', OTHER, at='autocomplete="one-time-code"'),
        Bad('<label for="é">Phone number</label><input id="é" type="tel" autocomplete="work email">', OTHER, at='autocomplete="work email"'),
        Bad({"forms.py": 'from django import forms\nclass ÉtéForm(forms.Form):\n    cp = forms.CharField(label="Code postal", widget=forms.TextInput(attrs={"autocomplete": "street-address"}))'}, OTHER, at='"street-address"'),
    ),
    good=(
        Good('<label for="é">Adresse électronique</label><input id="é" autocomplete="username">'),
        Good('<label for="é">Mot de passe (été)</label><input id="é" autocomplete="one-time-code"><label for="a">Prénom</label><input id="a" autocomplete="nickname">'),
        Good('<label for="é">Téléphone mobile (été)</label><input id="é" autocomplete="tel-national">'),
        Good('<label for="é">Ville (été)</label><input id="é" autocomplete="address-level2"><label for="a">Rue</label><input id="a" autocomplete="section-a shipping address-line1">'),
        Good('<label for="é">Nom de l’entreprise</label><input id="é" autocomplete="organization">'),
        Good('<label for="é">Courriel ou téléphone</label><input id="é" autocomplete="tel">'),
        Good('<label for="é">Nom</label><input id="é" autocomplete="name"><label for="a">Téléphone</label><input id="a" autocomplete="off">'),
        Good({"forms.py": 'from django import forms\nclass ÉtéForm(forms.Form):\n    cp = forms.CharField(label="Code postal", widget=forms.TextInput(attrs={"autocomplete": "postal-code"}))'}),
    ),
)  # fmt: skip
def autocomplete_mismatched(field: Element, page: Page) -> Iterator[Hit]:
    """Report a purpose of the standard on a field whose name asks for another one."""
    token = field.attr("autocomplete")
    if not token or is_dynamic(token) or is_disabled(field) or is_excluded(field, page):
        return
    label = accessible_name(field, page)
    if not is_unknown(label) and contradicts(label, token):
        yield Hit(field.attribute_span("autocomplete"), OTHER, {"label": label, "token": token})
