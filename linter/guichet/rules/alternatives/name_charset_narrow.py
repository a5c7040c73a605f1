"""A name that the form declares impossible."""

import re
from collections.abc import Iterator
from typing import Any

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.asked.said import Flaw, Said
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.forms.form import ANY_LETTERS, Asked, Form, Use
from guichet.done.forms.kept_patterns import is_kept_for_names
from guichet.done.forms.measured import is_of_someone
from guichet.done.forms.samples import long_names_only, mails_refused, plain_letters_only
from guichet.done.nouns.act import Act, Kind
from guichet.reading.python.literals import patterns_of, value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.views import function_of, judgement
from guichet.reading.scripts.javascript import Script
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

NARROW = Text(
    fr="Ce motif refuse « Éloïse », « N’Guyên » ou « 王 » : leur nom est déclaré invalide. Acceptez toutes les lettres.",
    en='This pattern refuses "Éloïse", "N’Guyên" or "王": their name is declared invalid. Accept all letters.',
)

ALPHA = Text(
    fr="« {test} » refuse l’apostrophe, le tiret et l’espace. Des millions de noms en portent. Retirez ce test.",
    en='"{test}" refuses the apostrophe, the hyphen and the space. Millions of names have them. Drop this test.',
)

LONG = Text(
    fr="« {name} » est refusé s’il est trop court : « O », « Li » ou « 王 » sont des noms. Acceptez-les tous, même d’une lettre.",
    en='"{name}" is turned down when it is short: "O", "Li" or "王" are names. Accept all of them, even of one letter.',
)

ONE = Text(
    fr="« {name} » est refusé s’il n’a qu’une lettre : « O » ou « 王 » sont des noms. Acceptez-les.",
    en='"{name}" is turned down when it has a single letter: "O" or "王" are names. Accept them.',
)
SPELLED = Text(
    fr="`{test}` refuse un nom que le papier écrit autrement : un second prénom, un accent, un nom d’usage suffisent à refuser. Laissez une personne regarder.",
    en="`{test}` refuses a name that the paper spells otherwise: a second first name, an accent, a married name are enough to refuse. Let a person look.",
)
ROOM = Text(
    fr="« {name} » n’a la place que pour {most} lettres : de longs noms n’y tiennent pas, ou sont coupés. Laissez-en cent.",
    en='"{name}" has room for {most} letters alone: long names do not fit, or are cut. Leave a hundred.',
)

MAIL = Text(
    fr="Ce motif refuse « {mail} », où le courrier arrive : l’adresse de quelqu’un est déclarée invalide. Ne vérifiez que l’arobase, et envoyez un message.",
    en='This pattern turns down "{mail}", where mail arrives: somebody’s address is declared invalid. Check only the at sign, and send a message.',
)
_NARROW = re.compile(
    r"^\^?\(?(?:\[(?=[^\]]*[aA]-[zZ])[A-Za-z\s\\'’ .,_-]*\](?:[+*?]|\{\d*,?\d*\})?(?:\\s|[ ?*+'-])*)+\)?(?:[+*])?\$?$"
)
_PERSON = re.compile(
    r"(?<![a-z])(?:nom|noms|prenom|prénom|prenoms|name|surname|lastname|firstname|first_name|last_name|family_name|given_name|full_name|nom_\w*naissance|nom_\w*usage|nom_famille)(?![a-z])",
    re.I,
)
_TECHNICAL = re.compile(
    r"user_?name|nom_utilisateur|slug|file_?name|nom_fichier|host|domain|technique|class_?name|tag|tag_name|field_name|nom_court|short_?name|pseudo|login|identifiant|variable|module|column|table|commune|ville|event|code|handle|resource|dataset|plugin|key|component|project|branch|package|type",
    re.I,
)

