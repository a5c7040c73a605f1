"""A column that takes two answers asks for one of them, and a bank account is somebody's, whatever holds it is called."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

SEX = "CREATE TABLE {table} (\n  nom text NOT NULL,\n  {column}\n);\n"
KOTLIN = 'class {0}(\n    @field:Pattern(regexp = "{1}")\n    val iban: String, // été\n)\n'
JAVA = 'record {0}(@NotBlank @Pattern(regexp = "{1}") String iban) {{}} // été\n'
RUBY = "class {0} < ApplicationRecord # été\n  validates :titulaire, presence: true\n  validates :iban, format: {{ with: /{1}/ }}\nend\n"
SQL = "CREATE TABLE {0} (\n  titulaire text NOT NULL, -- été\n  iban text CHECK (iban ~ '{1}')\n);\n"
HELD = {"src/main/kotlin/V.kt": KOTLIN, "src/main/java/V.java": JAVA, "app/models/v.rb": RUBY, "db/v.sql": SQL}
FRENCH, ANY = "^FR[0-9]{25}$", "^[A-Z]{2}[0-9A-Z]{13,32}$"


@pytest.mark.parametrize(
    "column",
    [
        "sexe char(1) NOT NULL CHECK (sexe IN ('M', 'F'))",
        "sex char(1) CHECK (sex IN ('M', 'F')) NOT NULL",
        "`gender` ENUM('male','female') NOT NULL",
        "civilite text NOT NULL,\n  CHECK (lower(civilite) IN ('monsieur', 'madame'))",
        "\"genre\" text NOT NULL,\n  CONSTRAINT c CHECK (\"genre\" IN ('homme', 'femme'))",
    ],
)
def test_someone_who_is_neither_cannot_be_written_down(column: str) -> None:
    found = found_in(rule_named("gender-binary-required"), {"db/1.sql": SEX.format(table="patient", column=column)})
    assert [one.certainty.name for one in found] == ["REVIEW"]


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("patient", "sexe char(1) CHECK (sexe IN ('M', 'F'))"),
        ("patient", "sexe char(1) NOT NULL CHECK (sexe IN ('M', 'F', 'X'))"),
        ("patient", "genre ENUM('homme', 'femme') DEFAULT NULL"),
        ("patient", "genre ENUM('roman', 'essai') NOT NULL"),
        ("patient", "-- sexe char(1) NOT NULL CHECK (sexe IN ('M', 'F'))\n  ville text"),
        ("livre", "sexe char(1) NOT NULL CHECK (sexe IN ('M', 'F'))"),
    ],
)
def test_whoever_may_leave_it_empty_or_say_otherwise_is_let_in(table: str, column: str) -> None:
    assert not list(
        found_in(rule_named("gender-binary-required"), {"db/1.sql": SEX.format(table=table, column=column)})
    )


@pytest.mark.parametrize("path", HELD)
def test_someone_paid_abroad_cannot_give_an_account(path: str) -> None:
    rule = rule_named("foreign-answer-refused")
    assert len(list(found_in(rule, {path: HELD[path].format("Versement", FRENCH)}))) == 1
    assert not list(found_in(rule, {path: HELD[path].format("Versement", ANY)}))


@pytest.mark.parametrize("path", HELD)
def test_the_account_of_a_supplier_is_left_alone(path: str) -> None:
    text = HELD[path].format("Fournisseur", FRENCH)
    assert not list(found_in(rule_named("foreign-answer-refused"), {path: text}))


@pytest.mark.parametrize("who", ["Jobseeker", "Taxpayer", "Contribuable", "Pensioner", "Justiciable"])
def test_someone_without_email_cannot_be_written_down(who: str) -> None:
    lent = "module Reachable # été\n  extend ActiveSupport::Concern\n\n  included do\n    validates :phone, length: { maximum: 30 }\n    validates :email, presence: true\n  end\nend\n"
    model = f"class {who} < ApplicationRecord\n  include Reachable\n\n  validates :full_name, presence: true\nend\n"
    files = {"app/models/concerns/reachable.rb": lent, f"app/models/{who.lower()}.rb": model}
    assert len(list(found_in(rule_named("contact-detail-required"), files))) == 1


ASKED = "CREATE TABLE {0} (\n  id serial,\n  {1},  -- été\n  courriel text\n);\nCREATE UNIQUE INDEX une ON {0} (lower(courriel)) WHERE etat <> 'close';\n"


@pytest.mark.parametrize(
    ("table", "column", "said"),
    [
        ("carte_demande", "date_naissance date", 1),
        ("parking_permit", "born_on date", 1),
        ("bus_pass_requests", "first_name text", 1),
        ("candidature_stage", "prenom text", 1),
        ("pass_request", "zone text", 0),
        ("pass_request", "siret text, born_on date", 0),
        ("librarian", "born_on date", 0),
    ],
)
def test_two_people_of_one_mailbox_cannot_both_ask(table: str, column: str, said: int) -> None:
    found = found_in(rule_named("contact-unique-per-person"), {"db/1.sql": ASKED.format(table, column)})
    assert len(list(found)) == said
