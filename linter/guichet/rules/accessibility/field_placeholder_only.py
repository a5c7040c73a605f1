"""A field whose only label goes away as soon as one types."""

from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.people.fields import fields_of
from guichet.heard.field_labels import is_meant_by_a_label, labels_of, may_be_labelled_elsewhere, untied_label
from guichet.reading.python.literals import entries, resolved, text_of, value_of
from guichet.reading.python.module import PythonModule
from guichet.reading.templates.controls import UNANSWERED, input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.texts import own_text
from guichet.seen.visibility import is_excluded, is_offscreen

PLACEHOLDER = Text(
    fr='Ce champ n’a que « {hint} » en filigrane, qui disparaît dès qu’on écrit : on ne sait plus ce qu’on remplit. Ajoutez <label for="…">.',
    en='This field only has the hint "{hint}", which goes when one types: nobody knows any more what they are filling. Add a <label for="…">.',
)
UNSEEN = Text(
    fr='Ce champ n’a qu’un texte en filigrane, qui disparaît dès qu’on écrit : on ne sait plus ce qu’on remplit. Ajoutez <label for="…">.',
    en='This field only has a hint inside, gone when one types: nobody knows any more what they are filling. Add a <label for="…">.',
)

UNTIED = Text(
    fr='L’étiquette « {label} » n’est reliée à aucun champ : d’un champ à l’autre, un lecteur d’écran ne dit que le filigrane (« {hint} »). Donnez-lui for="…", avec l’identifiant de ce champ.',
    en='The label "{label}" is not tied to any field: from field to field, a screen reader only says the hint inside ("{hint}"). Give it for="…", with the id of this field.',
)

ERASED = Text(
    fr="Ce champ n’a que « {hint} » en filigrane et une étiquette vide. Le filigrane disparaît dès qu’on écrit. Gardez l’étiquette, ou écrivez-en une dans le gabarit.",
    en='This field only has the hint "{hint}" and an empty label. The hint goes as soon as one types. Keep the label, or write one in the template.',
)

HOVERED = Text(
    fr="Ce champ n’a que l’infobulle « {hint} » pour étiquette : on ne la voit qu’à la souris, et jamais sur un téléphone. Écrivez l’étiquette à côté du champ.",
    en='This field only has the tooltip "{hint}" as a label: it is seen with a mouse alone, and never on a phone. Write the label beside the field.',
)

HEARD = Text(
    fr="Le nom « {hint} » de ce champ s’entend et ne se voit pas : rien n’est écrit à côté, et qui regarde ne sait pas quoi remplir. Écrivez l’étiquette.",
    en='The name "{hint}" of this field is heard and not seen: nothing is written beside it, and those who look do not know what to fill in. Write the label.',
)

_NAMED = ("aria-label", "aria-labelledby", "title")


