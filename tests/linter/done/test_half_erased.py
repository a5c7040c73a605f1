"""People who are said to be anonymous: what is written over, and what is left."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source, digest_of
from guichet.done.acts.half_erased import half_erased
from guichet.reading.project.project import Project

_SCHEMA = {
    "db/schema.rb": 'ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table "claimants" do |t|\n    t.string "first_name"\n    t.string "email"\n    t.string "phone"\n    t.string "validated_ip"\n  end\nend\n'
}
_OVER = "    self.first_name = nil\n    self.email = nil\n"


def _model(body: str, name: str = "anonymize!") -> dict[str, str]:
    return {
        **_SCHEMA,
        "app/models/claimant.rb": f"class Claimant < ApplicationRecord\n  def {name}\n{body}  end\nend\n",
    }


FOUND: list[tuple[tuple[str, ...], Mapping[str, str]]] = [
    (("phone", "validated_ip"), _model(_OVER)),
    (("validated_ip",), _model("    update!(first_name: nil, email: nil, phone: nil, anonymized_at: Time.current)\n", "forget")),
    (("phone", "validated_ip"), {**_SCHEMA, "lib/tasks/old.rake": "def anonymization\n  claims.each_old do |claim|\n    claim&.claimant&.update(first_name: nil, email: nil)\n  end\nend\n"}),
    (("phone", "validated_ip"), {**_SCHEMA, "app/jobs/old_job.rb": "class OldJob < ApplicationJob\n  def anonymize_old\n    Claimant.where(created_at: ..3.years.ago).update_all(first_name: nil, email: nil)\n  end\nend\n"}),
]  # fmt: skip
SILENT: list[Mapping[str, str]] = [
    _model(_OVER + "    self.phone = nil\n    self.validated_ip = nil\n"),
    _model(_OVER, "reset_contact"),
    _model(_OVER + "    update_columns(blanks)\n"),
    _model(_OVER + "    Anonymizer.anonymize_record!(self)\n"),
    _model(_OVER + "    COLUMNS.each { |name| self[name] = nil }\n"),
    _model("    self.first_name = nil\n"),
    {"spec/support/anonymizer.rb": _model(_OVER)["app/models/claimant.rb"], **_SCHEMA},
]


def _project(files: Mapping[str, str]) -> Project:
    sources = {path: Source(path, text, digest_of(text.encode())) for path, text in files.items()}
    return Project(sorted(files), Config(), sources)


@pytest.mark.parametrize(("left", "files"), FOUND)
def test_columns_that_are_left_are_told(left: tuple[str, ...], files: Mapping[str, str]) -> None:
    assert [one.left for one in half_erased(_project(files))] == [left]


@pytest.mark.parametrize("files", SILENT)
def test_what_is_erased_whole_or_elsewhere_is_not(files: Mapping[str, str]) -> None:
    assert not list(half_erased(_project(files)))
