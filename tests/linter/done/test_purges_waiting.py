"""Purges that stop without a word unless a setting is put."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source, digest_of
from guichet.done.people.purges_waiting import purges_waiting
from guichet.reading.project.project import Project

_SHELL = 'if [ "$%s" != "true" ]; then\n  exit 0\nfi\npython manage.py %s\n'
_TASK = "class PurgeOldUsersJob < ApplicationJob\n  def perform\n    return unless Features.purge_enabled?\n\n    User.old.destroy_all\n  end\nend\n"
_PYTHON = "class Command(BaseCommand):\n    def handle(self, *args, **options):\n        if not settings.PURGE_ENABLED:\n            return\n        User.objects.old().delete()\n"
FOUND: list[tuple[str, Mapping[str, str]]] = [
    ("PURGE", {"cron/purge.sh": _SHELL % ("PURGE", "delete_old_messages")}),
    ("purge_enabled", {"app/jobs/purge_old_users_job.rb": _TASK}),
    ("PURGE_ENABLED", {"accounts/management/commands/delete_old_users.py": _PYTHON}),
]
SILENT: list[Mapping[str, str]] = [
    {"cron/purge.sh": _SHELL % ("PURGE", "update_counts")},
    {"cron/purge.sh": _SHELL % ("PURGE", "delete_old_messages"), "cron.json": '{"env": {"PURGE": "true"}}\n'},
    {"app/jobs/purge_old_caches_job.rb": _TASK},
    {
        "accounts/management/commands/delete_old_users.py": _PYTHON.replace(
            "not settings.PURGE_ENABLED", "not self.days"
        )
    },
]


def _settings(files: Mapping[str, str]) -> list[str]:
    sources = {path: Source(path, text, digest_of(text.encode())) for path, text in files.items()}
    return [setting for *_, setting in purges_waiting(Project(sorted(files), Config(), sources))]


@pytest.mark.parametrize(("setting", "files"), FOUND)
def test_a_purge_that_waits_for_a_setting_is_asked_about(setting: str, files: Mapping[str, str]) -> None:
    assert _settings(files) == [setting]


@pytest.mark.parametrize("files", SILENT)
def test_what_is_set_or_erases_nothing_of_people_is_not(files: Mapping[str, str]) -> None:
    assert _settings(files) == []
