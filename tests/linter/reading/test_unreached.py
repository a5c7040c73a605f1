"""Which views of Rails no page of production shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.reading.project.unreached import is_unreached

CONTROLLERS = {
    "app/controllers/application_controller.rb": "class ApplicationController\n  layout :page_layout\n\n  def page_layout\n    signed_in? ? 'espace' : 'application'\n  end\n\n  def kind\n    'ancien'\n  end\nend\n",
    "app/controllers/guides_controller.rb": 'class GuidesController\n  layout "guide"\nend\n',
    "app/controllers/aides_controller.rb": "class AidesController\nend\n",
}
LAYOUTS = {name: f"app/views/layouts/{name}.html.erb" for name in ("application", "espace", "guide", "aides", "ancien")}


def project(folder: Path, files: dict[str, str]) -> str:
    for name, text in {
        **CONTROLLERS,
        **dict.fromkeys(LAYOUTS.values(), "<body><%= yield %></body>\n"),
        **files,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return str(folder)


def test_a_layout_that_nothing_names(tmp_path: Path) -> None:
    root = project(tmp_path, {})
    assert [name for name, path in LAYOUTS.items() if is_unreached(path, root)] == ["ancien"]


def test_a_layout_that_a_view_or_a_block_names(tmp_path: Path) -> None:
    assert not is_unreached(
        LAYOUTS["ancien"],
        project(tmp_path / "a", {"app/views/rdv/show.html.erb": "<%= extends_layout :ancien do %>é<% end %>\n"}),
    )
    block = "class RdvController\n  layout -> { old? ? 'ancien' : 'guide' }\nend\n"
    assert not is_unreached(LAYOUTS["ancien"], project(tmp_path / "b", {"app/controllers/rdv_controller.rb": block}))


def test_without_controllers_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "app/views/layouts").mkdir(parents=True)
    assert not is_unreached(LAYOUTS["ancien"], str(tmp_path))


USES = {
    "a layout that nothing names": ({LAYOUTS["ancien"]: "<%= render 'shared/mesure' %>\n"}, True),
    "a part of a part of it": ({LAYOUTS["ancien"]: "<%= render 'shared/pied' %>\n", "app/views/shared/_pied.html.erb": "<%= render 'shared/mesure' %>\n"}, True),
    "a test of the environment": ({LAYOUTS["espace"]: "<%= render partial: 'shared/mesure' unless Rails.env.production? %>\n"}, True),
    "a block of such a test": ({LAYOUTS["espace"]: "<% unless Rails.env.production? %>\n  <%= render 'shared/mesure' %>\n<% end %>\n"}, True),
    "its other branch": ({LAYOUTS["espace"]: "<% unless Rails.env.production? %>\n  <p>Essai</p>\n<% else %>\n  <%= render 'shared/mesure' %>\n<% end %>\n"}, False),
    "production alone": ({LAYOUTS["espace"]: "<%= render 'shared/mesure' if Rails.env.production? %>\n"}, False),
    "one page and a layout that nothing names": ({LAYOUTS["ancien"]: "<%= render 'shared/mesure' %>\n", "app/views/rdv/show.html.erb": "<%= render 'shared/mesure' %>\n"}, False),
    "nothing that is known": ({}, False),
}  # fmt: skip


@pytest.mark.parametrize("use", USES)
def test_a_partial_goes_where_its_users_go(use: str, tmp_path: Path) -> None:
    files, is_left = USES[use]
    root = project(tmp_path, {"app/views/shared/_mesure.html.erb": "<p>é</p>\n", **files})
    assert is_unreached("app/views/shared/_mesure.html.erb", root) is is_left
