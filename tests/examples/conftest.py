"""A local index, and a scratch repository where what a page says to type is typed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.examples import house

FLAWED = '<!doctype html><html lang="fr"><head><title>Été – Mairie</title></head><body><main><h1>Été</h1><img src="plan.png"></main></body></html>\n'
CLEAN = FLAWED.replace('<img src="plan.png">', "")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout without the network."""
    return house.build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def index(wheel: Path) -> Path:
    """A folder that holds the wheel and all that it needs: the index, for those who have no other."""
    house.furnish(wheel.parent)
    return wheel.parent


@pytest.fixture(scope="session")
def installers(index: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment in which pip, uv and pipx know the local index alone."""
    base = tmp_path_factory.mktemp("installers")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_", "PIPX_"))}
    kept.pop("PYTHONPATH", None)
    return kept | {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(index),
        "UV_OFFLINE": "1",
        "UV_NO_CONFIG": "1",
        "UV_FIND_LINKS": str(index),
        "UV_CACHE_DIR": str(base / "uv"),
        "UV_PYTHON": sys.executable,
        "UV_PYTHON_DOWNLOADS": "never",
        "PIPX_HOME": str(base / "pipx"),
        "LC_ALL": "C.UTF-8",
    }


@dataclass(frozen=True)
class Tools:
    """What somebody has on their machine: commands, and the environment in which `pip install` installs."""

    commands: Path
    environment: Path
    variables: Mapping[str, str]

    def run(self, line: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a line in a folder, as the shell of a continuous integration would."""
        path = f"{self.commands}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            ["bash", "-e", "-c", line],
            cwd=folder,
            env={**self.variables, "PATH": path, **variables},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="session")
def published(installers: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Tools:
    """Tools where `pip install` installs from the local index, in an environment without the checkout."""
    base = tmp_path_factory.mktemp("published")
    environment = base / "env"
    uv = Path(sys.executable).with_name("uv")
    subprocess.run([uv, "venv", "--quiet", str(environment)], env=installers, check=True)
    commands = base / "bin"
    commands.mkdir()
    # uv answers to pip's own words, thirty times faster.
    pip = f'#!/bin/sh\nUV_PYTHON="{environment}/bin/python" exec "{uv}" pip "$@"\n'
    (commands / "pip").write_text(pip, encoding="utf-8")
    (commands / "guichet").write_text(f'#!/bin/sh\nexec "{environment}/bin/guichet" "$@"\n', encoding="utf-8")
    for command in commands.iterdir():
        command.chmod(0o755)
    for name in ("uvx", "pipx"):
        (commands / name).symlink_to(uv.with_name(name))
    tools = Tools(commands, environment, installers)
    done = tools.run(f"pip install --quiet {house.NAME}", base)
    assert done.returncode == 0, done.stderr
    return tools


def begun(folder: Path) -> Path:
    """A scratch repository with one flawed page."""
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    (folder / "page.html").write_text(FLAWED, encoding="utf-8")
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A scratch repository with one flawed page, for one test."""
    return begun(tmp_path)
