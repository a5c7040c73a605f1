"""Rules of answers that PHP lends from a trait: which tables they are, and which classes take them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.memo import memo
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.reading.data.trees import Tree
from guichet.reading.php.literal_trees import trees_of

_TRAIT = re.compile(r"\btrait\s+(\w{3,80})\b")
_RULES = re.compile(r"(?:rules|regles)\w{0,60}|\w{1,60}(?:Rules|Regles)")
_TAKES = re.compile(r"^[ \t]{1,40}use[ \t]+([\w\\][\w\\, \t\r\n]{1,200})[;{]", re.M)
"""How a class takes traits."""
_LEAVES_OUT = re.compile(r"\bunset\(|\bexcept\(|array_diff_key\(|->forget\(")
"""How some of a table are taken away."""
_MOST = 3
"""Classes that take the rules of a trait, by whose names they are told."""


def rules_lent(source: Source, project: Any) -> Iterator[tuple[Tree, tuple[str, ...]]]:
    """Yield the tables of rules of a trait, with the names of the classes that take it."""
    lent = [one for one in trees_of(source) if _RULES.fullmatch(one.key)] if "trait " in source.text else []
    takers = takers_of(source.path, project) if lent else ()
    for one in lent:
        users = [path for path in takers if _obeys(one.key, project.text(path))]
        yield one, tuple(path.rpartition("/")[2].removesuffix(".php") for path in users)


def _obeys(rules: str, text: str) -> bool:
    """Whether a class asks its requests for the rules that it takes, whole: by their own name, or by a call of its own."""
    return (rules == "rules" or f"->{rules}(" in text) and _LEAVES_OUT.search(text) is None


def takers_of(path: str, project: Any) -> tuple[str, ...]:
    """Return the first files whose class takes a trait, those of tests aside; none when a file declares no trait."""
    trait = _TRAIT.search(project.text(path)) if project is not None and path.endswith(".php") else None
    if trait is None:
        return ()
    return _takers(project).get(trait[1], ())


def told_by_takers(path: str, project: Any) -> tuple[str, ...]:
    """Return what the classes that take a trait are, and what they say: which of its rules they ask for, whole or not."""
    return tuple(f"{one} {project.source(one).digest}" for one in takers_of(path, project))


@memo
def _takers(project: Any) -> dict[str, tuple[str, ...]]:
    """The first files whose class takes each trait of a project."""
    found: dict[str, list[str]] = {}
    for path in project.paths:
        if not path.endswith(".php") or not (place_of_path(path) or Place.PUBLIC).is_public:
            continue
        for taken in _TAKES.finditer(project.text(path)):
            for name in taken[1].split(","):
                takers = found.setdefault(name.strip().rpartition("\\")[2], [])
                if len(takers) < _MOST and path not in takers:
                    takers.append(path)
    return {name: tuple(takers) for name, takers in found.items()}
