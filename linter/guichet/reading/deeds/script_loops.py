"""The loops of a script over tables that are written out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guichet.reading.data.trees import Tree
from guichet.reading.deeds.loops import Loop, loop_over
from guichet.reading.scripts.definitions import values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.literal_trees import tree_of
from guichet.reading.scripts.syntax import FUNCTIONS, arguments, bare, field, key_of, parameters, text

_GOES_THROUGH = frozenset({"forEach", "map", "flatMap"})
_PARTS = frozenset({"required_parameter", "optional_parameter"})
"""What TypeScript puts around a parameter."""


def loops_of(script: Script) -> Iterator[Loop]:
    """Yield the loops over a table whose rows are known, outermost first."""
    for node in script.walk("for_in_statement", "call_expression"):
        if node.type == "for_in_statement":
            over, body, name = field(node, "right"), field(node, "body"), field(node, "left")
            is_of = text(field(node, "operator")) == "of"
        else:
            called, function = field(node, "function"), next(iter(arguments(node)), None)
            is_of = (
                called is not None
                and called.type == "member_expression"
                and key_of(field(called, "property")) in _GOES_THROUGH
            )
            if not is_of or function is None or function.type not in FUNCTIONS:
                continue
            over, body, name = field(called, "object"), field(function, "body"), next(iter(parameters(function)), None)
        if is_of and body is not None and name is not None:
            table, by_key = _entries(bare(over))
            names = _names(name)
            given = _tree(table, script) if table is not None and names else None
            yield from loop_over(script.span(body), names, given, by_key=by_key)


def _tree(table: Any, script: Script) -> Tree | None:
    """The table that is written there, or under the name that is: here, or in the script that it is brought from."""
    if table.type != "identifier":
        return tree_of(table, script)
    found = list(values(table, script))
    return tree_of(found[0].node, found[0].script) if len(found) == 1 else None


def _entries(over: Any) -> tuple[Any, bool]:
    """The table that is gone through, and whether its keys come with its rows: `Object.entries(TABLE)`."""
    if over is not None and over.type == "call_expression":
        first = next(iter(arguments(over)), None)
        return (bare(first), True) if text(field(over, "function")) == "Object.entries" else (None, False)
    return over, False


def _names(name: Any) -> tuple[str, ...] | dict[str, str]:
    """What a loop calls a row, or the parts of it, in order or by their keys."""
    if name.type in _PARTS:
        name = field(name, "pattern") or name
    if name.type == "identifier":
        return (text(name),)
    if name.type == "object_pattern":
        pairs = [(field(one, "value") or one, field(one, "key") or one) for one in name.named_children]
        return {text(said): text(key) for said, key in pairs if text(said).isidentifier()}
    plain = name.type == "array_pattern" and all(one.type == "identifier" for one in name.named_children)
    return tuple(text(one) for one in name.named_children) if plain else ()
