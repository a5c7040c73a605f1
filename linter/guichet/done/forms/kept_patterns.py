"""Patterns of letters by which a script judges the names of people: itself, or wherever what tests by them is called."""

from __future__ import annotations

import re
from typing import Any

from guichet.core.memo import keyed_memo
from guichet.done.forms.samples import plain_letters_only
from guichet.done.words import speaks_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import field, function_around, name_of, text
from guichet.reading.templates.site import COMPONENT_SUFFIXES, SCRIPT_SUFFIXES, Site

_USERS = (*SCRIPT_SUFFIXES, *COMPONENT_SUFFIXES)


def is_of_a_name(said: str) -> bool:
    """Return whether a word names the name of a person, and nothing technical."""
    return speaks_of(said, "fields.name") and not speaks_of(said, "fields.technical_name")


@keyed_memo
def judges_names(function: str, project: Site) -> bool:
    """Return whether a function of a script is given the names of people, or stands for one in a table of rules: `{ lastName: letters }`."""
    given = re.compile(
        rf"\b{re.escape(function)}\(\s*([\w.$]{{2,80}})|([\w$]{{2,60}})['\"]?\s*:\s*{re.escape(function)}\b"
    )
    for path in project.paths:
        if path.endswith(_USERS) and project.holds(path, function):
            words = (part for one in given.findall(project.text(path)) for said in one for part in said.split("."))
            if any(is_of_a_name(word) for word in words if word and word != "value"):
                return True
    return False


_ANCHORED = re.compile(r"^\^[^|<]*\$$")
"""A pattern of the whole of what it judges, and not of the line that machines read on a paper, where names are filled up with `<`."""


def is_of_a_person(said: str) -> bool:
    """Return whether a word names the name of a person, and of nothing else."""
    return (
        any(speaks_of(said, one) for one in ("fields.family_name", "fields.given_name")) or "patronym" in said.lower()
    )


def is_kept_for_names(literal: Any, pattern: str, script: Script) -> bool:
    """Return whether a pattern that a script keeps, or that a function tests by, judges names: by what it is called, or by what that function is given elsewhere."""
    kept = literal.parent
    if kept is None or not _ANCHORED.search(pattern) or not plain_letters_only(pattern):
        return False
    around = function_around(literal)
    names = [text(field(kept, "name"))] if kept.type == "variable_declarator" else []
    if around is not None:
        names.append(name_of(around))
    elif names:
        users = (function_around(one) for one in script.walk("identifier") if text(one) == names[0])
        names += [name_of(user) for user in users if user is not None]
    said = dict.fromkeys(one for one in names if one)
    return any(is_of_a_person(one) or judges_names(one, script.project) for one in said)
