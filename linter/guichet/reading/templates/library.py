"""The templates of a project, by the names they use for one another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile

from guichet.core.source import Source, UnreadableError
from guichet.core.stopping import may_stop
from guichet.reading.templates.brought import FOLDER, layout_at, layout_path
from guichet.reading.templates.reparsing import take_over
from guichet.reading.templates.template import Template

ROOT_NAMES = frozenset({"templates", "jinja2", "jinja", "views", "_includes", "_layouts", "snippets", "layouts"})
"""Folders that template engines look names up in, by convention."""

_ROOTS = 20
"""How many roots are looked into for a file that is none of those of the run."""


class Library:
    """The templates of a project: looks names up in the template roots, parses each file once."""

    def __init__(
        self,
        paths: Iterable[str],
        roots: Iterable[str],
        load: Callable[[str], Source],
        read: Callable[[Source], Template] = Template,
    ) -> None:
        self._load = load
        self._read = read
        self._paths = set(paths)
        self._parsed: dict[str, Template | None] = {}
        self._last: dict[str, Template] = {}
        """Templates of which an editor has changed the text, until the new one is read."""
        self.weight = 0
        """How many characters of parsed templates are kept in memory."""
        self._names: dict[str, list[str]] = {}
        self._ending: dict[str, list[str]] = {}
        self._resolved: dict[tuple[str, str], str | None] = {}
        self._real: dict[str, str] = {}
        self._nearest: dict[str, list[str]] = {}
        self.sought: dict[str, bool] = {}
        """What was looked for on the disk, beside the files of the project, and whether it was there."""
        self._roots: set[str] = {os.path.normpath(root) for root in roots}
        for path in sorted(self._paths):
            self._register(path)

    def _register(self, path: str) -> None:
        parts = path.split("/")
        self._ending.setdefault(parts[-1], []).append(path)
        for depth in range(len(parts) - 1):
            root = "/".join(parts[: depth + 1])
            if parts[depth] in ROOT_NAMES or os.path.normpath(root) in self._roots:
                self._roots.add(os.path.normpath(root))
                self._names.setdefault("/".join(parts[depth + 1 :]), []).append(path)

    def resolve(self, name: str, origin: str) -> str | None:
        """Return the path that a template name means when `origin` uses it, or None. Never leaves the roots."""
        key = (name, origin if name.startswith(".") else os.path.dirname(origin))
        if key not in self._resolved:
            self._resolved[key] = self._look_up(name, origin)
        found = self._resolved[key]
        return found if found != origin else None

    def first_of(self, names: Sequence[str], origin: str) -> tuple[str, str | None]:
        """Return the first of some names that means a file, with that file; the first name where none does."""
        found = ((name, self.resolve(name, origin)) for name in names)
        return next((one for one in found if one[1] is not None), (names[0], None))

    def _look_up(self, name: str, origin: str) -> str | None:
        if name.startswith(("./", "../")):
            candidate = os.path.normpath(os.path.join(os.path.dirname(origin), name))
            return candidate if self._exists(candidate) and self._inside(candidate, origin) else None
        clean = os.path.normpath(name.lstrip("/"))
        if clean.startswith(".."):
            return None
        found = [path for path in self._names.get(clean, ()) if path != origin]
        if not found:
            sibling = os.path.normpath(os.path.join(os.path.dirname(origin), clean))
            for root in self._near(os.path.dirname(origin)):
                candidate = os.path.normpath(f"{root}/{clean}")
                if candidate != origin and self._exists(candidate) and self._inside(candidate, origin):
                    return candidate
            is_there = sibling != origin and self._exists(sibling) and self._inside(sibling, origin)
            return sibling if is_there else self._from_above(clean, origin) or layout_path(name)
        if len(found) == 1:
            return found[0]
        return min(found, key=lambda path: (-_shared(path, origin), path))

    def _from_above(self, name: str, origin: str) -> str | None:
        """Return the file of the run that a name means from the nearest folder above, or the only one whose path ends so."""
        folder = os.path.dirname(origin)
        while folder:
            folder = os.path.dirname(folder)
            candidate = os.path.normpath(os.path.join(folder, name))
            if candidate in self._paths and candidate != origin:
                return candidate
            if folder == os.sep:
                break
        last = os.path.basename(name)
        ending = [path for path in self._ending.get(last, ()) if path.endswith(f"/{name}")] if last != name else []
        return ending[0] if len(ending) == 1 and ending[0] != origin else None

    def _near(self, folder: str) -> list[str]:
        """Return the roots that are looked into on the disk for what a file of a folder names: the nearest first."""
        if folder not in self._nearest:
            near = sorted(self._roots, key=lambda root: (-_shared(root, f"{folder}/"), root))
            self._nearest[folder] = near[:_ROOTS]
        return self._nearest[folder]

    def _inside(self, candidate: str, origin: str) -> bool:
        folder = os.path.dirname(os.path.normpath(origin))
        real = os.path.realpath(candidate)
        return any(
            real == (base := self._real_folder(one)) or real.startswith(base + os.sep) for one in (folder, *self._roots)
        )

    def _real_folder(self, folder: str) -> str:
        """Return a folder's real path, asked of the disk once."""
        if folder not in self._real:
            self._real[folder] = os.path.realpath(folder)
        return self._real[folder]

    def _exists(self, path: str) -> bool:
        if path in self._paths:
            return True
        if path not in self.sought:
            self.sought[path] = os.path.isfile(path)
        return self.sought[path]

    def template(self, path: str) -> Template | None:
        """Return the parsed template at a path, or None when it cannot be read."""
        if path.startswith(FOLDER):
            return layout_at(path)
        if path not in self._parsed:
            template: Template | None
            try:
                template = self._read(self._load(path))
                may_stop()  # the last tree is still whole: who reads the next text takes it over
                self.weight += len(template.source.text)
                if (last := self._last.pop(path, None)) is not None:
                    take_over(template, last)
            except UnreadableError:
                template = None
            self._parsed[path] = template
        return self._parsed[path]

    def forget(self, path: str | None = None) -> None:
        """Drop one parsed template, or all of them."""
        if path is None:
            self._parsed.clear()
            self._last.clear()
            self.weight = 0
        elif (dropped := self._parsed.pop(path, None)) is not None:
            self.weight -= len(dropped.source.text)
            self._last[path] = dropped


def _shared(left: str, right: str) -> int:
    pairs = zip(left.split("/"), right.split("/"), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
