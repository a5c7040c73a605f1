"""The deeds of a program of Java or Kotlin: what it calls, what it puts under the names of things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.reading.deeds.deed import CHANGES, FIRST, LEAVES, RETURN, TAKES, THROWS, Deed, Put, folded
from guichet.reading.deeds.jvm_around import WORDS_THAT_LEAVE, Stand, requirement, stands, written
from guichet.reading.deeds.locals import Local, given_at, through_locals
from guichet.reading.jvm.literal_trees import listed, pair_of
from guichet.reading.jvm.program import Program
from guichet.reading.jvm.syntax import (
    ANNOTATIONS,
    CALLS,
    annotation,
    arguments,
    bare,
    called,
    is_text,
    modifiers_of,
    name_of,
    said,
    value_of,
)
from guichet.reading.scripts.syntax import field, text

_OF_OBJECTS = frozenset({"hashCode", "equals", "toString"})
"""What every object has for the machine."""
_LEAVING = frozenset({"continue_statement", "break_statement"})
_DECLARES = frozenset({"variable_declarator", "property_declaration"})
_IN_CLASS = frozenset({"class_body", "field_declaration", "class_parameters", "enum_body_declarations"})
_SETTER = re.compile(r"(?:(?P<owner>.*)\.)?set(?P<name>[A-Z]\w{0,80})$", re.S)
_KEYED = frozenset({"put", "putIfAbsent", "set", "setProperty", "addAttribute", "addFlashAttribute", "setAttribute", "append", "addObject", "queryParam", "param"})  # fmt: skip
"""Calls whose first text is the name of what comes next."""
_WORD = re.compile(r"[\w.-]{2,60}")
_DEEPEST = 40
"""Calls in a row that make one thing."""


@memo
def deeds_of(program: Program) -> tuple[Deed, ...]:
    """Return what a program calls, and what it puts under the names of things, in source order."""
    reader = _Reader(program)
    lived = [one for one in stands(program) if _OF_OBJECTS.isdisjoint(one.around.names[:1])]
    return through_locals((deed for stand in lived for deed in reader.deeds(stand)), reader.locals(lived))


class _Reader:
    """Tells what each part of a program does."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def deeds(self, stand: Stand) -> Iterator[Deed]:
        """Yield what a part does."""
        node, sort = stand.node, stand.node.type
        if sort in CALLS:
            yield from self._call(stand)
        elif sort in ANNOTATIONS:
            above = annotation(node)
            puts = tuple(Put(one.name, written(one.value), self._program.span(one.whole)) for one in above.given if one.name)  # fmt: skip
            args = tuple(written(one.value) for one in above.given if not one.name)
            yield replace(self._deed(stand, above.name, puts), args=args)
        elif sort in ("variable_declarator", "property_declaration", "class_parameter"):
            yield from self._begun(stand)
        elif sort in ("assignment_expression", "assignment"):
            yield self._written(stand)
        elif sort in ("return_statement", "return_expression"):
            yield self._answered(stand, next((one for one in node.named_children if one.type != "label" and field(node, "label") != one), None))  # fmt: skip
        elif sort == "lambda_expression":
            body = field(node, "body")
            if body is not None and body.type != "block":
                yield self._answered(Stand(body, stand.around, stand.owner), body)
        elif sort == "function_body" and node.children and node.children[0].type == "=":
            yield self._answered(Stand(node.named_children[-1], stand.around, stand.owner), node.named_children[-1])
        elif sort in ("throw_statement", "throw_expression"):
            thrown = tuple(written(one) for one in node.named_children[:1])
            yield replace(self._deed(stand, THROWS, (), is_call=False), args=thrown)
        elif sort in _LEAVING or (sort == "identifier" and text(node) in WORDS_THAT_LEAVE):
            ends = (
                sort == "break_statement" and node.parent.type == "switch_block_statement_group"
            )  # which only ends there
            yield from () if ends else (self._deed(stand, LEAVES, (), is_call=False),)

    def locals(self, lived: Iterable[Stand]) -> Iterator[Local]:
        """Yield the names that functions give once what says more than they do, each within the block that declares it."""
        anew = {
            text(field(one.node, "left")) for one in lived if one.node.type in ("assignment_expression", "assignment")
        }
        for stand in lived:
            node, name = stand.node, name_of(stand.node) if stand.node.type in _DECLARES else ""
            if not name or name in anew or node.parent.type in _IN_CLASS or (value := value_of(node)) is None:
                continue
            block = (
                node.parent.parent if node.type == "variable_declarator" else None
            ) or node.parent  # nothing around, in a broken file
            puts = tuple(self._held(value))
            here = self._deed(stand, name, (), is_call=False)
            yield given_at(here, "" if puts else written(value), puts, self._program.span(block))

    def _call(self, stand: Stand) -> Iterator[Deed]:
        node = stand.node
        name = called(node)
        given = list(arguments(node))
        if node.type == "call_expression" and node.named_children[0].type == "call_expression":
            return  # braces after a call: what they hold is read by itself
        if (wanted := requirement(node)) is not None:
            last = given[1].value if len(given) > 1 else node
            failing = stand.around.tested((f"not ({written(wanted)})", self._program.span(wanted)), ())
            yield replace(self._deed(Stand(node, failing), THROWS, (), is_call=False), args=(written(last),))
        setter = _SETTER.fullmatch(name) if len(given) == 1 and not given[0].name else None
        if setter is not None and node.type != "object_creation_expression":
            own = setter["name"][0].lower() + setter["name"][1:]
            put = Put(own, written(given[0].value), self._program.span(node))
            yield self._deed(stand, setter["owner"] or stand.owner or "this", (put,), is_call=False)
            return
        puts = [Put(one.name, written(one.value), self._program.span(one.whole)) for one in given if one.name]
        puts += [put for one in given for put in self._held(one.value)]
        plain = [one for one in given if not one.name]
        if len(plain) == 2 and name.rpartition(".")[2] in _KEYED and is_text(plain[0].value):
            key = said(plain[0].value)
            puts += [Put(key, written(plain[1].value), self._program.span(node))] if _WORD.fullmatch(key) else []
        puts += self._made(node) if name.endswith(".build") else []
        args = tuple(written(one.value) for one in plain)
        yield replace(self._deed(stand, name, tuple(puts)), args=args)

    def _held(self, node: Any) -> Iterator[Put]:
        """What a table given to a call puts under names: `Map.of("state", x)`, `mapOf("state" to x)`."""
        if node.type == "infix_expression":
            key, value = pair_of(node)
            if key:
                yield Put(key, written(value), self._program.span(node))
        elif node.type in CALLS and called(node) in ("Map.of", "mapOf", "mutableMapOf", "hashMapOf"):
            given = [one.value for one in arguments(node)]
            if called(node) == "Map.of":
                for key, value in zip(given[::2], given[1::2], strict=False):
                    if is_text(key):
                        span = self._program.span(key)
                        yield Put(said(key), written(value), Span(span.start, self._program.span(value).end))
            else:
                for one in given:
                    yield from self._held(one) if one.type == "infix_expression" else ()

    def _made(self, node: Any) -> list[Put]:
        """What a row of calls gives to the thing that it builds: `Choice.builder().shares(true).build()`."""
        found: list[Put] = []
        for _ in range(_DEEPEST):
            node = field(node, "object") or (node.named_children[0] if node.named_children else None)
            node = node.named_children[0] if node is not None and node.type == "navigation_expression" and node.named_children else node  # fmt: skip
            if node is None or node.type not in CALLS:
                return found[::-1]
            given = list(arguments(node))
            last = called(node).rpartition(".")[2]
            if len(given) == 1:
                found.append(Put(last, written(given[0].value), self._program.span(given[0].whole)))
            elif last == "builder":
                return found[::-1]
        return []

    def _begun(self, stand: Stand) -> Iterator[Deed]:
        node, value = stand.node, value_of(stand.node)
        if value is None:
            return
        name = name_of(node)
        parent = node.parent.type
        holder = node.parent if node.type == "variable_declarator" else node
        is_constant = {"static", "final"} <= modifiers_of(holder) or "const" in modifiers_of(holder)
        if parent in _IN_CLASS and not is_constant and name:
            put = Put(name, written(value), self._program.span(node))
            yield self._deed(stand, FIRST, (put,), is_call=False)
        texts = listed(value)
        if texts:
            yield replace(self._deed(stand, name, (), is_call=False), args=tuple(written(one) for one in texts))

    def _written(self, stand: Stand) -> Deed:
        node = stand.node
        left, value, operator = field(node, "left"), field(node, "right"), text(field(node, "operator"))
        if operator == "-=":
            put = Put(text(left), written(value), self._program.span(node))
            return self._deed(stand, TAKES, (put,), is_call=False)
        name, owner = self._target(left, stand)
        if operator == "=" and name:
            put = Put(name, written(value), self._program.span(node))
            return self._deed(stand, owner, (put,), is_call=False)
        return replace(self._deed(stand, CHANGES, (), is_call=False), args=(written(left),))

    def _target(self, left: Any, stand: Stand) -> tuple[str, str]:
        """The name under which something is put, and what holds it; empty for a variable."""
        left = bare(left)
        if left.type == "field_access":
            return text(field(left, "field")), text(field(left, "object"))
        if left.type == "navigation_expression" and len(left.named_children) > 1:
            last = left.named_children[-1]
            owner = text(left)[: last.start_byte - left.start_byte] if left.text.isascii() else text(left.named_children[0])  # fmt: skip
            return text(last), owner.rstrip("?.!")
        if left.type == "index_expression" and is_text(left.named_children[-1]):
            return said(left.named_children[-1]), text(left.named_children[0])
        if left.type == "identifier" and stand.owner:
            return text(left), stand.owner
        return "", ""

    def _answered(self, stand: Stand, value: Any) -> Deed:
        if value is None:
            return self._deed(stand, LEAVES, (), is_call=False)
        put = Put("", written(value), self._program.span(value))
        return replace(self._deed(stand, RETURN, (put,), is_call=False), span=put.span)

    def _deed(self, stand: Stand, name: str, puts: tuple[Put, ...], *, is_call: bool = True) -> Deed:
        around = stand.around
        tests, where = tuple(one for one, _ in around.tests), tuple(one for _, one in around.tests)
        return Deed(self._program.path, self._program.span(stand.node), folded(name), puts, around.names, tests, around.given, around.marks, is_call, within=around.within, tests_at=where)  # fmt: skip