def _in_python(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    """Ask about a field of a form whose label is emptied and whose widget has a placeholder."""
    for field in fields_of(owner, module):
        if field.origin == "form":
            yield from _erased(field.options.get("label"), field.options.get("widget"), module)
    if owner.name == "Meta":
        held = {one.targets[0].name: one.value for one in owner.body if _names(one)}
        labels, widgets = entries(held.get("labels")), entries(held.get("widgets"))
        for name, label in labels.items():
            yield from _erased(label, widgets.get(name), module)


def _names(statement: nodes.NodeNG) -> bool:
    return isinstance(statement, nodes.Assign) and isinstance(statement.targets[0], nodes.AssignName)


def _erased(label: nodes.NodeNG | None, widget: nodes.NodeNG | None, module: PythonModule) -> Iterator[Hit]:
    if label is None or value_of(label) not in ("", False) or not isinstance(widget, nodes.Call):
        return
    given = next((entries(resolved(one.value)) for one in widget.keywords if one.arg == "attrs"), {})
    hint = text_of(given.get("placeholder"))
    if hint and not any(name in given for name in _NAMED):
        yield Hit(module.span(label), ERASED, {"hint": hint}, Certainty.REVIEW)


@element_rule(
    "input", "select", "textarea",
    name="field-placeholder-only",
    code="W9193",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Étiquette qui disparaît, ou qu’on ne voit pas', en='Label that goes away, or is not seen'),
    harms=Text(fr='Les personnes qui oublient, relisent ou vérifient ; et celles dont le lecteur d’écran ne lit pas le filigrane.', en='People who forget, reread or check; and those whose screen reader does not read the hint.'),
    instead=Text(fr='Gardez le filigrane si vous voulez, et ajoutez un <label>.', en='Keep the hint if you like, and add a <label>.'),
    wrong_when=Text(fr='Une étiquette est posée par un script.', en='A script sets a label.'),
    refs=("rgaa 11.1", "wcag 3.3.2", "wcag 1.3.1"),
    lesson="03-forms/01-labels",
    also=(Check(Subject.PYTHON, (nodes.ClassDef,), ("placeholder",), _in_python, ("label",)),),
    bad=(
        Bad('<input type="search" placeholder="Chercher une démarche d’été">', PLACEHOLDER, at='placeholder="Chercher une démarche d’été"'),
        Bad('<p>Écrire</p><textarea placeholder="Votre message"></textarea>', PLACEHOLDER, at='placeholder="Votre message"'),
        Bad('<input placeholder="{% trans "Chercher un café" %}">', PLACEHOLDER, at='placeholder="{% trans "Chercher un café" %}"'),
        Bad('<p>Été</p><input name="q" placeholder="{{ invite }}">', UNSEEN, at='placeholder="{{ invite }}"'),
        Bad('<label>Prénom</label><input id="p" placeholder="Prénom">', UNTIED, at='placeholder="Prénom"'),
        Bad('<div><label>Courriel</label><p>Pour l’été.</p><input type="email" name="c" placeholder="nom@exemple.fr"></div>', UNTIED, at='placeholder="nom@exemple.fr"'),
        Bad('<p>Été</p><select title="Votre commune"><option>Albi</option></select>', HOVERED, at='title="Votre commune"', review=True),
        Bad('<div><p><label for="é">Été</label><input id="é"></p><p><input placeholder="Adresse d’été"></p></div>', PLACEHOLDER, at='placeholder="Adresse d’été"'),
        Bad({"forms.py": 'from django import forms\nclass LieuForm(forms.Form):\n    lieu = forms.CharField(label="", widget=forms.TextInput(attrs={"placeholder": "Lieu de l’été"}))'}, ERASED, at='""', review=True),
        Bad({"forms.py": 'class Meta:\n    labels = {"été": ""}\n    widgets = {"été": forms.TextInput(attrs={"placeholder": _("Dates d’été")})}'}, ERASED, at='""', review=True),
        Bad('<html lang="fr"><body><form><input name="é" title="Prénom"><textarea name="à" title="Message" aria-labelledby="b"></textarea></form><p id="b">Message</p></body></html>', HOVERED, at='title="Prénom"'),
        Bad('<html lang="fr"><body><form><p><input name="é" aria-label="Prénom"></p><button>Envoyer l’été</button></form></body></html>', HEARD, at='aria-label="Prénom"'),
    ),
    good=(
        Good('<html lang="fr"><body><form><h2>Prénom</h2><p><input name="é" aria-label="Prénom de l’été"></p><fieldset><legend>Été</legend><p><input name="j" aria-label="Jour"><input name="m" aria-label="Mois"></p></fieldset></form></body></html>'),
        Good('<html lang="fr"><body><form><input name="é" aria-label="Ville d’été"><button>Chercher une ville</button></form><p><select aria-label="Été"><option>Juin</option></select></p></body></html>'),
        Good('<div><label for="é">Votre adresse d’été</label><input type="email" name="é" placeholder="nom@example.fr"></div>'),
        Good('<div><p><label for="é">À qui céder l’été ?</label></p><p><input type="email" name="q" placeholder="Adresse"></p></div>'),
        Good({"forms.py": 'from django import forms\nclass LieuForm(forms.Form):\n    lieu = forms.CharField(label="", widget=forms.TextInput(attrs={"placeholder": "Été", "aria-label": "Lieu"}))'}),
        Good({"forms.py": 'class Meta:\n    labels = {"été": "Dates"}\n    widgets = {"été": forms.TextInput(attrs={"placeholder": "3 mars"})}'}),
        Good('<label for="p">Prénom</label><input id="p" placeholder="Zoé">'),
        Good('<input aria-label="Chercher" placeholder="Chercher une démarche d’été">'),
        Good('<form role="search"><input title="Chercher" name="q"></form><label>Été <input title="Été"></label>'),
        Good('<input title="Chercher" placeholder="Chercher une démarche d’été">'),
        Good('<input placeholder="{{ texte }}" {{ attrs }}>'),
    ),
)  # fmt: skip
def field_placeholder_only(field: Element, page: Page) -> Iterator[Hit]:
    """Report a field whose name goes away with its placeholder, shows under a mouse alone, or is only heard."""
    if _is_named_by(field, "aria-label", page) and _stands_alone(field, page) and not _is_said_before(field):
        name = field.template.value_of(field, "aria-label") or ""
        yield Hit(field.attribute_span("aria-label"), HEARD, {"hint": name.strip()})
        return
    if "aria-label" not in field.attrs and _is_named_by(field, "title", page):
        title = field.template.value_of(field, "title") or ""
        certainty = Certainty.VIOLATION if _stands_alone(field, page) else Certainty.REVIEW
        yield Hit(field.attribute_span("title"), HOVERED, {"hint": title.strip()}, certainty)
        return
    hint = field.attr("placeholder")
    if not hint or not hint.strip() or field.has_unknown_attributes or any(name in field.attrs for name in _NAMED):
        return
    if field.name == "input" and input_type(field) not in {
        "text",
        "search",
        "email",
        "tel",
        "url",
        "number",
        "password",
    }:
        return
    if (
        labels_of(field, page)
        or is_meant_by_a_label(field, page)
        or is_excluded(field, page)
        or field.attr("tabindex") == "-1"
    ):
        return
    if field.attr("id") is None or not may_be_labelled_elsewhere(field, page):
        shown = field.template.value_of(field, "placeholder") or ""
        label = untied_label(field)
        message = UNTIED if label else UNSEEN if is_dynamic(shown) else PLACEHOLDER
        yield Hit(field.attribute_span("placeholder"), message, {"hint": shown.strip()} | {"label": label})


def _stands_alone(field: Element, page: Page) -> bool:
    """Whether nothing that people see beside a field, or in it, says what it is for: no words, picture or button."""
    around = field.above
    if around is None or not page.is_document or around.is_forked or around.has_unknown_attributes:
        return False
    if field.name == "select" and (field.text or is_dynamic(field.text)):
        return False
    if field.attr("value") or not page.is_complete:
        return False
    beside = [one for one in (field.preceding, field.following) if isinstance(one, Element)]
    quiet = all(one.name in {"input", "select", "textarea", "br"} and not one.attr("value") for one in beside)
    return quiet and around.name in {"form", "div", "p", "fieldset"} and not own_text(around)


_LOOKED_FOR = UNANSWERED | {"search", "checkbox", "radio"}
"""Inputs that a button, an icon or the words beside them tell, and those that are no field."""


def _is_said_before(field: Element) -> bool:
    """Whether words stand just before a field, or before what holds it: a title of the form, a cell of a grid."""
    for one in (field, *field.ancestors):
        if one.name in {"body", "form", "main"}:
            return False
        before = one.preceding
        is_of_another = isinstance(before, Element) and bool(before.inside("input", "select", "textarea"))
        if one.name in {"fieldset", "td"} or (isinstance(before, Element) and before.text and not is_of_another):
            return True
    return True


def _is_named_by(field: Element, attribute: str, page: Page) -> bool:
    """Whether an attribute alone names a field that one fills, outside a search."""
    said = field.template.value_of(field, attribute) or ""
    if not said.strip() or is_dynamic(said) or "placeholder" in field.attrs or field.has_unknown_attributes:
        return False
    if "aria-labelledby" in field.attrs or is_excluded(field, page) or is_offscreen(field, page):
        return False
    if (field.name == "input" and input_type(field) in _LOOKED_FOR) or field.attr("tabindex") == "-1":
        return False
    if any(one.name in {"search", "table"} or one.attr("role") == "search" for one in field.ancestors):
        return False
    return not labels_of(field, page) and not (field.attr("id") and may_be_labelled_elsewhere(field, page))
