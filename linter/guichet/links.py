"""Which file's findings depend on which other files: fingerprints for the cache, computed without parsing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cached_property

from guichet.project import WHOLE, Project, is_contact, is_template
from guichet.source import UnreadableError

_IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+([\w, \t]+)|import[ \t]+([\w.]+))", re.M)
_STYLESHEET = re.compile(r"""([\w./-]+\.css)\b""")


def _line(path: str, digest: str) -> bytes:
    """Return a line to digest; a file's name is bytes, of whatever encoding."""
    return f"{path}\0{digest}\n".encode("utf-8", "surrogateescape")


class Fingerprints:
    """For each file, a digest of everything that its findings can depend on.

    A template depends on what it extends, includes and imports, on the names that were not found, on its local
    stylesheets, on the contact pages one click away, and on the pages that use it; a module on the modules of the checked tree that it imports.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._down: dict[str, str] = {}
        self._up: dict[str, str] = {}
        self._modules = self._index_modules(project.paths)
        self._styles: dict[str, list[str]] = {}
        self._contacts = [path for path in project.paths if is_contact(path)]
        for path in project.paths:
            if path.endswith(".css"):
                self._styles.setdefault(path.rpartition("/")[2], []).append(path)

    @staticmethod
    def _index_modules(paths: Iterable[str]) -> dict[str, list[str]]:
        modules: dict[str, list[str]] = {}
        for path in paths:
            if path.endswith(".py"):
                stem = path.removesuffix(".py").removesuffix("/__init__")
                modules.setdefault(stem.rpartition("/")[2], []).append(path)
        return modules

    def of(self, path: str) -> str:
        """Return the fingerprint of one file, or of the whole project."""
        return self._upward(path) if path != WHOLE else self._of_everything

    @cached_property
    def _of_everything(self) -> str:
        """The fingerprint of the whole run, for rules that look at several files."""
        digest = hashlib.blake2b(digest_size=12)
        for path in self._project.paths:
            digest.update(_line(path, self._own(path)))
        return digest.hexdigest()

    def _own(self, path: str) -> str:
        try:
            return self._project.source(path).digest
        except UnreadableError as problem:
            return str(problem)

    def _targets(self, path: str) -> list[str]:
        try:
            text = self._project.source(path).text
        except UnreadableError:
            return []
        if is_template(path):
            found = [target or f"?{name}" for name, target in self._project.targets(path)]
            found.extend(contact for contact in self._contacts if contact != path)
            if ".css" in text and self._styles:
                for name in _STYLESHEET.findall(text):
                    found.extend(self._styles.get(name.rpartition("/")[2], ()))
            return found
        if path.endswith(".py"):
            words = {
                word
                for match in _IMPORT.finditer(text)
                for group in match.groups()
                if group
                for word in re.split(r"[.,\s]+", group)
            }
            return [module for word in words for module in self._modules.get(word, ()) if module != path]
        return []

    def _downward(self, start: str) -> str:
        """Digest a file with all that it uses, without recursion; a cycle counts each file once."""
        if start in self._down:
            return self._down[start]
        seen: set[str] = set()
        stack = [start]
        while stack:
            path = stack.pop()
            if path not in seen:
                seen.add(path)
                if not path.startswith("?"):
                    stack.extend(self._direct(path))
        digest = hashlib.blake2b(digest_size=12)
        for path in sorted(seen):
            digest.update(_line(path, "" if path.startswith("?") else self._own(path)))
        self._down[start] = digest.hexdigest()
        return self._down[start]

    def _direct(self, path: str) -> list[str]:
        cache = self.__dict__.setdefault("_direct_cache", {})
        if path not in cache:
            cache[path] = self._targets(path)
        found: list[str] = cache[path]
        return found

    def _upward(self, start: str) -> str:
        users = self._project.users if is_template(start) else {}
        if not users.get(start):
            return self._downward(start)
        if start not in self._up:
            seen = {start}
            stack = [start]
            while stack:
                for user in users.get(stack.pop(), ()):
                    if user not in seen:
                        seen.add(user)
                        stack.append(user)
            digest = hashlib.blake2b(digest_size=12)
            for path in sorted(seen):
                digest.update(_line(path, self._downward(path)))
            self._up[start] = digest.hexdigest()
        return self._up[start]