_ROOM = 25
"""Letters that many names of one person alone go beyond."""
_CHARSET = re.compile(r"(?:alpha|ascii|latin|letters?|lettres?)", re.I)
"""What a pattern is called when it is kept for whoever wants it, whatever the field."""


def _one_sign_refuses(call: nodes.Call) -> bool:
    """Whether one sign that is no letter fails the test: on the whole name, or `all(…)` and `any(not …)` of its signs."""
    inner: nodes.NodeNG = call
    while inner.parent is not None and not isinstance(inner, nodes.GeneratorExp | nodes.ListComp | nodes.SetComp):
        if inner.is_statement:
            # Signs taken out before the test are signs let in.
            return not re.search(r"\b(?:replace|translate|sub)\(", call.func.as_string())
        inner = inner.parent
    counted = {call: "all", call.parent: "any" if getattr(call.parent, "op", "") == "not" else ""}.get(inner.elt)
    return bool(counted) and isinstance(inner.parent, nodes.Call) and dotted(inner.parent) == counted


def _fewest(compared: nodes.Compare) -> int:
    """How many letters a comparison wants of what it measures; 0 for another comparison."""
    operator, right = compared.ops[0]
    measured = isinstance(compared.left, nodes.Call) and dotted(compared.left) == "len" and _is_name(compared.left.as_string())  # fmt: skip
    number = value_of(right) if measured and operator in ("<", "<=") else None
    return number + (operator == "<=") if isinstance(number, int) else 0


def _is_name(words: str) -> bool:
    return bool(_PERSON.search(words)) and not _TECHNICAL.search(words)


def _asking(form: Form) -> Iterator[Hit]:
    if form.use is Use.PRINTED:
        return
    for one in form.own:
        if one.is_about("fields.email") and form.place.is_lived:
            refused = ((each, mail) for each in one.patterns if (mail := mails_refused(each.text)))
            yield from (Hit(each.span, MAIL, {"mail": mail}, path=each.path) for each, mail in refused)
        if one.is_about("fields.name") and not one.is_about("fields.technical_name"):
            if one.room is not None and one.room.most < _ROOM and form.reaches_people and form.is_about_someone:
                yield Hit(one.room.span, ROOM, {"name": one.name, "most": f"{one.room.most}"}, form.certainty, path=one.room.path)  # fmt: skip
            for pattern in one.patterns:
                if pattern.text == ANY_LETTERS:
                    yield Hit(pattern.span, ALPHA, {"test": one.name}, path=pattern.path)
                elif plain_letters_only(pattern.text):
                    yield Hit(pattern.span, NARROW, path=pattern.path)
                elif form.reaches_people and form.is_about_someone and long_names_only(pattern.text, whole=_is_whole(one)):  # fmt: skip
                    told = LONG if long_names_only(pattern.text, whole=True) else ONE
                    yield Hit(pattern.span, told, {"name": one.name}, path=pattern.path)


def _spelled(act: Act) -> Iterator[Hit]:
    """Report what turns a person down for a name that is not spelled as their paper spells it."""
    if isinstance(act, FromDeed) and act.what is What.LETTERS:
        yield Hit(act.span, NARROW, path=act.path)
    elif isinstance(act, FromDeed) and act.what is What.OTHER_SPELLING:
        if act.certain:
            yield Hit(act.span, SPELLED, {"test": act.shown}, path=act.path)
        else:
            yield Hit(act.span, EXACT, {"shown": act.shown}, Certainty.REVIEW, act.path)


