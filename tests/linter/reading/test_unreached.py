"""Which views of Rails no page of production shows."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.reading.project import unreached
from guichet.reading.project.development_routes import is_off_production
from guichet.reading.project.unjudged import unjudged
from guichet.reading.project.unreached import is_unreached

from tests.limits import no_hang

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


@pytest.mark.parametrize(
    ("controller", "view", "left"),
    [
        ("def agenda\n  end\n", "agenda_pdf", True),
        ("def agenda\n    render template: 'aides/agenda_pdf'\n  end\n", "agenda_pdf", False),
        ("def agenda_pdf\n  end\n", "agenda_pdf", False),
        ("def agenda\n    render params[:page]\n  end\n", "agenda_pdf", False),
        ('def agenda\n    render "aides/#{kind}"\n  end\n', "agenda_pdf", False),
        ("def agenda\n  end\n", "show", False),
    ],
)
def test_a_view_that_no_code_names(controller: str, view: str, left: bool, tmp_path: Path) -> None:
    root = project(tmp_path, {"app/controllers/aides_controller.rb": f"class AidesController\n  {controller}end\n"})
    assert is_unreached(f"app/views/aides/{view}.html.erb", root) is left


def test_a_view_whose_controller_is_elsewhere_is_not_known(tmp_path: Path) -> None:
    assert not is_unreached("app/views/devise/demande_pdf.html.erb", project(tmp_path, {}))


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


@pytest.mark.parametrize(
    "closed",
    [
        "def a? = true\nend\n",
        "begin; x; end\nend\n",
        "class E < S; end\nend\n",
    ],
)
def test_what_opens_and_ends_on_one_line_leaves_nothing_open(closed: str) -> None:
    lines = list(is_off_production(f"if Rails.env.development?\n{closed}get 'a'\n"))
    assert lines[1][1]
    assert lines[-1] == ("get 'a'", False)


def test_each_file_of_a_project_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path, {"app/views/aides/agenda.html.erb": "", "app/views/aides/_part.html.erb": ""})
    read: list[str] = []

    def text_beside(path: str) -> str:
        read.append(os.path.relpath(path, root))
        return Path(path).read_text(encoding="utf-8")

    monkeypatch.setattr(unreached, "text_beside", text_beside)
    for one in ("layouts/ancien", "aides/agenda", "aides/_part"):
        is_unreached(f"app/views/{one}.html.erb", root)
    assert read.count("app/controllers/guides_controller.rb") == 1


def test_past_what_is_gone_through_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path, {})
    monkeypatch.setattr(unreached, "_FILES", 3)
    assert not any(is_unreached(path, root) for path in LAYOUTS.values())


@pytest.mark.parametrize(
    "name",
    ["app/controllers/z_controller.rb", "app/mailers/z.rb", "config/routes.rb", "config/application.rb", "package.json", "pyproject.toml"],
)  # fmt: skip
def test_what_is_no_plain_file_of_the_project_is_not_waited_for(name: str, tmp_path: Path) -> None:
    root = Path(project(tmp_path / "project", {"public/404.html": "<p>é</p>", "static/a/b.js": "x = 1"}))
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(root / name)
    with no_hang():
        for path in (*LAYOUTS.values(), "public/404.html", "static/a/b.js"):
            unjudged(str(root / path), Config(root=str(root)))
    (root / name).unlink()
    outside = tmp_path / "outside.rb"
    outside.write_text('layout "ancien"\n', encoding="utf-8")
    (root / name).symlink_to(outside)
    assert is_unreached(LAYOUTS["ancien"], str(root))


@pytest.mark.parametrize("hostile", ["[" * 200_000, '{"dependencies": []}', "é"])
def test_a_list_of_dependencies_that_is_none_stops_nothing(hostile: str, tmp_path: Path) -> None:
    root = Path(project(tmp_path, {"static/a/b.js": "x = 1", "package.json": hostile}))
    assert unjudged(str(root / "static/a/b.js"), Config(root=str(root))) is None


def test_a_condition_of_brackets_without_end_is_one_question(tmp_path: Path) -> None:
    root = project(tmp_path, {"config/routes.rb": "get 'a' if " + "(" * 3000 + "\n", "app/views/a/index.html.erb": ""})
    assert unjudged(str(Path(root) / "app/views/a/index.html.erb"), Config(root=root)) is None
