"""This code asks this of people: forms in one shape, whatever they are written in."""

from __future__ import annotations

import pytest
from guichet.done.acts.lasting import Kept, Lock
from guichet.done.acts.python.files import acts_of
from guichet.done.acts.python.kept_times import acts_of_settings
from guichet.done.forms.form import Form, Sort, Use
from guichet.done.forms.pages import forms_of
from guichet.done.forms.papers import is_single
from guichet.done.forms.samples import (
    forgets_arrived,
    forgets_corsica,
    french_numbers_only,
    house_numbers_only,
    mobile_only,
    places_of_france_only,
    plain_letters_only,
)
from guichet.done.nouns.act import Kind, Reason
from guichet.done.offered.guards import guarded_by, is_light
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in
from guichet.reading.data.documents import documents_of

from tests.linter.done.texts import acts, module_of, project_of

PATH = "service/forms.py"


def form(files: dict[str, str], path: str = PATH) -> Form:
    return next(one for one in acts(files, path) if isinstance(one, Form))


REQUIRED = {
    "Django": "from django import forms\n\n\nclass Aide(forms.Form):\n    nom = forms.CharField()\n    telephone = forms.CharField(required=False)\n",
    "WTForms, validators kept in a name": "from wtforms import Form, StringField\nfrom wtforms.validators import DataRequired\n\nMUST = [DataRequired()]\n\n\nclass Aide(Form):\n    nom = StringField('Nom', validators=MUST)\n    telephone = StringField('Tel')\n",
    "pydantic": "from pydantic import BaseModel\n\n\nclass Aide(BaseModel):\n    nom: str\n    telephone: str | None = None\n",
    "a dataclass filled from a request": "from dataclasses import dataclass\n\n\n@dataclass\nclass Aide:\n    nom: str\n    telephone: str = ''\n\n\ndef lire(request):\n    return Aide(**request.json)\n",
    "set afterwards": "from django import forms\n\n\nclass Aide(forms.Form):\n    nom = forms.CharField(required=False)\n    telephone = forms.CharField(required=False)\n\n    def __init__(self, *args):\n        super().__init__(*args)\n        self.fields['nom'].required = True\n",
    "refused by clean": "from django import forms\n\n\nclass Aide(forms.Form):\n    nom = forms.CharField(required=False)\n    telephone = forms.CharField(required=False)\n\n    def clean(self):\n        if not self.cleaned_data.get('nom'):\n            raise forms.ValidationError('Écrivez un nom')\n",
    "read in a view": "from flask import request, abort\n\n\ndef aide():\n    nom = request.form.get('nom', '').strip()\n    telephone = request.form.get('telephone')\n    if not nom:\n        abort(400)\n",
    "a list of keys": "from flask import request, abort\n\nMUST = ('nom',)\n\n\ndef aide():\n    missing = [key for key in MUST if not request.form.get(key)]\n    if missing:\n        abort(400)\n",
    "a flash and a way back": "from flask import request, flash, redirect\n\n\ndef aide():\n    nom = request.form.get('nom')\n    if not nom:\n        flash('Il manque un nom')\n        return redirect('/aide')\n",
}  # fmt: skip


@pytest.mark.parametrize("idiom", REQUIRED)
def test_what_must_be_filled_is_known_however_it_is_required(idiom: str) -> None:
    found = form({PATH: REQUIRED[idiom]})
    assert found.kind is Kind.ASK
    assert [one.name for one in found.required] == ["nom"]
    assert found.use is Use.ASKED


def test_either_of_two_is_neither_required() -> None:
    text = "from django import forms\n\n\nclass Avis(forms.Form):\n    a = forms.CharField(required=False)\n    b = forms.CharField(required=False)\n\n    def clean(self):\n        d = self.cleaned_data\n        if not d.get('a') and not d.get('b'):\n            raise forms.ValidationError('L’un ou l’autre')\n"
    assert form({PATH: text}).required == []


GATHERED = "from flask import request\n\nKEYS = ('nom', 'adresse', 'telephone')\n\n\ndef aide():\n    values = {{key: request.form.get(key, '').strip() for key in KEYS}}\n    if not values['nom']:\n        return 'Votre nom ?', 422\n    if {}:\n        return 'Où vous répondre ?', 422\n"


@pytest.mark.parametrize(
    ("test", "required"),
    [
        ("not any(values[key] for key in ('adresse', 'telephone'))", ["nom"]),
        ("not values['adresse'] and not values['telephone']", ["nom"]),
        ("not any(values.values())", ["nom"]),
        ("not values.get('telephone')", ["nom", "telephone"]),
        ("not all(values.values())", ["nom", "adresse", "telephone"]),
        ("'' in values.values()", ["nom", "adresse", "telephone"]),
    ],
)
def test_what_is_gathered_at_once_is_required_only_where_it_is_missed(test: str, required: list[str]) -> None:
    assert [one.name for one in form({PATH: GATHERED.format(test)}).required] == required


