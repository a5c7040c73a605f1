"""What the class that keeps the answers of a form of Symfony will not be without, in the groups that the form judges by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guichet.reading.project.project import Project
from guichet.walked.php import Php

Groups = frozenset[str] | None
"""By which groups something is judged; None when that is chosen as it runs."""
_DEFAULT = frozenset({"Default"})
_KEPT_IN = re.compile(r"['\"]data_class['\"]\s*=>\s*\\?(?:\w+\\)*(\w+)::class")
_JUDGES = re.compile(r"['\"]validation_groups['\"]\s*=>\s*(\[[^\]]*\]|['\"]\w+['\"]|[^,\n]+)")
_NOT_EMPTY = re.compile(r"\bNot(?:Blank|Null)\b(\s*\((?:[^()']|'(?:[^'\\]|\\.)*'|\([^()]*\))*\))?")
_GROUPS = re.compile(r"\bgroups['\"]?\s*(?::|=>|=)\s*(\[[^\]]*\]|\{[^}]*\}|['\"][\w:]+['\"])")
_WORD = re.compile(r"['\"]([\w:]+)['\"]")
_BUILT_ON = re.compile(r"^[ \t]*(?:abstract\s+|final\s+|readonly\s+)*class\s+\w+\s+extends\s+(?:\\?\w+\\)*(\w+)|^[ \t]+use\s+(?:\\?\w+\\)*(\w+)\s*[;,{]", re.M)  # fmt: skip
_COLUMN, _MAY_BE_NULL = re.compile(r"\bColumn\b"), re.compile(r"nullable\s*[:=]\s*true", re.I)
_HOPS = 4


def kept(said: str, types: Mapping[str, str], project: Project) -> str:
    """Return what the class that a form keeps its answers in says, with those that it is built on; "" when none was found."""
    named = _KEPT_IN.search(said)
    return "\n".join(_lineage(named[1], types, project, 0)) if named is not None else ""


def _lineage(name: str, types: Mapping[str, str], project: Project, hops: int) -> Iterator[str]:
    path = types.get(name)
    if path is None or hops > _HOPS:
        return
    text = project.text(path)
    yield text
    for above, trait in _BUILT_ON.findall(text):
        yield from _lineage(above or trait, types, project, hops + 1)


def groups_of(said: str) -> Groups:
    """Return the groups that a form judges by."""
    found = _JUDGES.search(said)
    if found is None:
        return _DEFAULT
    return frozenset(_WORD.findall(found[1])) if found[1][0] in "['\"" else None


def says_not_empty(name: str, holder: str, groups: Groups) -> bool | None:
    """Whether a class turns down an empty answer under a name, judged by some groups: always, in some cases (False), never (None)."""
    said = _marks(name, holder)
    wanted = [_holds(one[1] or "", groups) for one in _NOT_EMPTY.finditer(said)]
    if True in wanted and not re.search(r"\bWhen\s*\(", said):
        return True
    if any(one is not None for one in wanted) or _is_refused_later(name, holder):
        return False
    return None


def is_never_null(name: str, holder: str) -> bool:
    """Whether the table that keeps an answer will not be without it: a field that says nothing of it is then required."""
    said = _marks(name, holder)
    return bool(_COLUMN.search(said)) and not _MAY_BE_NULL.search(said)


def _marks(name: str, holder: str) -> str:
    """What stands before a property, "" when there is none."""
    read = Php(holder)
    held = re.search(rf"\b(?:public|private|protected)\b[^;{{}}()=]*\${re.escape(name)}\b", read.bare)
    return read.before(held.start()) if held is not None else ""


def _holds(given: str, groups: Groups) -> bool | None:
    """Whether a constraint is judged in some groups; False when that is chosen as the form runs, or by who judges it elsewhere."""
    own = _GROUPS.search(given)
    named = frozenset(_WORD.findall(own[1])) if own is not None else _DEFAULT
    if groups is None or (groups == _DEFAULT and not named & groups):
        return False
    return True if named & groups else None


def _is_refused_later(name: str, holder: str) -> bool:
    """Whether a method of the class says no to a property in some cases."""
    return re.search(rf"atPath\(\s*['\"]{re.escape(name)}['\"]", holder) is not None
