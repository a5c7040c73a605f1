"""A telephone number that must be French."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.numbers import whole
from guichet.done.forms.form import Asked, Form, Use, is_of_no_person
from guichet.done.forms.judged import signs_wanted
from guichet.done.forms.samples import american_numbers_only, french_numbers_only, turns_french_numbers_down
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.literals import patterns_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.parts import class_around
from guichet.reading.python.views import function_of, judgement
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

FRENCH = Text(
    fr="Ce motif n’accepte qu’un numéro français : un numéro d’un autre pays est refusé. Acceptez « + » et l’indicatif.",
    en='This pattern accepts only a French number: one from another country is refused. Accept "+" and the prefix.',
)
AMERICAN = Text(
    fr="Ce motif n’accepte que les numéros d’Amérique du Nord : celui d’un autre pays est refusé. Acceptez tous les indicatifs, et pas seulement +1.",
    en="This pattern accepts only the numbers of North America: one from another country is refused. Accept every prefix, not +1 alone.",
)
ROOM = Text(
    fr="« {name} » n’a la place que pour {most} signes : un numéro d’un autre pays, avec son indicatif, n’y tient pas. Laissez-en vingt.",
    en='"{name}" has room for {most} signs alone: a number from another country, with its prefix, does not fit. Leave twenty.',
)
ALONE = Text(
    fr="`{test}` refuse tout numéro d’un autre pays. Acceptez-les : la bibliothèque sait les lire.",
    en="`{test}` turns down every number from another country. Take them: the library can read them.",
)

_FRENCH = re.compile(
    r"0\)?\s*(?:\[1-9\]|\[[1-9]-[1-9]\]|\[67\]|\(6\|7\)|[67])|^\^?\(?0\\d\{9\}|^\^?\\d\{10\}\$?$|^\^?\[0-9\]\{10\}\$?$"
)
_NARROW = 10
"""Signs that no number of another country fits in, with its prefix."""
_PART = 7
"""Signs of a part of a number, or of an extension."""
_EIGHT = re.compile(r"\{8\}|\)\{4\}|\{9\}|\{10\}|(?:\\d){8}")
_WORLD = re.compile(r"\\\+(?!33|\(33|\s*33)|\[\+|\+\\d|\\\+\\d|\[0-9\+|00\[|00\\d")


def _is_french(pattern: str) -> bool:
    shaped = bool(_FRENCH.search(pattern) and _EIGHT.search(pattern)) and not _WORLD.search(pattern)
    return shaped and not turns_french_numbers_down(pattern)


_NAME = re.compile(r"t[ée]l|phone|mobile|portable|num[ée]ro", re.I)


def _in_page(control: Element, page: Page) -> Iterator[Hit]:
    pattern = control.attr("pattern")
    if pattern and _is_french(pattern) and _NAME.search(f"{control.attr('name') or ''} {control.attr('type') or ''}"):
        yield Hit(control.attribute_span("pattern"), FRENCH)
        return
    most = whole(control.attr("maxlength") or "")
    is_phone = control.attr("type") == "tel" or speaks_of(control.attr("name") or "", "fields.phone")
    if most is not None and 0 < most <= _NARROW and is_phone and not page.is_back_office and control.closest("form") is not None and _is_whole(most, control):  # fmt: skip
        yield Hit(control.attribute_span("maxlength"), ROOM, {"name": control.attr("name") or "", "most": f"{most}"})


def _is_whole(most: int, control: Element) -> bool:
    """Whether a whole number is written in a field, and no part of one."""
    return most > _PART and (control.attr("autocomplete") or "tel") in ("tel", "tel-national", "mobile tel", "home tel", "off", "on")  # fmt: skip


def _asked(form: Act) -> Iterator[Hit]:
    if not isinstance(form, Form) or not form.place.is_lived or form.is_page:
        return
    for one in form.own:
        if _is_replaced(one, form):
            continue
        french = next((each for each in one.patterns if _is_french(each.text) or french_numbers_only(each.text)), None)
        if french is not None and (one.is_about("fields.phone") or _NAME.search(f"{one.name} {one.label}")):
            yield Hit(french.span, FRENCH, path=french.path)
        elif (
            american := next((each for each in one.patterns if american_numbers_only(each.text)), None)
        ) is not None and one.is_about("fields.phone"):
            yield Hit(american.span, AMERICAN, path=american.path)
        elif _is_cramped(one) and form.reaches_people and form.use is Use.ASKED:
            yield Hit(one.span, ROOM, {"name": one.name, "most": f"{one.room.most if one.room else 0}"}, path=one.path)


def _is_cramped(one: Asked) -> bool:
    """Whether the number of another country does not fit where a number must be written whole."""
    return one.room is not None and _PART < one.room.most <= _NARROW and one.is_about("fields.phone")


def _refused(act: Act) -> Iterator[Hit]:
    """Report the test that takes the numbers of one country alone, once a library has read which it is."""
    for one in act.admitted if act.place.is_public else ():
        countries = all(len(each) == _LETTERS and each.isalpha() and each.isupper() for each in one.values)
        said = f"{one.said} {' '.join(sorted(act.about))}"
        if one.values and countries and speaks_of(said, "fields.phone") and not speaks_of(one.said, "fields.iban"):
            yield Hit(one.span, ALONE, {"test": one.shown[:60]}, path=one.path)


_LETTERS = 2


def _is_replaced(one: Asked, form: Form) -> bool:
    """Whether a number may be left out, and the form says that what it is for then comes by another door."""
    return not one.required and speaks_of(form.around, "ways.without_screen")


def _in_script(script: Script) -> Iterator[Hit]:
    for literal in script.walk("regex"):
        pattern = literal.child_by_field_name("pattern")
        if pattern is not None and _is_french(script.source_of(pattern)) and _NAME.search(script.around(literal)):
            yield Hit(script.span(literal), FRENCH)


def _is_of_staff(node: nodes.NodeNG) -> bool:
    """Whether the class around keeps the numbers of those who work there, by the names of its fields."""
    owner = class_around(node)
    return owner is not None and any(map(is_of_no_person, owner.locals))


@python_rule(
    nodes.If, nodes.Return,
    name="phone-french-only",
    code="W9539",
    family=Family.ALTERNATIVES,
    severity=Severity.MINOR,
    title=Text(fr="Seuls les numéros français sont acceptés", en="Only French numbers accepted"),
    harms=Text(
        fr="Les personnes étrangères, frontalières, expatriées, ou dont le proche joignable vit ailleurs.",
        en="Foreigners, people who live near a border or abroad, or whose reachable relative lives elsewhere.",
    ),
    instead=Text(
        fr="Acceptez l’indicatif international, et ne vérifiez que la présence de chiffres.",
        en="Accept the international prefix, and check only that there are digits.",
    ),
    wrong_when=Text(
        fr="Le numéro est celui d’un équipement en France.",
        en="The number is that of equipment in France.",
    ),
    refs=("insee-1780",),
    lesson="03-forms/04-names-and-dates",
    mentions=("{8}", "{9}", "{4}", "{10}", "\\d\\d", "!= 10"),
    bad=(
        Bad('<form method="post"><label for="t">Téléphone</label><input id="t" name="telephone" type="tel" maxlength="10"></form>', ROOM, at='maxlength="10"', path="templates/aide.html"),
        Bad("<?php\nclass CompteRequest extends FormRequest\n{\n    public function rules(): array\n    {\n        return ['nom' => 'required', 'telephone' => 'required|digits:10']; // été\n    }\n}\n", FRENCH, at="'required|digits:10'", path="app/Http/Requests/CompteRequest.php"),
        Bad("import { z } from 'zod';\n\nexport const compte = z.object({ nom: z.string(), telephone: z.string().length(10) }); // été\n", FRENCH, at="z.string().length(10)", path="src/compte.ts"),
        Bad('class AideForm(forms.Form):\n    été = forms.CharField()\n    telephone = forms.CharField(max_length=10)\n', ROOM, at="telephone", path="aides/forms.py"),
        Bad('import phonenumbers\n\n\ndef verifier_telephone(été):\n    if phonenumbers.region_code_for_number(été) != "FR":\n        raise ValidationError("Numéro de France attendu")\n', ALONE, at='phonenumbers.region_code_for_number(été) != "FR"', path="aides/tel.py"),
        Bad('class AideForm(forms.Form):\n    telephone = forms.RegexField(r"^0[1-9]\\d{8}$", required=False)\n', FRENCH, at='r"^0[1-9]\\d{8}$"'),
        Bad('PORTABLE = re.compile(r"^0[67]\\d{8}$")\n\n\nclass Demandeur:\n    """Né l’été."""\n    lieu_naissance: str\n    mobile: str\n\n    def __post_init__(self):\n        if not PORTABLE.match(self.mobile):\n            raise ValueError("numéro refusé")\n', FRENCH, at='r"^0[67]\\d{8}$"', path="aides/demandeur.py"),
        Bad('def verifier(telephone):\n    if not re.match(r"^0[67]\\d{8}$", telephone):\n        raise ValueError("Numéro refusé")\n', FRENCH, at='r"^0[67]\\d{8}$"'),
        Bad('<input type="tel" name="telephone" pattern="0[1-9][0-9]{8}">', FRENCH, at='pattern="0[1-9][0-9]{8}"', path="templates/aide.html"),
        Bad('const telephone = /^0[1-9]\\d{8}$/;', FRENCH, at='/^0[1-9]\\d{8}$/', path="static/aide.js"),
        Bad({"commun/validateurs.py": 'from django.core.validators import RegexValidator\n\nMOBILE = RegexValidator(regex=r"^0[67]\\d{8}$", message="Numéro refusé")\n', "enfance/modeles.py": 'from commun.validateurs import MOBILE\nfrom django.db import models\n\n\nclass Demande(models.Model):\n    telephone = models.CharField(max_length=10, validators=[MOBILE])\n'}, FRENCH, at='r"^0[67]\\d{8}$"', path="commun/validateurs.py"),
        Bad({"app/models/allocataire.rb": "class Allocataire < ApplicationRecord # été\n  validates :nom, presence: true\n  validates :telephone, numero_du_pays: true\nend\n", "app/validators/numero_du_pays_validator.rb": "class NumeroDuPaysValidator < ActiveModel::EachValidator # été\n  def validate_each(record, attribute, value)\n    return if value =~ /\\A\\+1\\d{10}\\z/\n\n    record.errors.add(attribute, :invalide)\n  end\nend\n"}, AMERICAN, at="value =~ /\\A\\+1\\d{10}\\z/", path="app/validators/numero_du_pays_validator.rb"),
        Bad('class AideForm(forms.ModelForm):\n    été = forms.CharField()\n\n    def clean_telephone(self):\n        numero = self.cleaned_data["telephone"].replace(" ", "")\n        if len(numero) != 10 or not numero.isdigit():\n            raise forms.ValidationError("Dix chiffres attendus")\n        return numero\n', FRENCH, at="len(numero) != 10", path="aides/forms.py"),
        Bad('def dix_chiffres(valeur):\n    if len(valeur) != 10:\n        raise forms.ValidationError("Dix chiffres attendus")\n\n\nclass RappelForm(forms.Form):\n    été = forms.CharField()\n    mobile = forms.CharField(validators=[dix_chiffres])\n', FRENCH, at="len(valeur) != 10", path="aides/forms.py"),
    ),
    good=(
        Good("import { z } from 'zod';\n\nexport const compte = z.object({ nom: z.string(), telephone: z.string().min(10).max(20), code: z.string().length(10) }); // été\n", path="src/compte.ts"),
        Good('import phonenumbers\n\n\ndef est_gratuit(été):\n    if phonenumbers.region_code_for_number(été) != "FR":\n        return False\n    return True\n', path="aides/telephone.py"),
        Good({"rdv/validators.py": 'mobile = RegexValidator(regex=r"^0[67]\\d{8}$", message="Numéro en 06 ou 07, ou rien")\n', "rdv/forms.py": 'from rdv.validators import mobile\n\n\nclass RappelForm(forms.Form):\n    téléphone = forms.CharField(required=False, validators=[mobile], help_text="Sans numéro, le rappel part par courrier.")\n'}),
        Good('class AideForm(forms.Form):\n    prénom = forms.CharField()\n    telephone = forms.RegexField(r"^\\+?([0-9]+[ .-]*)+$", required=False)\n', path="aides/forms.py"),
        Good('PORTABLE = re.compile(r"^0[67]\\d{8}$")\n\n\nclass Garde:\n    """De nuit, l’été."""\n    staff_id: str\n    mobile: str\n\n    def __post_init__(self):\n        if not PORTABLE.match(self.mobile):\n            raise ValueError("numéro de service")\n'),
        Good('class AideForm(forms.Form):\n    telephone = forms.RegexField(r"^\\+?[\\d ]{6,18}$", required=False)\n'),
        Good('def est_francais(telephone):\n    return bool(re.match(r"^0[1-9]\\d{8}$", telephone))\n'),
        Good('const telephone = /^(?:\\+\\d{6,15}|0[1-9]\\d{8})$/;', path="static/aide.js"),
        Good({"app/models/allocataire.rb": "class Allocataire < ApplicationRecord # été\n  validates :nom, presence: true\n  validates :telephone, numero_du_pays: true\nend\n", "app/validators/numero_du_pays_validator.rb": "class NumeroDuPaysValidator < ActiveModel::EachValidator # été\n  def validate_each(record, attribute, value)\n    return if value =~ /\\A\\+\\d{6,15}\\z/\n\n    record.errors.add(attribute, :invalide)\n  end\nend\n"}),
        Good('class AideForm(forms.ModelForm):\n    été = forms.CharField()\n\n    def clean_telephone(self):\n        numero = self.cleaned_data["telephone"].replace(" ", "")\n        if len(numero) < 6 or len(numero) > 16:\n            raise forms.ValidationError("Numéro trop court ou trop long")\n        return numero\n\n    def clean_code(self):\n        code = self.cleaned_data["code"]\n        if len(code) != 10:\n            raise forms.ValidationError("Le code a dix signes")\n        return code\n', path="aides/forms.py"),
        Good('def est_gratuit(telephone):\n    if len(telephone) != 10:\n        telephone = f"0{telephone} été"\n    return telephone.startswith("0800")\n', path="aides/telephone.py"),
        Good('const portable = /^(07)\\d{9}$/; // à Londres, été\nconst mobileDublin = /^08[35679]\\d{7}$/;', path="static/aide.js"),
    ),
    also=(
        Check(Subject.ELEMENT, ("input",), (), _in_page),
        Check(Subject.ACT, (Kind.ASK,), (), _asked, ("tel", "phone", "mobile", "portable", "numéro", "numero")),
        Check(Subject.ACT, (Kind.REFUSE,), ("phone", "telephone", "téléphone"), _refused, ("region", "country", "pays")),
        Check(Subject.SCRIPT, (), ("tel", "phone", "mobile", "portable"), _in_script),
    )
)  # fmt: skip
def phone_french_only(node: nodes.If | nodes.Return, module: PythonModule) -> Iterator[Hit]:
    """Report a pattern that refuses every number that is not French."""
    test = judgement(node) if place_of(node, module).is_public and not _is_of_staff(node) else None
    for pattern, place in patterns_of(test) if test is not None else ():
        if _is_french(pattern):
            yield Hit(module.span(place), FRENCH)
    for signs, place in signs_wanted(test) if test is not None and _is_of_phone(test) else ():
        if signs == _NARROW:
            yield Hit(module.span(place), FRENCH)


def _is_of_phone(test: nodes.NodeNG) -> bool:
    """Whether what judges an answer bears the name of a telephone number, or the answer does."""
    function = function_of(test)
    said = f"{function.name if function is not None else ''} {test.as_string()}"
    return speaks_of(said, "fields.phone")
