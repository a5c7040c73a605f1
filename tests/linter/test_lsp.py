"""The language server, driven over real messages as an editor does."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.limits import HANG

PAGE = '<p>𝄞</p>\n  <img src="é.png">\n'


class Editor:
    """A client over pipes."""

    def __init__(self, root: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "guichet", "lsp", "--lang", "fr"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.number = 0
        self.root = root
        self.request("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": {}})
        self.notify("initialized", {})

    def send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message

    def notify(self, method: str, params: Any) -> None:
        self.send({"method": method, "params": params})

    def request(self, method: str, params: Any) -> Any:
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            message = self.receive()
            if message.get("id") == self.number:
                assert "error" not in message, message
                return message["result"]

    def diagnostics(self) -> list[dict[str, Any]]:
        while True:
            message = self.receive()
            if message.get("method") == "textDocument/publishDiagnostics":
                found: list[dict[str, Any]] = message["params"]["diagnostics"]
                return found

    def open(self, name: str, text: str) -> str:
        uri = (self.root / name).as_uri()
        self.notify(
            "textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "html", "version": 1, "text": text}}
        )
        return uri

    def change(self, uri: str, text: str, version: int) -> None:
        self.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]},
        )


@contextmanager
def editing(root: Path) -> Iterator[Editor]:
    client = Editor(root)
    try:
        yield client
    finally:
        client.process.kill()
        client.process.wait()
        for pipe in (client.process.stdin, client.process.stdout, client.process.stderr):
            if pipe:
                pipe.close()


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.guichet]\nselect = ["img-alt-missing", "office-hours-gate"]\n', encoding="utf-8"
    )
    with editing(tmp_path) as client:
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
    with editing(tmp_path) as editor:
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


def test_the_derogation_is_offered_and_answers(editor: Editor) -> None:
    uri = editor.open("templates/a.html", PAGE)
    (diagnostic,) = editor.diagnostics()
    (action,) = editor.request(
        "textDocument/codeAction",
        {"textDocument": {"uri": uri}, "range": diagnostic["range"], "context": {"diagnostics": [diagnostic]}},
    )
    (edit,) = action["edit"]["changes"][uri]
    assert edit["newText"].startswith("  {# guichet: ignore[img-alt-missing] reason=")
    lines = PAGE.splitlines(keepends=True)
    lines.insert(edit["range"]["start"]["line"], edit["newText"])
    editor.change(uri, "".join(lines), 2)
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


RECIPES = [Path(__file__).parents[2] / "course" / "docs" / lang / "agency" / "recipes.md" for lang in ("fr", "en")]
NEOVIM = shutil.which("nvim")


def _lua(recipe: Path) -> list[str]:
    return [textwrap.dedent(one) for one in re.findall(r"``` lua\n(.*?)```", recipe.read_text("utf-8"), re.S)]


def test_the_recipe_of_neovim_says_which_version_it_needs() -> None:
    french, english = map(_lua, RECIPES)
    assert french == english
    for recipe in RECIPES:
        forms = dict(
            re.findall(r"\*\*Neovim (0\.\d+)(.*?)```\n", recipe.read_text("utf-8").replace("``` lua\n", ""), re.S)
        )
        assert {version for version, block in forms.items() if "vim.lsp.config" in block} == {"0.11"}
        assert {version for version, block in forms.items() if "vim.lsp.start" in block} == {"0.10"}


@pytest.mark.skipif(NEOVIM is None, reason="needs Neovim")
@pytest.mark.parametrize("number", [0, 1])
def test_neovim_shows_the_findings(tmp_path: Path, number: int) -> None:
    assert NEOVIM
    version = subprocess.run([NEOVIM, "--version"], capture_output=True, text=True, check=True).stdout
    if number and re.match(r"NVIM v0\.(?:\d|10)\.", version):
        pytest.skip("this form needs Neovim 0.11")
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    wait = (
        "vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 100)\n"
        "local found = {}\nfor _, one in ipairs(vim.diagnostic.get(0)) do table.insert(found, one.code) end\n"
        'vim.fn.writefile(found, "found")\n'
    )
    (tmp_path / "init.lua").write_text(_lua(RECIPES[0])[number], encoding="utf-8")
    (tmp_path / "wait.lua").write_text(wait, encoding="utf-8")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    home = {name: str(tmp_path / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    subprocess.run(
        [NEOVIM, "--headless", "-u", "init.lua", "a.html", "-c", "luafile wait.lua", "-c", "qa!"],
        cwd=tmp_path, env={**os.environ, **home, "PATH": path}, capture_output=True, timeout=HANG, check=True,
    )  # fmt: skip
    assert "img-alt-missing" in (tmp_path / "found").read_text(encoding="utf-8").split()
