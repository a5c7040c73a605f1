"""Columns whose first value a later migration turns into a no, or that one takes away: nobody is asked by them any more."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.reading.templates.site import Site

_CHANGES = re.compile(
    r"\b(?:change_column_default|change_default)\b(?P<ruby>[^\n]{1,160})|\balter\s+column\s+[\"`]?(?P<sql>\w{2,60})[\"`]?\s+set\s+default\s+(?:false|0)\b|['\"](?P<php>\w{2,60})['\"]\)[^;\n]{0,60}->default\((?:false|0)\)[^;\n]{0,60}->change\(",
    re.I,
)
_REFUSED = re.compile(r"(?:to:|,)\s*(?:false|0)\s*\)?\s*$")
_NAMES = re.compile(r"[:'\"](\w{2,60})")
_FILES = (".rb", ".sql", ".php")
_DROPS = re.compile(
    r"\b(?:remove_columns?|rename_column)\b(?P<ruby>[^\n]{1,160})|\bdrop\s+column\s+(?:if\s+exists\s+)?[\"`]?(?P<sql>\w{2,60})"
    r"|\bdropColumn\(\s*\[?(?P<php>[^\n)]{1,160})|\bremoveColumn\((?P<script>[^\n)]{1,160})",
    re.I,
)
_DROP = ("remove_column", "rename_column", "drop column", "DROP COLUMN", "dropColumn", "removeColumn")
_GOES_BACK = re.compile(r"\b(?:up|down|change|revert)\b\s*(?:[(=:;\n]|$)", re.M)
"""Where a migration says what is done, and what undoes it."""
_WHOLE = re.compile(r"(?:^|/)db/(?:schema\.rb|structure\.sql)$")
_MIGRATION = re.compile(r"(?:^|/)db/migrate/")
_COLUMN = re.compile(r"(?:^|[\s.])[:\"']?(\w{2,60})[\"']?(?=,|\s+bool)")
_YES_LINE = re.compile(r"default[:\s]\s*\(?['\"]?(?:true|1|t|yes|oui)\b", re.I)
_DROPPED_IN = (*_FILES, ".js", ".ts")
_HOLD = ("change_column_default", "change_default", "set default", "->change(")


@memo
def taken_back(project: Site) -> frozenset[str]:
    """Return the columns of a project that begin with a no since a migration changed what they began with."""
    found: set[str] = set()
    for path in project.paths:
        if path.endswith(_FILES) and any(project.holds(path, one) for one in _HOLD):
            for one in _CHANGES.finditer(project.text(path)):
                if one["ruby"] is None:
                    found.add(one["sql"] or one["php"])
                elif _REFUSED.search(one["ruby"]):
                    found.update(_NAMES.findall(one["ruby"]))
    return frozenset(found)


def is_gone(column: str, path: str, project: Site) -> bool:
    """Return whether what a migration adds is no more: the schema that comes of all of them does not say it, or a later one takes it away."""
    if "igrat" not in path:
        return False
    whole = _first_yes(project) if _MIGRATION.search(path) else None
    if whole is not None:
        return column not in whole
    return any(path < later for later in _dropped(project).get(column, ()))


@memo
def _first_yes(project: Site) -> frozenset[str] | None:
    """The columns that begin with a yes in the schemas of a program of Rails; None when it has none."""
    named = [path for name in ("schema.rb", "structure.sql") for path in project.by_name.get(name, ())]
    lines = [line for path in named if _WHOLE.search(path) for line in project.text(path).splitlines()]
    found = (_COLUMN.search(line) for line in lines if _YES_LINE.search(line))
    return frozenset(one[1] for one in found if one is not None) if lines else None


@memo
def _dropped(project: Site) -> dict[str, list[str]]:
    """The migrations that take each column away, or give it another name; what only undoes another is none."""
    found: dict[str, list[str]] = {}
    for path in project.paths:
        if path.endswith(_DROPPED_IN) and any(project.holds(path, one) for one in _DROP):
            text = project.text(path)
            for one in _DROPS.finditer(text):
                ways = list(_GOES_BACK.finditer(text, 0, one.start()))
                if not ways or "down" not in ways[-1][0].lower():
                    named = (one["sql"],) if one["sql"] else _NAMES.findall(next(filter(None, one.groups()), ""))
                    for name in named:
                        found.setdefault(name, []).append(path)
    return found


def taken_back_here(path: str, project: Site) -> list[str]:
    """Return those that a file names."""
    text = project.text(path)
    gone = (f"{one} gone" for one in _NAMES.findall(text) if is_gone(one, path, project))
    return sorted({*(one for one in taken_back(project) if one in text), *gone})
