"""What answers at an address that a script calls, and by which line it asks who one is."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.reading.project.project import Project
from guichet.walked.answering import answering

PAGE = "app/views/aides/new.html.erb"
CONTROLLER = "class AidesController < ApplicationController\n  {}\n\n  def create\n  end\nend\n"


@pytest.mark.parametrize(
    ("before", "asks"),
    [
        ("before_action :authenticate_user!", 2),
        ("before_filter :require_login", 2),
        ("before_action(:load_menu)\n  prepend_before_action(:authenticate_user!)", 3),
        ("before_action :sign_the_page\n  before_action :authenticate_user!", 3),
        ("before_action :sign_the_page", 0),
        ("before_action :authenticate_user!, except: [:create]", 0),
    ],
)
def test_a_controller_of_rails_asks_who_one_is_in_one_line(
    before: str, asks: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = "app/controllers/aides_controller.rb"
    for name, text in {PAGE: "<p>É</p>", path: CONTROLLER.format(before)}.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    found = answering("/aides", "post", Project([PAGE], Config()))
    assert found is not None
    assert (found.path, found.asks) == (path, f"{path}:{asks}" if asks else "")
