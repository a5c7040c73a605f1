"""Which file's findings depend on which other files: fingerprints for the cache, computed without parsing."""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from guichet.core.memo import cached_property
from guichet.core.source import UnreadableError
from guichet.core.stopping import may_stop
from guichet.engine.answers import answers
from guichet.engine.catalogued import sources_of
from guichet.engine.near import pages_named, parts_named
from guichet.engine.sightings import Sighting, content_of, state_of
from guichet.reading.project.project import WHOLE, Project
from guichet.reading.templates.site import (
    BUILT_STYLES,
    RUBY_HELPERS,
    SCRIPT_SUFFIXES,
    STYLE_SUFFIXES,
    is_component,
    is_template,
    makes_markup,
)
from guichet.reading.texts.catalogues import files_named
from guichet.reading.texts.reading import CATALOGUES

_TABLE = re.compile(r"""(?<![\w.-])([\w.-]+\.(?:ya?ml|toml|json))["']""")
_TABLES = (".yml", ".yaml", ".toml", ".json")
_ABSENT = "?"
"""Begins the name of a template that was not found: finding it would change what depends on it."""
_CONDITION = re.compile(r"\bif\b")
_REPLACED = re.compile(r"""\btype\s*=\s*["']?(?:checkbox|file|radio)""", re.I)
"""Controls that any stylesheet of the project may hide, wherever it is linked."""
_STYLESHEET = re.compile(r"""(?<![\w./-])([\w./-]+\.(?:css|scss|sass|less))\b""")


def _line(path: str, digest: str) -> bytes:
    """Return a line to digest; a file's name is bytes, of whatever encoding."""
    return f"{path}\0{digest}\n".encode("utf-8", "surrogateescape")


