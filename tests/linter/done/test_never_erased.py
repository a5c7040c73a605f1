"""Tables of what people send that nothing erases, and what erases them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source, digest_of
from guichet.done.acts.never_erased import never_erased
from guichet.reading.project.project import Project

_FILES = {
    "db/schema.rb": 'ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table "claimants" do |t|\n    t.string "first_name"\n    t.string "email"\n  end\n  create_table "visitor_messages" do |t|\n    t.string "email"\n    t.string "ip_address"\n  end\nend\n',
    "app/models/visitor_message.rb": "class VisitorMessage < ApplicationRecord\nend\n",
    "app/jobs/old_job.rb": "class OldJob < ApplicationJob\n  def perform\n    Claimant.old.destroy_all\n  end\nend\n",
}
ERASED: list[Mapping[str, str]] = [
    {"lib/tasks/old.rake": "task old: :environment do\n  VisitorMessage.where(created_at: ..1.year.ago).in_batches do |some|\n    some.delete_all\n  end\nend\n"},
    {"app/models/petition.rb": "class Petition < ApplicationRecord\n  has_many :visitor_messages, dependent: :delete_all\nend\n"},
    {"db/purge.sql": "DELETE FROM visitor_messages WHERE created_at < now() - interval '1 year';\n"},
    {"app/jobs/old_job.rb": "class OldJob < ApplicationJob\nend\n"},
]  # fmt: skip


def _named(files: Mapping[str, str]) -> list[str]:
    sources = {path: Source(path, text, digest_of(text.encode())) for path, text in files.items()}
    found = never_erased(Project(sorted(files), Config(), sources))
    return [one.name for _, _, tables in found for one in tables]


def test_what_people_send_and_nothing_erases_is_told() -> None:
    assert _named(_FILES) == ["visitor_messages"]


@pytest.mark.parametrize("more", ERASED)
def test_what_is_erased_by_name_with_its_owner_or_elsewhere_is_not(more: Mapping[str, str]) -> None:
    assert _named({**_FILES, **more}) == []


def test_what_a_test_erases_stays() -> None:
    spec = {"spec/models/m_spec.rb": "VisitorMessage.delete_all\n"}
    assert _named({**_FILES, **spec}) == ["visitor_messages"]
