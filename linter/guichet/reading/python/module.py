"""The checked Python files through astroid, with spans in code points, and the names they import one another with."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import astroid
from astroid import nodes
from astroid.builder import AstroidBuilder

from guichet.core.findings import Span
from guichet.core.memo import cached_property
from guichet.core.places import is_back_office
from guichet.core.source import Source, UnreadableError
from guichet.reading.python.newer import Newer, read
from guichet.reading.python.numbers import within_numbers
from guichet.reading.templates.page import Pages

_KEPT = 200
"""How many parsed modules are kept."""
_DEEPEST = 210
"""Branches, calls or operations in one another that a module may hold: what writes it out again goes down by as many."""


@dataclass(eq=False)
class PythonModule:
    """A parsed module. Inference stays inside the checked tree, so results do not depend on what is installed."""

    source: Source
    tree: nodes.Module
    modules: Modules
    code: str = ""
    """The text that the tree was made from: that of the source, without the syntax that this Python does not know."""
    newer: Newer | None = None
    """The newest piece of syntax that was taken out."""

    def __post_init__(self) -> None:
        self.code = self.code or self.source.text

    @property
    def project(self) -> Pages:
        """The project that the module belongs to."""
        return self.modules.project

    @property
    def path(self) -> str:
        """The path as given."""
        return self.source.path

    @property
    def is_back_office(self) -> bool:
        """Whether the module serves agents, by its folder."""
        return is_back_office(self.path)

    @cached_property
    def _parsed(self) -> Source:
        return Source(self.path, self.code)

    @cached_property
    def _is_ascii(self) -> bool:
        return self.code.isascii()

    def _offset(self, line: int, column: int) -> int:
        """Return the offset of an `ast` position: a line from 1 and a column in UTF-8 bytes."""
        starts = self.source.line_starts
        if line > len(starts):
            return len(self.source.text)
        if column and not self._is_ascii:
            column = len(self._parsed.line(line).encode()[:column].decode("utf-8", "ignore"))
        return min(starts[line - 1] + column, len(self.source.text))

    def span(self, node: nodes.NodeNG) -> Span:
        """Return the place of a node; of a part of an f-string, that of the whole, whatever the release of Python."""
        if isinstance(node.parent, nodes.JoinedStr):
            node = node.parent
        if node.lineno is None:
            return Span(0, 0)
        start = self._offset(node.lineno, node.col_offset or 0)
        if node.end_lineno is None:
            return Span(start, start)
        return Span(start, self._offset(node.end_lineno, node.end_col_offset or 0))

    def header_span(self, node: nodes.ClassDef | nodes.FunctionDef) -> Span:
        """Return the place of a class's or function's `def` line, without its body and decorators."""
        position = node.position
        if position is None:
            return self.span(node)
        return Span(
            self._offset(position.lineno, position.col_offset),
            self._offset(position.end_lineno, position.end_col_offset),
        )

    def text(self, node: nodes.NodeNG) -> str:
        """Return the source of a node."""
        span = self.span(node)
        return self.source.text[span.start : span.end]

    @cached_property
    def _nodes(self) -> list[Any]:
        """The nodes in source order: one walk for whoever asks."""
        found = []
        stack: list[nodes.NodeNG] = [self.tree]
        while stack:
            node = stack.pop()
            found.append(node)
            stack.extend(reversed(list(node.get_children())))
        return found

    @cached_property
    def _ranks(self) -> dict[type[Any], array[int]]:
        """Where the nodes of each class stand among all."""
        found: dict[type[Any], array[int]] = defaultdict(lambda: array("I"))
        for rank, node in enumerate(self._nodes):
            found[type(node)].append(rank)
        return dict(found)

    @cached_property
    def _walked(self) -> dict[tuple[type[Any], ...], list[Any]]:
        return {}

    def walk(self, *types: type[Any]) -> Iterator[Any]:
        """Yield the nodes of some types, all of them when none is said, in source order, without recursion; each walk is made once."""
        if types not in self._walked:
            lists = (ranks for kind, ranks in self._ranks.items() if issubclass(kind, types or object))
            self._walked[types] = [self._nodes[rank] for rank in sorted(chain.from_iterable(lists))]
        return iter(self._walked[types])


class _Builder(AstroidBuilder):  # type: ignore[misc]
    """Builds a tree from the text alone: nothing is inferred, so what is installed neither counts nor costs."""

    def add_from_names_to_locals(self, node: nodes.ImportFrom, global_name: Collection[str]) -> None:
        """Note the names that an import gives, those of `import *` left out: astroid would read what is installed."""
        if node.names != [("*", None)]:
            super().add_from_names_to_locals(node, global_name)

    def delayed_assattr(self, node: nodes.AssignAttr) -> None:
        """Note `self.name = …` in the class around, as astroid would, without inferring anything."""
        if isinstance(node.expr, nodes.Name) and node.expr.name == "self":
            frame = node.frame()
            owner = frame.parent.frame() if isinstance(frame, nodes.FunctionDef) and frame.parent is not None else None
            if isinstance(owner, nodes.ClassDef):
                owner.instance_attrs.setdefault(node.attrname, []).append(node)


class Modules:
    """Finds the checked module that an import names, and parses it once while it is among the last used.

    Never site-packages, never extensions.
    """

    def __init__(self, project: Pages) -> None:
        self.project = project
        self._by_stem: dict[str, list[str]] = {}
        for path in project.paths:
            if path.endswith(".py"):
                stem = path.removesuffix(".py").removesuffix("/__init__")
                self._by_stem.setdefault(stem.rpartition("/")[2], []).append(path)
        self._parsed: dict[str, PythonModule | None] = {}
        self.weight = 0
        """Characters parsed since memory was last given back, white space left out."""

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

    def forget(self) -> None:
        """Drop what was parsed, to bound memory."""
        self._parsed.clear()
        self.weight = 0

    def renewed(self) -> Modules:
        """Return the modules of a project whose texts changed: trees of the same texts, and nothing worked out from several."""
        fresh = Modules(self.project)
        for path, module in self._parsed.items():
            if module is not None and module.source is self.project.source(path):
                fresh._parsed[path] = replace(module, modules=fresh)
        fresh.weight = self.weight
        return fresh

    def all_parsed(self) -> Iterator[PythonModule]:
        """Yield the modules that imports have led to."""
        return (module for module in list(self._parsed.values()) if module is not None)

    def parse(self, source: Source) -> PythonModule:
        """Parse a module, without what only a newer Python knows. Raises UnreadableError("syntax") when none could."""
        self.weight += len("".join(source.text.split()))
        name = source.path.removesuffix(".py").replace("/", ".")
        builder = _Builder(astroid.MANAGER, apply_transforms=False)

        def build(text: str) -> nodes.Module:
            try:
                return _within_reach(builder.string_build(text, name, source.path))
            except astroid.AstroidError as problem:
                raise SyntaxError from problem

        tree, code, newer = read(within_numbers(source.text), build)
        # astroid remembers every module for ever, under names that pylint could mistake for its own.
        if astroid.MANAGER.astroid_cache.get(name) is tree:
            del astroid.MANAGER.astroid_cache[name]
        return PythonModule(source, tree, self, code, newer)

    def parsed(self, path: str) -> PythonModule | None:
        """Return a checked module, None when it cannot be read."""
        if path not in self._parsed:
            if len(self._parsed) >= _KEPT:
                self._parsed.clear()
            try:
                self._parsed[path] = self.parse(self.project.source(path))
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


def _within_reach(tree: nodes.Module) -> nodes.Module:
    """Return a tree that can be gone through by recursion. Raises RecursionError for a chain of branches that no person wrote."""
    level: list[nodes.NodeNG] = [tree]
    for _ in range(_DEEPEST):
        level = [child for one in level for child in one.get_children()]
        if not level:
            return tree
    raise RecursionError


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one.split("/"), other.split("/"), strict=False):
        if left != right:
            break
        count += 1
    return count


def queried_model(node: nodes.NodeNG) -> str:
    """Return the name of the model that a query of Django goes through: `Claim` for `models.Claim.objects.filter(…)`; "" for anything else."""
    owner, found, _ = f"{dotted(node)}.".partition(".objects.")
    return owner.rpartition(".")[2] if found else ""


def dotted(node: nodes.NodeNG) -> str:
    """Return `a.b.c` for a name, an attribute or a call on one, "" for anything else."""
    parts: list[str] = []
    while True:
        if isinstance(node, nodes.Call):
            node = node.func
        elif isinstance(node, nodes.Attribute):
            parts.append(node.attrname)
            node = node.expr
        elif isinstance(node, nodes.Name):
            parts.append(node.name)
            return ".".join(reversed(parts))
        else:
            return ""
