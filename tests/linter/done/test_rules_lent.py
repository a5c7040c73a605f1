"""Rules of answers that stand in another file than the form that obeys them: what is asked is asked of those who fill in the form."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

_MODEL = "class {name} < ApplicationRecord\n{body}end\n"
_TAKES = "  include Joignable\n  validates :nom, presence: true\n"
_CONCERN = "module Joignable\n  extend ActiveSupport::Concern\n\n  FORMAT = /\\A0[67]\\d{8}\\z/\n\n  included do\n    validates :telephone, presence: true, format: { with: FORMAT }\n  end\nend\n"
_HANDED = "module Joignable\n  def self.included(base)\n    base.validates :telephone, presence: true, format: { with: /\\A0[67]\\d{8}\\z/ }\n  end\nend\n"
_MACRO = "module Joignable\n  extend ActiveSupport::Concern\n\n  class_methods do\n    def rules_phone(field)\n      validates field, presence: true, format: { with: /\\A0[67]\\d{8}\\z/ }\n    end\n  end\nend\n"
_METHOD = "module Joignable\n  extend ActiveSupport::Concern\n\n  included { validate :mobile }\n\n  def mobile\n    errors.add(:telephone, :invalid) unless telephone =~ /\\A0[67]\\d{8}\\z/\n  end\nend\n"
_OPEN = "module Joignable\n  extend ActiveSupport::Concern\n\n  included do\n    validates :telephone, format: { with: /\\A\\+?[\\d ]{6,18}\\z/ }\n  end\nend\n"


def _says(texts: dict[str, str], rule: str = "phone-french-only") -> bool:
    return bool(found_in(rule_named(rule), texts))


@pytest.mark.parametrize(
    ("concern", "name", "body", "said"),
    [
        (_CONCERN, "Usager", _TAKES, True),
        (_HANDED, "Usager", _TAKES, True),
        (_METHOD, "Usager", _TAKES, True),
        (_MACRO, "Usager", f"{_TAKES}  rules_phone :portable\n", True),
        (_MACRO, "Usager", _TAKES, False),
        (_CONCERN, "Etablissement", "  include Joignable\n  validates :nom, :siret, presence: true\n", False),
        (_CONCERN, "Agent", _TAKES, False),
        (_CONCERN, "Usager", "  validates :nom, presence: true\n", False),
        (_OPEN, "Usager", _TAKES, False),
    ],
)
def test_a_module_asks_of_the_classes_that_take_it(concern: str, name: str, body: str, said: bool) -> None:
    texts = {
        f"app/models/{name.lower()}.rb": _MODEL.format(name=name, body=body),
        "app/models/concerns/joignable.rb": concern,
    }
    assert _says(texts) is said


def test_a_class_asks_of_those_built_on_it() -> None:
    above = "class Fiche < ApplicationRecord\n  validates :telephone, presence: true, format: { with: /\\A0[67]\\d{8}\\z/ }\nend\n"
    below = "class Usager < Fiche\n  validates :nom, presence: true\nend\n"
    assert _says({"app/models/fiche.rb": above, "app/models/usager.rb": below})
    assert not _says({"app/models/fiche.rb": above, "app/models/usager.rb": below.replace("Fiche", "Compte")})


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("  validates :telephone, presence: true, format: { with: Formats::TELEPHONE }\n", True),
        ("  validates :telephone, presence: true, format: { with: Formats::WORLD }\n", False),
        ("  with_options presence: true, format: { with: Formats::TELEPHONE } do\n    validates :telephone\n  end\n", True),
        ("  with_options presence: true do\n    validates :prenom\n  end\n  with_options format: { with: Formats::TELEPHONE } do |one|\n    one.validates :telephone\n  end\n", True),
        ("  with_options format: { with: Formats::TELEPHONE } do\n    validates :siret\n  end\n  validates :telephone, presence: true\n", False),
    ],
)  # fmt: skip
def test_a_rule_bears_the_pattern_of_another_module_and_what_is_given_around_it(rule: str, said: bool) -> None:
    texts = {
        "app/models/usager.rb": _MODEL.format(name="Usager", body=f"  validates :nom, presence: true\n{rule}"),
        "lib/formats.rb": "module Formats\n  TELEPHONE = %r{\\A0[67]\\d{8}\\z}\n  WORLD = /\\A\\+\\d{6,15}\\z/\nend\n",
    }
    assert _says(texts) is said


def test_a_validator_that_is_named_whole_judges_a_model() -> None:
    model = _MODEL.format(name="Usager", body="  validates :nom, presence: true\n  validates_with MobileValidator\n")
    judge = "class MobileValidator < ActiveModel::Validator\n  def validate(record)\n    record.errors.add(:telephone, :invalid) unless record.telephone =~ /\\A0[67]\\d{8}\\z/\n  end\nend\n"
    texts = {"app/models/usager.rb": model, "app/validators/mobile_validator.rb": judge}
    assert _says(texts)
    assert not _says({**texts, "app/models/usager.rb": model.replace("validates_with", "# validates_with")})


_TABLE = "['nom' => ['required'], 'telephone' => ['required', 'regex:/^0[67]\\d{8}$/']]"
_DOTTED = _TABLE.replace("'telephone", "'demandeur.telephone")
_CONSTRAINTS = (
    "['nom' => [new Assert\\NotBlank()], 'telephone' => [new Assert\\NotBlank(), new Assert\\Regex('/^0[67]\\d{8}$/')]]"
)
_KEPT = f"<?php\nfinal class Regles\n{{\n    public const DEMANDE = {_TABLE};\n}}\n"
_CONTROLLER = "<?php\nclass DemandeController extends Controller\n{{\n    public function store(Request $request)\n    {{\n        {body};\n    }}\n}}\n"


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"app/Http/DemandeController.php": _CONTROLLER.format(body="$request->validate(Regles::DEMANDE)"), "app/Regles.php": _KEPT}, True),
        ({"app/Http/DemandeController.php": _CONTROLLER.format(body="Validator::make($request->all(), Regles::DEMANDE)"), "app/Regles.php": _KEPT}, True),
        ({"app/Http/DemandeController.php": _CONTROLLER.format(body="print(Regles::DEMANDE)"), "app/Regles.php": _KEPT}, False),
        ({"app/Http/DemandeController.php": _CONTROLLER.format(body=f"Validator::make($request->all(), {_TABLE})")}, True),
        ({"app/Http/DemandeController.php": _CONTROLLER.format(body=f"$validator->validate($all, new Assert\\Collection({_CONSTRAINTS}))")}, True),
        ({"app/Http/DemandeController.php": _CONTROLLER.format(body=f"$validator->validate($all, new Assert\\Collection(fields: {_CONSTRAINTS}))")}, True),
        ({"app/Http/DemandeController.php": _CONTROLLER.format(body="$validator->validate($all, new Assert\\Collection(Regles::demande()))"), "app/Regles.php": f"<?php\nclass Regles\n{{\n    public static function demande(): array\n    {{\n        return {_CONSTRAINTS};\n    }}\n}}\n"}, True),
        ({"app/DemandeRequest.php": f"<?php\nclass DemandeRequest extends BaseRequest\n{{\n    public function rules(): array\n    {{\n        return array_merge(parent::rules(), {_TABLE});\n    }}\n}}\n"}, True),
        ({"app/DemandeRequest.php": f"<?php\nclass DemandeRequest extends FormRequest\n{{\n    public function rules(): array\n    {{\n        return {_DOTTED};\n    }}\n}}\n"}, True),
        ({"app/DemandeRequest.php": "<?php\nclass DemandeRequest extends FormRequest\n{\n    const MOBILE = ['regex:/^0[67]\\d{8}$/'];\n    public function rules(): array\n    {\n        return ['nom' => 'required', 'telephone' => ['required', ...self::MOBILE]];\n    }\n}\n"}, True),
        ({"src/Demande.php": "<?php\nclass Demande\n{\n    public static function loadValidatorMetadata(ClassMetadata $metadata): void\n    {\n        $metadata->addPropertyConstraint('nom', new Assert\\NotBlank());\n        $metadata->addPropertyConstraint('telephone', new Assert\\Regex(['pattern' => '/^0[67]\\d{8}$/']));\n    }\n}\n"}, True),
        ({"src/Form/DemandeType.php": "<?php\nclass DemandeType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->add('nom', TextType::class)->add('telephone', TelType::class, ['constraints' => Contraintes::telephone()]);\n    }\n}\n", "src/Contraintes.php": "<?php\nclass Contraintes\n{\n    public static function telephone(): array\n    {\n        return [new Assert\\NotBlank(), new Assert\\Regex('/^0[67]\\d{8}$/')];\n    }\n}\n"}, True),
        ({"src/Form/DemandeType.php": "<?php\nclass DemandeType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->add('nom', TextType::class)->add('telephone', TelType::class, ['constraints' => Contraintes::telephone()]);\n    }\n}\n", "src/Contraintes.php": "<?php\nclass Contraintes\n{\n    public static function telephone(): array\n    {\n        return [new Assert\\NotBlank(), new Assert\\Regex('/^\\+\\d{6,15}$/')];\n    }\n}\n"}, False),
    ],
)  # fmt: skip
def test_php_holds_answers_to_rules_that_another_place_keeps(texts: dict[str, str], said: bool) -> None:
    assert _says(texts) is said


_ZOD = "import { z } from 'zod';\n"
_PARTS = (
    _ZOD
    + "export const contact = z.object({ telephone: z.string().min(1) });\nexport const champs = { telephone: z.string().min(1) };\nexport const telephone = () => z.string().min(1);\nexport const libre = z.object({ telephone: z.string().optional() });\n"
)


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ("contact.merge(z.object({ nom: z.string() }))", True),
        ("contact.extend({ nom: z.string() })", True),
        ("z.object({ ...champs, nom: z.string() })", True),
        ("z.object({ ...contact.shape, nom: z.string() })", True),
        ("z.object({ nom: z.string(), telephone: telephone() })", True),
        ("libre.extend({ nom: z.string() })", False),
        ("contact.pick({ nom: true }).extend({ nom: z.string() })", False),
        ("z.object({ ...libre.shape, nom: z.string() })", False),
    ],
)
def test_a_schema_is_made_of_others(schema: str, said: bool) -> None:
    demande = (
        f"{_ZOD}import {{ champs, contact, libre, telephone }} from './contact';\nexport const demande = {schema};\n"
    )
    assert _says({"src/contact.ts": _PARTS, "src/demande.ts": demande}, "contact-detail-required") is said


@pytest.mark.parametrize(
    ("name", "telephone", "said"),
    [
        ("DemandeDto", "@Matches(MOBILE)\n  telephone: string;", True),
        ("DemandeDto", "@IsOptional()\n  @Matches(MOBILE)\n  telephone: string;", False),
        ("DemandeDto", "@Matches(MOBILE)\n  telephone?: string;", False),
        ("EntrepriseDto", "@Matches(MOBILE)\n  telephone: string;", False),
    ],
)
def test_a_class_of_a_script_asks_by_what_stands_above_its_fields(name: str, telephone: str, said: bool) -> None:
    texts = {
        "src/base.ts": f"import {{ Matches }} from 'class-validator';\nimport {{ MOBILE }} from './motifs';\nexport abstract class {name.replace('Dto', 'Base')} {{\n  @IsNotEmpty()\n  nom: string;\n\n  {telephone}\n}}\n",
        "src/motifs.ts": "export const MOBILE = /^\\+?[\\d ]{6,18}$/;\n",
    }
    assert _says(texts, "contact-detail-required") is said


_DJANGO = "from django import forms\nfrom commun.champs import Champ\n\n\nclass DemandeForm(forms.Form):\n    nom = forms.CharField()\n    telephone = Champ()\n"


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ("from django import forms\n\n\ndef Champ():\n    return forms.RegexField(r'^0[67]\\d{8}$')\n", True),
        ("from django import forms\n\n\nclass Champ(forms.RegexField):\n    def __init__(self, **kw):\n        super().__init__(regex=r'^0[67]\\d{8}$', **kw)\n", True),
        ("from django import forms\n\n\nclass Champ(forms.RegexField):\n    def __init__(self, **kw):\n        super().__init__(r'^0[67]\\d{8}$', **kw)\n", True),
        ("from django import forms\n\n\nclass Champ(forms.CharField):\n    default_validators = [RegexValidator(r'^0[67]\\d{8}$')]\n", True),
        ("from django import forms\n\n\nclass Champ(forms.CharField):\n    def __init__(self, **kw):\n        super().__init__(**kw)\n        self.validators.append(RegexValidator(r'^0[67]\\d{8}$'))\n", True),
        ("from django import forms\n\n\nclass Champ(forms.CharField):\n    default_validators = [RegexValidator(r'^\\+?[\\d ]{6,18}$')]\n", False),
    ],
)  # fmt: skip
def test_a_field_bears_the_pattern_of_what_makes_it(made: str, said: bool) -> None:
    assert _says({"commun/champs.py": made, "aides/forms.py": _DJANGO}) is said


@pytest.mark.parametrize(
    ("base", "form", "said"),
    [
        ("from wtforms import StringField\n\n\nclass Contact:\n    telephone = StringField('Portable', [InputRequired(), Regexp(r'^0[67]\\d{8}$')])\n", "from flask_wtf import FlaskForm\nfrom wtforms import StringField\nfrom commun.base import Contact\n\n\nclass DemandeForm(Contact, FlaskForm):\n    nom = StringField('Nom')\n", True),
        ("from django import forms\n\n\nclass Contact(forms.Form):\n    def __init__(self, *args):\n        super().__init__(*args)\n        self.fields['telephone'] = forms.RegexField(r'^0[67]\\d{8}$')\n", "from django import forms\nfrom commun.base import Contact\n\n\nclass DemandeForm(Contact):\n    nom = forms.CharField()\n", True),
        ("from django.db import models\n\n\nclass Contact(models.Model):\n    telephone = models.CharField(max_length=20, validators=[RegexValidator(r'^0[67]\\d{8}$')])\n\n    class Meta:\n        abstract = True\n", "from commun.base import Contact\nfrom django.db import models\n\n\nclass Demandeur(Contact):\n    nom = models.CharField(max_length=80)\n", True),
        ("from rest_framework import serializers\n\n\nclass Contact(serializers.RegexField):\n    def __init__(self, **kw):\n        super().__init__(r'^0[67]\\d{8}$', **kw)\n", "from commun.base import Contact\nfrom rest_framework import serializers\n\n\nclass DemandeSerializer(serializers.Serializer):\n    nom = serializers.CharField()\n    telephone = Contact()\n", True),
        ("from rest_framework import serializers\n\n\nclass Contact(serializers.Serializer):\n    def __init__(self, **kw):\n        super().__init__(r'^0[67]\\d{8}$', **kw)\n", "from commun.base import Contact\nfrom rest_framework import serializers\n\n\nclass DemandeSerializer(serializers.Serializer):\n    nom = serializers.CharField()\n    telephone = Contact()\n", False),
        ("from django import forms\n\n\nclass Contact:\n    telephone = forms.RegexField(r'^0[67]\\d{8}$')\n", "from django import forms\nfrom commun.base import Contact\n\n\nclass DemandeForm(Contact, forms.Form):\n    nom = forms.CharField()\n", False),
    ],
)  # fmt: skip
def test_a_form_takes_the_fields_of_a_class_beside_as_its_framework_does(base: str, form: str, said: bool) -> None:
    assert _says({"commun/base.py": base, "aides/forms.py": form}) is said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("  validate :joignable\n", True),
        ("  validate :joignable, if: :en_ligne?\n", False),
        ("  validate :joignable, if: :en_ligne?\n  validate :joignable\n", True),
        ("  validate :joignable\n  validate :joignable, if: :en_ligne?\n", True),
    ],
    ids=["always", "in some cases", "in some cases, then always", "always, then in some cases"],
)
def test_a_judge_that_is_asked_twice_is_heard_twice(asked: str, said: bool) -> None:
    judge = "\n  def joignable\n    errors.add(:telephone, :blank) if telephone.blank?\n  end\n"
    body = f"  validates :nom, :prenom, :date_naissance, presence: true\n{asked}{judge}"
    assert _says({"app/models/usager.rb": _MODEL.format(name="Usager", body=body)}, "contact-detail-required") is said