SINGLE = {
    "a dict": "ADMIS = {'cni': 'Carte d’identité'}\n\n\nclass A(forms.Form):\n    piece = forms.ChoiceField(choices=ADMIS.items())\n",
    "a comprehension over objects": "CNI = Piece('cni', 'Carte nationale d’identité', r'^[A-Z0-9]{9}$')\nIDENTITE = [CNI]\n\n\nclass A(forms.Form):\n    piece = forms.ChoiceField(choices=[(p.code, p.nom) for p in IDENTITE])\n",
    "an enumeration": "class Papers(TextChoices):\n    CNI = 'cni', 'Carte d’identité'\n\n\nclass A(forms.Form):\n    piece = forms.ChoiceField(choices=Papers.choices)\n",
}


@pytest.mark.parametrize("way", SINGLE)
def test_choices_are_followed(way: str) -> None:
    (field,) = form({PATH: f"from django import forms\n\n{SINGLE[way]}"}).fields
    assert field.sort is Sort.CHOICE
    assert field.offered is not None
    assert [is_single(one) for one in field.offered] == [True]


def test_choices_and_validators_of_other_modules_are_followed() -> None:
    files = {
        "service/enums.py": "from enum import StrEnum\n\n\nclass Doc(StrEnum):\n    PASSPORT = 'passport'\n",
        "service/checks.py": "from django.core.validators import RegexValidator\n\nportable = RegexValidator(r'^0[67]\\d{8}$')\n",
        PATH: "from pydantic import BaseModel\nfrom service.enums import Doc\n\n\nclass Repas(BaseModel):\n    piece: Doc\n",
        "service/f.py": "from django import forms\nfrom service.checks import portable\n\n\nclass A(forms.Form):\n    contact = forms.CharField(validators=[portable])\n",
    }
    assert form(files).fields[0].offered == ("PASSPORT passport",)
    (pattern,) = form(files, "service/f.py").fields[0].patterns
    assert (pattern.text, pattern.path) == (r"^0[67]\d{8}$", "service/checks.py")


def test_what_only_prints_asks_nothing() -> None:
    files = {
        PATH: "from rest_framework import serializers, generics\n\n\nclass U(serializers.Serializer):\n    telephone = serializers.CharField()\n\n\nclass Lister(generics.ListAPIView):\n    serializer_class = U\n"
    }
    assert form(files).use is Use.PRINTED
    files[PATH] = files[PATH].replace("ListAPIView", "CreateAPIView")
    assert form(files).use is Use.ASKED


def test_fields_of_a_base_belong_to_the_base() -> None:
    files = {
        "service/base.py": "from django import forms\n\n\nclass Adresse(forms.Form):\n    voie = forms.CharField()\n",
        PATH: "from service.base import Adresse\nfrom django import forms\n\n\nclass Colis(Adresse):\n    regime = forms.CharField()\n",
    }
    found = form(files)
    assert {one.name for one in found.fields} == {"voie", "regime"}
    assert [one.name for one in found.own] == ["regime"]


@pytest.mark.parametrize(
    ("name", "idea", "asked"),
    [
        ("telephone", "fields.phone", True),
        ("numero_mobile", "fields.phone", True),
        ("telephone_structure", "fields.phone", False),
        ("smtp_email", "fields.email", False),
        ("home_address", "fields.address", True),
        ("lamp_street", "fields.address", False),
        ("ip_address", "fields.address", False),
        ("project_name", "fields.family_name", False),
    ],
)
def test_another_word_beside_makes_it_another_s(name: str, idea: str, asked: bool) -> None:
    found = form({PATH: f"from django import forms\n\n\nclass A(forms.Form):\n    {name} = forms.CharField()\n"})
    assert found.fields[0].is_about(idea) is asked


@pytest.mark.parametrize(
    ("pattern", "mobile"),
    [(r"^0[67]\d{8}$", True), (r"\+33[67]\d{8}", True), (r"^(06|07)", False), (r"^0\d{9}$", False), (r"^(", False)],
)
def test_a_pattern_is_tried_on_numbers(pattern: str, mobile: bool) -> None:
    assert mobile_only(pattern) is mobile


@pytest.mark.parametrize(
    "pattern", [r"^\+?(\d+)+$", r"^\+?([0-9]+[ .-]*)+$", r"^[+]?([0-9 .]+)*$", r"^\+?\d(\s?\d+)+$"]
)
def test_what_a_pattern_is_not_tried_on_is_not_turned_down(pattern: str) -> None:
    narrow = (french_numbers_only, mobile_only, forgets_corsica, forgets_arrived, places_of_france_only)
    assert not any(ask(pattern) for ask in narrow)
    assert not house_numbers_only(r"^(\d+[ ,]*)+")
    assert house_numbers_only(r"^\d+[ ,]+\w")


