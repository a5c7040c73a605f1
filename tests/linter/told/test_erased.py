"""A message of a package that code erases before it is shown is told to nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.reading.project.project import Project
from guichet.told.erased import is_erased

LOCALE = "config/locales/fr.yml"
SIGNED_UP = "fr.devise.registrations.signed_up_but_unconfirmed"
CREATE = "class Users::RegistrationsController < Devise::RegistrationsController\n  def create\n    super\n    {}\n  end\nend\n"


@pytest.mark.parametrize(
    ("code", "key", "expected"),
    [
        ('flash[:notice] = ""', SIGNED_UP, True),
        ("flash.clear", SIGNED_UP, True),
        ("flash.delete(:notice)", SIGNED_UP, True),
        ('flash[:notice] = t("welcome")', SIGNED_UP, False),
        ('flash[:alert] = ""', SIGNED_UP, False),
        ("flash.clear", "fr.devise.registrations.destroyed", False),
        ("flash.clear", "fr.devise.sessions.signed_in", False),
    ],
)
def test_what_is_erased(code: str, key: str, expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "app/controllers/users/registrations_controller.rb"
    path.parent.mkdir(parents=True)
    path.write_text(CREATE.format(code), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    project = Project([LOCALE], Config(), {LOCALE: Source(LOCALE, "fr:\n  devise: {}\n")})
    assert is_erased(key, project) is expected


def test_a_page_that_shows_it_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "app/controllers/users/registrations_controller.rb"
    path.parent.mkdir(parents=True)
    path.write_text(CREATE.format("flash.clear"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    page = Source("app/views/home/show.html.erb", f"<%= t('{SIGNED_UP.removeprefix('fr.')}') %>")
    project = Project([LOCALE, page.path], Config(), {LOCALE: Source(LOCALE, "fr: {}\n"), page.path: page})
    assert not is_erased(SIGNED_UP, project)
