"""The other linters, installed at the first use in a folder of their own, outside the environment of the project."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.timing import MeasureError, command

DJLINT, HTML_VALIDATE = "djlint==1.49.10", "html-validate@10.17.0"


def djlint(home: Path) -> list[str]:
    """The command of djLint."""
    place = home / "python" / ("Scripts" if os.name == "nt" else "bin")
    if shutil.which("djlint", path=str(place)) is None:
        _install([sys.executable, "-m", "venv", str(home / "python")], home)
        _install([str(place / "python"), "-m", "pip", "install", "--quiet", DJLINT], home)
    return [str(place / "djlint"), "--lint", "--quiet", "--profile=django"]


def html_validate(home: Path) -> list[str]:
    """The command of html-validate, which needs Node."""
    own = home / "node_modules" / ".bin" / "html-validate"
    if not own.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise MeasureError("html-validate: npm is not installed")
        _install([npm, "install", "--silent", "--prefix", str(home), HTML_VALIDATE], home)
    return [str(own)]


def _install(words: Sequence[str], home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    command(words, home, accepted=(0,))
