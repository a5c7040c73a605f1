"""A birth whose day nobody wrote down."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.people.fields import fields_of, is_required
from guichet.reading.python.literals import words_of
from guichet.reading.python.module import PythonModule
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

FULL = Text(
    fr="« {name} » exige le jour et le mois : des papiers n’en portent pas. Que se passe-t-il alors ?",
    en='"{name}" requires a day and a month: some papers have none. What happens then?',
)

_BIRTH = frozenset("naissance birthdate birthday dob ddn birth".split())
_LABEL = re.compile(r"\bn[ée]+(?:\W{1,2}e\)?)?(?:\W?s)? le\b|date of birth|\bborn\b|naissance", re.I)
_PARTS = re.compile(
    r"(?<![a-zà-ÿ])(?:ann[ée]e|year|mois|month|birth_?year|inconnue?s?|unknown|partial\w*|partielle|incompl[eè]te?|approx\w*)(?![a-zà-ÿ])",
    re.I,
)


def _in_page(control: Element, page: Page) -> Iterator[Hit]:
    name = control.attr("name") or ""
    if (control.attr("type") or "").lower() == "date" and words_of(name) & _BIRTH and is_required(control, page):
        yield Hit(control.span, FULL, {"name": name}, Certainty.REVIEW)


@python_rule(
    nodes.ClassDef,
    name="birthdate-incomplete-rejected",
    code="W9542",
    family=Family.ALTERNATIVES,
    severity=Severity.MINOR,
    title=Text(fr="Date de naissance incomplète refusée", en="Incomplete date of birth refused"),
    harms=Text(
        fr="Les personnes nées là où l’état civil n’a noté que l’année.",
        en="People born where the register noted only the year.",
    ),
    instead=Text(
        fr="Demandez l’année, puis le mois et le jour s’ils sont connus.",
        en="Ask for the year, then the month and the day if they are known.",
    ),
    wrong_when=Text(
        fr="La date complète est garantie par une pièce déjà vérifiée.",
        en="The full date is guaranteed by a document already checked.",
    ),
    refs=("w3c-names",),
    lesson="03-forms/04-names-and-dates",
    mentions=("naissance", "birth", "ddn", "dob", "né(", "née", "né le", "born",),
    bad=(
        Bad('class Assure(models.Model):\n    date_naissance = models.DateField()\n', FULL, at="date_naissance", review=True),
        Bad('from wtforms import DateField\n\nclass EtatCivilForm(FlaskForm):\n    ne_le = DateField("Né(e) le", validators=[InputRequired()])\n', FULL, at="ne_le", path="service/wtforms_etat_civil.py", review=True),
        Bad('class Assure(models.Model):\n    civilite = models.CharField("Madame, Mademoiselle")\n    date_naissance = models.DateField()\n', FULL, at="date_naissance", review=True),
        Bad('class Demande(BaseModel):\n    birth_date: date\n', FULL, at="birth_date", review=True),
        Bad('<input type="date" name="date_naissance" required>', FULL, at='<input type="date" name="date_naissance" required>', path="templates/aide.html", review=True),
    ),
    good=(
        Good('class Assure(models.Model):\n    date_naissance = models.DateField(null=True, blank=True)\n'),
        Good('class Assure(models.Model):\n    annee_naissance = models.IntegerField()\n    date_naissance = models.DateField()\n'),
        Good('from wtforms import DateField\n\nclass Mariage(FlaskForm):\n    le = DateField("Mariage célébré le", validators=[InputRequired()])\n', path="service/wtforms_mariage.py"),
        Good('<input type="date" name="date_naissance">', path="templates/aide.html"),
    ),
    also=(Check(Subject.ELEMENT, ("input",), (), _in_page),)
)  # fmt: skip
def birthdate_incomplete_rejected(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    """Ask about a required full date of birth."""
    if _PARTS.search(module.text(owner)):
        return
    for field in fields_of(owner, module):
        if (
            field.required
            and (field.words & _BIRTH or _LABEL.search(field.label))
            and (field.kind == "DateField" or field.kind in ("date", "datetime.date"))
        ):
            yield Hit(module.span(field.target), FULL, {"name": field.name}, Certainty.REVIEW)
