"""The checked Python modules by the names they import one another with; never site-packages, never extensions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from astroid import nodes

from guichet.core.source import UnreadableError
from guichet.reading.python.module import PythonModule, parse

if TYPE_CHECKING:
    from guichet.reading.project.project import Project

_KEPT = 200
_IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]*\(?([\w, \t\n]+)|import[ \t]+([\w.]+))", re.M)


class Modules:
    """Finds the checked module that an import names, and parses it once while it is among the last used."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._by_stem: dict[str, list[str]] = {}
        for path in project.paths:
            if path.endswith(".py"):
                stem = path.removesuffix(".py").removesuffix("/__init__")
                self._by_stem.setdefault(stem.rpartition("/")[2], []).append(path)
        self._parsed: dict[str, PythonModule | None] = {}
        self._imports: dict[str, list[str]] = {}

    def resolve(self, dotted: str, level: int, user: str) -> str | None:
        """Return the path that `from {"." * level}{dotted} import …` means in the file `user`, None when unknown."""
        words = [word for word in dotted.split(".") if word]
        if level:
            folder = user.split("/")[:-level]
            return self._file("/".join([*folder, *words]))
        if not words:
            return None
        tail = "/".join(words)
        found = [
            path
            for path in self._by_stem.get(words[-1], ())
            if f"/{path}".removesuffix(".py").removesuffix("/__init__").endswith(f"/{tail}") and path != user
        ]
        return max(found, key=lambda path: (_shared(path, user), -len(path), path), default=None)

    def _file(self, stem: str) -> str | None:
        for path in self._by_stem.get(stem.rpartition("/")[2], ()):
            if path.removesuffix(".py").removesuffix("/__init__") == stem:
                return path
        return None

    def reach(self, path: str) -> list[str]:
        """Return the checked modules that a module imports, and those that these import, without parsing any."""
        found: dict[str, None] = {}
        level = [path]
        for _ in range(2):
            level = [one for user in level for one in self._named_in(user) if one != path and one not in found]
            found.update(dict.fromkeys(level))
        return list(found)

    def _named_in(self, path: str) -> list[str]:
        if path not in self._imports:
            found: dict[str, None] = {}
            for match in _IMPORT.finditer(self._project.text(path)):
                dots, module, names = match[1] or "", match[2] or match[4] or "", match[3] or ""
                for name in (module, *(f"{module}.{one.split()[0]}" for one in names.split(",") if one.split())):
                    target = self.resolve(name.strip("."), len(dots), path)
                    if target is not None:
                        found[target] = None
            self._imports[path] = list(found)
        return self._imports[path]

    def forget(self) -> None:
        """Drop what was parsed, to bound memory."""
        self._parsed.clear()

    def all_parsed(self) -> Iterator[PythonModule]:
        """Yield the modules that imports have led to."""
        return (module for module in list(self._parsed.values()) if module is not None)

    def parsed(self, path: str) -> PythonModule | None:
        """Return a checked module, None when it cannot be read."""
        if path not in self._parsed:
            if len(self._parsed) >= _KEPT:
                self._parsed.clear()
            try:
                self._parsed[path] = parse(self._project.source(path), self._project)
            except UnreadableError:
                self._parsed[path] = None
        return self._parsed[path]

    def imported(self, module: PythonModule, name: str) -> tuple[PythonModule, str | None] | None:
        """Return the checked module that a name of `module` was imported from, and its name there (None for itself)."""
        for node in module.tree.locals.get(name, ()):
            if isinstance(node, nodes.ImportFrom):
                original = next((real for real, alias in node.names if (alias or real) == name), name)
                inner = self.resolve(f"{node.modname}.{original}".lstrip("."), node.level or 0, module.path)
                if inner is not None and (found := self.parsed(inner)) is not None:
                    return found, None
                path = self.resolve(node.modname, node.level or 0, module.path)
                if path is not None and (found := self.parsed(path)) is not None:
                    return found, original
            elif isinstance(node, nodes.Import):
                original = next((real for real, alias in node.names if (alias or real.split(".")[0]) == name), name)
                path = self.resolve(original, 0, module.path)
                if path is not None and (found := self.parsed(path)) is not None:
                    return found, None
        return None


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one.split("/"), other.split("/"), strict=False):
        if left != right:
            break
        count += 1
    return count
