"""A group of fields that does not say what it is about."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.names import accessible_name, is_empty
from guichet.heard.roles import written_role
from guichet.reading.templates.branches import LOOPS
from guichet.reading.templates.controls import UNKNOWN, input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

NONE = Text(
    fr="Ce groupe de champs n’a pas de légende : à l’oreille, ses réponses n’ont pas de question. Commencez-le par <legend>.",
    en="This group of fields has no legend: by ear, its answers have no question. Begin it with a <legend>.",
)
WITHOUT_CHOICES = Text(
    fr="Ce groupe de champs n’a pas de légende : à l’oreille, rien ne dit ce qui les réunit. Commencez-le par <legend>, ou prenez un <div> si rien ne les réunit.",
    en="This group of fields has no legend: by ear, nothing says what brings them together. Begin it with a <legend>, or use a <div> if nothing does.",
)
BUILT = Text(
    fr="Ce groupe de champs n’a pas de nom : à l’oreille, ses réponses n’ont pas de question. Ajoutez « aria-labelledby », vers la question.",
    en='This group of fields has no name: by ear, its answers have no question. Add "aria-labelledby", to the question.',
)
EMPTY = Text(
    fr="La légende de ce groupe est vide : à l’oreille, ses réponses n’ont pas de question. Écrivez la question.",
    en="The legend of this group is empty: by ear, its answers have no question. Write the question.",
)


@element_rule(
    "fieldset", "[role]",
    name="fieldset-legend-missing",
    code="W9148",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Groupe de champs sans légende', en='Group of fields without a legend'),
    harms=Text(fr='Les personnes aveugles : « oui » et « non », sans la question.', en='People who are blind: "yes" and "no", without the question.'),
    instead=Text(fr='Commencez le groupe par <legend> avec la question.', en='Begin the group with a <legend> that holds the question.'),
    wrong_when=Text(fr='La légende est posée par un script.', en='The legend is set by a script.'),
    refs=("rgaa 11.6", "rgaa 11.7", "wcag 1.3.1", "wcag 3.3.2"),
    lesson="03-forms/01-labels",
    bad=(
        Bad('<form><fieldset><label for="é">Courriel d’été</label><input id="é" type="email"><label for="m">Mot de passe</label><input id="m" type="password"></fieldset></form>', WITHOUT_CHOICES, at="<fieldset>", severity=Severity.MINOR),
        Bad('<fieldset><label><input type="radio" name="é">Oui</label></fieldset>', NONE, at='<fieldset>'),
        Bad('<fieldset>{% for é in choix %}<label><input type="{{ sorte }}" name="été"> {{ é }}</label>{% endfor %}</fieldset>', NONE, at="<fieldset>"),
        Bad('<fieldset><legend></legend><label><input type="radio" name="é">Oui</label></fieldset>', EMPTY, at='<legend>'),
        Bad('<div role="radiogroup"><label><input type="radio" name="é">Été</label></div>', BUILT, at='<div role="radiogroup">'),
    ),
    good=(
        Good('<fieldset><form><label><input type="checkbox"> Avis d’été</label></form><form><label><input type="checkbox"> Avis d’hiver</label></form></fieldset>'),
        Good('<fieldset><input type="checkbox" id="é"><label for="é">J’ai lu les conditions de l’été</label></fieldset>'),
        Good('<fieldset><legend>Venez-vous l’été ?</legend><label><input type="radio" name="é">Oui</label></fieldset>'),
        Good('<fieldset aria-labelledby="q"><label><input type="radio" name="é">Oui</label></fieldset><p id="q">L’été ?</p>'),
        Good('<fieldset>{{ form.choix }}</fieldset>'),
        Good('<fieldset disabled><p>Été</p><button>Envoyer</button><button>Annuler</button></fieldset>'),
        Good('<div role="group" aria-label="Été"><input aria-label="Oui" type="radio"></div>'),
    ),
)  # fmt: skip
def fieldset_legend_missing(group: Element, page: Page) -> Iterator[Hit]:
    """Report a fieldset or a radio group without a name."""
    role = written_role(group)
    if group.name != "fieldset" and role not in {"radiogroup", "group"}:
        return
    if (group.name == "fieldset" and role in {"none", "presentation"}) or is_excluded(group, page) or page.is_email:
        return
    fields = [one for one in group.inside("input", "select", "textarea") if input_type(one) != "hidden"]
    if group.name != "fieldset" and not any(input_type(one) in {"radio", "checkbox"} for one in fields):
        return
    if not is_empty(accessible_name(group, page)) or _may_get_legend(group):
        return
    legend = next(iter(group.inside("legend")), None)
    if legend is None and group.inside("form"):
        return  # a box around forms, each of which is sent alone: no question has them all for answers
    if legend is not None:
        if legend.above is group or not legend.text:
            yield Hit(legend.span, EMPTY)
    elif (fields and not _is_alone(group, fields)) or (group.text and not fields and not group.inside("button")):
        is_question = not fields or any(_may_be_a_choice(one) for one in fields)
        if group.name == "fieldset" and not is_question:
            yield Hit(group.span, WITHOUT_CHOICES, severity=Severity.MINOR)
        else:
            yield Hit(group.span, NONE if group.name == "fieldset" else BUILT)


def _may_be_a_choice(field: Element) -> bool:
    """Whether a field is one of several answers, or bears a type that is only known when the page runs."""
    kind = input_type(field)
    return kind in {"radio", "checkbox"} or (kind == UNKNOWN and "type" in field.attrs)


def _may_get_legend(group: Element) -> bool:
    """Whether something unknown at the start of the group may bring the legend."""
    first = next((one for one in group.inside("input", "select", "textarea", "button")), None)
    stop = first.start if first is not None else group.end
    text = group.template.masked.text[group.open_end : stop]
    return OUTPUT in text


def _is_alone(group: Element, fields: list[Element]) -> bool:
    """Whether a group holds one field, whose label says all: not one of several answers, nor what a loop repeats."""
    if len(fields) > 1 or input_type(fields[0]) == "radio":
        return False
    branches = group.template.branches
    return not any(
        step.block.name in LOOPS for step in branches.path(fields[0].start)[len(branches.path(group.start)) :]
    )
