"""A label that points at no field."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.bound_fields import points_at_a_name
from guichet.heard.field_labels import LABELABLE, field_beside, field_meant, labels_of
from guichet.heard.names import accessible_name, is_empty
from guichet.heard.roles import written_role
from guichet.reading.scripts.custom_elements import may_make_id
from guichet.reading.scripts.inline import is_scripted
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.same_id import shown
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

BROKEN = Text(
    fr="Cette étiquette vise « {target} », qui n’existe pas dans la page : le champ reste sans nom. Donnez-lui l’identifiant du champ.",
    en='This label points at "{target}", which does not exist on the page: the field stays nameless. Give it the field\'s id.',
)
UNTIED = Text(
    fr='Cette étiquette vise « {target} », qu’aucun « id » ne porte : elle ne nomme pas le champ qui est avec elle. Donnez au champ id="{target}".',
    en='This label points at "{target}", which is the id of nothing: it does not name the field beside it. Give the field id="{target}".',
)
APART = Text(
    fr="Cette étiquette vise « {target} », le champ voisin porte « {own} » : elle ne le nomme pas. Écrivez le même identifiant des deux côtés.",
    en='This label points at "{target}", the field beside it bears "{own}": it does not name it. Write the same id on both.',
)
NAMED = Text(
    fr="Cette étiquette vise le nom de « {field} », pas son identifiant : elle ne le nomme pas. Donnez à « for » la valeur de « {field}.id_for_label ».",
    en='This label points at the name of "{field}", not its id: it does not name it. Give "for" the value of "{field}.id_for_label".',
)
LOOSE = Text(
    fr='Cette étiquette n’entoure aucun champ et n’en vise aucun : un lecteur d’écran ne la dira avec aucun champ. Ajoutez for="…", et cet « id » au champ.',
    en='This label wraps no field and points at none: a screen reader will say it with no field. Add for="…", and that id to the field.',
)
OTHER = Text(
    fr="Cette étiquette vise un élément <{tag}>, qui n’est pas un champ : elle ne nomme rien. {todo}",
    en="This label points at a <{tag}> element, which is not a field: it names nothing. {todo}",
)
FIELD = Text(fr="Visez le champ lui-même.", en="Point at the field itself.")
CAPTION = Text(
    fr="Donnez à ce tableau une <caption>, ou un « aria-labelledby » vers ce texte.",
    en='Give this table a <caption>, or "aria-labelledby" to this text.',
)
GROUP = Text(
    fr="Si ce n’est pas le champ qu’elle nomme, écrivez un <p> ou un titre ; si un script y crée le champ, donnez-lui un rôle et « aria-labelledby ».",
    en='If there is no field to name, write a <p> or a heading; if a script makes the field there, give it a role and "aria-labelledby".',
)

_FORM = "from django import forms\n\n\nclass F(forms.Form):\n    ville = forms.CharField(label='Été')\n"


@element_rule(
    "label",
    name="label-for-broken",
    code="W9145",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Étiquette reliée à rien', en='Label tied to nothing'),
    harms=Text(fr='Les personnes aveugles n’entendent pas l’étiquette ; les autres cliquent dessus sans effet.', en='People who are blind do not hear the label; others click it to no effect.'),
    instead=Text(fr='Donnez à « for » l’identifiant exact du champ.', en='Give "for" the exact id of the field.'),
    wrong_when=Text(fr='Le champ est créé par un script ou un widget.', en='The field is created by a script or a widget.'),
    refs=("rgaa 11.1", "wcag 1.3.1", "wcag 4.1.2"),
    lesson="03-forms/01-labels",
    bad=(
        Bad({"f/forms.py": _FORM, "templates/c.html": '<p><label for="{{ c.name }}">{{ c.label }}</label>{{ c }}</p>'}, NAMED, at='for="{{ c.name }}"', path="templates/c.html"),
        Bad('<div><label for="é">Votre adresse d’été</label><input type="email" name="é" placeholder="nom@example.fr"></div>', UNTIED, at='for="é"'),
        Bad('<div><p><label for="é">À qui céder l’été ?</label></p><p><input type="email" name="q" placeholder="Adresse"></p></div>', UNTIED, at='for="é"'),
        Bad('<html lang="fr"><body><label for="nom">Prénom</label><input id="prenom" aria-label="Prénom"></body></html>', BROKEN, at='for="nom"'),
        Bad('{% for é in étés %}<p><label for="jour-{{ forloop.counter }}">Jour d’été</label><input id="jour-{{ forloop.counter0 }}"></p>{% endfor %}', APART, at='for="jour-{{ forloop.counter }}"'),
        Bad('<p><label for="{{ form }}_été">Été</label><input id="été"></p>', APART, at='for="{{ form }}_été"'),
        Bad('<p><label for="{{ id }}">Été</label><input id="{{ id }}-saisie"></p>', APART, at='for="{{ id }}"'),
        Bad('<form><label for="ville">Ville</label>{{ form.ville }}<label for="été">Objet, en quelques mots</label><textarea name="été" id="id_été"></textarea><label for="f">Pièce</label><input id="f"></form>', APART, at='for="été"'),
        Bad('<form><label>Nom à l’état civil</label><input aria-label="Nom à l’état civil"></form>', LOOSE, at='<label>'),
        Bad('<label for="zone">Été</label><p id="zone"></p>', OTHER, at='for="zone"', severity=Severity.MINOR),
        Bad('<p><label for="zone">Été</label><span id="zone"></span><input aria-label="Été"></p>', OTHER, at='for="zone"'),
    ),
    good=(
        Good({"f/forms.py": _FORM, "templates/c.html": '<p><label for="{{ c.id_for_label }}">{{ c.label }}</label>{{ c }}</p>'}, path="templates/c.html"),
        Good({"f/forms.py": _FORM + "\nformulaire = F(auto_id='%s')\n", "templates/c.html": '<p><label for="{{ c.name }}">{{ c.label }}</label>{{ c }}</p>'}, path="templates/c.html"),
        Good('<label for="nom">Nom</label><input id="nom">'),
        Good('{% for é in étés %}<p><label for="jour-{{ forloop.counter }}">Été</label><input id="jour-{{ forloop.counter }}"></p>{% endfor %}'),
        Good('<p><label for="{{ a }}">Été</label><input id="{{ b }}"></p><p><label for="{{ c }}_é">Été</label><input id="{{ c }}{{ d }}"></p>'),
        Good('<p><label for="{{ id }}">Été</label><input id="{{ id }}-saisie" aria-label="Été"></p>'),
        Good('<form><label for="été">Objet</label>{{ form.été }}<textarea name="autre" id="id_autre" aria-label="Suite"></textarea><input aria-label="É"></form>'),
        Good('<label for="{{ f.id }}">Prénom</label>{{ f }}'),
        Good('<label for="nom">Nom à l’état civil</label>{{ form.nom }}'),
        Good('<label>Prénom <select><option>É</option></select></label>'),
        Good('<label>{{ champ }} Prénom</label>'),
    ),
)  # fmt: skip
def label_for_broken(label: Element, page: Page) -> Iterator[Hit]:
    """Report a label whose target is certainly not a field of the page."""
    target = label.attr("for")
    if label.has_unknown_attributes or is_excluded(label, page):
        return
    if target is None:
        if not label.inside(*LABELABLE) and label.text and not is_dynamic(label.text) and _beside_field(label, page):
            yield Hit(label.span, LOOSE)
        return
    if not target or is_scripted(label, page):
        return
    if field := points_at_a_name(label, page):
        yield Hit(label.attribute_span("for"), NAMED, {"field": field})
        return
    found = None if is_dynamic(target) else page.by_id(target, label)
    beside = field_beside(label, page) if found is None else None
    if beside is not None and not is_scripted(beside, page):
        facts = {"target": shown(label, "for"), "own": shown(beside, "id")}
        yield Hit(label.attribute_span("for"), APART, facts)
        return
    if is_dynamic(target):
        return
    if found is None and field_meant(label) is not None:
        yield Hit(label.attribute_span("for"), UNTIED, {"target": target})
    elif found is None:
        if page.lacks_id(target) and not label.inside(*LABELABLE) and not may_make_id(target, page):
            yield Hit(label.attribute_span("for"), BROKEN, {"target": target})
    elif not _is_field(found) and is_empty(accessible_name(found, page)):
        meant = _stands_before_field(label)
        todo = CAPTION if found.name == "table" else FIELD if meant else GROUP
        harm = None if meant or is_scripted(found, page) else Severity.MINOR
        yield Hit(label.attribute_span("for"), OTHER, {"tag": found.name, "todo": todo}, severity=harm)


def _is_field(target: Element) -> bool:
    """Whether a label may name an element: a field, a component, or a box around a field; never what only holds a component's own."""
    if target.name in target.template.hosts:
        return any(one.attr("id") == target.attr("id") for one in target.inside(*LABELABLE))  # an id borne twice
    return (
        target.name in LABELABLE
        or "-" in target.name
        or written_role(target) is not None
        or bool(target.inside(*LABELABLE))
    )


def _stands_before_field(label: Element) -> bool:
    """Whether a field stands where the label does, that it may be meant for."""
    return label.above is not None and bool(label.above.inside("input", "select", "textarea"))


def _beside_field(label: Element, page: Page) -> bool:
    """Whether the next element is a field with a name, none of it from a label: of one without, its own rule speaks."""
    if is_dynamic(label.template.masked.text[label.open_end : label.end]):
        return False
    after = label.following
    while isinstance(after, Element) and after.name in {"br", "span", "small"}:
        after = after.following
    if not isinstance(after, Element):
        return False
    gap = label.template.masked.text[label.end : after.start]
    named = after.name in {"input", "select", "textarea"} and not is_empty(accessible_name(after, page))
    return named and not is_dynamic(gap) and not labels_of(after, page)
