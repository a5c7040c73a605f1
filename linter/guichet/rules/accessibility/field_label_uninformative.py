"""A label that does not say what to write."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.names import accessible_name, is_unknown
from guichet.heard.roles import is_marked_decorative
from guichet.reading.language.words import plain
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded
from guichet.told.language.words import word_list

VAGUE = Text(
    fr="L’étiquette « {text} » ne dit pas quoi écrire dans ce champ. Nommez l’information demandée : « Date de naissance ».",
    en='The label "{text}" does not say what to write in this field. Name the information asked for: "Date of birth".',
)

_BODIES = frozenset({"text", "texte"})
"""What is written in a large field where a thing has one: the text of a letter, of a notice."""
_NUMBER = re.compile(r"(?: |(?<![\d ]))\d+$")


@element_rule(
    "label", "[aria-labelledby]",
    name="field-label-uninformative",
    code="W9147",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Étiquette qui ne dit pas quoi écrire', en='Label that does not say what to write'),
    harms=Text(fr='Toutes les personnes, et d’abord celles qui n’osent pas se tromper.', en='Everyone, and first those who dare not make a mistake.'),
    instead=Text(fr='Nommez l’information demandée : « Nom de naissance », « Date de naissance ».', en='Name the information asked for: "Name at birth", "Date of birth".'),
    wrong_when=Text(fr='Le groupe du champ complète l’étiquette.', en="The field's group completes the label."),
    refs=("rgaa 11.2", "wcag 2.4.6", "wcag 3.3.2", "act cc0f0a"),
    lesson="03-forms/01-labels",
    bad=(
        Bad('<label for="a">Champ 1</label><input id="a" name="prénom">', VAGUE, at='<label for="a">'),
        Bad('<label>Info : <input type="date" name="née"></label>', VAGUE, at='<label>'),
        Bad('<p id="l">Texte</p><input aria-labelledby="l" name="é">', VAGUE, at='aria-labelledby="l"'),
        Bad('<label for="a">Champ</label><textarea id="a" name="été"></textarea>', VAGUE, at='<label for="a">'),
    ),
    good=(
        Good('<label for="é">Label</label><input id="é" name="form-1-label"><p>Été</p>'),
        Good('<label for="é"></label><input id="é" placeholder="texte">'),
        Good('<label for="a">Prénom</label><input id="a">'),
        Good('<p id="g">Livraison d’été</p><p id="l">Texte</p><input aria-labelledby="g l">'),
        Good('<h1>Avis de l’été</h1><label for="a">Texte</label><textarea id="a" name="é"></textarea>'),
        Good('<h1>Café news</h1><p id="l">Text</p><textarea aria-labelledby="l" name="é"></textarea>'),
        Good('<label for="a">{{ texte }}</label><input id="a">'),
        Good('<fieldset><legend>Date de l’été</legend><label>Date <input></label></fieldset>'),
    ),
)  # fmt: skip
def field_label_uninformative(holder: Element, page: Page) -> Iterator[Hit]:
    """Report a text field whose whole name is a word for any field."""
    if holder.name == "label":
        if not holder.text:
            return
        target = holder.attr("for")
        inside = holder.inside("input", "textarea", "select")
        field = page.by_id(target, holder) if target else (inside[0] if inside else None)
        at = holder.span
    else:
        field, at = holder, holder.attribute_span("aria-labelledby")
    if (
        field is None
        or field.name not in {"input", "textarea"}
        or is_excluded(field, page)
        or field.closest("fieldset")
    ):
        return
    if field.name == "input" and input_type(field) in {
        "checkbox",
        "radio",
        "button",
        "submit",
        "reset",
        "image",
        "hidden",
        "file",
    }:
        return
    name = accessible_name(field, page)
    if is_unknown(name) or is_marked_decorative(field) or ("aria-labelledby" in field.attrs and holder.name == "label"):
        return
    word = _NUMBER.sub("", plain(name))
    if field.name == "textarea" and word in _BODIES:
        return
    if word in word_list("accessibility/names.toml", "fields") and word not in _words_of(field.attr("name") or ""):
        yield Hit(at, VAGUE, {"text": name.rstrip(" :")})


def _words_of(name: str) -> list[str]:
    """Return the words of a field's own name: a label asked for is called "label"."""
    return re.split(r"[^a-z]+", name.lower())