class Fingerprints:
    """For each file, a digest of everything that its findings can depend on.

    A template depends on what it extends, includes and imports, on the names that were not found, on its local
    stylesheets and the scripts that it loads or imports, on whether a contact page is one click away, on the pages that use it, and, when
    it has conditions, on the modules that may decide them; one that is made into a PDF, on what names it; a component on all that it imports, the messages of the project
    if it asks for any, and those that use it; a module on the modules of the checked tree that it imports
    and on the tables that it names, and by their own words alone on those that import it and on the pages that it names, as a
    table does on the programs that name it; whatever makes markup, on the names that scripts look for and that stylesheets hide; a script on those that it imports and that import it, and on the pages that run it. A catalogue depends on the files that ask for its keys, and a program of Ruby, on what the models and the schema beside it say of it. What a rule asks of all the files
    of a project together (does anything write titles?) is a part of the files that it is asked for.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._held: dict[str, str] = {}
        """What each file held when it was first read."""
        self._asked: dict[str, str] = {}
        """What each file holds, and what is asked of others for its sake."""
        self._styles: dict[str, list[str]] = {}
        self._tables: dict[str, list[str]] = {}
        for path in project.paths:
            name = path.rpartition("/")[2]
            if path.endswith(STYLE_SUFFIXES):
                self._styles.setdefault(name, []).append(path)
            elif path.endswith((*_TABLES, ".ini")):
                self._tables.setdefault(name, []).append(path)

    def of(self, path: str) -> str:
        """Return the fingerprint of one file, or of the whole project."""
        if path == WHOLE:
            return self._of_everything
        near = sorted({*self._naming.get(path, ()), *pages_named(path, self._project)} - {path})
        beside = [_line(one, self._read(one)) for one in near]
        return _digest([self._up[path].encode(), *beside]) if beside else self._up[path]

    def sighting(self) -> Sighting:
        """Return what was seen of the disk to work them out."""
        paths = self._project.paths
        prints = {path: self.of(path) for path in (*paths, WHOLE)}
        own = set(paths)
        beside = (*self._project.around, *self._project.naming_layouts, *sorted(self._project.read_beside))
        used = {**self._down, **self._up, **dict.fromkeys(beside)}
        beyond = [path for path in used if path not in own and not path.startswith(_ABSENT)]
        states = list(map(state_of, paths))
        return Sighting(
            list(paths),
            states,
            {path: state_of(path) for path in beyond},
            dict(self._project.sought),
            prints,
            printed=sorted(self._project.printed),
            young={path: self._held[path] for path in paths}
            | {one: content_of(one) for one in beyond if os.path.isdir(one)},
        )

    @cached_property
    def _of_everything(self) -> str:
        """The fingerprint of the whole run, for rules that look at several files."""
        return _digest(_line(path, self._own(path)) for path in self._project.paths)

    @cached_property
    def _down(self) -> dict[str, str]:
        """For each file, a digest of it and of all that it uses."""
        return closed(self._project.paths, self._targets, self._own)

    @cached_property
    def _up(self) -> dict[str, str]:
        """For each file, a digest of all that it uses, and of all that each of its users uses."""
        users = self._project.users if any(makes_markup(path) for path in self._project.paths) else {}

        def above(path: str) -> list[str]:
            running = self._running(path) if path.endswith(SCRIPT_SUFFIXES) else []
            return sorted({*running, *users.get(path, ())})

        return closed(self._project.paths, above, self._down.__getitem__)

    @cached_property
    def _naming(self) -> dict[str, list[str]]:
        """For each module, those that import it; for each file of data, the programs that name it: they may decide what it does, or say it themselves."""
        found: dict[str, list[str]] = defaultdict(list)
        for path in self._project.paths:
            if path.endswith(".py"):
                named = self._targets(path)
            elif path.endswith(SCRIPT_SUFFIXES):
                named = self._tables_named(self._project.text(path))
            else:
                continue
            for one in named:
                found[one].append(path)
        return found

    def _tables_named(self, text: str) -> list[str]:
        names = _TABLE.findall(text) if any(end in text for end in _TABLES) else ()
        return [kept for name in names for kept in self._tables.get(name, ())]

    def _running(self, path: str) -> list[str]:
        """The templates that load a script: what it does is judged on the elements of their pages."""
        from guichet.reading.scripts.files import pages_loading

        return pages_loading(path, self._project)

    def _own(self, path: str) -> str:
        if path not in self._asked:
            self._asked[path] = "" if path.startswith(_ABSENT) else self._read(path, answers)
        return self._asked[path]

    def _read(self, path: str, answers: Callable[[str, Project], str] = lambda path, project: "") -> str:
        """The digest of what a file holds, and of what is asked of others for its sake."""
        try:
            digest = self._project.source(path).digest
        except UnreadableError as problem:
            return self._held.setdefault(path, str(problem))
        self._held.setdefault(path, digest)
        return digest + "-" * (path in self._project.aside) + answers(path, self._project)

    def _named(self, path: str) -> Sequence[str]:
        from guichet.reading.scripts.files import imports_of

        return imports_of(path, self._project)

    def _loaded(self, path: str) -> list[str]:
        from guichet.reading.scripts.files import loaded_paths

        return loaded_paths(path, self._project)

    @cached_property
    def _script_links(self) -> dict[str, set[str]]:
        """For each script, those that it imports and those that import it: values are followed both ways."""
        links: dict[str, set[str]] = defaultdict(set)
        for path in self._project.paths:
            if path.endswith(SCRIPT_SUFFIXES):
                for other in self._named(path):
                    links[path].add(other)
                    links[other].add(path)
        return links

    @cached_property
    def _all_styles(self) -> list[str]:
        return [path for paths in self._styles.values() for path in paths]

    @cached_property
    def _is_built(self) -> bool:
        """Whether a build makes the stylesheets: a page then names none of the files that they are made of."""
        return any(path.endswith(BUILT_STYLES) for path in self._all_styles)

    def _styles_named(self, text: str) -> list[str]:
        names = (name.rpartition("/")[2] for name in _STYLESHEET.findall(text))
        return [path for name in names for path in self._styles.get(name, ())]

    @cached_property
    def _deciding(self) -> list[str]:
        """The modules that may decide what the condition of a template holds."""
        from guichet.done.grounds.given import modules_that_decide

        return modules_that_decide(self._project)

    def _targets(self, path: str) -> list[str]:
        may_stop()
        text = "" if path.startswith(_ABSENT) else self._project.text(path)
        if is_component(path):
            found = [target or _ABSENT + name for name, target in self._project.targets(path)]
            return [*found, *self._script_links.get(path, ()), *self._all_styles]
        if is_template(path):
            found = [target or _ABSENT + name for name, target in self._project.targets(path)]
            if _REPLACED.search(text):
                found.extend(self._all_styles)
            elif self._styles and ("stylesheet" in text or ".css" in text):
                found.extend(self._all_styles if self._is_built else self._styles_named(text))
            if "import" in text:
                found.extend(self._named(path))
            if ".js" in text or ".mjs" in text:
                found.extend(self._loaded(path))
            found.extend(one for one in (*self._project.giving(path), *parts_named(text, self._project)) if one != path)
            return found + (self._deciding if _CONDITION.search(text) else [])
        if path.endswith(CATALOGUES):
            return sorted(sources_of(files_named(text), path, self._project))
        if path.endswith(".css"):
            return [one for one in self._styles_named(text) if one != path] if "@import" in text else []
        if path.endswith(SCRIPT_SUFFIXES):
            return sorted(self._script_links.get(path, ()))
        if path.endswith(RUBY_HELPERS):
            return [one for one in self._project.giving(path) if one != path]
        if path.endswith(".py"):
            from guichet.reading.python.imports import imported_by

            modules = imported_by(path, self._project.modules)
            return [*(one for one in modules if one != path), *self._tables_named(text)]
        return []


def _digest(lines: Iterable[bytes]) -> str:
    digest = hashlib.blake2b(digest_size=12)
    for line in lines:
        digest.update(line)
    return digest.hexdigest()


def closed(starts: Iterable[str], edges: Callable[[str], Iterable[str]], own: Callable[[str], str]) -> dict[str, str]:
    """Return, for each node, a digest of it and of all that it leads to; the nodes of a cycle share theirs.

    Each node is read once, whatever leads to it, and without recursion: cycles are found as Tarjan does (1972).
    """
    found: dict[str, str] = {}
    ways: dict[str, list[str]] = {}
    low: dict[str, int] = {}
    order: dict[str, int] = {}
    pending: list[str] = []
    walk: list[tuple[str, Iterator[str]]] = []

    def enter(node: str) -> None:
        order[node] = low[node] = len(order)
        ways[node] = sorted(set(edges(node)))
        pending.append(node)
        walk.append((node, iter(ways[node])))

    for start in starts:
        if start not in order:
            enter(start)
        while walk:
            node, left = walk[-1]
            step = next((one for one in left if one not in found), None)
            if step is None:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[node])
                if low[node] == order[node]:
                    cycle = [pending.pop()]
                    while cycle[-1] != node:
                        cycle.append(pending.pop())
                    cycle.sort()
                    beyond = sorted({found[way] for one in cycle for way in ways[one] if way in found})
                    digest = _digest([*(_line(one, own(one)) for one in cycle), *map(str.encode, beyond)])
                    found.update(dict.fromkeys(cycle, digest))
            elif step in order:
                low[node] = min(low[node], order[step])
            else:
                enter(step)
    return found
