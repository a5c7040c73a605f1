"""One Python file through astroid, with spans in code points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import astroid
from astroid import nodes
from astroid.builder import AstroidBuilder

from guichet.findings import Span
from guichet.newer_python import Newer, read
from guichet.source import Source

if TYPE_CHECKING:
    from guichet.project import Project

_STAFF = re.compile(r"(?:^|/)(?:admin\w*|staff|back_?office|orga|control|dashboard|agents?)(?:/|\.py$)", re.I)


@dataclass(eq=False)
class PythonModule:
    """A parsed module. Inference stays inside the checked tree, so results do not depend on what is installed."""

    source: Source
    tree: nodes.Module
    project: Project
    code: str = ""
    """The text that the tree was made from: that of the source, without the syntax that this Python does not know."""
    newer: Newer | None = None
    """The newest piece of syntax that was taken out."""

    def __post_init__(self) -> None:
        self.code = self.code or self.source.text

    @property
    def path(self) -> str:
        """The path as given."""
        return self.source.path

    @property
    def is_back_office(self) -> bool:
        """Whether the module serves agents, by its folder."""
        return bool(_STAFF.search(self.path))

    @cached_property
    def _lines(self) -> list[str]:
        return self.code.split("\n")

    def _offset(self, line: int, column: int) -> int:
        """Return the offset of an `ast` position: a line from 1 and a column in UTF-8 bytes."""
        text = self._lines[line - 1] if line <= len(self._lines) else ""
        if not text.isascii():
            column = len(text.encode()[:column].decode("utf-8", "ignore"))
        return min(self.source.line_starts[line - 1] + column, len(self.source.text))

    def span(self, node: nodes.NodeNG) -> Span:
        """Return the place of a node."""
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

    def walk(self, *types: type[Any]) -> Iterator[Any]:
        """Yield the nodes of some types, in source order, without recursion."""
        stack: list[nodes.NodeNG] = [self.tree]
        while stack:
            node = stack.pop()
            if not types or isinstance(node, types):
                yield node
            stack.extend(reversed(list(node.get_children())))


class _Builder(AstroidBuilder):  # type: ignore[misc]
    """Builds a tree from the text alone: nothing is inferred, so what is installed neither counts nor costs."""

    def delayed_assattr(self, node: nodes.AssignAttr) -> None:
        """Note `self.name = …` in the class around, as astroid would, without inferring anything."""
        if isinstance(node.expr, nodes.Name) and node.expr.name == "self":
            frame = node.frame()
            owner = frame.parent.frame() if isinstance(frame, nodes.FunctionDef) and frame.parent is not None else None
            if isinstance(owner, nodes.ClassDef):
                owner.instance_attrs.setdefault(node.attrname, []).append(node)


def parse(source: Source, project: Project) -> PythonModule:
    """Parse a module, without what only a newer Python knows. Raises UnreadableError("syntax") when none could."""
    project.python_weight += len(source.text)
    name = source.path.removesuffix(".py").replace("/", ".")
    builder = _Builder(astroid.MANAGER, apply_transforms=False)

    def build(text: str) -> nodes.Module:
        try:
            return builder.string_build(text, name, source.path)
        except astroid.AstroidError as problem:
            raise SyntaxError from problem

    tree, code, newer = read(source.text, build)
    # astroid remembers every module for ever, under names that pylint could mistake for its own.
    if astroid.MANAGER.astroid_cache.get(name) is tree:
        del astroid.MANAGER.astroid_cache[name]
    return PythonModule(source, tree, project, code, newer)


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
