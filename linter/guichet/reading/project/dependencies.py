"""What a project says that it depends on, read as words: cheap to ask, before any of its code is gone through."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

from guichet.core.source import text_beside
from guichet.core.words import any_of

_FILES = (
    "requirements*.txt", "requirements/*.txt", "pyproject.toml", "Pipfile", "setup.py", "setup.cfg", "composer.json", "Dockerfile", "Gemfile",
    "*/requirements*.txt", "*/pyproject.toml", "*/composer.json",
)  # fmt: skip


Known = tuple[tuple[str, int, int], ...]


def depends_on(root: str, idea: str) -> bool:
    """Whether a file of dependencies, in a folder or just below it, names one of the packages of a list of words."""
    return _names(files_of(root), idea)


def files_of(root: str) -> Known:
    """Return the files of dependencies of a folder, with what tells that one has changed."""
    found = sorted({path for name in _FILES for path in Path(root).glob(name)})
    return tuple((str(path), state.st_mtime_ns, state.st_size) for path in found if (state := _state(path)) is not None)


def _state(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


@lru_cache(maxsize=64)
def _names(files: Known, idea: str) -> bool:
    wanted = re.compile(rf"\b(?:{any_of(idea)})\b", re.I)
    return any(wanted.search(text_beside(path)) for path, *_ in files)
