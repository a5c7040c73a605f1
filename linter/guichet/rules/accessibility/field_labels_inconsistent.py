"""One question under several names in a site: is it the same answer that is wanted?"""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.places import is_back_office
from guichet.reading.language.words import plain
from guichet.reading.project.project import Project
from guichet.reading.templates.element import Element
from guichet.reading.templates.site import is_template
from guichet.rulebook.rule import Bad, Good, project_rule

OTHERWISE = Text(
    fr="Ce champ se nomme « {name} » ici et « {usual} » ailleurs dans le site : qui lit avec peine, ou écoute, se demande si c’est autre chose. Gardez le même nom.",
    en='This field is called "{name}" here and "{usual}" elsewhere on the site: people who read with difficulty, or listen, wonder whether it is something else. Keep one name.',
)

_NAMES = (
    r"(?:adresse )?(?:e ?mail|mail|courriel|mel)|adresse (?:electronique|de courriel|de messagerie)|e ?mail address",
    r"(?:(?:numero|n) de )?tel(?:ephone)?|(?:tele)?phone(?: number)?",
    r"code postal|cp|post ?code|postal code|zip(?: code)?",
    r"nom de famille|nom patronymique|patronyme|surname|last name|family name",
    r"date de naissance|ne e le|date of birth|birth ?date",
    r"first name|given name|forename",
)
"""The names of a question, as `plain` gives them; "nom" and "prénom" alone may be those of someone else."""
_QUESTIONS = tuple(re.compile(rf"(?:votre |your )?({names})") for names in _NAMES)
_AROUND = re.compile(r"(?<![\s*:])[\s*:]*+(?:\((?:obligatoire|facultatif|required|optional)\))?[\s*:]*$")
_LANGUAGE = re.compile(r"(?:^|/)(en|fr|es|de|nl|it)(?:[-_][a-z]{2})?/", re.I)


@project_rule(
    name="field-labels-inconsistent",
    code="W9157",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr="Un même champ, plusieurs étiquettes", en="One field, several labels"),
    harms=Text(
        fr="Les personnes qui ont des troubles cognitifs, lisent une langue apprise ou se guident à l’oreille.",
        en="People with cognitive disabilities, who read in a second language, or find their way by ear.",
    ),
    instead=Text(
        fr="Choisissez un nom par question, et reprenez-le dans tous les formulaires.",
        en="Choose one name for each question, and use it in every form.",
    ),
    wrong_when=Text(
        fr="Les deux champs attendent bien deux réponses différentes.",
        en="The two fields do expect two different answers.",
    ),
    refs=("rgaa 11.3", "wcag 3.2.4"),
    lesson="03-forms/01-labels",
    bad=(
        Bad({"templates/a.html": '<label for="m">Courriel</label><input id="m"><label for="t">Téléphone</label>', "templates/b.html": '<label for="m">Courriel *</label><input id="m">', "templates/page.html": '<label for="é">Adresse e-mail</label><input id="é">'}, OTHERWISE, at='<label for="é">', review=True),
        Bad({"templates/page.html": '<form><label>Téléphone <input name="a"></label></form><form><label>Téléphone : <input name="c"></label><label class="é">Numéro de téléphone <input name="b"></label></form>'}, OTHERWISE, at='<label class="é">', review=True),
        Bad({"templates/a.html": '<label>Last name <input></label>', "templates/b.html": '<label>Last name <input></label>', "templates/page.html": '<label class="é">Surname <input></label>'}, OTHERWISE, at='<label class="é">', review=True),
    ),
    good=(
        Good({"templates/a.html": '<label>Courriel <input></label>', "templates/page.html": '<label>Votre courriel * <input></label>'}),
        Good({"templates/a.html": '<label>Courriel <input></label>', "templates/page.html": '<label>Adresse e-mail de la mairie l’été <input></label>'}),
        Good({"templates/a.html": '<label>Courriel <input></label>', "templates/admin/page.html": '<label>Adresse e-mail <input></label>', "templates/page.html": "<p>Été</p>"}),
        Good({"templates/fr/a.html": '<label>E-mail <input></label>', "templates/en/page.html": '<label>Email address <input></label><p>É</p>'}),
        Good({"templates/page.html": '<label>Téléphone <input name="a"></label><label>{{ étiquette }} <input name="b"></label>'}),
    ),
)  # fmt: skip
def field_labels_inconsistent(project: Project) -> Iterator[Hit]:
    """Report the first label of each name that a question has, beside the name that it has most often."""
    named: dict[tuple[int, str], dict[str, list[Element]]] = {}
    for path in project.paths:
        if is_template(path) and not is_back_office(path) and "<label" in project.text(path):
            for question, name, label in _questions(project, path):
                named.setdefault(question, {}).setdefault(name, []).append(label)
    for names in named.values():
        usual = max(names, key=lambda name: len(names[name]))
        for name, labels in names.items():
            if name != usual:
                first = labels[0]
                facts = {"name": _said(first), "usual": _said(names[usual][0])}
                yield Hit(first.span, OTHERWISE, facts, Certainty.REVIEW, first.template.path)


def _questions(project: Project, path: str) -> Iterator[tuple[tuple[int, str], str, Element]]:
    """Yield the labels of a file that are a known name of a question: which question and language, the name, the label."""
    template = project.library.template(path)
    if template is None or project.page(template).is_email or project.page(template).is_test_data:
        return
    language = _LANGUAGE.search(path)
    for label in template.by_name.get("label", ()):
        said = plain(_said(label))
        for number, names in enumerate(_QUESTIONS):
            match = names.fullmatch(said)
            if match:
                yield (number, language[1].lower() if language else ""), match[1], label
                break


def _said(label: Element) -> str:
    """Return what a label says, without the marks of what is required."""
    return _AROUND.sub("", label.text).strip()
