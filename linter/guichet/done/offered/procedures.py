"""Procedures described in YAML: what each one asks to have done before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from guichet.core.findings import Span
from guichet.core.source import UnreadableError
from guichet.reading.data.documents import composed
from guichet.reading.project.project import Project

_BEFORE = frozenset({"prerequisites", "prerequis", "prérequis", "prerequisite", "requires", "depends_on", "necessite"})
_NAMES = ("id", "slug", "code", "identifiant", "name", "nom")


@dataclass(frozen=True)
class Procedure:
    """One procedure: its id, its title, and the ids that must come before, each with its place."""

    path: str
    name: str
    title: str
    before: tuple[tuple[str, Span], ...]


def procedures_of(project: Project) -> list[Procedure]:
    """Return the procedures that the project's YAML files describe; only files that speak of prerequisites are read."""
    found: list[Procedure] = []
    for path in project.paths:
        if path.endswith((".yml", ".yaml")):
            try:
                text = project.text(path)
                if "prerequi" in text or "prérequi" in text:
                    for document in composed(text):
                        found.extend(_read(path, document, ""))
            except UnreadableError:
                continue
    return found


def _read(path: str, node: yaml.Node | None, key: str, depth: int = 0) -> Iterator[Procedure]:
    if depth > 20:
        return
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _read(path, item, key, depth + 1)
    elif isinstance(node, yaml.MappingNode):
        pairs = [(name.value, value) for name, value in node.value if isinstance(name, yaml.ScalarNode)]
        values = {name: value.value for name, value in pairs if isinstance(value, yaml.ScalarNode)}
        before = next((value for name, value in pairs if name.lower() in _BEFORE), None)
        if before is not None:
            name = next((values[one] for one in _NAMES if one in values), key)
            title = values.get("titre") or values.get("title") or name
            yield Procedure(path, name, title, tuple(_needs(before)))
        for name, value in pairs:
            if name.lower() not in _BEFORE:
                yield from _read(path, value, name, depth + 1)


def _needs(node: yaml.Node) -> Iterator[tuple[str, Span]]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _needs(item)
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if isinstance(name, yaml.ScalarNode) and name.value in (*_NAMES, "procedure", "demarche"):
                yield from _needs(value)
    elif isinstance(node, yaml.ScalarNode) and node.value:
        yield node.value, Span(node.start_mark.index, node.end_mark.index)
