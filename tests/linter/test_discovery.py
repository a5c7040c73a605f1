"""What a run did not read is said: silence would mean "checked"."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

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
    assert run.json["not_read"] == {".sql": 1}


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
