"""What a project keeps of people, whatever declares it, and what its logs are told to leave out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source, digest_of
from guichet.done.acts.ruby.left_unfiltered import left_in
from guichet.done.people.tables import key_of, tables_of_people
from guichet.engine.run import check
from guichet.reading.project.project import Project

_SCHEMA = 'ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table "%s", force: :cascade do |t|\n%s  end\nend\n'
_COLUMNS = '    t.string "first_name"\n    t.string "last_name"\n    t.string "phone"\n    t.datetime "phone_seen_at"\n'
_DJANGO = "class Demande(models.Model):\n    sender_first_name = models.CharField(max_length=9)\n    sender_last_name = models.CharField(max_length=9)\n"
_DOCTRINE = "<?php\n#[ORM\\Entity]\nclass Personne\n{\n    #[ORM\\Column]\n    private ?string $prenom = null;\n    #[ORM\\Column]\n    private ?string $courriel = null;\n    private bool $actif = true;\n}\n"
_FORM = "class HolidaysController < ApplicationController\n  def create\n    Holiday.create!(params.require(:holiday).permit(%i[first_name last_name phone]))\n  end\nend\n"


def _project(files: Mapping[str, str]) -> Project:
    sources = {path: Source(path, text, digest_of(text.encode())) for path, text in files.items()}
    return Project(sorted(files), Config(), sources)


@pytest.mark.parametrize(
    ("path", "text", "key", "personal"),
    [
        ("db/schema.rb", _SCHEMA % ("claimants", _COLUMNS), "claimant", ("first_name", "last_name", "phone")),
        ("demandes/models.py", _DJANGO, "demande", ("sender_first_name", "sender_last_name")),
        ("src/Entity/Personne.php", _DOCTRINE, "personne", ("prenom", "courriel")),
    ],
)
def test_tables_of_people_are_known_by_their_columns(path: str, text: str, key: str, personal: tuple[str, ...]) -> None:
    assert tables_of_people(_project({path: text}))[key].personal == personal


@pytest.mark.parametrize("name", ["organisations", "lieux"])
def test_tables_of_things_are_those_of_nobody(name: str) -> None:
    columns = '    t.string "email"\n    t.string "phone"\n    t.string "siret"\n'
    assert not tables_of_people(_project({"db/schema.rb": _SCHEMA % (name, columns)}))


@pytest.mark.parametrize(
    ("table", "model"),
    [("archived_signatures", "Archived::Signature"), ("signatories", "Signatory"), ("home_addresses", "HomeAddress")],
)
def test_a_table_and_its_model_are_known_by_the_same(table: str, model: str) -> None:
    assert key_of(table) == key_of(model)


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("config.filter_parameters += [:passw, :token]", ("first_name", "last_name", "phone")),
        ("config.filter_parameters.push(:passw, :first_name)", ("last_name", "phone")),
        ("config.filter_parameters += %i[passw name phone]", ()),
        ("config.filter_parameters += [:passw, ->(key, value) { value.replace('…') }]", ()),
        ("config.filter_parameters << CUSTOM", ()),
        ("config.filter_parameters.each { |one| puts one }", ()),
    ],
)
def test_what_logs_leave_out_is_asked_of_the_columns_that_forms_ask_for(given: str, left: tuple[str, ...]) -> None:
    files = {
        "config/initializers/filters.rb": f"Rails.application.{given}\n",
        "db/schema.rb": _SCHEMA % ("claimants", _COLUMNS),
        "app/controllers/holidays_controller.rb": _FORM,
    }
    assert left_in(_project(files))[0] == left


@pytest.mark.parametrize("setting", ["config.log_level = :warn", "config.lograge.enabled = true"])
def test_logs_that_hold_no_parameters_leave_nothing_in(setting: str) -> None:
    files = {
        "config/initializers/filters.rb": "Rails.application.config.filter_parameters += [:passw]\n",
        "config/environments/production.rb": f"Rails.application.configure do\n  {setting}\nend\n",
        "db/schema.rb": _SCHEMA % ("claimants", _COLUMNS),
        "app/controllers/holidays_controller.rb": _FORM,
    }
    assert left_in(_project(files)) == ((), "")


@pytest.mark.parametrize(("number", "told"), [(7, "`phone_6`:"), (23, "and 3 more:")])
def test_every_name_that_logs_hold_is_told_at_once(
    number: int, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"phone_{at}" for at in range(number)]
    files = {
        "config/initializers/filters.rb": "Rails.application.config.filter_parameters += [:passw]\n",
        "db/schema.rb": _SCHEMA % ("claimants", "".join(f'    t.string "{one}"\n' for one in ("last_name", *names))),
        "app/controllers/claims_controller.rb": _FORM.replace("first_name last_name phone", " ".join(names)),
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = check(["."], Config(select=("personal-data-in-log",)), jobs=1, use_cache=False).findings
    assert [told in one.message.en for one in found] == [True]
