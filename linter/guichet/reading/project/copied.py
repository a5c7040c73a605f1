"""Scripts and style sheets that stand in for those of a package: in a folder of served files that bears its name."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from guichet.core.source import text_beside
from guichet.core.toml_text import toml_of
from guichet.core.words import any_of

_SERVED = re.compile(r"(?:^|/)(?:static|public)/(.+)/[^/]+\.(?:m?js|css|s[ac]ss|less)$")
_NAME = re.compile(r"^\s*([A-Za-z][\w.-]*)")
_PLAIN = re.compile(any_of("files.of_any_service"), re.I)
_OWN = re.compile(r"\s*(?:workspace|file|link|portal):|\s*[.~]{0,2}/|[^@\n]{0,200}@\s*file:")
"""What is depended on, and lies in the project itself."""


def is_copied(path: str, root: str) -> bool:
    """Whether a script or a style sheet is served from the folder of a package that the project depends on."""
    served = _SERVED.search(path)
    names = frozenset(served[1].split("/")) if served else frozenset()
    return bool(names) and any(names & _depended_on(folder) for folder in _down_to(path, root))


def _down_to(path: str, root: str) -> Iterator[str]:
    """Yield the folder of a project, then those that lead from it to a file."""
    folder = root
    yield folder
    for name in path.split("/")[:-1]:
        folder = os.path.join(folder, name)
        yield folder


@lru_cache(maxsize=1024)
def _depended_on(folder: str) -> frozenset[str]:
    """Return the packages that the files of a folder say its project depends on."""
    found: set[str] = set()
    for name, named_in in (("package.json", _of_npm), ("pyproject.toml", _of_python)):
        try:
            found.update(named_in(text_beside(Path(folder, name))))
        except (ValueError, AttributeError, TypeError, RecursionError):  # not there, or not what it should be
            continue
    return frozenset(name for name in found if not _PLAIN.fullmatch(name))


def _of_npm(text: str) -> Iterator[str]:
    data = json.loads(text)
    for kind in ("dependencies", "devDependencies"):
        yield from (name.rpartition("/")[2] for name, at in data.get(kind, {}).items() if not _OWN.match(str(at)))


def _of_python(text: str) -> Iterator[str]:
    data: dict[str, Any] = toml_of(text)
    for written in data.get("project", {}).get("dependencies", ()):
        yield from () if _OWN.match(written) else _NAME.findall(written)
    tools = data.get("tool", {})
    for name, at in tools.get("poetry", {}).get("dependencies", {}).items():
        yield from () if isinstance(at, dict) and "path" in at else (name,)
