"""How pytest was called, so that the commands that a learner reads can be typed as they are."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import PurePath, PurePosixPath, PureWindowsPath

VARIABLE = "GUICHET_COMMAND"


def typed() -> str:
    """What was typed to run pytest, or what runs it again from the same folder."""
    if VARIABLE in os.environ:
        return os.environ[VARIABLE]
    kind = PureWindowsPath if os.name == "nt" else PurePosixPath
    return retyped(sys.orig_argv, sys.argv[0], kind(os.getcwd()))


def retyped(command: Sequence[str], script: str, here: PurePath) -> str:
    """`.venv/bin/pytest` or `python -m pytest` when that was typed, else `pytest`, found by the shell.

    Windows hides what was typed behind whole paths: one below this folder is written from here, `.venv\\Scripts\\pytest`.
    """
    kind = type(here)
    is_windows = isinstance(here, PureWindowsPath)
    interpreter, *arguments = command
    if arguments[:2] == ["-m", "pytest"]:
        program = kind(interpreter)
        if not program.is_absolute():
            return f"{interpreter} -m pytest"
        if is_windows:
            return f"{program.relative_to(here) if program.is_relative_to(here) else 'py'} -m pytest"
        return "pytest"
    program = kind(script.removesuffix(".exe"))
    if not program.is_absolute():
        return str(program) if len(program.parts) > 1 else "pytest"
    return str(program.relative_to(here)) if is_windows and program.is_relative_to(here) else "pytest"


def environment() -> dict[str, str]:
    """That of a pytest started by this one, which says the same."""
    return {**os.environ, VARIABLE: typed()}
