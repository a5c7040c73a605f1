"""What a name of Java or Kotlin stands for, in its own file or in that of the class that holds it: a text, a number, a list, an enumeration."""

from __future__ import annotations

import re
from typing import Any

from guichet.core.source import UnreadableError
from guichet.reading.data.trees import Tree
from guichet.reading.jvm.literal_trees import trees_of
from guichet.reading.jvm.program import Program, program_of
from guichet.reading.templates.site import JVM_PROGRAMS

_NAME = re.compile(r"(?:(?P<owner>[A-Z]\w{0,80})\.(?:Companion\.)?)?(?P<last>[A-Za-z_]\w{0,80})")


def file_of(owner: str, project: Any) -> Program | None:
    """Return the one file that a class is written in, by its name; None when there is none, or more."""
    there = (
        [path for end in JVM_PROGRAMS for path in project.by_name.get(f"{owner}{end}", ())]
        if project is not None
        else []
    )
    try:
        return program_of(project.source(there[0])) if len(there) == 1 else None
    except UnreadableError:
        return None


def held_by(written: str, program: Program, project: Any) -> Tree | None:
    """Return what a name stands for; None when it is no name, or not written in one place."""
    found = _NAME.fullmatch(written.strip())
    if found is None:
        return None
    own = next((one for one in trees_of(program) if one.key == found["last"]), None)
    if own is not None:
        return own
    there = file_of(found["owner"], project) if found["owner"] else None
    return next((one for one in trees_of(there) if one.key == found["last"]), None) if there is not None else None


def enumeration(name: str, program: Program, project: Any) -> Tree | None:
    """Return the enumeration of a name, in this file or in its own; None for a class of another sort."""
    there = (program, file_of(name, project))
    found = (one for each in there if each is not None for one in trees_of(each) if one.key == name and one.parts)
    return next(found, None)
