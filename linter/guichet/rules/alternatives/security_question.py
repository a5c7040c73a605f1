"""A secret that relatives know and that grief makes people forget."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.people.controls import asked_in, label_of
from guichet.done.people.fields import fields_of
from guichet.reading.python.literals import words_of
from guichet.reading.python.module import PythonModule
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

QUESTION = Text(
    fr="« {name} » fait d’un souvenir la clé du compte : les proches le connaissent, et le deuil l’efface. Remplacez-le par un lien ou par une personne.",
    en='"{name}" makes a memory the key of the account: relatives know it, and grief erases it. Replace it with a link or a person.',
)

_LABEL = re.compile(
    r"question (?:secrète|de sécurité)|security question|secret question|nom de (?:jeune fille|naissance) de (?:votre|la) mère|mother[’']s maiden name|premier animal|first pet|réponse secrète",
    re.I,
)


def _is_secret(name: str, label: str) -> bool:
    words = words_of(name)
    named = (
        {"question", "secrete"},
        {"question", "secret"},
        {"question", "securite"},
        {"security", "question"},
        {"secret", "answer"},
        {"security", "answer"},
        {"reponse", "secrete"},
        {"maiden", "mother"},
        {"maiden", "mothers"},
    )
    return any(pair <= words for pair in named) or bool(_LABEL.search(label))


def _in_page(form: Element, page: Page) -> Iterator[Hit]:
    for control in asked_in(form):
        name = control.attr("name") or ""
        if _is_secret(name, label_of(control)):
            yield Hit(control.span, QUESTION, {"name": name})
            return


@python_rule(
    nodes.ClassDef,
    name="security-question",
    code="W9528",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Question secrète", en="Security question"),
    harms=Text(
        fr="Les personnes dont la réponse est connue de proches, ou qui ne s’en souviennent pas au moment où elles en ont besoin.",
        en="People whose answer is known to relatives, or who cannot remember it when they need it.",
    ),
    instead=Text(
        fr="Envoyez un lien à l’adresse ou au numéro choisis, ou faites vérifier l’identité par une personne.",
        en="Send a link to the chosen contact, or let a person check identity.",
    ),
    wrong_when=Text(
        fr="La question ne sert pas à entrer dans un compte.",
        en="The question is not used to get into an account.",
    ),
    refs=("cnil-2022-100",),
    lesson="07-identity/02-signing-in",
    mentions=("question_", "secret_answer", "secret_question", "security_answer", "security_question", "maiden", "reponse_secrete", "question secr",),
    bad=(
        Bad('class CompteForm(forms.Form):\n    question_secrete = forms.CharField(required=False)\n    reponse_secrete = forms.CharField(required=False)\n', QUESTION, at="question_secrete"),
        Bad('class Compte(models.Model):\n    security_answer = models.CharField(max_length=80, blank=True)\n', QUESTION, at="security_answer"),
        Bad('<form method="post"><label for="q">Nom de jeune fille de votre mère</label><input id="q" name="q"></form>', QUESTION, at='<input id="q" name="q">', path="templates/compte.html"),
    ),
    good=(
        Good('class Enquete(forms.Form):\n    question = forms.CharField(required=False)\n'),
        Good('class FaqForm(forms.Form):\n    question_frequente = forms.CharField(label="Votre question", required=False)\n'),
        Good('<form method="post"><label for="q">Votre question</label><input id="q" name="question"></form>', path="templates/compte.html"),
    ),
    also=(Check(Subject.ELEMENT, ("form",), (), _in_page),)
)  # fmt: skip
def security_question(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    """Report the first field of a class that makes a secret question the key of an account."""
    for field in fields_of(owner, module):
        if _is_secret(field.name, field.label):
            yield Hit(module.span(field.target), QUESTION, {"name": field.name})
            return
