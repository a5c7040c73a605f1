"""What a project says that it depends on, read as words: cheap to ask, before any of its code is gone through."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from guichet.core.inside import is_inside
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
    return any(wanted.search(_text(path, root)) for name in _FILES for path in sorted(Path(root).glob(name)))


def _text(path: Path, root: str) -> str:
    """What a plain file of the project says; a pipe is not waited for, nor a link followed out."""
    try:
        if path.is_file() and path.stat().st_size < _LONGEST and is_inside(str(path), root):
            return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        pass
    return ""
