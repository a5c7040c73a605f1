"""A long sentence is the best password, and it is refused."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.numbers import count, whole
from guichet.done.people.fields import Field, fields_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.views import refuses
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

CAPPED = Text(
    fr="Le mot de passe est limité à {limit} caractères : une phrase facile à retenir est refusée. Acceptez-en au moins 64.",
    en="The password is limited to {limit} characters: a sentence that is easy to remember is refused. Accept at least 64.",
)

_PASSWORD = re.compile(r"passw(?:or)?d|passphrase|mot_?de_?passe|mdp|^pwd", re.I)
_CODE = re.compile(r"code|otp|pin|token|hash|reset|sha|file|name|hint|url|old_length|salt", re.I)
_RANGE = re.compile(r"\{\d*,(\d{1,2})\}")


def _limit(field: Field) -> int | None:
    limit = field.number("max_length")
    for validator in field.validators:
        if isinstance(validator, nodes.Call) and dotted(validator).endswith("Length"):
            found = value_of(next((one.value for one in validator.keywords if one.arg == "max"), None))
            limit = found if isinstance(found, int) and found > 0 else limit
    for pattern, _ in field.patterns:
        found_range = _RANGE.search(pattern)
        limit = count(found_range[1]) if found_range else limit
    return limit


def _in_page(control: Element, page: Page) -> Iterator[Hit]:
    limit = whole(control.attr("maxlength") or "")
    if ((control.attr("type") or "").lower() == "password" and limit is not None and limit < 64) and (
        not _CODE.search(f"{control.attr('name') or ''} {control.attr('autocomplete') or ''}")
    ):
        yield Hit(control.attribute_span("maxlength"), CAPPED, {"limit": limit})


@python_rule(
    nodes.ClassDef, nodes.If,
    name="password-length-capped",
    code="W9529",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Longueur du mot de passe limitée", en="Password length capped"),
    harms=Text(
        fr="Les personnes qui retiennent une phrase mieux que des signes, et celles dont le gestionnaire crée de longs mots de passe.",
        en="People who remember a sentence better than signs, and those whose manager makes long passwords.",
    ),
    instead=Text(
        fr="Acceptez au moins 64 caractères, espaces compris.",
        en="Accept at least 64 characters, spaces included.",
    ),
    wrong_when=Text(
        fr="Le champ reçoit un code court, à usage unique.",
        en="The field takes a short, one-time code.",
    ),
    refs=("cnil-2022-100",),
    lesson="07-identity/02-signing-in",
    mentions=("password", "mot_de_passe", "mdp", "pwd",),
    bad=(
        Bad('class Creation(BaseModel):\n    mot_de_passe: str = Field(min_length=8, max_length=16)\n', CAPPED, at="mot_de_passe: str = Field(min_length=8, max_length=16)"),
        Bad('class CompteForm(forms.Form):\n    password = forms.CharField(max_length=20)\n', CAPPED, at="password = forms.CharField(max_length=20)"),
        Bad('def verifier(password):\n    if len(password) > 32:\n        raise ValidationError("Trop long")\n', CAPPED, at="len(password) > 32"),
        Bad('<input type="password" name="mdp" maxlength="12">', CAPPED, at='maxlength="12"', path="templates/compte.html"),
    ),
    good=(
        Good("class Entrée(forms.Form):\n    password_action = forms.CharField(max_length=32, widget=forms.widgets.HiddenInput())\n"),
        Good('class CompteForm(forms.Form):\n    password = forms.CharField(max_length=128)\n'),
        Good('class CodeForm(forms.Form):\n    code_mot_de_passe = forms.CharField(max_length=6)\n'),
        Good('<input type="password" name="mdp" maxlength="128">', path="templates/compte.html"),
    ),
    also=(Check(Subject.ELEMENT, ("input",), (), _in_page),)
)  # fmt: skip
def password_length_capped(node: nodes.ClassDef | nodes.If, module: PythonModule) -> Iterator[Hit]:
    """Report a maximum below 64 characters on a password that people choose."""
    if isinstance(node, nodes.ClassDef):
        for field in fields_of(node, module):
            if _PASSWORD.search(field.name) and not _CODE.search(field.name) and not field.is_hidden:
                limit = _limit(field)
                if limit is not None and limit < 64:
                    yield Hit(module.span(field.node), CAPPED, {"limit": limit})
        return
    for test in node.test.nodes_of_class(nodes.Compare):
        operator, right = test.ops[0]
        most = value_of(right)
        measured = module.text(test.left)
        if (
            operator in (">", ">=")
            and isinstance(most, int)
            and 0 < most < 64
            and measured.startswith("len(")
            and _PASSWORD.search(measured)
            and not _CODE.search(measured)
            and refuses(node.body)
        ):
            yield Hit(module.span(test), CAPPED, {"limit": most})
