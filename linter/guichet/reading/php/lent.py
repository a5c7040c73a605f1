"""Rules of answers that PHP lends from a trait: which tables they are, and which classes take them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.source import Source
from guichet.reading.data.trees import Tree
from guichet.reading.php.literal_trees import trees_of

_TRAIT = re.compile(r"\btrait\s+(\w{3,80})\b")
_RULES = re.compile(r"(?:rules|regles)\w{0,60}|\w{1,60}(?:Rules|Regles)")
_MOST = 3
"""Classes that take the rules of a trait, by whose names they are told."""


def rules_lent(source: Source, project: Any) -> Iterator[tuple[Tree, tuple[str, ...]]]:
    """Yield the tables of rules of a trait, with the names of the classes that take it."""
    lent = [one for one in trees_of(source) if _RULES.fullmatch(one.key)] if "trait " in source.text else []
    if lent:
        users = takers_of(source.path, project)
        yield from ((one, users) for one in lent)


def takers_of(path: str, project: Any) -> tuple[str, ...]:
    """Return the names of the first classes that take a trait; none when a file declares no trait."""
    trait = _TRAIT.search(project.text(path)) if project is not None and path.endswith(".php") else None
    if trait is None:
        return ()
    takes = f"use {trait[1]}"
    found = (one for one in project.paths if one.endswith(".php") and one != path and project.holds(one, takes))
    return tuple(one.rpartition("/")[2].removesuffix(".php") for one, _ in zip(found, range(_MOST), strict=False))