ASKED = Text(
    fr="« {shown} » : « Éloïse », « N’Guyên » ou « 王 » n’y entrent pas. Si ce motif juge le nom d’une personne, acceptez toutes les lettres.",
    en='"{shown}": "Éloïse", "N’Guyên" or "王" do not fit. If this pattern judges the name of a person, accept all letters.',
)
FEW = Text(
    fr="« {shown} » : des noms ont une ou deux lettres, comme « O », « Ly » ou « 王 ». Si cette borne juge le nom d’une personne, retirez-la.",
    en='"{shown}": some names have one or two letters, such as "O", "Ly" or "王". If this bound judges the name of a person, drop it.',
)
EXACT = Text(
    fr="« {shown} » : un second prénom, un accent, un nom d’usage suffisent à ce que deux noms diffèrent. Qui regarde, quand ils ne sont pas les mêmes ?",
    en='"{shown}": a second first name, an accent, a married name are enough for two names to differ. Who looks, when they are not the same?',
)
_SAYS = {Flaw.LETTERS: ASKED, Flaw.SHORT: FEW, Flaw.EXACT: EXACT}


def _said(act: Act) -> Iterator[Hit]:
    """Ask about what a table wants of the name of a person."""
    if isinstance(act, Said) and act.flaw in _SAYS:
        yield Hit(act.span, _SAYS[act.flaw], {"shown": act.shown}, Certainty.REVIEW, act.path)


def _is_whole(one: Asked) -> bool:
    """Whether a field takes all the names of a person at once."""
    return not (one.is_about("fields.given_name") or one.is_about("fields.family_name"))


_REWRITES = re.compile(r"\.(?:replace|replaceAll|split)$")
_USES = frozenset({"call_expression", "variable_declarator", "assignment_expression", "pair"})


def _judges_name(literal: Any, script: Script) -> bool:
    """Whether a pattern may judge a name: it rewrites no text, and what it is given to or kept as is not technical."""
    use = literal.parent
    while use is not None and use.type not in _USES and not use.type.endswith("_statement"):
        use = use.parent
    if use is None or use.type.endswith("_statement"):
        return True
    if use.type == "call_expression" and _REWRITES.search(script.source_of(use.child_by_field_name("function"))):
        return False
    key = use.child_by_field_name("key") if use.type == "pair" else None
    kept = script.source_of(key).strip("'\"") if key is not None else ""
    return not _CHARSET.match(kept) and not _TECHNICAL.search(kept or script.source_of(use)[:200])


def _in_script(script: Script) -> Iterator[Hit]:
    for literal in script.walk("regex"):
        pattern = literal.child_by_field_name("pattern")
        if pattern is None or not _judges_name(literal, script):
            continue
        if is_kept_for_names(literal, script.source_of(pattern), script):
            yield Hit(script.span(literal), NARROW)
        elif (
            _NARROW.match(said := script.source_of(pattern)) and said[0] + said[-1] == "^$"
        ):  # else it looks for a part
            around = script.around(literal)
            if _PERSON.search(around) and not re.search(
                r"user_?name|slug|file_?name|host|class_?name|identifiant", around, re.I
            ):
                yield Hit(script.span(literal), NARROW)


