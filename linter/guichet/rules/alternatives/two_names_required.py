"""Two names demanded of people who have one."""

from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.people.field_words import FAMILY_NAME, GIVEN_NAME
from guichet.done.people.fields import asked_in, fields_of, is_persons, is_required
from guichet.reading.python.literals import words_of
from guichet.reading.python.module import PythonModule
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

BOTH = Text(
    fr="« {given} » et « {family} » sont tous deux obligatoires : certaines personnes n’ont qu’un nom. Un seul suffit-il ?",
    en='"{given}" and "{family}" are both required: some people have one name only. Would one do?',
)


def _is_given(name: str) -> bool:
    words = words_of(name)
    return bool(words & GIVEN_NAME) or {"first", "name"} <= words or {"given", "name"} <= words


def _is_family(name: str) -> bool:
    words = words_of(name)
    return (bool(words & FAMILY_NAME) or {"last", "name"} <= words or {"family", "name"} <= words) and not words & {
        "naissance",
        "usage",
        "court",
        "structure",
    }


def _in_page(form: Element, page: Page) -> Iterator[Hit]:
    required = [one for one in asked_in(form) if is_required(one, page)]
    given = next((one for one in required if _is_given(one.attr("name") or "")), None)
    family = next((one for one in required if _is_family(one.attr("name") or "")), None)
    if given is not None and family is not None and not page.is_back_office:
        facts = {"given": given.attr("name"), "family": family.attr("name")}
        yield Hit(given.span, BOTH, facts, Certainty.REVIEW)


@python_rule(
    nodes.ClassDef,
    name="two-names-required",
    code="W9541",
    family=Family.ALTERNATIVES,
    severity=Severity.MINOR,
    title=Text(fr="Prénom et nom tous deux exigés", en="Both a given name and a family name required"),
    harms=Text(
        fr="Les personnes qui n’ont qu’un nom, ou dont le nom ne se coupe pas en deux.",
        en="People who have a single name, or whose name does not split in two.",
    ),
    instead=Text(
        fr="Demandez le nom complet dans un champ, ou n’exigez qu’un des deux.",
        en="Ask for the full name in one field, or require only one of the two.",
    ),
    wrong_when=Text(
        fr="Un texte d’état civil demande les deux, et prévoit leur absence.",
        en="A civil-status rule asks for both, and foresees their absence.",
    ),
    refs=("w3c-names",),
    lesson="03-forms/04-names-and-dates",
    mentions=("prenom", "firstname", "first_name", "given_name",),
    bad=(
        Bad('class AideForm(forms.Form):\n    nom = forms.CharField()\n    prenom = forms.CharField()\n', BOTH, at="prenom", review=True),
        Bad('class Demande(BaseModel):\n    first_name: str\n    last_name: str\n', BOTH, at="first_name", review=True),
        Bad('<form method="post"><input name="prenom" required><input name="nom" required></form>', BOTH, at='<input name="prenom" required>', path="templates/aide.html", review=True),
    ),
    good=(
        Good('class AideForm(forms.Form):\n    nom = forms.CharField()\n    prenom = forms.CharField(required=False)\n'),
        Good('class AideForm(forms.Form):\n    nom_complet = forms.CharField()\n'),
        Good('<form method="post"><input name="prenom"><input name="nom" required></form>', path="templates/aide.html"),
    ),
    also=(Check(Subject.ELEMENT, ("form",), (), _in_page),)
)  # fmt: skip
def two_names_required(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    """Ask about a form that refuses a person with a single name."""
    required = [one for one in fields_of(owner, module) if one.required and is_persons(owner)]
    given = next((one for one in required if _is_given(one.name)), None)
    family = next((one for one in required if _is_family(one.name)), None)
    if given is not None and family is not None:
        facts = {"given": given.name, "family": family.name}
        yield Hit(module.span(given.target), BOTH, facts, Certainty.REVIEW)
