"""What a component says is read in the language of the page that holds it, or of the configuration; what nothing tells is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.engine.report import Report
from guichet.engine.run import check
from guichet.reporters.remarks import remarks

NEAR = "Nonobstant les dispositions susvisées, il vous incombe de procéder à la transmission de la présente dans les meilleurs délais."
"""A sentence whose little words are nearly as many in a language beside."""
COMPONENT = {
    "svelte": "<p>{}</p>\n",
    "vue": "<template><p>{}</p></template>\n",
    "jsx": "export function Note() {{\n  return <p>{}</p>;\n}}\n",
}


def _run(folder: Path, files: dict[str, str], config: Config, *, use_cache: bool = False) -> Report:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return check(["."], config, jobs=1, use_cache=use_cache)


def _told(report: Report) -> set[str]:
    return {one.rule for one in report.findings if one.family.value == "plain_language"}


def _said(report: Report) -> str:
    return "\n".join(one.en for one in remarks(report))


@pytest.mark.parametrize("kind", COMPONENT)
def test_the_page_that_holds_a_component_tells_its_language(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files = {f"src/Note.{kind}": COMPONENT[kind].format(NEAR)}
    silent = _run(tmp_path, files, Config())
    assert "admin-jargon" not in _told(silent)
    assert "Words not read in 1 file, because nothing tells their language." in _said(silent)
    page = '<!DOCTYPE html>\n<html class="a" lang="fr"><head><title>Été</title></head><body><main><h1>É</h1></main></body></html>\n'
    heard = _run(tmp_path, {**files, "src/app.html": page}, Config())
    assert "admin-jargon" in _told(heard)
    assert "Words not read" not in _said(heard)


def test_the_configuration_tells_it_where_no_page_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = {"src/Note.svelte": COMPONENT["svelte"].format(NEAR)}
    before = _run(tmp_path, files, Config(), use_cache=True)
    assert "admin-jargon" not in _told(before)
    assert "Words not read" in _said(_run(tmp_path, files, Config(), use_cache=True)), "the cache lost it"
    after = _run(tmp_path, files, Config(lang="fr"), use_cache=True)
    assert "admin-jargon" in _told(after)
    assert "Words not read" not in _said(after)


def test_each_folder_has_the_language_of_its_own_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = '<html lang="{}"><head><title>Été</title></head><body><main><h1>É</h1></main></body></html>\n'
    files = {
        "client/app.html": page.format("fr"),
        "client/lib/Note.svelte": COMPONENT["svelte"].format(NEAR),
        "admin/index.html": page.format("en"),
        "admin/Autre.svelte": COMPONENT["svelte"].format(NEAR.replace("vous incombe", "est enjoint")),
    }
    report = _run(tmp_path, files, Config())
    assert {one.path for one in report.findings if one.rule == "admin-jargon"} == {"client/lib/Note.svelte"}


def test_nothing_is_said_of_words_when_no_rule_asks_about_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = {"src/Note.svelte": COMPONENT["svelte"].format(NEAR)}
    assert "Words not read" in _said(_run(tmp_path, files, Config(), use_cache=True))
    assert "Words not read" not in _said(_run(tmp_path, files, Config(select=("accessibility",)), use_cache=True))
