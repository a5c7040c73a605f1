"""Several folders, files that change on the disk, pages that follow their layout: the server as people's projects are."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.linter.editor import WATCHES, editing

pytestmark = pytest.mark.turns(4)
IMAGE = "<img src='é.png'>\n"
TWO = '[tool.guichet]\nselect = ["img-alt-missing", "tabindex-positive"]\n'
ONE = '[tool.guichet]\nselect = ["tabindex-positive"]\n'


def written(root: Path, **files: str) -> Path:
    for name, text in files.items():
        file = root / name.replace("__", "/").replace("_html", ".html").replace("_toml", ".toml")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def opened(*roots: Path) -> list[dict[str, str]]:
    return [{"uri": root.as_uri(), "name": root.name} for root in roots]


def test_each_folder_has_its_configuration(tmp_path: Path) -> None:
    both = written(tmp_path / "both", pyproject_toml=TWO, a_html=IMAGE + "<a href=b tabindex=3>b</a>")
    alone = written(tmp_path / "alone", pyproject_toml=ONE, a_html=IMAGE + "<a href=b tabindex=3>b</a>")
    with editing(tmp_path, workspaceFolders=opened(both)) as editor:
        assert editor.offered["workspace"]["workspaceFolders"] == {"supported": True, "changeNotifications": True}
        first, second = editor.open("both/a.html"), editor.open("alone/a.html")
        editor.at_rest()
        assert editor.codes(first) == ["img-alt-missing", "tabindex-positive"]
        assert editor.codes(second) == ["tabindex-positive"]  # in no folder: its own is looked for above it
        event = {"added": opened(alone), "removed": opened(both)}
        editor.notify("workspace/didChangeWorkspaceFolders", {"event": event})
        editor.at_rest()
        assert editor.codes(second) == ["tabindex-positive"]
        assert editor.codes(first) == ["img-alt-missing", "tabindex-positive"]


def test_the_innermost_folder_answers_for_a_file(tmp_path: Path) -> None:
    outer = written(tmp_path, pyproject_toml=TWO, inner__pyproject_toml=ONE, inner__a_html=IMAGE)
    with editing(outer, workspaceFolders=opened(outer, outer / "inner")) as editor:
        uri = editor.open("inner/a.html")
        editor.at_rest()
        assert editor.codes(uri) == []


def test_pages_that_are_open_follow_their_layout(tmp_path: Path) -> None:
    layout = "<html lang='fr'><title>Été</title>\n<main>{% block b %}{% endblock %}</main></html>\n"
    page = "{% extends 'layout.html' %}{% block b %}<h1>Été</h1><label for='nom'>Nom</label><input name=nom>{% endblock %}\n"
    root = written(tmp_path, templates__layout_html=layout, templates__page_html=page)
    written(
        root,
        pyproject_toml='[tool.guichet]\nselect = ["label-target-missing", "label-orphan", "field-label-missing"]\n',
    )
    with editing(root) as editor:
        uri, above = editor.open("templates/page.html"), editor.open("templates/layout.html")
        editor.at_rest()
        before = editor.shown[uri]
        assert before
        editor.change(above, layout.replace("<main>", "<main><input id='nom' name='autre'>"), 2)
        editor.at_rest()
        assert editor.shown[uri] != before
        editor.change(above, layout, 3)
        editor.at_rest()
        assert editor.shown[uri] == before


def test_what_changes_on_the_disk_is_seen(tmp_path: Path) -> None:
    root = written(tmp_path, pyproject_toml=TWO, a_html=IMAGE)
    with editing(root, capabilities=WATCHES) as editor:
        uri = editor.open("a.html")
        editor.at_rest()
        (asked,) = (one for one in editor.heard if one["method"] == "client/registerCapability")
        (registered,) = asked["params"]["registrations"]
        ends, names, *_ = (one["globPattern"] for one in registered["registerOptions"]["watchers"])
        assert ends.startswith("**/*.{")
        assert {"html", "vue", "component.ts"} <= set(ends[6:-1].split(","))
        assert {"crontab", "pyproject.toml"} <= set(names[4:-1].split(","))
        assert editor.codes(uri) == ["img-alt-missing"]

        written(root, pyproject_toml=ONE)
        change = {"changes": [{"uri": editor.uri("pyproject.toml"), "type": 2}]}
        editor.notify("workspace/didChangeWatchedFiles", change)
        editor.at_rest()
        assert editor.codes(uri) == []

        written(root, pyproject_toml="[tool.guichet]\nselect = 3\n")
        editor.notify("workspace/didChangeWatchedFiles", change)
        editor.at_rest()
        assert "select" in editor.heard[-1]["params"]["message"]
        assert editor.codes(uri) == []  # the last one that held still does

        written(root, pyproject_toml=TWO + 'baseline = "accepted.tsv"\n')
        subprocess.run([sys.executable, "-m", "guichet", "baseline"], cwd=root, check=True, capture_output=True)
        editor.notify("workspace/didChangeWatchedFiles", change)
        editor.at_rest()
        assert editor.codes(uri) == []
        (root / "accepted.tsv").write_text("# rien\n", encoding="utf-8")
        editor.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": editor.uri("accepted.tsv"), "type": 2}]})
        editor.at_rest()
        assert editor.codes(uri) == ["img-alt-missing"]


@pytest.mark.parametrize("name", ["a.html", "sub/b.html"])
def test_a_file_that_is_not_saved_yet_is_checked(tmp_path: Path, name: str) -> None:
    root = written(tmp_path, pyproject_toml=TWO + 'exclude = ["vendor"]\n')
    with editing(root) as editor:
        uri, left_out = editor.open(name, IMAGE), editor.open("vendor/a.html", IMAGE)
        editor.at_rest()
        assert editor.codes(uri) == ["img-alt-missing"]
        assert editor.codes(left_out) == []
        editor.close(uri)
        editor.at_rest()
        assert editor.shown[uri] == []


def test_a_document_in_no_folder_is_checked_alone(tmp_path: Path) -> None:
    root = written(tmp_path, pyproject_toml=TWO, a_html=IMAGE)
    with editing(None) as editor:
        editor.root = root
        uri = editor.open("a.html")
        editor.at_rest()
        assert editor.codes(uri) == ["img-alt-missing"]
        item = {"uri": "untitled:Untitled-1", "languageId": "html", "version": 1, "text": IMAGE}
        editor.notify("textDocument/didOpen", {"textDocument": item})
        editor.at_rest()
        assert editor.shown[item["uri"]] == []


def test_each_file_is_judged_under_the_nearest_configuration(tmp_path: Path) -> None:
    root = written(tmp_path, pyproject_toml=TWO, a_html=IMAGE + "<a href=b tabindex=3>b</a>")
    written(root, inner__guichet_toml='select = ["tabindex-positive"]\n', inner__a_html=IMAGE)
    with editing(root) as editor:
        outer, inner = editor.open("a.html"), editor.open("inner/a.html", IMAGE + "<a href=b tabindex=3>b</a>")
        editor.at_rest()
        assert editor.codes(outer) == ["img-alt-missing", "tabindex-positive"]
        assert editor.codes(inner) == ["tabindex-positive"]
        (root / "inner/guichet.toml").unlink()
        change = {"changes": [{"uri": editor.uri("inner/guichet.toml"), "type": 3}]}
        editor.notify("workspace/didChangeWatchedFiles", change)
        editor.at_rest()
        assert editor.codes(inner) == ["img-alt-missing", "tabindex-positive"]


def test_a_folder_that_goes_away_leaves_its_documents_checked(tmp_path: Path) -> None:
    root = written(tmp_path / "gone", pyproject_toml=ONE, a_html=IMAGE)
    with editing(root) as editor:
        uri = editor.open("a.html")
        editor.at_rest()
        assert editor.codes(uri) == []
        shutil.rmtree(root)
        editor.change(uri, IMAGE * 2, 2)
        editor.at_rest()
        assert editor.codes(uri).count("img-alt-missing") == 2
        assert not [one for one in editor.heard if one["method"] == "window/showMessage"]
