"""Columns whose first value a later migration turns into a no."""

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


def taken_back_here(path: str, project: Site) -> list[str]:
    """Return those that a file names."""
    return sorted(one for one in taken_back(project) if one in project.text(path))
