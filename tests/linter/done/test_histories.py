"""Versions of what people told that a library keeps, and what ends them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source, digest_of
from guichet.done.people.histories import history_kept
from guichet.reading.project.project import Project

_SCHEMA = {
    "db/schema.rb": 'ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table "claimants" do |t|\n    t.string "first_name"\n    t.string "phone"\n  end\n  create_table "agents" do |t|\n    t.string "first_name"\n    t.string "email"\n  end\nend\n'
}
_DJANGO = {
    "claims/models.py": "class Claimant(models.Model):\n    first_name = models.CharField(max_length=9)\n    phone = models.CharField(max_length=9)\n"
}


def _model(body: str, name: str = "Claimant") -> dict[str, str]:
    return {f"app/models/{name.lower()}.rb": f"class {name} < ApplicationRecord\n  {body}\nend\n"}


KEPT: list[tuple[str, Mapping[str, str]]] = [
    ("has_paper_trail", {**_SCHEMA, **_model("has_paper_trail ignore: [:updated_at]")}),
    ("audited", {**_SCHEMA, **_model("audited except: [:state]")}),
    ("EASY_AUDIT_REGISTERED_CLASSES", {**_DJANGO, "app/settings.py": "DJANGO_EASY_AUDIT_REGISTERED_CLASSES = [\n    'claims.Claimant',\n]\n"}),
    ("auditlog.register", {**_DJANGO, "claims/apps.py": "auditlog.register(Claimant)\n"}),
]  # fmt: skip
ERASED: list[Mapping[str, str]] = [
    {**_SCHEMA, **_model("has_paper_trail skip: [:first_name, :phone]")},
    {**_SCHEMA, **_model("has_paper_trail", "Agent")},
    {**_SCHEMA, **_model("has_paper_trail limit: 3")},
    {**_SCHEMA, **_model("has_paper_trail\n\n  def forget\n    versions.destroy_all\n  end")},
    {**_SCHEMA, **_model("audited"), "lib/tasks/p.rake": "task purge: :environment do\n  Audited::Audit.where(created_at: ..1.year.ago).delete_all\nend\n"},
    {**_DJANGO, "claims/apps.py": "auditlog.register(Claimant)\n", "crontab.sh": "python manage.py auditlogflush -b 2026-01-01 -y\n"},
]  # fmt: skip


def _project(files: Mapping[str, str]) -> Project:
    sources = {path: Source(path, text, digest_of(text.encode())) for path, text in files.items()}
    return Project(sorted(files), Config(), sources)


@pytest.mark.parametrize(("shown", "files"), KEPT)
def test_versions_that_nothing_erases_are_kept(shown: str, files: Mapping[str, str]) -> None:
    found = history_kept(_project(files))
    assert found is not None
    assert (found.shown, found.model) == (shown, "Claimant")


@pytest.mark.parametrize("files", ERASED)
def test_versions_that_are_erased_or_tell_of_nobody_are_not(files: Mapping[str, str]) -> None:
    assert history_kept(_project(files)) is None
