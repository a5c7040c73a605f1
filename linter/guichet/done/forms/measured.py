"""Whose a name is that Python measures."""

from __future__ import annotations

import re

from astroid import nodes

from guichet.done.words import speaks_of
from guichet.reading.python.module import PythonModule

_BARE = re.compile(r"(?<![a-z_])(?:noms?|names?)(?![a-z_])", re.I)
"""A name of which nothing is said: that of a person, or of anything."""
_ADDRESS = re.compile(r"\brequest\.(?:GET|args|query_params)\b")
_BODY = re.compile(r"\brequest\.(?:POST|form|data|json|get_json|body)\b")


def is_of_someone(compared: nodes.Compare, function: nodes.FunctionDef | None, module: PythonModule) -> bool:
    """Return whether a name that is measured is surely a person's: by its own words, or by what is around when it is called a name and no more."""
    said = f"{function.name if function is not None else ''} {module.path}"
    if speaks_of(said, "fields.search") or _is_looked_up(compared, function):
        return False
    return not _BARE.search(compared.left.as_string()) or speaks_of(said, "fields.someone")


def _is_looked_up(compared: nodes.Compare, function: nodes.FunctionDef | None) -> bool:
    """Whether a name is read from an address alone: nobody gives their own there, somebody is looked for."""
    measured = compared.left.as_string()
    read = measured if "request." in measured or function is None else function.as_string()
    return _ADDRESS.search(read) is not None and _BODY.search(read) is None
