"""A field whose only label goes away as soon as one types."""

from collections.abc import Iterator

from guichet.aria.field_labels import labels_of, may_be_labelled_elsewhere
from guichet.aria.roles import input_type
from guichet.aria.visibility import is_excluded
from guichet.element import Element
from guichet.findings import Family, Hit, Severity, Text
from guichet.masking import is_dynamic
from guichet.page import Page
from guichet.references import rgaa, wcag
from guichet.rule import Bad, Good, element_rule

PLACEHOLDER = Text(
    fr='Ce champ n’a que « {hint} » en filigrane, qui disparaît dès qu’on écrit : on ne sait plus ce qu’on remplit. Ajoutez <label for="…">.',
    en='This field only has the hint "{hint}", which goes as soon as one types: nobody knows any more what they are filling. Add a <label for="…">.',
)
UNSEEN = Text(
    fr='Ce champ n’a qu’un texte en filigrane, qui disparaît dès qu’on écrit : on ne sait plus ce qu’on remplit. Ajoutez <label for="…">.',
    en='This field only has a hint inside, which goes as soon as one types: nobody knows any more what they are filling. Add a <label for="…">.',
)

_NAMED = ("aria-label", "aria-labelledby", "title", ":aria-label", "v-bind:aria-label")


@element_rule(
    "input", "textarea",
    name="field-placeholder-only",
    code="W9193",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Étiquette qui disparaît à la saisie', en='Label that goes away when typing'),
    harms=Text(fr='Les personnes qui oublient, relisent ou vérifient ; et celles dont le lecteur d’écran ne lit pas le filigrane.', en='People who forget, reread or check; and those whose screen reader does not read the hint.'),
    instead=Text(fr='Gardez le filigrane si vous voulez, et ajoutez un <label>.', en='Keep the hint if you like, and add a <label>.'),
    wrong_when=Text(fr='Une étiquette est posée par un script.', en='A script sets a label.'),
    refs=(rgaa("11.1"), wcag("3.3.2"), wcag("1.3.1"),),
    lesson="03-forms/01-labels",
    bad=(
        Bad('<input type="search" placeholder="Chercher une démarche d’été">', PLACEHOLDER, at='placeholder="Chercher une démarche d’été"'),
        Bad('<p>Écrire</p><textarea placeholder="Votre message"></textarea>', PLACEHOLDER, at='placeholder="Votre message"'),
        Bad('<input placeholder="{% trans "Chercher un café" %}">', PLACEHOLDER, at='placeholder="{% trans "Chercher un café" %}"'),
        Bad('<p>Été</p><input name="q" placeholder="{{ invite }}">', UNSEEN, at='placeholder="{{ invite }}"'),
        Bad('<label>Prénom</label><input id="p" placeholder="Prénom">', PLACEHOLDER, at='placeholder="Prénom"'),
    ),
    good=(
        Good('<label for="p">Prénom</label><input id="p" placeholder="Zoé">'),
        Good('<input aria-label="Chercher" placeholder="Chercher une démarche d’été">'),
        Good('<input title="Chercher" placeholder="Chercher une démarche d’été">'),
        Good('<input placeholder="{{ texte }}" {{ attrs }}>'),
    ),
)  # fmt: skip
def field_placeholder_only(field: Element, page: Page) -> Iterator[Hit]:
    """Report a text field whose accessible name certainly comes from its placeholder alone."""
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
    if labels_of(field, page) or is_excluded(field, page) or field.attr("tabindex") == "-1":
        return
    if field.attr("id") is None or not may_be_labelled_elsewhere(field, page):
        shown = field.template.value_of(field, "placeholder") or ""
        message = UNSEEN if is_dynamic(shown) else PLACEHOLDER
        yield Hit(field.attribute_span("placeholder"), message, {"hint": shown.strip()})