@pytest.mark.parametrize(
    ("pattern", "narrow"),
    [
        ("^[A-Za-z]+$", True), ("^[A-Z][a-z]{1,34}$", True), ("[a-zA-Z ]+", True), ("^[A-Za-zÀ-ÿ]+$", True),
        ("^[A-Za-zÀ-ÿ' -]+$", False), (r"^[\w-]+$", False), ("^[a-z0-9]+$", False), (r"^\S.*$", False), ("^(a+)+$", False),
    ],
)  # fmt: skip
def test_a_pattern_is_tried_on_names(pattern: str, narrow: bool) -> None:
    assert plain_letters_only(pattern) is narrow


def test_a_form_of_a_page_has_the_same_shape() -> None:
    text = '<form method="post" action="/aide"><label for="t">Téléphone</label><input id="t" name="t" required><select name="civ" required><option value="">-</option><option>M</option></select></form>'
    project = project_of({"templates/aide.html": text})
    template = project.library.template("templates/aide.html")
    assert template is not None
    (found,) = forms_of(project.page(template))
    assert [(one.name, one.label, one.required) for one in found.fields] == [
        ("t", "Téléphone", True),
        ("civ", "", True),
    ]
    assert found.first("fields.phone") is not None


LOADER = "import yaml\n\nRULES = yaml.safe_load(open('rules/forms{end}'))\n"
DATA = {
    ".yml": "signalement:\n  libelle: Signaler un trou\n  pieces:\n    - piece_identite\n",
    ".json": '{"signalement": {"libelle": "Signaler un trou", "pieces": ["piece_identite"]}}',
    ".toml": "[signalement]\nlibelle = 'Signaler un trou'\npieces = ['piece_identite']\n",
}


@pytest.mark.parametrize("end", DATA)
def test_what_data_asks_is_said_where_it_is_written(end: str) -> None:
    files = {PATH: LOADER.format(end=end), f"rules/forms{end}": DATA[end]}
    found = form(files)
    assert found.path == f"rules/forms{end}"
    assert [(one.name, one.required, one.sort) for one in found.fields] == [("piece_identite", True, Sort.FILE)]
    assert found.is_for("identity.unneeded")


def test_a_schema_of_json_is_a_form() -> None:
    schema = '{"required": ["prenoms"], "properties": {"prenoms": {"type": "array", "minItems": 2}, "nom": {"type": "string"}}}'
    found = form({PATH: "S = load('schemas/p.json')\n", "schemas/p.json": schema})
    assert [(one.name, one.fewest) for one in found.required] == [("prenoms", 2)]


def test_data_named_from_an_absolute_path_that_does_not_exist_is_nothing() -> None:
    assert documents_of("open('nowhere.json')", "/there/is/none/of/it.py", project_of({})) == []


def grounds(text: str, reason: Reason) -> list[str]:
    return [one.shown for act in acts({PATH: text}) if act.kind is Kind.REFUSE for one in act.grounds(reason)]


def test_a_level_that_nothing_below_passes_is_a_ground() -> None:
    text = "LEVEL = 'eidas3'\n\n\ndef voir_solde(request):\n    if request.session.get('acr') != LEVEL:\n        raise PermissionDenied\n"
    assert grounds(text, Reason.LEVEL) == ["eidas3"]
    weak = text.replace("!= LEVEL", "not in ('eidas1', LEVEL)")
    assert grounds(weak, Reason.LEVEL) == []


def test_a_face_that_is_compared_elsewhere_is_a_ground() -> None:
    files = {
        "service/kyc.py": "def same(a, b):\n    return vendor.match_face(a, b)\n",
        PATH: "from service.kyc import same\n\n\ndef voir(request):\n    if not same(request.FILES['a'], request.FILES['b']):\n        raise PermissionDenied\n",
    }
    found = [one for act in acts(files, PATH) if act.kind is Kind.REFUSE for one in act.grounds(Reason.DOCUMENT)]
    assert [one.shown for one in found] == ["match_face"]
    assert [name for name, *_ in found[0].through] == ["same"]


GUARDS = {
    "a decorator": "def fort(vue):\n    def inner(request):\n        if no(request):\n            raise PermissionDenied\n        return vue(request)\n    return inner\n\n\n@fort\ndef consulter(request):\n    return page()\n",
    "a mixin": "class Fort:\n    def dispatch(self, request):\n        if no(request):\n            raise PermissionDenied\n\n\nclass Consulter(Fort, DetailView):\n    pass\n",
    "a dependency": "def fort(request):\n    if no(request):\n        raise HTTPException(403)\n\n\n@app.get('/solde')\ndef consulter(_=Depends(fort)):\n    return page()\n",
    "a function called first": "def fort(request):\n    if no(request):\n        raise PermissionDenied\n\n\ndef consulter(request):\n    fort(request)\n    return page()\n",
}


