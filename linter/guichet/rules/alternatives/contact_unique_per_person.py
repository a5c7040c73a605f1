"""One address per person, in a world where people share one."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.words import listed
from guichet.done.acts.unique_contact import UniqueContact
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.field_words import EMAIL, PHONE, is_about
from guichet.done.people.fields import fields_of, is_persons
from guichet.reading.python.literals import items_of, value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

SHARED = Text(
    fr="« {name} » doit être unique : deux personnes d’un foyer, ou une personne et qui l’aide, ne peuvent pas partager ce contact. Retirez « unique », ou identifiez autrement.",
    en='"{name}" must be unique: two people of one household, or a person and their helper, cannot share this contact. Drop "unique", or identify people another way.',
)

KEY = Text(
    fr="« {name} » est unique et sert d’identifiant : vérifiez comment s’inscrivent deux personnes qui partagent ce contact.",
    en='"{name}" is unique and is the user name: check how two people who share this contact can both register.',
)

_CALLED = "|".join(word.capitalize() for word in (*listed("people.served"), *listed("people.living")))
_PEOPLE = re.compile(rf"{_CALLED}|Person|Famille|Administre|Eleve|Adherent|Compte|User|Profil")

_ACCOUNT = re.compile(r"^(?:Base|Custom)?User(?:Model|Table|s)?$")


def _kept(act: Act) -> Iterator[Hit]:
    """Report a contact that a table of a database gives to one person alone."""
    if isinstance(act, UniqueContact) and act.place.is_lived:
        message, certainty = (KEY, Certainty.REVIEW) if act.is_key else (SHARED, Certainty.VIOLATION)
        yield Hit(act.span, message, {"name": act.column}, certainty, path=act.path)


@python_rule(
    nodes.ClassDef,
    name="contact-unique-per-person",
    code="W9532",
    family=Family.ALTERNATIVES,
    severity=Severity.MINOR,
    title=Text(
        fr="Adresse électronique ou téléphone unique par personne",
        en="Email or telephone unique to one person",
    ),
    harms=Text(
        fr="Les couples, les familles et les personnes aidées qui partagent une adresse ou un téléphone.",
        en="Couples, families and people who are helped, who share an address or a telephone.",
    ),
    instead=Text(
        fr="Identifiez la personne autrement, et laissez plusieurs comptes partager un contact.",
        en="Identify the person another way, and let several accounts share a contact.",
    ),
    wrong_when=Text(
        fr="Le compte est professionnel et chacun a sa propre adresse.",
        en="The account is professional and everyone has their own address.",
    ),
    refs=("cnil-social-workers",),
    lesson="07-identity/03-helpers",
    mentions=("unique=true", "uniqueconstraint",),
    also=(Check(Subject.ACT, (Kind.KEEP,), ("unique",), _kept, ("mail", "courriel", "phone", "tel", "mobile", "portable")),),
    bad=(
        Bad("<?php\nclass CompteRequest extends FormRequest {\n    public function rules(): array { return ['nom' => ['required'], 'telephone' => ['required', 'unique:usagers,telephone'], 'password' => ['required']]; } // été\n}\n", KEY, at="'unique:usagers,telephone'", path="app/CompteRequest.php", review=True),
        Bad("<?php // été\nuse Symfony\\Bridge\\Doctrine\\Validator\\Constraints\\UniqueEntity;\n\n#[ORM\\Entity]\n#[UniqueEntity(fields: ['telephone'])]\nclass Usager\n{\n    private string $telephone = '';\n}\n", SHARED, at="UniqueEntity(fields: ['telephone'])", path="src/Entity/Usager.php"),
        Bad({"database/migrations/1_familles.php": "<?php\n\nSchema::create('familles', function (Blueprint $table) {\n    $table->string('nom'); // été\n    $table->string('courriel')->nullable()->unique();\n});\n", "database/migrations/2_agents.php": "<?php\n\nSchema::create('agents', function (Blueprint $table) {\n    $table->string('mot_de_passe'); // été\n});\n"}, SHARED, at="$table->string('courriel')", path="database/migrations/1_familles.php"),
        Bad("exports.up = (knex) => knex.schema.createTable('tenants', (table) => {\n  table.string('full_name'); // été\n  table.string('mobile_phone').unique();\n});\n", SHARED, at="table.string('mobile_phone').unique()", path="migrations/1_tenants.js"),
        Bad("import { Column, Entity } from 'typeorm';\n\n@Entity() // été\nexport class Patient {\n  @Column({ unique: true, nullable: true })\n  phone: string;\n}\n", SHARED, at="Column({ unique: true, nullable: true })", path="src/patient.entity.ts"),
        Bad("<?php\n\nSchema::create('familles', function (Blueprint $table) {\n    $table->string('nom'); // été\n    $table->string('courriel')->nullable()->unique();\n});\n", SHARED, at="$table->string('courriel')", path="database/migrations/1_familles.php"),
        Bad('revision = "b"\ndown_revision = "a"  # été\n\n\ndef upgrade():\n    op.create_unique_constraint("u", "usager", ["telephone"])\n', SHARED, at='op.create_unique_constraint("u", "usager", ["telephone"])', path="alembic/versions/b.py"),
        Bad("<?php\nclass Regles {\n    public static function telephone() { return ['nullable', Rule::unique('demandeurs', 'telephone')]; } // été\n}\n", SHARED, at="Rule::unique('demandeurs', 'telephone')", path="app/Regles.php"),
        Bad("CREATE TABLE patient (\n    nom text NOT NULL,  -- été\n    telephone varchar(20) NOT NULL UNIQUE\n);\n", SHARED, at="telephone", path="sql/001.sql"),
        Bad("CREATE TABLE foyers (nom text, email text);  -- été\nCREATE UNIQUE INDEX un ON foyers (lower(email));\n", SHARED, at="email));\n"[:5], path="sql/002.sql"),
        Bad('from django.db import models\n\nclass Usager(models.Model):\n    courriel = models.EmailField(unique=True)\n', SHARED, at="unique=True"),
        Bad('from django.db import models\n\nclass Personne(models.Model):\n    telephone = models.CharField(max_length=20, unique=True, blank=True)\n', SHARED, at="unique=True"),
        Bad('from django.db import models\n\nclass Allocataire(models.Model):\n    courriel = models.EmailField("é", blank=True)\n\n    class Meta:\n        constraints = [models.UniqueConstraint(fields=["courriel"], name="u")]\n', SHARED, at='models.UniqueConstraint(fields=["courriel"], name="u")'),
        Bad('from django.db import models\n\nclass Habitant(AbstractUser):\n    email = models.EmailField("courriel", unique=True)\n    USERNAME_FIELD = "email"\n', KEY, at="unique=True", review=True),
        Bad("class Suivi < ApplicationRecord # été\n  validates :prenom, :date_naissance, presence: true\n  validate :telephone_unique\n\n  def telephone_unique\n    return if Suivi.where(telephone:).where.not(id:).empty?\n\n    errors.add :telephone, :taken\n  end\nend\n", SHARED, at="errors.add :telephone, :taken", path="app/models/suivi.rb"),
    ),
    good=(
        Good("<?php // été\n#[ORM\\Entity]\n#[UniqueEntity(fields: ['telephone', 'nom'])]\nclass Usager\n{\n    private string $telephone = '';\n}\n", path="src/Entity/Usager.php"),
        Good("<?php // été\n#[UniqueEntity(fields: ['email'])]\nclass Usager implements PasswordAuthenticatedUserInterface\n{\n    private string $email = '';\n    private string $password = '';\n}\n", path="src/Entity/Usager.php"),
        Good({"database/migrations/1_familles.php": "<?php\n\nSchema::create('familles', function (Blueprint $table) {\n    $table->string('nom'); // été\n    $table->string('courriel')->nullable()->unique();\n});\n", "database/migrations/2_familles.php": "<?php\n\nSchema::table('familles', function (Blueprint $table) {\n    $table->string('mot_de_passe'); // été\n});\n"}),
        Good({"migrations/1_tenants.js": "exports.up = (knex) => knex.schema.createTable('tenants', (table) => {\n  table.string('full_name'); // été\n  table.string('mobile_phone').unique();\n});\n", "migrations/2_keys.js": "exports.up = (knex) => knex.schema.alterTable('tenants', (table) => {\n  table.string('password_hash');\n});\n"}),
        Good({"alembic/versions/b.py": 'revision = "b"\ndown_revision = "a"  # été\n\n\ndef upgrade():\n    op.create_unique_constraint("u", "usager", ["telephone"])\n', "alembic/versions/c.py": 'revision = "c"\ndown_revision = "b"\n\n\ndef upgrade():\n    op.add_column("usager", sa.Column("password", sa.String()))\n'}),
        Good("exports.up = (knex) => knex.schema.createTable('tenants', (table) => {\n  table.string('file_number').unique(); // été\n  table.unique(['mobile_phone', 'full_name']);\n});\n", path="migrations/1_tenants.js"),
        Good("<?php\n\nSchema::create('agents', function (Blueprint $table) {\n    $table->string('courriel')->unique(); // été\n});\n", path="database/migrations/1_agents.php"),
        Good({"alembic/versions/b.py": 'revision = "b"\ndown_revision = "a"\n\n\ndef upgrade():\n    op.create_unique_constraint("u", "usager", ["telephone"])\n', "models.py": 'class Usager(Base):\n    __tablename__ = "usager"  # été\n\n    telephone = mapped_column(String(20))\n'}),
        Good("<?php\nclass CompteRequest {\n    public function rules() { return ['courriel' => ['required', 'unique:habitants'], 'password' => ['required']]; } // été\n}\n", path="app/CompteRequest.php"),
        Good("CREATE TABLE agent (\n    nom text NOT NULL,  -- été\n    courriel text NOT NULL UNIQUE\n);\n", path="sql/001.sql"),
        Good("CREATE TABLE foyer (\n    nom text NOT NULL,  -- été\n    courriel text,\n    UNIQUE (courriel, nom)\n);\n", path="sql/001.sql"),
        Good("CREATE TABLE candidat (\n    courriel text NOT NULL UNIQUE,  -- été\n    password_hash text NOT NULL\n);\n", path="sql/001.sql"),
        Good('from django.db import models\n\nclass Usager(models.Model):\n    courriel = models.EmailField(blank=True)\n'),
        Good('from django.db import models\n\nclass Allocataire(models.Model):\n    courriel = models.EmailField(blank=True)\n\n    class Meta:\n        constraints = [models.UniqueConstraint(fields=["courriel", "nom"], name="u")]\n'),
        Good('from django.db import models\n\nclass AgentUser(models.Model):\n    email = models.EmailField(unique=True)\n'),
        Good('from django.db import models\n\nclass Structure(models.Model):\n    email = models.EmailField(unique=True)\n'),
        Good("class Suivi < ApplicationRecord # été\n  validates :prenom, :date_naissance, presence: true\n  validate :telephone_unique\n\n  def telephone_unique\n    return if Suivi.where(telephone:, nom:).where.not(id:).empty?\n\n    errors.add :telephone, :taken\n  end\nend\n", path="app/models/suivi.rb"),
    ),
)  # fmt: skip
def contact_unique_per_person(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    """Report a contact that two people cannot share; ask when it is the user name."""
    if not _PEOPLE.search(owner.name) or not is_persons(owner):
        return
    for call in (
        one for inner in owner.body if isinstance(inner, nodes.ClassDef) for one in inner.nodes_of_class(nodes.Call)
    ):
        options = {one.arg: one.value for one in call.keywords}
        alone = [value_of(one) for one in (*items_of(options.get("fields")), *call.args)]
        if dotted(call).endswith("UniqueConstraint") and len(alone) == 1 and is_about(str(alone[0]), EMAIL | PHONE):
            yield Hit(module.span(call), SHARED, {"name": str(alone[0])})
    for field in fields_of(owner, module):
        keyword = next((one for one in (field.call.keywords if field.call else ()) if one.arg == "unique"), None)
        if keyword is None or value_of(keyword.value) is not True or not is_about(field.name, EMAIL | PHONE):
            continue
        is_account = _ACCOUNT.search(owner.name) is not None
        key = _user_name(owner)
        if key == field.name and is_account:
            continue  # what everyone signs in with, where the framework wants it so
        is_key = key == field.name or (key is None and is_account)
        certainty = Certainty.REVIEW if is_key or is_account else Certainty.VIOLATION
        yield Hit(module.span(keyword), KEY if is_key else SHARED, {"name": field.name}, certainty)


def _user_name(owner: nodes.ClassDef) -> str | None:
    """Return the field that identifies people: declared, or Django's own; None when the class does not tell."""
    for one in owner.locals.get("USERNAME_FIELD", ()):
        return str(value_of(getattr(one.parent, "value", None)))
    inherits = any(dotted(base).endswith("AbstractUser") for base in owner.bases)
    return "username" if inherits or "username" in owner.locals else None
