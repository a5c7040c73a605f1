"""A script that somebody published for all says so at its head, or by how it is loaded; one that a service wrote does not."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from guichet.reading.project.published import is_published

from tests.linter.conftest import Run

Guichet = Callable[..., Run]

PUBLISHED = {
    "a version and whose it is": "/*!\n * Agenda v2.4.5\n * (c) 2014, licence MIT\n */\nlet a = 'été';\n",
    "the same on lines": "// Agenda 1.2.0\n// Copyright 2020\n\nlet a = 'été';\n",
    "a factory": "/* été */\n(function (window, factory) {\n  window.Agenda = factory();\n}(window, function () {}));\n",
    "loaded by its first lines": "!function (e, t) {\n  typeof define === 'function' && define.amd ? define(t) : (e.A = t());\n}(this, function () {});\n",
    "loaded by its last lines": "let a = 'été';\n" + "a += 1;\n" * 400 + "if (typeof define === 'function' && define.amd) { define(() => a); }\n",
    "a plugin of jQuery": "/*\n * agenda 4.6.4, par une équipe\n */\n(function ($) {\n  $.fn.agenda = function () {};\n})(jQuery);\n",
}  # fmt: skip
WRITTEN = {
    "whose it is alone": "/* Copyright 2024, licence AGPL */\nlet a = 'été';\n",
    "a version alone": "// Règles du 1.4.2026, version 3.2\nlet a = 'été';\n",
    "a library said further down": "let a = 'été';\n/*! Agenda v2.4.5, licence MIT */\n",
    "what tests load": "let a = 'été';\nif (typeof module !== 'undefined') { module.exports = { a }; }\n",
    "a plugin of its own": "/* Été */\n$.fn.agenda = function () {};\n",
    "nothing": "",
}


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_a_library_is_known(tmp_path: Path, name: str) -> None:
    file = tmp_path / "agenda.js"
    file.write_text(PUBLISHED[name], encoding="utf-8")
    assert is_published(str(file), file.name)
    style = file.rename(tmp_path / "agenda.css")
    assert not is_published(str(style), style.name)


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_what_a_service_wrote_is_judged(tmp_path: Path, name: str) -> None:
    file = tmp_path / "agenda.js"
    file.write_text(WRITTEN[name], encoding="utf-8")
    assert not is_published(str(file), file.name)


def test_a_script_that_is_not_there_is_none() -> None:
    assert not is_published("nowhere/agenda.js", "agenda.js")


def test_a_folder_of_one_release_holds_a_library() -> None:
    for inside in ("static/agenda-3.5.8/plugins/lien.js", "app/static/js/agenda-v1.2/agenda.js"):
        assert is_published("agenda.js", inside)
    for inside in ("static/agenda-3/lien.js", "service-2.1.0/src/lien.js", "static/reglement-2026.1/page.html"):
        assert not is_published(inside, inside)


def test_a_project_unpacked_in_a_folder_of_its_release_is_judged(guichet: Guichet, tmp_path: Path) -> None:
    text = (
        'const été = document.createElement("iframe"); // script\nété.src = "https://www.google.com/maps/embed?pb=1";\n'
    )
    guichet("check", files={"service-2.1.0/static/plan.js": text})
    shown = guichet("check", "--select", "third-party-embed", "--format", "json", str(tmp_path / "service-2.1.0"))
    assert shown.rules == ["third-party-embed"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_that_is_called_a_script_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "agenda.js")
    assert not is_published(str(tmp_path / "agenda.js"), "agenda.js")