@python_rule(
    nodes.If, nodes.Return,
    name="name-charset-narrow",
    code="W9540",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Nom refusé : autre alphabet, trop peu de lettres, autre écriture", en="Name refused: another alphabet, too few letters, another spelling"),
    harms=Text(
        fr="Toutes les personnes dont le nom porte un accent, une apostrophe, un tiret, une seule lettre, ou d’autres lettres que A à Z ; toutes celles dont l’adresse électronique n’est pas d’un modèle courant.",
        en="Everyone whose name has an accent, an apostrophe, a hyphen, a single letter, or letters other than A to Z, and everyone whose e-mail address is of an uncommon kind.",
    ),
    instead=Text(
        fr="Acceptez tout texte ; limitez seulement la longueur, largement. D’une adresse électronique, ne vérifiez que l’arobase.",
        en="Accept any text; limit only the length, generously. Of an e-mail address, check only the at sign.",
    ),
    wrong_when=Text(
        fr="Le champ est un identifiant technique, pas le nom d’une personne.",
        en="The field is a technical name, not a person's.",
    ),
    refs=("gdpr-5-1-d", "w3c-names"),
    lesson="03-forms/04-names-and-dates",
    mentions=("isalpha", "isascii", "a-z", "len(nom", "len(prenom", "len(name", "len(last", "len(first", "len(sur"),
    bad=(
        Bad("patterns:  # été\n  last_name: '^[A-Za-z-]+$'\n", ASKED, at="'^[A-Za-z-]+$'", path="config/patterns.yml", review=True),
        Bad("fields:  # été\n  last_name:\n    min_length: 3\n", FEW, at="3", path="config/validation.yml", review=True),
        Bad("<?php\n// été\nclass NomPersonne extends Compound\n{\n    protected function getConstraints(array $options): array\n    {\n        return [new Assert\\Length(min: 2, max: 80)];\n    }\n}\n", FEW, at="min: 2", path="src/Validator/NomPersonne.php", review=True),
        Bad("document_check:  # été\n  name_match: exact\n", EXACT, at="exact", path="config/identity.yml", review=True),
        Bad("public class Identité {\n    public boolean concorde(Demandeur d, Document pièce) {\n        return d.getNom().equalsIgnoreCase(pièce.getNom());\n    }\n}\n", EXACT, at="d.getNom().equalsIgnoreCase(pièce.getNom())", path="src/main/java/Identite.java", review=True),
        Bad({"src/validation/regles.js": "import { helpers, minLength, required } from '@vuelidate/validators';\n\nexport const nomPersonne = { // été\n  required,\n  minLength: helpers.withMessage('Ce nom est trop court.', minLength(3)),\n};\n", "src/EtapeIdentite.vue": "<script setup>\nimport { useVuelidate } from '@vuelidate/core';\nimport { nomPersonne } from './validation/regles';\n\nconst v$ = useVuelidate({ nom: nomPersonne }, identite);\n</script>\n\n<template>\n  <label for=\"nom\">Nom</label><input id=\"nom\" v-model=\"identite.nom\" />\n</template>\n"}, LONG, at="minLength(3)", path="src/validation/regles.js"),
        Bad('def inscrire(request):\n    nom = request.POST["nom"].strip()  # été\n    if len(nom) < 3:\n        messages.error(request, "Ce nom est refusé")\n        return redirect("inscription")\n', LONG, at="len(nom) < 3", path="aides/views.py"),
        Bad('class AideForm(forms.Form):\n    prénom = forms.CharField(max_length=80)\n    nom = forms.CharField(max_length=20)\n', ROOM, at="20", path="aides/forms.py"),
        Bad("class Usager < ApplicationRecord # été\n  NOM = /\\A[a-zA-Z\\- ]+\\z/\n  validates :prenom, presence: true\n  validates :nom, format: { with: NOM }\nend\n", NARROW, at="with: NOM", path="app/models/usager.rb"),
        Bad({"identity/checks.py": 'def names_match(applicant, document):\n    return applicant.first_name.lower() == document.given_names.lower()  # été\n', "identity/views.py": 'from identity.checks import names_match\n\n\ndef upload(applicant, document):\n    if not names_match(applicant, document):\n        applicant.reject("name")\n'}, SPELLED, at="return applicant.first_name.lower() == document.given_names.lower()", path="identity/checks.py"),
        Bad("export function verifier(demande, piece) {\n  journal(piece.prenom);\n  if (demande.nom.toUpperCase() !== piece.nom.toUpperCase()) {\n    throw new PieceRefusee('été');\n  }\n}\n", SPELLED, at="demande.nom.toUpperCase() !== piece.nom.toUpperCase()", path="src/pieces.js"),
        Bad("CREATE TABLE members ( -- été\n    first_name text,\n    last_name text NOT NULL,\n    CONSTRAINT long_enough CHECK (char_length(last_name) >= 2)\n);\n", ONE, at="last_name) >= 2", path="db/7.sql"),
        Bad('LETTRES = r"^[A-Za-z]+(?:[ -][A-Za-z]+)*$"  # été\n\n\nclass AideForm(forms.Form):\n    nom = forms.CharField(validators=[RegexValidator(regex=LETTRES)])\n', NARROW, at='r"^[A-Za-z]+(?:[ -][A-Za-z]+)*$"', path="aides/forms.py"),
        Bad("data class Adhesion(\n    @field:Pattern(regexp = \"[A-Za-z -]+\") val nom: String,  // été\n)\n", NARROW, at="@field:Pattern(regexp = \"[A-Za-z -]+\")", path="src/main/kotlin/Adhesion.kt"),
        Bad({"app/models/limits.rb": "module Limits # été\n  NAME_MIN = 3\nend\n", "app/models/member.rb": "class Member < ApplicationRecord\n  validates :first_name, length: { maximum: 80 }\n  validates :last_name, presence: true, length: { minimum: Limits::NAME_MIN }\nend\n"}, LONG, at="minimum: Limits::NAME_MIN", path="app/models/member.rb"),
        Bad({"src/Limites.php": "<?php // été\n\nfinal class Limites\n{\n    public const NOM_MIN = 2;\n}\n", "src/Entity/Adherent.php": "<?php\n\nclass Adherent\n{\n    #[Assert\\Length(max: 80)]\n    private string $prenom = '';\n\n    #[Assert\\Length(min: Limites::NOM_MIN)]\n    private string $nomFamille = '';\n}\n"}, ONE, at="Length(min: Limites::NOM_MIN", path="src/Entity/Adherent.php"),
        Bad({"members/constants.py": "NAME_MIN = 3  # été\n", "members/forms.py": "from members.constants import NAME_MIN\n\n\nclass MemberForm(forms.Form):\n    prénom = forms.CharField(required=False)\n    last_name = forms.CharField(validators=[MinLengthValidator(NAME_MIN)])\n"}, LONG, at="NAME_MIN", path="members/forms.py"),
        Bad({"src/fields.ts": "import { z } from 'zod';\n\nexport const personName = z.string().trim().min(3).max(80); // été\n", "src/registration.ts": "import { z } from 'zod';\nimport { personName } from './fields';\n\nexport const registration = z.object({ givenName: z.string(), familyName: personName });\n"}, LONG, at="z.string().trim().min(3)", path="src/fields.ts"),
        Bad("<form method='post' action='/été'><label for='s'>Surname</label><input id='s' name='surname' minlength='2'></form>", ONE, at="minlength='2'", path="templates/claim.html"),
        Bad('class DemandeForm(forms.Form):\n    prénom = forms.CharField(required=False)\n    nom_famille = forms.CharField(min_length=3)\n', LONG, at="3"),
        Bad("<?php\nclass AdhesionRequest extends FormRequest\n{\n    public function rules(): array\n    {\n        return ['nom_famille' => 'required|string|min:2', 'prenom' => 'string']; // été\n    }\n}\n", ONE, at="'required|string|min:2'", path="app/Http/Requests/AdhesionRequest.php"),
        Bad({"app/CarteRequest.php": "<?php\nclass CarteRequest {\n    public function rules() { return ['nom' => Motifs::nom(), 'ville' => ['required']]; }\n}\n", "app/Motifs.php": "<?php\nclass Motifs {\n    public static function nom() { return ['required', 'regex:/^[a-z]+$/i']; } // été\n}\n"}, NARROW, at="Motifs::nom()", path="app/CarteRequest.php"),
        Bad('class NomsDesInscrits < ActiveRecord::Migration[7.1]\n  # été\n  def change\n    add_check_constraint :inscriptions, "nom_famille ~ \'^[A-Z][A-Z -]{1,39}$\'"\n  end\nend\n', NARROW, at="^[A-Z][A-Z -]{1,39}$", path="db/migrate/20240101000000_noms.rb"),
        Bad('def déposer():\n    if not request.form.get("nom", "").isalpha():\n        flash("Été")\n        return redirect("/")\n', ALPHA, at='request.form.get("nom", "").isalpha()'),
        Bad({"service/checks.py": 'import json\n\nP = json.load(open("patterns.json"))\n', "service/patterns.json": '{"person_name": "^[A-Z][a-z]{1,34}$"}'}, NARROW, at='"^[A-Z][a-z]{1,34}$"', path="service/patterns.json"),
        Bad('class AideForm(forms.Form):\n    nom = forms.RegexField(r"^[A-Za-z]+$", required=False)\n', NARROW, at='r"^[A-Za-z]+$"'),
        Bad('def verifier_nom(nom):\n    if not nom.isalpha():\n        raise ValueError("Des lettres seulement")\n', ALPHA, at="nom.isalpha()"),
        Bad('def verifier_nom(nom):\n    if any(not signe.isalpha() for signe in nom):\n        raise ValueError("Des lettres seulement")\n', ALPHA, at="signe.isalpha()"),
        Bad('<form method="post"><input name="prenom" pattern="[a-zA-Z]{2,}"></form>', NARROW, at='pattern="[a-zA-Z]{2,}"', path="templates/aide.html"),
        Bad('const nom = formulaire.nom.value;\nif (!/^[a-zA-Z ]+$/.test(nom)) refuser();', NARROW, at='/^[a-zA-Z ]+$/', path="static/aide.js"),
        Bad("const { body } = require('express-validator')\n\nmodule.exports = [body('nom').trim().isAlpha().withMessage('Été')]\n", ALPHA, at="body('nom').trim().isAlpha()", path="src/routes/inscription.js"),
        Bad("import { IsAlpha } from 'class-validator'\n\nexport class Claim { // été\n  @IsAlpha()\n  lastName: string\n}\n", ALPHA, at="@IsAlpha()", path="src/claim.dto.ts"),
        Bad("<?php\nclass AdhesionRequest extends FormRequest\n{\n    public function rules(): array\n    {\n        return ['nom_famille' => 'required|alpha', 'ville' => 'alpha']; // été\n    }\n}\n", ALPHA, at="'required|alpha'", path="app/Http/Requests/AdhesionRequest.php"),
        Bad("class Usager < ApplicationRecord # été\n  COURRIEL = /\\A\n    [A-Za-z0-9_%]     # un point ne commence rien\n    [A-Za-z0-9._%-]+\n    @[A-Za-z0-9.-]+\\.[A-Za-z]{2,}\n  \\z/x\n\n  validates :nom, presence: true\n  validates :courriel, allow_blank: true, format: { with: COURRIEL }\nend\n", MAIL, at="with: COURRIEL", path="app/models/usager.rb"),
        Bad("Devise.setup do |config| # été\n  config.email_regexp = /\\A[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]+\\z/\nend\n", MAIL, at="config.email_regexp = /\\A[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]+\\z/", path="config/initializers/devise.rb"),
        Bad({"livret/modeles.py": "from django.db import models\n\nfrom .validateurs import nom_usuel\n\n\nclass Livret(models.Model):\n    nom_premier_parent = models.CharField(validators=[nom_usuel])  # été\n", "livret/validateurs.py": 'from django.core.validators import RegexValidator\n\nnom_usuel = RegexValidator(r"^[A-Z][A-Za-z -]{1,39}$")\n'}, NARROW, at='r"^[A-Z][A-Za-z -]{1,39}$"', path="livret/validateurs.py"),
        Bad({"src/checks.js": "export const areLetters = (value) => /^[A-Za-z]+$/.test(value); // été\n", "src/form.js": "import { areLetters } from './checks';\nexport const check = (form) => areLetters(form.lastName); // été\n"}, NARROW, at="/^[A-Za-z]+$/", path="src/checks.js"),
        Bad("<?php\nfinal class EtatCivil // été\n{\n    private const MOTIF_NOM = '/^[A-Za-z]{2,}$/';\n\n    public function nomValide(string $nom): bool\n    {\n        return preg_match(self::MOTIF_NOM, $nom) === 1;\n    }\n}\n", NARROW, at="/^[A-Za-z]{2,}$/", path="src/EtatCivil.php"),
    ),
    good=(
        Good("patterns:  # été\n  template_name: '^[A-Za-z-]+$'\n  last_name: '^.+$'\nfields:\n  project_name:\n    min_length: 3\n", path="config/patterns.yml"),
        Good("search:  # été\n  last_name:\n    min_length: 3\n", path="config/search.yml"),
        Good("document_check:  # été\n  name_match: fuzzy\n", path="config/identity.yml"),
        Good({"src/validation/regles.js": "import { minLength } from '@vuelidate/validators';\n\nexport const nomPersonne = { minLength: minLength(1) }; // été\n", "src/EtapeIdentite.vue": "<script setup>\nimport { useVuelidate } from '@vuelidate/core';\nimport { nomPersonne } from './validation/regles';\n\nconst v$ = useVuelidate({ nom: nomPersonne }, identite);\n</script>\n\n<template>\n  <label for=\"nom\">Nom</label><input id=\"nom\" v-model=\"identite.nom\" />\n</template>\n"}),
        Good("export function ranger(dossier, document) {\n  if (dossier.nom !== document.nom) {\n    throw new MauvaisClasseur('été');\n  }\n}\n", path="src/classeur.js"),
        Good('def search_person(request):\n    name = request.GET["name"]  # café\n    if len(name) < 3:\n        return JsonResponse({"error": "Type three letters"}, status=400)\n', path="app/people.py"),
        Good('def usagers(request):\n    nom = request.GET["nom_famille"]  # été\n    if len(nom) < 3:\n        raise ValidationError("Trois lettres au moins")\n', path="agents/recherche.py"),
        Good('def trouver(request, usager):\n    nom = request.GET["nom"]  # été\n    if len(nom) < 3:\n        raise ValidationError("Trois lettres au moins")\n', path="aides/usagers.py"),
        Good('def create_project(name):  # café\n    if len(name) < 3:\n        raise ValueError("Too short a name")\n', path="projects/api.py"),
        Good('def inscrire(request):\n    nom = request.POST["nom"].strip()  # été\n    if len(nom) < 1 or len(nom) > 200:\n        messages.error(request, "Ce nom est refusé")\n        return redirect("inscription")\n', path="aides/views.py"),
        Good({"identity/checks.py": 'def names_match(applicant, document):\n    return applicant.first_name.lower() == document.given_names.lower()  # été\n', "identity/views.py": 'from identity.checks import names_match\n\n\ndef upload(applicant, document):\n    if not names_match(applicant, document):\n        ask_an_officer(applicant)\n'}),
        Good("CREATE TABLE members ( -- été\n    first_name text,\n    last_name text NOT NULL CHECK (char_length(trim(last_name)) > 0),\n    code text CHECK (char_length(code) >= 8)\n);\n", path="db/7.sql"),
        Good("data class Adhesion(\n    @field:Size(max = 300) val nom: String,  // été\n)\n", path="src/main/kotlin/Adhesion.kt"),
        Good({"app/models/limits.rb": "module Limits # été\n  NAME_MIN = 1\nend\n", "app/models/member.rb": "class Member < ApplicationRecord\n  validates :first_name, length: { maximum: 80 }\n  validates :last_name, presence: true, length: { minimum: Limits::NAME_MIN }\nend\n"}),
        Good("import { z } from 'zod';\n\nexport const projet = z.object({ name: z.string().min(3), slug: z.string().min(3) }); // été\nexport const person = z.object({ fullName: z.string().min(2), story: z.string().min(20) });\n", path="src/schemas.ts"),
        Good('class DemandeForm(forms.Form):\n    prénom = forms.CharField(min_length=1)\n    nom_utilisateur = forms.CharField(min_length=4)\n'),
        Good("<form method='post' action='/été'><label for='s'>Surname</label><input id='s' name='surname' minlength='1'><textarea name='story' minlength='20'></textarea></form>", path="templates/claim.html"),
        Good('class NomsDesStations < ActiveRecord::Migration[7.1]\n  # été\n  def change\n    add_check_constraint :stations, "nom ~ \'^[A-Z]+$\'"\n  end\nend\n', path="db/migrate/20240101000000_noms.rb"),
        Good('class AideForm(forms.Form):\n    nom = forms.CharField(max_length=200, required=False)\n'),
        Good('def verifier_nom(nom):\n    if not any(signe.isalpha() for signe in nom):\n        raise ValueError("Écrivez votre nom")\n'),
        Good('def verifier_nom(nom):\n    if sum(signe.isalpha() for signe in nom) == 0 or all(not signe.isalpha() for signe in nom):\n        raise ValueError("Écrivez votre nom")\n'), Good('def nom_valide(nom):\n    return all(signe.isalpha() or signe in " -\'’" for signe in nom) and nom.replace("-", "").isalpha()  # à l’état civil\n'),
        Good('class Page(models.Model):\n    nom_technique = models.CharField(max_length=40, validators=[RegexValidator(r"^[a-z]+$")])\n'), Good('const nom = /^[\\p{L} \'’-]+$/u;', path="static/aide.js"),
        Good('<form method="post"><input name="username" pattern="[a-z]+"></form>', path="templates/aide.html"), Good("const { body } = require('express-validator') // été\n\nmodule.exports = [body('codePays').isAlpha(), body('nom').isAlpha('fr-FR', { ignore: \" -'’\" })]\n", path="src/routes/inscription.js"),
        Good("Devise.setup do |config| # été\n  config.email_regexp = /\\A[^@\\s]+@[^@\\s]+\\z/\nend\n", path="config/initializers/devise.rb"), Good({"src/checks.js": "export const areLetters = (value) => /^[A-Za-z]+$/.test(value); // été\n", "src/form.js": "import { areLetters } from './checks';\nexport const check = (form) => areLetters(form.code); // été\n"}),
    ),
    also=(
        Check(Subject.ACT, (Kind.ASK,), ("nom", "name", "given", "mail", "courriel"), _asking),
        Check(Subject.SCRIPT, (), ("nom", "name", ".test("), _in_script),
        Check(Subject.ACT, (Kind.REFUSE,), ("nom", "name"), _spelled),
        Check(Subject.ACT, (Kind.REFUSE,), ("nom", "name", "identit"), _said, ("a-z", "min", "fewest", "exact", "strict", "identi", "equal")),
    )
)  # fmt: skip
def name_charset_narrow(node: nodes.If | nodes.Return, module: PythonModule) -> Iterator[Hit]:
    """Report a pattern or a test that accepts only unaccented letters in a person's name."""
    test = judgement(node)
    function = function_of(node)
    if test is None or not (_is_name(module.text(test)) or (function is not None and _is_name(function.name))):
        return
    for call in test.nodes_of_class(nodes.Call):
        tests = isinstance(call.func, nodes.Attribute) and call.func.attrname in ("isalpha", "isascii")
        if tests and _one_sign_refuses(call):
            yield Hit(module.span(call), ALPHA, {"test": module.text(call)})
    for compared in test.nodes_of_class(nodes.Compare):
        fewest = _fewest(compared)
        if fewest > 1 and is_of_someone(compared, function, module):
            yield Hit(module.span(compared), LONG if fewest > 2 else ONE, {"name": module.text(compared.left)})
    for pattern, place in patterns_of(test):
        if _NARROW.match(pattern):
            yield Hit(module.span(place), NARROW)
