"""The language server, driven over real messages as an editor does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.limits import HANG
from tests.linter.editor import Editor, changed, edited, editing, place

pytestmark = pytest.mark.turns(3)
PAGE = '<p>𝄞</p>\n  <img src="é.png">\n'


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.guichet]\nselect = ["img-alt-missing", "office-hours-gate", "zoom-blocked"]\n', encoding="utf-8"
    )
    with editing(tmp_path, "--lang", "fr") as client:
        yield client


def test_findings_follow_what_is_typed(editor: Editor) -> None:
    uri = editor.open("templates/a.html", "<b>𝄞</b> <img src=a>")
    (found,) = editor.diagnostics()
    assert found["code"] == "img-alt-missing"
    assert "lecteur d’écran" in found["message"]
    assert found["range"] == {"start": {"line": 0, "character": 10}, "end": {"line": 0, "character": 21}}
    editor.change(uri, '<img src="a" alt="">', 2)
    assert editor.diagnostics() == []


def test_what_the_baseline_accepts_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.guichet]\nbaseline = "accepted.tsv"\n', encoding="utf-8")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "guichet", "baseline"], cwd=tmp_path, check=True, capture_output=True)
    with editing(tmp_path, "--lang", "fr") as editor:
        uri = editor.open("page.html", PAGE)
        assert editor.diagnostics() == []
        editor.change(uri, PAGE + '<img src="neuf.png">\n', 2)
        assert [one["range"]["start"]["line"] for one in editor.diagnostics()] == [2]
        (tmp_path / "accepted.tsv").unlink()
        editor.change(uri, PAGE, 3)
        said: list[str] = []
        while (message := editor.receive()).get("method") != "textDocument/publishDiagnostics":
            said.append(message["params"]["message"])
        assert [one["code"] for one in message["params"]["diagnostics"]] == ["img-alt-missing"]
        assert "accepted.tsv" in "".join(said)


def test_hover_shows_the_rule(editor: Editor) -> None:
    uri = editor.open("templates/a.html", PAGE)
    editor.diagnostics()
    at = {"textDocument": {"uri": uri}, "position": {"line": 1, "character": 5}}
    page = editor.request("textDocument/hover", at)["contents"]["value"]
    assert "Qui reste dehors" in page
    assert "{ #" not in page
    assert editor.request("textDocument/hover", {**at, "position": {"line": 0, "character": 0}}) is None


def test_it_leaves_in_silence(editor: Editor) -> None:
    editor.request("shutdown", None)
    editor.notify("exit", None)
    assert editor.process.wait(HANG) == 0
    assert editor.process.stderr
    assert editor.process.stderr.read() == b""


def test_the_derogation_is_offered_and_its_placeholders_are_refused(editor: Editor) -> None:
    uri = editor.open("templates/a.html", PAGE)
    (diagnostic,) = editor.diagnostics()
    explain, derogate = editor.actions(uri, diagnostic["range"])
    assert explain["command"]["command"] == "guichet.explain"
    (edit,) = derogate["edit"]["changes"][uri]
    assert edit["newText"].startswith("  <!-- guichet: ignore[img-alt-missing] reason=")
    lines = PAGE.splitlines(keepends=True)
    lines.insert(edit["range"]["start"]["line"], edit["newText"])
    editor.change(uri, "".join(lines), 2)
    assert [one["code"] for one in editor.diagnostics()] == ["derogation-incomplete", "img-alt-missing"]
    written = '{# guichet: ignore[img-alt-missing] reason="plan décrit plus bas" owner="accueil" #}\n'
    editor.change(uri, "".join([lines[0], written, lines[2]]), 3)
    assert editor.diagnostics() == []


def test_each_change_in_a_long_template_is_answered(editor: Editor) -> None:
    (editor.root / "pyproject.toml").unlink()
    long = '<p class="x">Une ligne, {{ nom }}.</p>\n' * 500
    uri = editor.open("templates/long.html", long)
    editor.diagnostics()
    for version in range(2, 12):
        editor.change(uri, long + "<img src=a>" * version, version)
        found = [one for one in editor.diagnostics() if one["code"] == "img-alt-missing"]
        assert len(found) == version


def test_a_burst_of_keys_is_checked_once(editor: Editor) -> None:
    uri = editor.open("templates/a.html", "")
    assert editor.diagnostics() == []
    keys = "<p>Bonjour <img src=carte></p>" + "<b>bis</b>"
    assert len(keys) == 40
    strokes = [changed(uri, 2 + at, {"range": place(0, at, 0, at), "text": key}) for at, key in enumerate(keys)]
    editor.send(*({"method": "textDocument/didChange", "params": one} for one in strokes))
    (found,) = editor.diagnostics()
    assert found["range"] == place(0, 11, 0, 26)
    editor.at_rest()
    assert editor.versions == [(uri, 1), (uri, 41)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_places_are_counted_as_the_editor_counts(tmp_path: Path, encoding: str) -> None:
    text = "<p>é𝄞</p>\u2028<img src=a>\r\n<b>\x0c𝄞</b> <img src=b>\r<img src=c>"
    with editing(tmp_path, capabilities={"general": {"positionEncodings": [encoding]}}) as editor:
        assert editor.offered["positionEncoding"] == encoding
        uri = editor.open("a.html", text)
        found = [one for one in editor.diagnostics() if one["code"] == "img-alt-missing"]
        unit = {"utf-8": 4, "utf-16": 2, "utf-32": 1}[encoding]
        first = len("<p>") + {"utf-8": 2, "utf-16": 1, "utf-32": 1}[encoding] + unit + len("</p>")
        first += {"utf-8": 3, "utf-16": 1, "utf-32": 1}[encoding]
        second = len("<b>\x0c") + unit + len("</b> ")
        assert [one["range"] for one in found] == [
            place(0, first, 0, first + 11), place(1, second, 1, second + 11), place(2, 0, 2, 11)
        ]  # fmt: skip
        alt = {"range": place(1, second + 4, 1, second + 4), "text": " alt=''"}
        editor.notify("textDocument/didChange", changed(uri, 2, alt))
        left = [one["range"]["start"] for one in editor.diagnostics() if one["code"] == "img-alt-missing"]
        assert left == [{"line": 0, "character": first}, {"line": 2, "character": 0}]


def test_a_request_can_be_cancelled(editor: Editor) -> None:
    uri = editor.open("templates/a.html", PAGE)
    editor.diagnostics()
    slow = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}
    number = editor.number = editor.number + 1
    # Long enough that the word that cancels is read before the answer, on a busy machine as well.
    text = PAGE * 2 + "<p>Bonjour</p>\n" * 6000
    editor.send(
        {"method": "textDocument/didChange", "params": changed(uri, 2, {"text": text})},
        {"id": number, "method": "textDocument/hover", "params": slow},
        {"method": "$/cancelRequest", "params": {"id": number}},
    )
    assert editor.answer(number)["error"]["code"] == -32800
    editor.at_rest()
    assert editor.codes(uri) == ["img-alt-missing"] * 2


def test_what_fix_mends_is_offered_one_by_one_and_all_at_once(editor: Editor) -> None:
    text = (
        '<meta name="viewport" content="width=device-width, user-scalable=no">\n'
        '<meta name="viewport" content="width=device-width, maximum-scale=1">\n<img src=a>\n'
    )
    uri = editor.open("templates/a.html", text)
    found = editor.diagnostics()
    one, *_ = [action for action in editor.actions(uri, found[0]["range"]) if action.get("isPreferred")]
    assert one["kind"] == "quickfix"
    assert edited(text, one["edit"]["changes"][uri]).count('device-width">') == 1
    (every,) = editor.actions(uri, place(0, 0, 0, 0), ["source.fixAll"])
    mended = edited(text, every["edit"]["changes"][uri])
    (editor.root / "templates/a.html").write_text(text, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "guichet", "check", "--fix", "."], cwd=editor.root, capture_output=True, check=False
    )
    assert mended == (editor.root / "templates/a.html").read_text(encoding="utf-8") != text


def test_a_derogation_is_not_offered_where_it_would_not_be_heard(tmp_path: Path) -> None:
    with editing(tmp_path, "--lang", "en") as editor:
        uri = editor.open("letter.htm", '<p>\n  <img\n  src="a"\n  tabindex="3">\n')
        found = {one["code"]: one["range"] for one in editor.diagnostics()}
        actions = editor.actions(uri, found["tabindex-positive"])
        (above,) = [one for one in actions if 'Derogate from "tabindex-positive"' in one["title"]]
        (edit,) = above["edit"]["changes"][uri]
        assert (edit["range"]["start"]["line"], edit["newText"][:17]) == (1, "  <!-- guichet: i"), (
            "above the tag, not inside"
        )
        view = editor.open("view.py", 'PAGE = HTML("""\n<p>\n<img src="a.png">\n""")\n')
        found = {one["code"]: one["range"] for one in editor.diagnostics(view)}
        titles = [one["title"] for one in editor.actions(view, found["img-alt-missing"])]
        assert len(titles) == 1


@pytest.mark.parametrize(("locale", "word"), [("fr-FR", "Qui reste dehors"), ("en", "Who is left out")])
def test_the_reader_is_spoken_to_in_their_language(tmp_path: Path, locale: str, word: str) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.guichet]\nlang = "fr"\n', encoding="utf-8")
    with editing(tmp_path, locale=locale) as editor:
        uri = editor.open("a.html", "<img src=a>")
        editor.diagnostics()
        at = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 3}}
        assert word in editor.request("textDocument/hover", at)["contents"]["value"]
        command = {"command": "guichet.explain", "arguments": ["img-alt-missing", uri]}
        assert word in editor.request("workspace/executeCommand", command)
        assert [one["params"]["type"] for one in editor.heard if one["method"] == "window/showMessage"] == [3]
        assert editor.request("workspace/executeCommand", {**command, "arguments": ["no-such-rule", uri]}) is None
