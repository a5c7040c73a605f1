"""Two names demanded of people who have one."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.forms.asked_once import asked_once
from guichet.done.forms.described import DescribedForm
from guichet.done.forms.form import Form
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.literals import resolved, value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_test
from guichet.reading.python.scopes import given_to
from guichet.reading.python.views import refuses
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import field, text
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule

BOTH = Text(
    fr="« {given} » et « {family} » sont tous deux obligatoires : certaines personnes n’ont qu’un nom. Un seul suffit-il ?",
    en='"{given}" and "{family}" are both required: some people have one name only. Would one do?',
)

EVERYWHERE = Text(
    fr="« {given} » et « {family} » sont obligatoires, au guichet aussi : qui n’a qu’un nom ne peut s’inscrire nulle part. N’exigez que l’un des deux.",
    en='"{given}" and "{family}" are both required, at the counter too: someone who has one name cannot register anywhere. Require only one of them.',
)

SEVERAL = Text(
    fr="« {given} » exige au moins {count} prénoms : beaucoup de personnes n’en ont qu’un, ou aucun. Acceptez ce que portent leurs papiers.",
    en='"{given}" wants at least {count} given names: many people have one, or none. Accept what their papers bear.',
)

CUT = Text(
    fr="`{test}` refuse un nom qui tient en un mot : certaines personnes n’en ont qu’un. Acceptez ce que portent leurs papiers.",
    en="`{test}` turns down a name of one word: some people have only one. Accept what their papers bear.",
)


def _cut(branch: nodes.If, module: PythonModule) -> Iterator[Hit]:
    """Report a test that refuses a name because it cannot be cut in two: `len(name.split()) < 2`, `" " not in name`."""
    if not refuses(branch.body) or not _is_one_word(branch.test):
        return
    function = branch.frame()
    test = branch.test
    said = " ".join((getattr(function, "name", ""), test.as_string(), *(one.as_string() for one in branch.body)))
    place = place_of(test, module)
    if speaks_of(said, "fields.given_name") and place.is_lived and not is_test(module):
        yield Hit(module.span(test), CUT, {"test": module.text(test)})


def _is_one_word(test: nodes.NodeNG) -> bool:
    """Whether a test holds when a text has no blank in it."""
    if isinstance(test, nodes.UnaryOp) and test.op == "not":
        return isinstance(test.operand, nodes.Name) and _is_second_part(test.operand)
    if not isinstance(test, nodes.Compare):
        return False
    operator, right = test.ops[0]
    if operator == "not in":
        return value_of(test.left) == " "
    counted = test.left.args[0] if isinstance(test.left, nodes.Call) and test.left.args else None
    if (operator, value_of(right)) not in _ONE_WORD or counted is None or dotted(test.left.func) != "len":
        return False
    cut = resolved(counted)
    named = isinstance(cut, nodes.Call) and getattr(cut.func, "attrname", "") in ("split", "rsplit")
    return named and all(value_of(one) == " " for one in cut.args[:1])


def _is_second_part(name: nodes.Name) -> bool:
    """Whether a name is given what follows the first blank of a text: `first, _, last = name.partition(" ")`."""
    for one in given_to(name):
        held = one.parent
        value = held.parent.value if isinstance(held, nodes.Tuple) and isinstance(held.parent, nodes.Assign) else None
        if isinstance(value, nodes.Call) and getattr(value.func, "attrname", "") in ("partition", "rpartition"):
            return held.elts[-1] is one and bool(value.args) and value_of(value.args[0]) == " "
    return False


def _cut_in_script(script: Script) -> Iterator[Hit]:
    """Report a test of a script that stops a name of one word: `!name.includes(" ")`, `name.split(" ").length < 2`."""
    for branch in script.walk("if_statement"):
        test = text(field(branch, "condition"))
        said = text(field(branch, "consequence"))
        if _IN_SCRIPT.search(test) and speaks_of(said, "fields.given_name"):
            yield Hit(script.span(field(branch, "condition")), CUT, {"test": test.strip("()")[:60]})


_IN_SCRIPT = re.compile(
    r"!\s*[\w.$]{1,80}?\.(?:trim\(\)\.)?includes\(\s*[\"'] [\"']\s*\)|\.split\([^)]{0,20}\)(?:\.filter\(\w+\))?\.length\s*(?:<=?|===?)\s*[12]\b"
)
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
    also=(Check(Subject.PYTHON, (nodes.If,), ("split", "partition", "not in"), _cut), Check(Subject.SCRIPT, (), ("includes(", ".split("), _cut_in_script, ("name", "nom")),),
    mentions=("prenom", "prénom", "firstname", "first_name", "first name", "forename", "given"),
    bad=(
        Bad("form.addEventListener('submit', (e) => {\n  if (!name.trim().includes(' ')) {\n    show('Enter your first name and your last name, Zoé.');\n  }\n});\n", CUT, at="(!name.trim().includes(' '))", path="static/signup.js"),
        Bad({"service/validation.py": 'import json\n\nSCHEMA = json.load(open("schemas/personne.json"))\n', "schemas/personne.json": '{"properties": {"prenoms": {"type": "array", "minItems": 2}}, "required": ["prenoms"]}'}, SEVERAL, at='"prenoms"', path="schemas/personne.json"),
        Bad('def nom_entier(valeur):\n    parties = valeur.split()\n    if len(parties) < 2:\n        raise ValueError("Prénom et nom, s’il vous plaît")\n    return valeur\n', CUT, at="len(parties) < 2"),
        Bad('class AideForm(forms.Form):\n    nom = forms.CharField()\n    prenom = forms.CharField()\n', BOTH, at="prenom", review=True),
        Bad('class Demande(BaseModel):\n    first_name: str\n    last_name: str\n', BOTH, at="first_name", review=True),
        Bad('<form method="post"><input name="prenom" required><input name="nom" required></form>', BOTH, at='<input name="prenom" required>', path="templates/aide.html", review=True),
        Bad('<main><form method="post" action="/été"><label for="a">First name</label><input id="a" name="first" required><label for="b">Last name</label><input id="b" name="last" required></form><p>The desk uses the same form.</p></main>', EVERYWHERE, at='<input id="a" name="first" required>', path="static/register.html"),
        Bad('def couper(nom):\n    prénom, _, famille = nom.strip().partition(" ")\n    if not famille:\n        raise ValueError("Écrivez votre prénom et votre nom")\n    return prénom, famille\n', CUT, at="not famille"),
        Bad('def découper(nom):\n    if " " not in nom.strip():\n        abort(400, "Prénom et nom, s’il vous plaît")\n', CUT, at='" " not in nom.strip()'),
        Bad("class PieceForm # été\n  validate :nom_lu\n\n  def nom_lu\n    return if prenom.present? && nom.present?\n\n    errors.add(:base, :illisible)\n  end\nend\n", BOTH, at="prenom.present? && nom.present?", path="app/forms/piece_form.rb", review=True),
        Bad({"app/models/user.rb": "class User < ApplicationRecord # été\n  validates :nom, :prenom, presence: true\nend\n", "app/models/agent.rb": "class Agent < ApplicationRecord # été\nend\n"}, BOTH, at="validates :nom, :prenom, presence: true", path="app/models/user.rb", review=True),
        Bad('class Paris(Departement):\n    """Été."""\n\n    fields = {F.Courriel}\n    required_fields = {F.Prenom, F.NomFamille}\n', BOTH, at="F.Prenom", path="aide/formulaires.py", review=True),
        Bad("class AideController < ApplicationController # été\n  REQUIRED_KEYS = %i[first_name last_name]\n\n  def create\n    missing = REQUIRED_KEYS.select { |key| params[key].blank? }\n    return head(:bad_request) if missing.any?\n  end\nend\n", BOTH, at="first_name", path="app/controllers/aide_controller.rb", review=True),
        Bad('REQUEST = {  # été\n    "type": "object",\n    "properties": {\n        "first_name": {"type": "string", "minLength": 1},\n        "birth_date": {"type": "string"},\n        "last_name": {"type": "string"},\n    },\n    "required": ["first_name", "birth_date", "last_name"],\n}\n', BOTH, at='{"type": "string", "minLength": 1}', path="aid/schemas.py", review=True),
    ),
    good=(
        Good('def couper(nom):\n    prénom, _, famille = nom.strip().partition(" ")\n    if not famille:\n        return "", prénom\n    return prénom, famille\n'),
        Good('class AideForm(forms.Form):\n    nom = forms.CharField()\n    prenom = forms.CharField(required=False)\n'),
        Good('def extension(nom):\n    parties = nom.split()\n    if len(parties) < 2:\n        raise ValueError("Nom de dossier incomplet")\n    return parties\n'),
        Good('def ligne(valeur):\n    parties = valeur.split()\n    if len(parties) < 2:\n        raise ValueError("Ligne trop courte")\n    return parties\n'),
        Good('class AideForm(forms.Form):\n    nom_complet = forms.CharField()\n'),
        Good('class UserEditForm(forms.Form):\n    """Été."""\n\n    first_name = forms.CharField()\n    last_name = forms.CharField()\n'),
        Good('class Personne(AbstractUser):\n    """Été."""\n\n    USERNAME_FIELD = "email"\n    REQUIRED_FIELDS = ["first_name", "last_name"]\n', path="comptes/models.py"),
        Good('<form method="post"><input name="prenom"><input name="nom" required></form>', path="templates/aide.html"),
        Good("class User < ApplicationRecord # été\n  validates :nom, :prenom, presence: true\nend\n", path="app/models/user.rb"),
        Good("class PieceForm # été\n  validate :nom_lu\n\n  def nom_lu\n    return if prenom.present? || nom.present?\n\n    errors.add(:base, :illisible)\n  end\nend\n", path="app/forms/piece_form.rb"),
        Good('class Paris(Departement):\n    """Été."""\n\n    fields = {F.Prenom, F.NomFamille, F.Courriel}\n    required_fields = {F.NomFamille, F.Courriel}\n', path="aide/formulaires.py"),
        Good("class AideController < ApplicationController # été\n  def person\n    required_keys = %i[first_name last_name]\n    required_keys.to_h { |key| [key, params.permit(key)[key]] }\n  end\nend\n", path="app/controllers/aide_controller.rb"),
        Good("class IdentityAnswer # été\n  REQUIRED_ATTRIBUTES = %i[first_name last_name]\n\n  def sure?\n    (REQUIRED_ATTRIBUTES - verified_attributes).empty?\n  end\nend\n", path="app/services/identity_answer.rb"),
        Good("module Report # été\n  REQUIRED_IF_PRESENT_ATTRIBUTES = %i[first_name last_name]\nend\n", path="lib/report.rb"),
        Good('MEMBERS = {  # été\n    "type": "object",\n    "properties": {\n        "first_name": {"type": "string"},\n        "id": {"type": "integer"},\n        "last_name": {"type": "string"},\n    },\n    "required": ["first_name", "id", "last_name"],\n}\n', path="club/schemas.py"),
        Good('HELPERS = {  # été\n    "type": "array",\n    "items": [\n        {\n            "properties": {"first_name": {"type": "string"}, "last_name": {"type": "string"}},\n            "required": ["first_name", "last_name"],\n        }\n    ],\n}\n', path="club/schemas.py"),
    ),
)  # fmt: skip
def two_names_required(form: Form) -> Iterator[Hit]:
    """Report a form that wants two given names; ask about one that refuses a person with a single name."""
    # A schema is read as its own form too, and the same place is said once.
    counted = () if isinstance(form, DescribedForm) else form.required
    several = next((one for one in counted if one.fewest > 1 and one.is_about("fields.given_name")), None)
    given, family = form.first("fields.given_name"), form.first("fields.family_name")
    if several is None and (given is None or family is None or given is family):
        return
    if not form.reaches_people:
        return
    if several is not None:
        yield Hit(
            several.span, SEVERAL, {"given": several.name, "count": several.fewest}, form.certainty, path=several.path
        )
    elif (
        given is not None
        and family is not None
        and (form.is_at_every_door or not (form.is_only_kept or form.is_of_account or form.by_agents))
    ):
        certainty = form.certainty if form.is_at_every_door else Certainty.REVIEW
        message = EVERYWHERE if form.is_at_every_door else BOTH
        once = asked_once(certainty, given, family)
        yield Hit(given.span, message, {"given": given.name, "family": family.name}, certainty, given.path, once=once)
