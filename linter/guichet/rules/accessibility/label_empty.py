"""A label with no word in it."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.names import accessible_name, is_empty
from guichet.reading.scripts.inline import is_scripted
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded, is_hidden, may_be_hidden

EMPTY = Text(
    fr="Cette étiquette est vide : le champ qu’elle nomme reste sans nom. Écrivez-y ce que l’on demande.",
    en="This label is empty: the field that it names stays nameless. Write in it what is asked for.",
)


@element_rule(
    "label",
    name="label-empty",
    code="W9146",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Étiquette vide', en='Empty label'),
    harms=Text(fr='Les personnes aveugles : le champ a une étiquette, et elle ne dit rien.', en='People who are blind: the field has a label, and it says nothing.'),
    instead=Text(fr='Écrivez dans l’étiquette ce que l’on demande.', en='Write in the label what is asked for.'),
    wrong_when=Text(fr='Un script remplit l’étiquette.', en='A script fills the label.'),
    refs=("rgaa 11.1", "rgaa 11.2", "wcag 2.4.6", "wcag 3.3.2"),
    lesson="03-forms/01-labels",
    bad=(
        Bad('<label for="nom"></label><input id="nom">', EMPTY, at='<label for="nom">'),
        Bad('<label for="é" class="case"><span class="coche"></span></label><input id="é" type="checkbox">', EMPTY, at='<label for="é" class="case">'),
        Bad('<label for="nom">&nbsp;</label><select id="nom"></select>', EMPTY, at='<label for="nom">'),
    ),
    good=(
        Good('<label for="nom">Prénom</label><input id="nom">'),
        Good('<label for="nom">{{ texte }}</label><input id="nom">'),
        Good('<label for="case"></label><input id="case" type="checkbox" aria-label="J’ai été reçu">'),
        Good('<input id="menu" type="checkbox" style="display:none"><label for="menu"></label>'),
        Good('<label for="rech"><svg role="img" aria-label="Rechercher"></svg></label><input id="rech">'),
    ),
)  # fmt: skip
def label_empty(label: Element, page: Page) -> Iterator[Hit]:
    """Report a label that names a field and holds nothing to read, when the field has no other name."""
    if label.text or is_excluded(label, page) or not is_empty(accessible_name(label, page)) or is_scripted(label, page):
        return
    target = label.attr("for")
    if not target or is_dynamic(target) or label.inside("input", "select", "textarea", "img"):
        return
    field = page.by_id(target, label)
    if (
        field is not None
        and not is_hidden(field, page)
        and not may_be_hidden(field, page)
        and is_empty(accessible_name(field, page))
    ):
        yield Hit(label.span, EMPTY)
