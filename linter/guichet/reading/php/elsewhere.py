"""What a name of PHP stands for, in its own file or in that of the class that holds it: a constant, a list, the cases of an enumeration."""

from __future__ import annotations

import re
from typing import Any

from guichet.core.findings import Span
from guichet.core.source import Source, UnreadableError
from guichet.reading.data.trees import Tree
from guichet.reading.php.literal_trees import constants_of, trees_of

_NAME = re.compile(r"\\?(?:\w+\\)*(?P<owner>\w+)::(?P<last>\$?\w+)(?:->value|\(\))?")
_OWN = frozenset({"self", "static"})
_CASE = re.compile(r"\bcase\s+(\w+)\s*(?:=\s*['\"]([^'\"\n]{1,80})['\"]\s*)?;")


def held_by(written: str, source: Source, project: Any) -> Tree | None:
    """Return what `Owner::NAME` stands for, or the cases of `Owner::class`; None when it is no such name, or not written in one place."""
    found = _NAME.fullmatch(written.strip())
    if found is None:
        return None
    there = source if found["owner"] in _OWN else file_of(found["owner"], project)
    if there is None:
        return None
    last = found["last"].lstrip("$")
    if last in ("class", "cases"):
        return _cases(there)
    return next((one for one in (*constants_of(there), *trees_of(there)) if one.key == last), None)


def file_of(owner: str, project: Any) -> Source | None:
    """Return the one file that a class is written in, by its name; None when there is none, or more."""
    there = project.by_name.get(f"{owner}.php", ())
    try:
        return project.source(there[0]) if len(there) == 1 else None
    except UnreadableError:
        return None


CONFIGURED = re.compile(r"\bconfig\(\s*['\"](\w{2,40})\.([\w.-]{1,80})['\"]")
"""What a file of settings of Laravel holds under a key: `config('services.partner.url')`."""


def settings_of(name: str, project: Any) -> Source | None:
    """Return the file of settings of Laravel of one name; None when there is none."""
    there = [one for one in project.by_name.get(f"{name}.php", ()) if one.rpartition("/")[0].endswith("config")]
    try:
        return project.source(there[0]) if len(there) == 1 else None
    except UnreadableError:
        return None


def configured(name: str, path: str, project: Any) -> str:
    """Return what a file of settings holds under a key and those inside it (`partner.url`), as it is written there; "" when it holds none."""
    source = settings_of(name, project)
    tree = next((one for one in trees_of(source) if one.key == name), None) if source is not None else None
    for key in path.split("."):
        tree = next((one for one in tree.parts if one.key == key), None) if tree is not None else None
    return source.text[tree.span.start : tree.span.end] if source is not None and tree is not None else ""


def _cases(source: Source) -> Tree | None:
    if "enum " not in source.text:
        return None
    cases = tuple(
        Tree("", source.path, Span(*one.span()), f"{one[1]} {one[2] or ''}".strip())
        for one in _CASE.finditer(source.text)
    )
    return Tree("", source.path, cases[0].span, None, cases) if cases else None
