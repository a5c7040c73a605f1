"""A script that somebody published for all says so at its head, or by how it is loaded; one that a service wrote does not."""

from pathlib import Path

import pytest
from guichet.reading.project.published import is_published

PUBLISHED = {
    "a version and whose it is": "/*!\n * Agenda v2.4.5\n * (c) 2014, licence MIT\n */\nlet a = 'été';\n",
    "the same on lines": "// Agenda 1.2.0\n// Copyright 2020\n\nlet a = 'été';\n",
    "a factory": "/* été */\n(function (window, factory) {\n  window.Agenda = factory();\n}(window, function () {}));\n",
    "loaded by its first lines": "!function (e, t) {\n  typeof define === 'function' && define.amd ? define(t) : (e.A = t());\n}(this, function () {});\n",
    "loaded by its last lines": "let a = 'été';\n" + "a += 1;\n" * 400 + "if (typeof define === 'function' && define.amd) { define(() => a); }\n",
}  # fmt: skip
WRITTEN = {
    "whose it is alone": "/* Copyright 2024, licence AGPL */\nlet a = 'été';\n",
    "a version alone": "// Règles du 1.4.2026, version 3.2\nlet a = 'été';\n",
    "a library said further down": "let a = 'été';\n/*! Agenda v2.4.5, licence MIT */\n",
    "what tests load": "let a = 'été';\nif (typeof module !== 'undefined') { module.exports = { a }; }\n",
    "nothing": "",
}


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_a_library_is_known(tmp_path: Path, name: str) -> None:
    file = tmp_path / "agenda.js"
    file.write_text(PUBLISHED[name], encoding="utf-8")
    assert is_published(str(file))
    style = file.rename(tmp_path / "agenda.css")
    assert not is_published(str(style))


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_what_a_service_wrote_is_judged(tmp_path: Path, name: str) -> None:
    file = tmp_path / "agenda.js"
    file.write_text(WRITTEN[name], encoding="utf-8")
    assert not is_published(str(file))


def test_a_script_that_is_not_there_is_none() -> None:
    assert not is_published("nowhere/agenda.js")


def test_a_folder_of_one_release_holds_a_library() -> None:
    assert is_published("static/agenda-3.5.8/plugins/lien.js")
    assert not is_published("static/agenda-3/lien.js")
    assert not is_published("templates/reglement-2026.1/page.html")
