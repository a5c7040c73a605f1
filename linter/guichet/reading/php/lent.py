"""Rules of answers that PHP lends: those of a trait, those that a class keeps under a name of their own; which tables they are, and which classes take them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.memo import keyed_memo, memo
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
_RULE = re.compile(
    r"(?:required|nullable|sometimes|string|email|alpha|integer|numeric|date|present|filled)(?![\w-])|(?:regex|max|min|digits|in|size|exists|mimes|required_\w{2,20}):|(?:\w{1,30}\\){0,6}(?:NotBlank|NotNull|Regex|Length|Email|Choice|Type|Optional|Required)$"
)
"""A rule of Laravel, or a constraint of Symfony, as a table names one."""
_WANTS = re.compile(r"(?:required|filled)(?!\w)|(?:\w{1,30}\\){0,6}Not(?:Blank|Null)$")
_JUDGES = re.compile(r"\bvalidate(?:With)?\(|\bvalidator\(|Validator::make\(|\bCollection\(|function rules\(")
"""What holds an answer to a table of rules."""
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


def rules_kept(source: Source, project: Any) -> Iterator[tuple[Tree, tuple[str, ...]]]:
    """Yield the tables of rules that a class keeps under a name of their own, with the names of the classes that hold answers to them."""
    kept = [one for one in trees_of(source) if one.key != "rules" and are_rules(one)]
    for one in kept if project is not None else ():
        users = [
            path
            for path in (source.path, *namers_of(source.path, project))
            if _holds_to(one.key, source.path, path, project)
        ]
        yield one, tuple(_stem(path) for path in users[:_MOST])


def are_rules(table: Tree) -> bool:
    """Whether a table holds, under the name of each answer, the rules that it must follow, and wants one of them at least."""
    rows = [(one.key, [part.value or "" for part in one.parts] or (one.value or "").split("|")) for one in table.parts]
    ruled = [rules for key, rules in rows if key and any(map(_RULE.match, rules))]
    return len(ruled) * 2 > len(rows) > 1 and any(_WANTS.match(rule) for rules in ruled for rule in rules)


def _holds_to(rules: str, owner: str, user: str, project: Any) -> bool:
    """Whether a class judges answers by a table that it names, its own or that of another."""
    text = project.text(user)
    holders = r"(?:self|static)::\$?|\$this->" if user == owner else rf"\b{re.escape(_stem(owner))}::\$?"
    return re.search(rf"(?:{holders}){re.escape(rules)}\b", text) is not None and _JUDGES.search(text) is not None


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".php")


def namers_of(path: str, project: Any) -> tuple[str, ...]:
    """Return the files that name what a class holds, those that only serve whoever works there left out."""
    return _namers(_stem(path), project)


@keyed_memo
def _namers(stem: str, project: Any) -> tuple[str, ...]:
    named = re.compile(rf"\b{re.escape(stem)}::")
    ours = (path for path in project.paths if path.endswith(".php") and project.holds(path, stem))
    return tuple(
        path for path in ours if (place_of_path(path) or Place.PUBLIC).is_public and named.search(project.text(path))
    )


def takers_of(path: str, project: Any) -> tuple[str, ...]:
    """Return the first files whose class takes a trait, those of tests aside; none when a file declares no trait."""
    trait = _TRAIT.search(project.text(path)) if project is not None and path.endswith(".php") else None
    if trait is None:
        return ()
    return _takers(project).get(trait[1], ())


def told_by_takers(path: str, project: Any) -> tuple[str, ...]:
    """Return what the classes that take a trait are, and what they say: which of its rules they ask for, whole or not."""
    source = project.source(path) if project is not None and path.endswith(".php") else None
    kept = rules_kept(source, project) if source is not None else ()
    named = (f"{table.key} {users}" for table, users in kept)
    return (*(f"{one} {project.source(one).digest}" for one in takers_of(path, project)), *named)


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
