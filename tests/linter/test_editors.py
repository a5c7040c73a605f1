"""The recipes for editors, each opened without a screen where it is installed; the extension, driven through its client."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import termios
import textwrap
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from guichet.version import VERSION

from tests.limits import HANG

ROOT = Path(__file__).parents[2]
RECIPES = [ROOT / "course" / "docs" / lang / "agency" / "recipes.md" for lang in ("fr", "en")]
EXTENSION = ROOT / "linter" / "editors" / "vscode"
PAGE = '<p>Été</p>\n<img src="é.png">\n'


def blocks(recipe: Path, language: str) -> list[str]:
    """Return the indented blocks of a page in a language."""
    found = re.findall(rf"^    ``` {language}\n(.*?)^    ```", recipe.read_text("utf-8"), re.S | re.M)
    return [textwrap.dedent(one) for one in found]


def needs(name: str) -> str:
    """Return the path of an editor, or of the one that the environment names (GUICHET_NVIM), else skip."""
    found = os.environ.get(f"GUICHET_{name.upper()}") or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed here")
    return found


@pytest.fixture
def service(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def surroundings(service: Path, **more: str) -> dict[str, str]:
    """Return an environment with the command at hand, and nobody's own settings."""
    home = {name: str(service / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, **home, "PATH": path, "TERM": "xterm-256color", **more}


def test_both_pages_give_the_same_recipes() -> None:
    for language, number in (("lua", 2), ("toml", 1), ("elisp", 1)):
        french, english = (blocks(recipe, language) for recipe in RECIPES)
        assert french == english
        assert len(french) == number


def test_the_recipe_of_neovim_says_which_version_it_needs() -> None:
    for recipe in RECIPES:
        forms = dict(
            re.findall(r"\*\*Neovim (0\.\d+)(.*?)```\n", recipe.read_text("utf-8").replace("``` lua\n", ""), re.S)
        )
        assert {version for version, block in forms.items() if "vim.lsp.config" in block} == {"0.11"}
        assert {version for version, block in forms.items() if "vim.lsp.start" in block} == {"0.10"}


@pytest.mark.audit
@pytest.mark.parametrize("number", [0, 1])
def test_neovim_shows_the_findings(service: Path, number: int) -> None:
    neovim = needs("nvim")
    version = subprocess.run([neovim, "--version"], capture_output=True, text=True, check=True).stdout
    if number and re.match(r"NVIM v0\.(?:\d|10)\.", version):
        pytest.skip("this form needs Neovim 0.11")
    wait = (
        "vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 100)\n"
        "local found = {}\nfor _, one in ipairs(vim.diagnostic.get(0)) do table.insert(found, one.code) end\n"
        'vim.fn.writefile(found, "found")\n'
    )
    (service / "init.lua").write_text(blocks(RECIPES[0], "lua")[number], encoding="utf-8")
    (service / "wait.lua").write_text(wait, encoding="utf-8")
    words = [neovim, "--headless", "-u", "init.lua", "a.html", "-c", "luafile wait.lua", "-c", "qa!"]
    subprocess.run(words, cwd=service, env=surroundings(service), capture_output=True, timeout=HANG, check=True)
    assert "img-alt-missing" in (service / "found").read_text(encoding="utf-8").split()


EGLOT = """
(find-file "a.html")
(require 'eglot)
(apply #'eglot (eglot--guess-contact))
(flymake-start)
(let ((end (+ (float-time) 60)))
  (while (and (not (flymake-diagnostics)) (< (float-time) end)) (accept-process-output nil 0.1)))
(let ((found (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))
  (with-temp-file "found" (dolist (one found) (insert (format "%s\n" one)))))
"""


@pytest.mark.audit
def test_emacs_shows_the_findings(service: Path) -> None:
    (service / "init.el").write_text(blocks(RECIPES[0], "elisp")[0], encoding="utf-8")
    (service / "wait.el").write_text(EGLOT, encoding="utf-8")
    words = [needs("emacs"), "--batch", "-Q", "-l", "init.el", "-l", "wait.el"]
    run = subprocess.run(
        words, cwd=service, env=surroundings(service), capture_output=True, text=True, timeout=HANG, check=True
    )
    assert "img-alt-missing" in (service / "found").read_text(encoding="utf-8")
    assert "Error in server" not in run.stderr


@pytest.mark.audit
def test_helix_shows_the_findings(service: Path) -> None:
    helix = needs("hx")
    settings = service / "home" / "helix" / "languages.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(blocks(RECIPES[0], "toml")[0], encoding="utf-8")
    terminal, its_end = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 160, 0, 0))
    env = surroundings(service)
    with subprocess.Popen(
        [helix, "a.html:2"], cwd=service, env=env, stdin=its_end, stdout=its_end, stderr=its_end
    ) as run:
        try:
            assert b"img-alt-missing" in written_on(terminal, until=b"img-alt-missing")
        finally:
            run.kill()
    os.close(terminal)
    os.close(its_end)


