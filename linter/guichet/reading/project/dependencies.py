"""What a project says that it depends on, read as words: cheap to ask, before any of its code is gone through."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from guichet.core.words import any_of

_FILES = (
    "requirements*.txt", "requirements/*.txt", "pyproject.toml", "Pipfile", "setup.py", "setup.cfg", "composer.json", "Dockerfile",
    "*/requirements*.txt", "*/pyproject.toml", "*/composer.json",
)  # fmt: skip
_LONGEST = 500_000


@lru_cache(maxsize=64)
def depends_on(root: str, idea: str) -> bool:
    """Whether a file of dependencies, in a folder or just below it, names one of the packages of a list of words."""
    wanted = re.compile(rf"\b(?:{any_of(idea)})\b", re.I)
    return any(wanted.search(_text(path)) for name in _FILES for path in sorted(Path(root).glob(name)))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace") if path.stat().st_size < _LONGEST else ""
    except OSError:
        return ""
