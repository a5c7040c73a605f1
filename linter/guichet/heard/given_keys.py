"""Texts that a call gives a function in a table, under a key that the function does not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from guichet.reading.scripts.calls import calls_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import FUNCTIONS, arguments, bare, field, key_of, name_of, parameters, text, walk
from guichet.reading.written.lost import akin

_PARTS = ("shorthand_property_identifier_pattern", "object_assignment_pattern", "pair_pattern")
_WORD = re.compile(r"[^\W\d_]{2,}")


class Unread(NamedTuple):
    """A text under a key that nothing reads: the key's place, the text, the key that was meant and where that one is read."""

    script: Script
    node: Any
    text: str
    wanted: str
    reader: Script
    where: Any


def unread_keys(script: Script) -> Iterator[Unread]:
    """Yield the texts that calls give the functions of a script under a key that they never read, beside one that they read and that is not given."""
    for function in script.walk(*FUNCTIONS):
        if name_of(function)[:1].isupper():
            continue  # a component is given what it shows as attributes
        calls = [(arguments(call), caller) for call, caller in calls_of(function, script)]
        for rank, parameter in enumerate(parameters(function)):
            tables = [(given[rank], caller) for given, caller in calls if rank < len(given) and _is_table(given[rank])]
            read = _read_of(_bare(parameter), function) if tables else {}
            for table, caller in tables if read else ():
                yield from _unread(table, read, caller, script)


def _unread(table: Any, read: Mapping[str, Any], caller: Script, reader: Script) -> Iterator[Unread]:
    keys = {key_of(field(one, "key")) if one.type == "pair" else text(one): one for one in table.named_children}
    free = [name for name in read if name not in keys]
    for name, one in keys.items():
        value = bare(field(one, "value")) if one.type == "pair" and name and name not in read else None
        said = text(value)[1:-1] if value is not None and value.type == "string" else ""
        meant = akin(name, free) if name and _WORD.search(said) and (" " in said or said.istitle()) else []
        if len(meant) == 1:
            yield Unread(caller, field(one, "key"), said, meant[0], reader, read[meant[0]])


def _is_table(given: Any) -> bool:
    """Whether what a call gives is a table whose keys are all written there."""
    kinds = ("pair", "shorthand_property_identifier")
    return given.type == "object" and all(one.type in kinds for one in given.named_children)


def _bare(parameter: Any) -> Any:
    """What a parameter is called, or is taken apart as: without its type and what it is worth by default."""
    pattern = field(parameter, "pattern")
    parameter = parameter if pattern is None else pattern
    return field(parameter, "left") if parameter.type == "assignment_pattern" else parameter


def _read_of(parameter: Any, function: Any) -> dict[str, Any]:
    """The keys that a function reads of a parameter, each where it does; none where it may read any."""
    if parameter.type == "object_pattern":
        return _taken_by(parameter)
    if parameter.type != "identifier":
        return {}
    found: dict[str, Any] = {}
    for node in walk(field(function, "body")):
        if node.type not in ("identifier", "shorthand_property_identifier") or text(node) != text(parameter):
            continue
        around = node.parent
        if around.type == "member_expression" and field(around, "object") == node:
            found[text(field(around, "property"))] = field(around, "property")
        elif around.type == "variable_declarator" and field(around, "name").type == "object_pattern":
            taken = _taken_by(field(around, "name"))
            if not taken:
                return {}
            found |= taken
        else:
            return {}
    return found


def _taken_by(pattern: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in pattern.named_children:
        if one.type not in _PARTS:
            return {}
        name = field(one, "key") if one.type == "pair_pattern" else field(one, "left") or one
        found[text(name)] = name
    return found
