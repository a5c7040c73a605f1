"""A field that asks for the key of someone else's house."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.forms.form import Form
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.controls import label_of
from guichet.done.people.fields import fields_of
from guichet.reading.data.documents import DATA_SUFFIXES
from guichet.reading.python.literals import words_of
from guichet.reading.python.module import PythonModule
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import RUBY_PROGRAMS, TYPED_PROGRAMS
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

SECRET = Text(
    fr="« {name} » demande l’accès à un autre service : la personne perd la maîtrise de son compte. Passez par un mandat ou par FranceConnect.",
    en='"{name}" asks for access to another service: the person loses control of their account. Use a mandate or FranceConnect.',
)

_SERVICES = frozenset(
    "caf cnaf ameli cpam impots impot dgfip msa carsat urssaf ants anef francetravail poleemploi banque bancaire bank gmail outlook yahoo hmrc dwp nhs crous doctolib".split()
)
_SECRETS = frozenset(
    "password passwd pwd mdp passe motdepasse identifiant identifiants login secret credentials".split()
)
_BY_BANK = re.compile(
    r"\b(?:online|internet|mobile) bank(?:ing)?\b[^.?!]{0,20}\b(?:password|pass ?code|pin|login)\b|\b(?:mot de passe|code secret|identifiants?)\b[^.?!]{0,20}\bbanque en ligne\b",
    re.I,
)
_LABEL = re.compile(
    r"(?:mot de passe|identifiants?|codes? (?:d[’']accès|secret)|vos codes|password|login(?: details)?|credentials)[^.?!]{0,40}?"
    r"\b(?:CAF|Ameli|CPAM|impots?\.gouv|impôts|France Travail|Pôle emploi|MSA|Carsat|Urssaf|ANTS|ANEF|banque|bank|HMRC|DWP|NHS|Universal Credit|Doctolib|messagerie)\b",
    re.I,
)

_READ_SO = (*DATA_SUFFIXES, *RUBY_PROGRAMS, *TYPED_PROGRAMS)
_LONGEST = 500
"""Signs of a label: what is longer holds half the page."""


def _asks(name: str, label: str) -> bool:
    words = words_of(name)
    service = (
        words & _SERVICES
        or {"france", "travail"} <= words
        or {"pole", "emploi"} <= words
        or {"universal", "credit"} <= words
    )
    secret = words & _SECRETS or {"mot", "passe"} <= words
    return bool(service and secret) or any(known.search(label) for known in (_LABEL, _BY_BANK))


def _in_page(control: Element, page: Page) -> Iterator[Hit]:
    kind = (control.attr("type") or "text").lower()
    if kind in ("text", "password", "email", "tel"):
        name = control.attr("name") or control.attr("id") or ""
        if _asks(name, label_of(control)[:_LONGEST]):
            yield Hit(control.span, SECRET, {"name": name})


def _in_form(form: Act) -> Iterator[Hit]:
    """Report the same of a form that is neither a page nor a class of Python, which are read as such."""
    if isinstance(form, Form) and form.reaches_people and form.path.endswith(_READ_SO):
        for one in form.own:
            if _asks(one.name, one.label[:_LONGEST]):
                yield Hit(one.span, SECRET, {"name": one.name}, form.certainty, path=one.path)


@python_rule(
    nodes.ClassDef,
    name="third-party-credential",
    code="W9522",
    family=Family.ALTERNATIVES,
    severity=Severity.CRITICAL,
    title=Text(fr="Mot de passe d’un autre service demandé", en="Another service's password asked for"),
    harms=Text(
        fr="La personne, qui perd le secret de son compte et la maîtrise de ses droits ; l’aidante ou l’aidant, qui porte le risque.",
        en="The person, who loses the secret of their account and control of their rights; the helper, who carries the risk.",
    ),
    instead=Text(
        fr="Passez par un mandat, par FranceConnect ou par un échange entre administrations.",
        en="Use a mandate, FranceConnect or an exchange between public bodies.",
    ),
    wrong_when=Text(
        fr="Le champ reçoit un jeton technique entre serveurs, jamais le secret d’une personne.",
        en="The field takes a technical token between servers, never a person's secret.",
    ),
    refs=("cnil-social-workers", "gdpr-32"),
    lesson="07-identity/03-helpers",
    mentions=("password", "passwd", "mdp", "mot_de_passe", "identifiant_", "login_", "secret_",),
    bad=(
        Bad('class AideForm(forms.Form):\n    mot_de_passe_caf = forms.CharField(required=False)\n', SECRET, at="mot_de_passe_caf"),
        Bad('class Suivi(models.Model):\n    identifiant_impots = models.CharField(max_length=13, blank=True)\n', SECRET, at="identifiant_impots"),
        Bad('<label for="p">Votre mot de passe Ameli</label><input id="p" type="password" name="p">', SECRET, at='<input id="p" type="password" name="p">', path="templates/aide.html"),
        Bad({"api/aide.py": "import json\nfrom pathlib import Path\n\nSCHEMA = json.loads((Path(__file__).parent.parent / \"schemas\" / \"aide.json\").read_text())\n\n\nasync def demander(request):\n    Draft202012Validator(SCHEMA).validate(await request.json())\n", "schemas/aide.json": "{\"title\": \"Aide d’été\", \"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}, \"bank\": {\"type\": \"object\", \"properties\": {\"iban\": {\"type\": \"string\"}, \"password\": {\"type\": \"string\", \"title\": \"Online banking password\"}}, \"required\": [\"iban\", \"password\"]}}, \"required\": [\"name\", \"bank\"]}\n"}, SECRET, at="\"password\"", path="schemas/aide.json"),
    ),
    good=(
        Good('class AideForm(forms.Form):\n    numero_allocataire_caf = forms.CharField(required=False)\n'),
        Good('class ConnexionForm(forms.Form):\n    mot_de_passe = forms.CharField(label="Votre mot de passe")\n'),
        Good('<label for="p">Mot de passe</label><input id="p" type="password" name="password">', path="templates/aide.html"),
    ),
    also=(Check(Subject.ELEMENT, ("input",), (), _in_page), Check(Subject.ACT, (Kind.ASK,), ("password", "passwd", "mdp", "mot_de_passe", "mot de passe", "motdepasse", "identifiant", "login", "secret", "passcode"), _in_form))
)  # fmt: skip
def third_party_credential(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    """Report a field that takes the secret of a person's account elsewhere."""
    for field in fields_of(owner, module):
        if field.kind not in ("BooleanField", "DateField", "ForeignKey") and _asks(field.name, field.label):
            yield Hit(module.span(field.target), SECRET, {"name": field.name})
