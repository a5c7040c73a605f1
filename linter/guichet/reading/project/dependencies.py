"""What a project says that it depends on, read as words: cheap to ask, before any of its code is gone through."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from guichet.core.source import text_beside
from guichet.core.words import any_of

_FILES = (
    "requirements*.txt", "requirements/*.txt", "pyproject.toml", "Pipfile", "setup.py", "setup.cfg", "composer.json", "Dockerfile", "Gemfile",
    "*/requirements*.txt", "*/pyproject.toml", "*/composer.json",
)  # fmt: skip


@lru_cache(maxsize=64)
def depends_on(root: str, idea: str) -> bool:
    """Whether a file of dependencies, in a folder or just below it, names one of the packages of a list of words."""
    wanted = re.compile(rf"\b(?:{any_of(idea)})\b", re.I)
    return any(wanted.search(text_beside(path)) for name in _FILES for path in sorted(Path(root).glob(name)))