@pytest.mark.parametrize("guard", GUARDS)
def test_the_views_behind_a_guard_are_known(guard: str) -> None:
    module = module_of({PATH: GUARDS[guard]}, PATH)
    act = next(one for one in acts_of(module) if one.kind is Kind.REFUSE)
    views = list(guarded_by(act.node, module))
    assert [one.node.name.lower() for one in views] == ["consulter"]
    assert is_light(views[0]) is True


LOCKS = {
    "an attribute": "def entrer(compte):\n    if compte.essais >= 3:\n        compte.bloque = True\n",
    "its own test": "def entrer(compte):\n    compte.locked = compte.failures >= 3\n",
    "a query": "def entrer(cle):\n    if cache.get(f'echecs:{cle}', 0) >= 3:\n        Compte.objects.filter(cle=cle).update(actif=False)\n",
    "an exception": "def entrer(user):\n    if user.tries >= 3:\n        raise AccountLocked(user)\n",
    "a method": "def entrer(user):\n    if user.failed_attempts > 5:\n        user.lock()\n",
}


@pytest.mark.parametrize("way", LOCKS)
def test_a_lock_after_some_tries_is_an_act_with_its_ground(way: str) -> None:
    (act,) = (one for one in acts({PATH: LOCKS[way]}) if isinstance(one, Lock) and any(one.grounds(Reason.COUNT)))
    assert not act.has_recourse
    assert not act.ends


def settings(files: dict[str, str]):
    return acts_of_settings(project_of(files))


def test_a_lock_that_data_never_ends_is_an_act_of_the_data() -> None:
    files = {PATH: "C = load('conf/login.toml')\n", "conf/login.toml": "[login]\nmax_attempts = 3\nlock_seconds = 0\n"}
    (act,) = (one for one in settings(files) if isinstance(one, Kept))
    assert (act.kind, act.path, act.limit, act.seconds) == (Kind.LOCK, "conf/login.toml", "3", None)


def test_how_long_a_session_lasts_is_followed_and_scaled() -> None:
    files = {
        "service/const.py": "from datetime import timedelta\n\nIDLE = timedelta(minutes=3)\n",
        PATH: "from service.const import IDLE\n\n\ndef garder(request):\n    if now() - request.session['last_seen'] > IDLE:\n        logout(request)\n",
        "service/conf.py": "C = load('s.yml')\n",
        "service/s.yml": "session:\n  minutes: 4\n",
    }
    warned = files | {"service/s.yml": "session:\n  minutes: 4\n  warn_before_minutes: 1\n"}
    assert [one.seconds for one in acts(files, PATH) if isinstance(one, Kept)] == [180]
    assert [one.seconds for one in settings(files) if isinstance(one, Kept)] == [240]
    assert [one for one in settings(warned) if isinstance(one, Kept)] == []


def test_a_text_that_a_judge_wants_filled_is_no_box_to_tick() -> None:
    judge = "def pas_vide(valeur):\n    if not valeur:\n        raise forms.ValidationError('Écrivez-le')\n\n\n"
    fields = "class Aide(forms.Form):\n    nom = forms.CharField(validators=[pas_vide])\n    accord = forms.BooleanField(required=False, validators=[pas_vide])\n"
    found = form({PATH: f"from django import forms\n\n\n{judge}{fields}"})
    assert {one.name: one.sort for one in found.fields} == {"nom": Sort.TEXT, "accord": Sort.TICK}
    assert [one.name for one in found.required] == ["nom", "accord"]


_ROW = (
    '{"type": "object", "properties": {"kind": {"enum": ["Home"]}, "phone": {"type": "string"}}, "required": ["phone"]}'
)
_READ = 'import json\n\nSCHEMA = json.load(open("fiche/schéma.json"))\n\n\ndef post(request):\n    validate(request.POST, SCHEMA)\n'


def test_what_each_row_of_a_list_must_have_is_asked_of_nobody_whose_list_stays_empty() -> None:
    rule = rule_named("contact-detail-required")
    in_a_list = f'{{"title": "Fiche, été", "properties": {{"phones": {{"type": "array", "items": {_ROW}}}}}}}'
    once = f'{{"title": "Fiche, été", "properties": {{"home": {_ROW}}}}}'
    assert not found_in(rule, {"fiche/schéma.json": in_a_list, "fiche/vues.py": _READ})
    assert found_in(rule, {"fiche/schéma.json": once, "fiche/vues.py": _READ})