def written_on(terminal: int, until: bytes) -> bytes:
    """Return what a program writes on a terminal, orders to the screen left out, until some words stand there."""
    raw, end = b"", time.monotonic() + HANG
    while until not in (said := re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", raw)) and time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            raw += os.read(terminal, 65536)
    return said


# The extension for Visual Studio Code


def read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((EXTENSION / name).read_text("utf-8"))
    return data


def test_the_extension_is_of_this_version_and_names_what_it_is_made_of() -> None:
    package, lock = read("package.json"), read("package-lock.json")
    assert package["version"] == lock["version"] == VERSION
    wanted = {**package["dependencies"], **package["devDependencies"]}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    for name, version in wanted.items():
        assert lock["packages"][f"node_modules/{name}"]["version"] == version
    assert all("integrity" in one for name, one in lock["packages"].items() if name)
    assert set(package["contributes"]["configuration"]["properties"]) == {"guichet.path", "guichet.language"}


def test_the_extension_speaks_both_languages() -> None:
    english, french = read("package.nls.json"), read("package.nls.fr.json")
    assert english.keys() == french.keys()
    assert all(french[key] != english[key] and french[key] for key in english)
    used = set(re.findall(r'"%([\w.-]+)%"', (EXTENSION / "package.json").read_text("utf-8")))
    assert used | {"no-command", "settings"} == english.keys()


def test_the_extension_runs_a_project_that_is_trusted_alone_and_calls_nobody() -> None:
    assert read("package.json")["capabilities"]["untrustedWorkspaces"]["supported"] is False
    code = (EXTENSION / "extension.js").read_text("utf-8")
    assert set(re.findall(r'require\("([^"]+)"\)', code)) == {
        "vscode", "vscode-languageclient/node", "./package.nls.fr.json", "./package.nls.json"
    }  # fmt: skip
    assert not re.search(r"https?:|telemetry|fetch\(", code)


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extension as people install it, unpacked. It takes npm and its registry."""
    needs("npm")
    run = subprocess.run(["make", "vscode"], cwd=ROOT, capture_output=True, text=True, timeout=HANG, check=False)
    if "ENOTFOUND" in run.stderr or "ETIMEDOUT" in run.stderr:
        pytest.skip("the registry of npm is out of reach")
    assert run.returncode == 0, run.stderr
    place = tmp_path_factory.mktemp("extension")
    with zipfile.ZipFile(ROOT / "dist" / f"guichet-{VERSION}.vsix") as archive:
        archive.extractall(place)
    return place / "extension"


def driven(packed: Path, service: Path, command: str, language: str) -> dict[str, Any]:
    words = [
        needs("node"),
        str(EXTENSION / "test" / "drive.js"),
        str(packed),
        str(service),
        "a.html",
        command,
        language,
    ]
    run = subprocess.run(words, capture_output=True, text=True, timeout=HANG, check=False)
    assert run.returncode == 0, run.stderr
    said: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return said


@pytest.mark.audit
@pytest.mark.parametrize(
    ("language", "left_out", "decide"),
    [("fr", "Qui reste dehors", "Déroger"), ("en-GB", "Who is left out", "Derogate")],
)
def test_the_extension_shows_findings_pages_and_actions(
    packed: Path, service: Path, language: str, left_out: str, decide: str
) -> None:
    command = str(Path(sys.executable).parent / "guichet")
    said = driven(packed, service, command, language)
    assert said["opened"] == [{"code": "img-alt-missing", "line": 1, "character": 0}]
    assert left_out in said["hover"]
    assert left_out in said["page"]
    assert [one for one in said["offered"] if one.startswith(decide)]
    assert said["after"] == said["opened"]
    assert not (packed / "test").exists()


@pytest.mark.audit
def test_the_extension_says_that_the_command_is_missing(packed: Path, service: Path) -> None:
    said = driven(packed, service, str(service / "no-such-command"), "fr")
    assert "no-such-command" in said["errors"][-1]
    assert "introuvable" in said["errors"][-1]
