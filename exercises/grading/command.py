"""How pytest was called, so that the commands that a learner reads can be typed as they are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

VARIABLE = "GUICHET_COMMAND"


def typed() -> str:
    """`.venv/bin/pytest` or `python -m pytest` when that was typed, else `pytest`, found by the shell."""
    if VARIABLE in os.environ:
        return os.environ[VARIABLE]
    interpreter, *arguments = sys.orig_argv
    if arguments[:2] == ["-m", "pytest"]:
        return "pytest" if Path(interpreter).is_absolute() else f"{interpreter} -m pytest"
    script = Path(sys.argv[0])
    return sys.argv[0] if len(script.parts) > 1 and not script.is_absolute() else "pytest"


def sibling(program: str) -> str:
    """Another program of the same installation, as one would type it: `.venv/bin/playwright`, `python -m playwright`."""
    before, _, after = typed().rpartition("pytest")
    return f"{before}{program}{after}"


def environment() -> dict[str, str]:
    """That of a pytest started by this one, which says the same."""
    return {**os.environ, VARIABLE: typed()}
