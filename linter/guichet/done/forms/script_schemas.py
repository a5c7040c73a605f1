"""Schemas of a script that are made of others: what a table spreads, what a schema adds to one, here or in another file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guichet.reading.scripts.definitions import values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, key_of, text
from guichet.reading.scripts.syntax import field as field_of
from guichet.reading.scripts.texts import number_made

LIBRARIES = frozenset({"z", "zod", "yup", "Yup", "joi", "Joi", "v", "valibot"})
MAKES = frozenset({"object", "strictObject"})
ADDS = frozenset({"keys", "shape", "append"})
"""What gives its fields to a schema that has none yet."""
JOINS = ADDS | {"extend", "safeExtend", "merge", "concat", "and"}
"""What adds fields, or another schema, to one that has some."""
_CHANGES = frozenset({"pick", "omit", "partial", "deepPartial", "keyof", "array", "optional"})
"""What makes another thing of a schema: which of its fields are left is not known."""
_TABLES = frozenset({"shape", "fields", "entries"})
"""Under which a schema keeps its fields."""
_EMPTY = frozenset({"object()", "object({})"})
_DEPTH = 5
Pair = tuple[Any, Script]
"""One field of a table, and the script that writes it."""


SHORTEST = frozenset({"min", "minLength", "length"})
"""The calls of a chain that say how long an answer must be, or how many there must be."""
_MANY = 1_000


def fewest_in(chain: list[tuple[str, list[Any], Script]]) -> int:
    """Return how many answers a list must hold: `z.array(parent).length(2)`."""
    said = ((given[0], script) for name, given, script in chain if name in SHORTEST and given)
    first = next(said, None) if any(name == "array" for name, _, _ in chain) else None
    number = number_made(*first) if first is not None else None
    return int(number) if number is not None and number < _MANY else 0


def library_of(callee: Any) -> str:
    """Return the library by which a schema is made here: `z.object({…})`, `Joi.object().keys({…})`; "" when it is none."""
    owner, named = text(field_of(callee, "object")), key_of(field_of(callee, "property"))
    if named in MAKES:
        return owner if owner in LIBRARIES else ""
    library = owner.partition(".")[0]
    return library if named in ADDS and library in LIBRARIES and owner.partition(".")[2] in _EMPTY else ""


def pairs_of(table: Any, script: Script, depth: int = 0) -> Iterator[Pair]:
    """Yield the fields of a table, those that it spreads and those of the table that a name stands for."""
    if depth > _DEPTH:
        return
    if table.type == "member_expression" and key_of(field_of(table, "property")) in _TABLES:
        yield from schema_pairs(field_of(table, "object"), script, depth + 1)
        return
    for one in values(table, script):
        for part in one.node.named_children if one.node.type == "object" else ():
            if part.type == "spread_element" and part.named_children:
                yield from pairs_of(part.named_children[0], one.script, depth + 1)
            else:
                yield part, one.script


def schema_pairs(schema: Any, script: Script, depth: int = 0) -> Iterator[Pair]:
    """Yield the fields of a schema, whatever it is made of."""
    for one in values(schema, script) if depth <= _DEPTH else ():
        callee = field_of(one.node, "function") if one.node.type == "call_expression" else None
        named = (
            key_of(field_of(callee, "property")) if callee is not None and callee.type == "member_expression" else ""
        )
        if named and library_of(callee):
            yield from (pair for given in arguments(one.node)[:1] for pair in pairs_of(given, one.script, depth + 1))
        elif named and named not in _CHANGES:
            yield from schema_pairs(field_of(callee, "object"), one.script, depth + 1)
            yield from added(one.node, one.script, depth + 1) if named in JOINS else ()


def added(call: Any, script: Script, depth: int = 0) -> Iterator[Pair]:
    """Yield the fields that a call adds to a schema: those of a table, or of another schema."""
    for given in arguments(call)[:1]:
        found = list(pairs_of(given, script, depth))
        yield from found or schema_pairs(given, script, depth)
