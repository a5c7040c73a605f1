"""What a run did not read is said: silence would mean "checked"."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.reading.project.discovery import search

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
PAGE = "<p>Été</p>\n"


@pytest.mark.parametrize("command", ["check", "baseline", "audit"])
@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"src/App.hbs": PAGE, "src/Form.hbs": PAGE, "src/menu.mako": PAGE}, "2 .hbs, 1 .mako"),
        ({"Makefile": "all:\n", "src/plan.png": b"\x89PNG"}, "1 .png, 1 Makefile"),
        ({}, "no file that guichet reads"),
    ],
)
def test_a_run_that_reads_nothing_fails(
    guichet: Guichet, command: str, files: dict[str, str | bytes], said: str
) -> None:
    run = guichet(command, "--lang", "en", files=files)
    assert (run.status, run.out) == (2, "")
    assert said in run.err
    assert ".html" in run.err


@pytest.mark.parametrize("name", ["App.hbs", "menu.mako", "schema.prisma"])
def test_a_named_file_that_is_not_read_fails(guichet: Guichet, name: str) -> None:
    run = guichet("check", "--lang", "fr", name, files={name: PAGE})
    assert (run.status, run.out) == (2, "")
    assert f"1 {name[name.index('.') :]}" in run.err


def test_a_text_whose_name_is_of_no_kind_fails(guichet: Guichet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    run = guichet("check", "-", "--stdin-filename", "App.hbs", "--lang", "en")
    assert (run.status, run.out) == (2, "")
    assert "App.hbs" in run.err


def test_what_is_not_read_beside_the_rest_is_said(guichet: Guichet) -> None:
    files = {"a.html": PAGE, "b.hbs": PAGE, "c.hbs": PAGE, "site.styl": "", "logo.png": b"\x89PNG", "robots.txt": ""}
    run = guichet("check", "--lang", "en", files=files)
    assert run.status == 0
    assert run.out.splitlines()[-1].startswith("Not read: 2 .hbs, 1 .styl.")
    run = guichet("check", "--lang", "en", "--format", "json")
    assert run.json["summary"]["files"] == 1
    assert "2 .hbs, 1 .styl" in run.err
    assert "Not read" not in guichet("check", "--lang", "en", "a.html").out


def test_a_hook_that_names_excluded_files_only_passes(guichet: Guichet) -> None:
    files = {"pyproject.toml": '[tool.guichet]\nexclude = ["vendor"]\n', "vendor/a.html": PAGE}
    run = guichet("check", "--lang", "en", "vendor/a.html", files=files)
    assert run.status == 0
    assert 'Left out by "exclude": 1.' in run.out
    run = guichet("check", "--lang", "en", "vendor")
    assert run.status == 2
    assert '1 file is left out by "exclude"' in run.err


def test_a_letter_is_read_when_it_is_named(guichet: Guichet) -> None:
    assert guichet("check", "--format", "json", "lettre.txt", files={"lettre.txt": "Bonjour.\n"}).status == 0


def test_a_dump_that_is_no_text_is_counted_and_breaks_nothing(guichet: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "reprise.sql").write_bytes(b"PGDMP\x01\x0e\x00\x04\x08" + b"\xff" * 40)
    (tmp_path / "large.sql").write_bytes("select 1;\n".encode("utf-16"))
    run = guichet("check", "--format", "json", ".", files={"a.html": "<p>Été</p>"})
    assert "file-unreadable" not in run.rules
    assert run.json["not_read"] == {".sql (dump)": 1}


def test_what_guichet_wrote_is_no_part_of_the_project(guichet: Callable[..., Run]) -> None:
    page = "<form action='/demande' method='post'><label>Nom <input name='nom'></label><button>Envoyer</button></form>"
    check = ("check", "--isolated", "--format", "json", ".")
    first = guichet(*check, files={"a.html": page, "b.html": '<img src="é.png">'}).json
    guichet("people", ".", "--write-baseline", "who.json")
    guichet("baseline", "--output", "accepted.txt", ".")
    for form, name in (("json", "report.json"), ("junit", "report.xml"), ("markdown", "summary.md")):
        guichet("check", "--isolated", "--format", form, "--output", name, ".")
    assert {file.name for file in Path().iterdir()} >= {
        "who.json", "accepted.txt", "report.json", "report.xml", "summary.md"
    }  # fmt: skip
    assert guichet(*check).json["summary"] == first["summary"]


def test_folders_too_deep_to_be_entered_are_said_and_the_rest_is_read(guichet: Guichet, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<img src="a.png">', encoding="utf-8")
    with contextlib.chdir(tmp_path):
        for _ in range(150):
            os.mkdir("d")
            os.chdir("d")
        Path("b.html").write_text('<img src="a.png">', encoding="utf-8")
    run = guichet("check", ".", "--select", "img-alt-missing", "--format", "text")
    assert run.status == 1
    assert "over 100 folders deep" in run.out + run.err
    assert "a.html" in run.out


def test_a_link_to_a_file_of_the_run_is_not_judged_again(guichet: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t/lien.html").symlink_to("../a.html")
    (tmp_path / "t/autre.html").symlink_to("../.caché.html")
    check = ("check", "--select", "img-alt-missing", "--format", "json")
    run = guichet(*check, ".", files={"a.html": '<img src="é.png">', ".caché.html": '<img src="é.png">'})
    assert "t/lien.html" not in {one["path"] for one in run.json["findings"]}
    assert "a.html" in {one["path"] for one in run.json["findings"]}
    assert {one["path"] for one in guichet(*check, "t").json["findings"]} >= {"t/lien.html"}


def test_a_link_is_judged_where_what_it_leads_to_is_another_thing(guichet: Callable[..., Run], tmp_path: Path) -> None:
    page = '<img src="é.png">'
    (tmp_path / "tests").mkdir()
    for link, target in (
        ("a.html", "a.txt"), ("b.html", "sub/b.html"), ("c.html", "off.html"), ("d.html", "tests/d.html"),
        ("e.html", "f.html"),
    ):  # fmt: skip
        (tmp_path / link).symlink_to(target)
    files = {"a.txt": page, "sub/b.html": page, "off.html": page, "tests/d.html": page, "f.html": page} | {
        "sub/guichet.toml": 'ignore = ["ALL"]\n', "guichet.toml": '[per-file-ignores]\n"off.html" = ["ALL"]\n'
    }  # fmt: skip
    run = guichet("check", "--select", "img-alt-missing", "--format", "json", ".", files=files)
    judged = {one["path"] for one in run.json["findings"]}
    assert judged >= {"a.html", "b.html", "c.html", "d.html", "f.html"}
    assert "e.html" not in judged


def test_what_only_begins_as_guichet_begins_is_judged_and_what_it_wrote_is_counted_aloud(
    guichet: Callable[..., Run],
) -> None:
    page = '<img src="é.png">'
    files = {
        "a.md": f"# guichet baseline: votre dossier\n\n{page}\n",
        "b.md": f"## guichet: 2 dossiers\n\n{page}\n",
        "c.md": f"## guichet : votre dossier\n\n{page}\n\nUn rapport vide ne veut jamais dire cela.\n",
        "d.md": f"# guichet baseline: votre dossier\nimg-alt-missing\ta.html\t0123456789abcdef\n{page}\n",
    }
    check = ("check", "--isolated", "--select", "img-alt-missing", ".")
    run = guichet(*check, "--format", "json", files=files)
    assert run.json["summary"]["files"] == len(files)
    guichet("baseline", "--output", "accepted.txt", ".")
    assert "guichet wrote them (reports, baselines): 1 file." in guichet(*check, "--format", "text").out
    settings = {"guichet.toml": 'baseline = "accepted.txt"\n'}
    assert "guichet wrote" not in guichet("check", ".", files=settings).out


@pytest.mark.parametrize(
    "began",
    [
        '{"version": "1", "date": "", "summary": {"files": 0}, "labels": {"a": "b"}}',
        '{"version": 1, "who": {}, "labels": {"a": "b"}}',
    ],
)
def test_a_file_of_data_that_begins_as_a_report_is_read(began: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(began, encoding="utf-8")
    assert search([str(tmp_path)], Config()).ours == 0


def test_a_hook_that_names_what_guichet_wrote_alone_passes(guichet: Callable[..., Run]) -> None:
    page = "<form action='/demande' method='post'><label>Nom <input name='nom'></label><button>Envoyer</button></form>"
    assert guichet("people", ".", "--write-baseline", "who.json", files={"a.html": page}).status == 0
    assert guichet("check", "who.json").status == 0
    assert guichet("check", "who.json", "App.hbs", files={"App.hbs": page}).status == 2


def test_a_folder_is_judged_as_a_part_of_its_project(guichet: Callable[..., Run]) -> None:
    columns = "".join(f'    t.string "{one}"\n' for one in ("nom", "email", "phone"))
    files = {
        "guichet.toml": "",
        "config/initializers/filter_parameter_logging.rb": "Rails.application.config.filter_parameters += [:password]\n",
        "db/schema.rb": f'ActiveRecord::Schema.define(version: 1) do\n  create_table "demandeurs" do |t|\n{columns}  end\nend\n',
        "app/controllers/demandeurs_controller.rb": "class DemandeursController < ApplicationController\n  def create\n"
        "    Demandeur.create!(params.require(:demandeur).permit(:nom, :email, :phone))\n  end\nend\n",
    }
    check = ("check", "--select", "personal-data-in-log", "--format", "json")
    part = guichet(*check, "config", files=files)
    assert [(one["path"], one["rule"]) for one in part.json["findings"]] == [
        ("config/initializers/filter_parameter_logging.rb", "personal-data-in-log")
    ]
    assert part.json["findings"] == guichet(*check, ".").json["findings"]
    assert (part.json["summary"]["files"], guichet(*check, "app").json["findings"]) == (1, [])
