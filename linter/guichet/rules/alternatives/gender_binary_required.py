"""Two boxes, one to tick, no way past."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.people.fields import asked_in, fields_of, is_required
from guichet.reading.python.literals import words_of
from guichet.reading.python.module import PythonModule
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

BINARY = Text(
    fr="« {name} » oblige à choisir entre deux cases : cette donnée est-elle nécessaire ? Rendez-la facultative ou ajoutez un choix neutre.",
    en='"{name}" forces a choice between two boxes: is this needed at all? Make it optional or add a neutral choice.',
)

_NAMES = frozenset("sexe genre gender civilite sex salutation".split())
_VALUES = re.compile(
    r"\b(?:m|f|h|mme|mr|mrs|ms|homme|femme|male|female|monsieur|madame|masculin|féminin|man|woman|1|2)\b", re.I
)
_LITERAL = re.compile(r"^(?:typing\.)?Literal\[\s*['\"][^'\"]+['\"]\s*,\s*['\"][^'\"]+['\"]\s*\]$")


def _is_binary(offered: list[str]) -> bool:
    return len(offered) == 2 and all(_VALUES.search(one) for one in offered)


def _in_page(form: Element, page: Page) -> Iterator[Hit]:
    groups: dict[str, list[Element]] = {}
    for control in asked_in(form):
        name = control.attr("name") or ""
        if words_of(name) & _NAMES:
            groups.setdefault(name, []).append(control)
    for name, controls in groups.items():
        if any(is_dynamic(one.attr("value") or "") for one in controls) or not any(
            is_required(one, page) for one in controls
        ):
            continue
        options = (
            [one for one in controls[0].inside("option") if one.attr("value") != ""]
            if controls[0].name == "select"
            else controls
        )
        if _is_binary([f"{one.attr('value') or ''} {one.text}" for one in options]):
            yield Hit(controls[0].span, BINARY, {"name": name})


@python_rule(
    nodes.ClassDef,
    name="gender-binary-required",
    code="W9544",
    family=Family.ALTERNATIVES,
    severity=Severity.MINOR,
    title=Text(fr="Genre ou civilité binaire obligatoire", en="Binary gender or title required"),
    harms=Text(
        fr="Les personnes non binaires ou intersexes, et toutes celles dont le genre ne regarde pas la démarche.",
        en="People who are non-binary or intersex, and everyone whose gender is none of the procedure's business.",
    ),
    instead=Text(
        fr="N’en demandez pas, ou rendez la réponse facultative avec un choix neutre.",
        en="Do not ask, or make the answer optional with a neutral choice.",
    ),
    wrong_when=Text(
        fr="Un texte exige le sexe à l’état civil ; écrivez lequel dans une dérogation.",
        en="A rule requires the sex in the civil register; say which in a derogation.",
    ),
    refs=("gdpr-5-1-c",),
    lesson="03-forms/04-names-and-dates",
    mentions=("sexe", "genre", "gender", "civilit", "salutation", "sex",),
    bad=(
        Bad('class AideForm(forms.Form):\n    sexe = forms.ChoiceField(choices=[("M", "Homme"), ("F", "Femme")])\n', BINARY, at="sexe"),
        Bad('class Demande(BaseModel):\n    civilite: Literal["M", "Mme"]\n', BINARY, at="civilite"),
        Bad('<form method="post"><input type="radio" name="genre" value="homme" required><input type="radio" name="genre" value="femme" required></form>', BINARY, at='<input type="radio" name="genre" value="homme" required>', path="templates/aide.html"),
    ),
    good=(
        Good('class AideForm(forms.Form):\n    civilite = forms.ChoiceField(required=False, choices=[("M", "Monsieur"), ("F", "Madame")])\n'),
        Good('class AideForm(forms.Form):\n    genre = forms.ChoiceField(choices=[("f", "Femme"), ("h", "Homme"), ("n", "Je préfère ne pas répondre")])\n'),
        Good('<form method="post"><input type="radio" name="genre" value="homme"><input type="radio" name="genre" value="femme"></form>', path="templates/aide.html"),
    ),
    also=(Check(Subject.ELEMENT, ("form",), (), _in_page),)
)  # fmt: skip
def gender_binary_required(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    """Report a required gender or title with two answers only."""
    for field in fields_of(owner, module):
        if field.required and field.words & _NAMES:
            offered = [f"{value} {label}" for value, label in field.choices or () if value not in ("", None)]
            if _is_binary(offered) or _LITERAL.match(field.kind):
                yield Hit(module.span(field.target), BINARY, {"name": field.name})
