"""Which name of Java or Kotlin is meant at a place: the nearest that is declared around, its type, and what it was last given before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any, NamedTuple

from guichet.core.memo import memo
from guichet.reading.jvm.program import Program
from guichet.reading.jvm.syntax import BLOCKS, CALLS, CLASSES, FUNCTIONS, LAMBDAS, called, name_of, type_of, value_of
from guichet.reading.scripts.syntax import field as part
from guichet.reading.scripts.syntax import text

_SCOPES = frozenset({*BLOCKS, *CLASSES, *FUNCTIONS, *LAMBDAS, "for_statement", "enhanced_for_statement", "catch_clause", "catch_block", "try_with_resources_statement", "program", "source_file"})  # fmt: skip
_OF_CLASS = frozenset({*CLASSES, "program", "source_file"})
"""What is declared there is known in all of it, above its own line too."""
_DECLARED = frozenset({"variable_declarator", "property_declaration", "class_parameter", "formal_parameter", "parameter", "resource", "catch_formal_parameter", "enhanced_for_statement"})  # fmt: skip
_HOLDS = frozenset({"lambda_parameters", "inferred_parameters", "for_statement", "multi_variable_declaration"})
"""What declares the names that it holds, without a word such as `var`."""
_WRITTEN = frozenset({"assignment_expression", "assignment"})
_LONGEST = 300
"""Bytes of a value that is kept as it is written."""
_CLASS = re.compile(r"(?:\w{1,80}\.){0,9}(?P<name>[A-Z]\w{0,80})\??")


class Given(NamedTuple):
    """What a name is given: the class that it is declared with, "" when nothing says; the value, "" for none; and where."""

    type: str
    value: str
    at: int


@dataclass(eq=False)
class Scope:
    """A part of a program, with the names that it alone knows."""

    start: int
    end: int
    above: Scope | None
    is_class: bool
    names: dict[str, list[Given]] = field(default_factory=dict)

    def around(self) -> Iterator[Scope]:
        """Yield it and those that hold it, outwards."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.above


class Scopes:
    """The scopes of a program, in source order."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._all = list(self._read()) if program.root is not None else []
        self._starts = [one.start for one in self._all]

    def given(self, name: str, at: int) -> Given | None:
        """Return what a name was last given before a place; None for a name that nothing there declares."""
        nearest = bisect_right(self._starts, at) - 1
        for scope in self._all[nearest].around() if nearest >= 0 else ():
            held = scope.names.get(name, []) if at < scope.end else []
            before = 1 if scope.is_class else bisect_right(held, at, key=lambda one: one.at)
            if held and before:
                return held[before - 1]
        return None

    def _read(self) -> Iterator[Scope]:
        stack: list[tuple[Any, Scope | None]] = [(self._program.root, None)]
        while stack:
            node, scope = stack.pop()
            if node.type in _SCOPES:
                span = self._program.span(node)
                scope = Scope(span.start, span.end, scope, node.type in _OF_CLASS)
                yield scope
            if scope is not None:
                self._add(node, scope)
            stack.extend((one, scope) for one in reversed(node.named_children))

    def _add(self, node: Any, scope: Scope) -> None:
        """Write down what a part of a program gives to names: they are known after its end."""
        sort, span = node.type, self._program.span(node)
        if sort in _DECLARED:
            value = _first_value(node)
            at = span.start if sort == "enhanced_for_statement" else span.end
            scope.names.setdefault(name_of(node), []).append(Given(_type(node, value), _written(value), at))
        elif sort in _WRITTEN:
            name, value = text(part(node, "left")), part(node, "right")
            inside = list(takewhile(lambda one: not one.is_class, scope.around()))
            own = next((one for one in inside if name in one.names), inside[-1] if inside else None)
            if own is not None:  # what a function gives to a field is known in that function alone
                held = own.names.setdefault(name, [])
                held.append(Given(held[0].type if held else _made(value), _written(value), span.end))
        for one in _unsaid(node):
            scope.names.setdefault(name_of(one) or text(one), []).append(Given(_type(one, None), "", span.start))


def _unsaid(node: Any) -> list[Any]:
    """What declares names without a word such as `var`: the parameters of a lambda, the turns of a loop, the parts of a pair."""
    if node.type in _HOLDS:
        return [one for one in node.named_children if one.type == "variable_declaration" or node.type == "inferred_parameters"]  # fmt: skip
    alone = part(node, "parameters") if node.type in LAMBDAS else None
    return [alone] if alone is not None and alone.type == "identifier" else []


def _first_value(node: Any) -> Any:
    """What is given where a name is declared; Kotlin writes that of a parameter beside it."""
    sign = node.next_sibling if node.type == "parameter" else None
    return sign.next_sibling if sign is not None and sign.type == "=" else value_of(node)


def _written(value: Any) -> str:
    """A value as it is written; "" for a long one, which is worked out."""
    return text(value) if value is not None and value.end_byte - value.start_byte <= _LONGEST else ""


def _type(node: Any, value: Any) -> str:
    """The class that a name is declared with, or that its value makes; "" for a list of them, or for what nothing tells."""
    declared = _CLASS.fullmatch(type_of(node.parent if node.type == "variable_declarator" else node))
    return declared["name"] if declared is not None else _made(value)


def _made(value: Any) -> str:
    """The class of what a value makes: `new Hours()`, `Hours()`."""
    found = _CLASS.fullmatch(called(value)) if value is not None and value.type in CALLS else None
    return found["name"] if found is not None else ""


@memo
def scopes_of(program: Program) -> Scopes:
    """Return the scopes of a program, read once."""
    return Scopes(program)
