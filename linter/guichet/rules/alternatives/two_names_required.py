"""Two names demanded of people who have one."""

from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.forms.form import Form
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.literals import resolved, value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_test
from guichet.reading.python.views import refuses
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule

BOTH = Text(
    fr="« {given} » et « {family} » sont tous deux obligatoires : certaines personnes n’ont qu’un nom. Un seul suffit-il ?",
    en='"{given}" and "{family}" are both required: some people have one name only. Would one do?',
)

SEVERAL = Text(
    fr="« {given} » exige au moins {count} prénoms : beaucoup de personnes n’en ont qu’un, ou aucun. Acceptez ce que portent leurs papiers.",
    en='"{given}" wants at least {count} given names: many people have one, or none. Accept what their papers bear.',
)

CUT = Text(
    fr="`{test}` refuse un nom qui tient en un mot : certaines personnes n’en ont qu’un. Acceptez ce que portent leurs papiers.",
    en="`{test}` turns down a name of one word: some people have only one. Accept what their papers bear.",
)


def _cut(test: nodes.Compare, module: PythonModule) -> Iterator[Hit]:
    """Report a test that refuses a name because it cannot be cut in two: `len(name.split()) < 2`."""
    operator, right = test.ops[0]
    branch = test.statement()
    if (operator, value_of(right)) not in _ONE_WORD or not isinstance(branch, nodes.If) or not refuses(branch.body):
        return
    counted = test.left.args[0] if isinstance(test.left, nodes.Call) and test.left.args else None
    if counted is None or dotted(test.left.func) != "len":
        return
    cut = resolved(counted)
    if not isinstance(cut, nodes.Call) or getattr(cut.func, "attrname", "") != "split" or cut.args:
        return
    function = test.frame()
    said = " ".join((getattr(function, "name", ""), counted.as_string(), *(one.as_string() for one in branch.body)))
    place = place_of(test, module)
    if speaks_of(said, "fields.given_name") and place.is_lived and not is_test(module):
        yield Hit(module.span(test), CUT, {"test": module.text(test)})


_ONE_WORD = frozenset({("<", 2), ("<=", 1), ("==", 1), ("!=", 2)})


@act_rule(
    Kind.ASK,
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
    also=(Check(Subject.PYTHON, (nodes.Compare,), ("split",), _cut),),
    mentions=("prenom", "firstname", "first_name", "given"),
    bad=(
        Bad({"service/validation.py": 'import json\n\nSCHEMA = json.load(open("schemas/personne.json"))\n', "schemas/personne.json": '{"properties": {"prenoms": {"type": "array", "minItems": 2}}, "required": ["prenoms"]}'}, SEVERAL, at='"prenoms"', path="schemas/personne.json"),
        Bad('def nom_entier(valeur):\n    parties = valeur.split()\n    if len(parties) < 2:\n        raise ValueError("Prénom et nom, s’il vous plaît")\n    return valeur\n', CUT, at="len(parties) < 2"),
        Bad('class AideForm(forms.Form):\n    nom = forms.CharField()\n    prenom = forms.CharField()\n', BOTH, at="prenom", review=True),
        Bad('class Demande(BaseModel):\n    first_name: str\n    last_name: str\n', BOTH, at="first_name", review=True),
        Bad('<form method="post"><input name="prenom" required><input name="nom" required></form>', BOTH, at='<input name="prenom" required>', path="templates/aide.html", review=True),
    ),
    good=(
        Good('class AideForm(forms.Form):\n    nom = forms.CharField()\n    prenom = forms.CharField(required=False)\n'),
        Good('def extension(nom):\n    parties = nom.split()\n    if len(parties) < 2:\n        raise ValueError("Nom de dossier incomplet")\n    return parties\n'),
        Good('def ligne(valeur):\n    parties = valeur.split()\n    if len(parties) < 2:\n        raise ValueError("Ligne trop courte")\n    return parties\n'),
        Good('class AideForm(forms.Form):\n    nom_complet = forms.CharField()\n'),
        Good('<form method="post"><input name="prenom"><input name="nom" required></form>', path="templates/aide.html"),
    ),
)  # fmt: skip
def two_names_required(form: Form) -> Iterator[Hit]:
    """Report a form that wants two given names; ask about one that refuses a person with a single name."""
    several = next((one for one in form.required if one.fewest > 1 and one.is_about("fields.given_name")), None)
    given, family = form.first("fields.given_name"), form.first("fields.family_name")
    if several is None and (given is None or family is None or given is family):
        return
    if not form.reaches_people:
        return
    if several is not None:
        yield Hit(
            several.span, SEVERAL, {"given": several.name, "count": several.fewest}, form.certainty, path=several.path
        )
    elif given is not None and family is not None and not form.is_only_kept:
        yield Hit(given.span, BOTH, {"given": given.name, "family": family.name}, Certainty.REVIEW, path=given.path)
