"""What an expression of a script is worth where it is written out: followed through names, modules and calls, never run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guichet.core.numbers import whole
from guichet.reading.given.expressions import Lost
from guichet.reading.scripts.binding import Binding, Sort
from guichet.reading.scripts.changes import PUSH, changes_in
from guichet.reading.scripts.definitions import Defined, bindings, functions
from guichet.reading.scripts.files import imported
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.scopes import scopes
from guichet.reading.scripts.syntax import arguments, bare, field, key_of, parameters, returned, text, unescaped
from guichet.reading.written.values import (
    UNDEFINED,
    UNKNOWN,
    Each,
    Expression,
    OpenTable,
    PerhapsList,
    Value,
    held,
    is_known,
    listed,
    together,
    truth_of,
)

_DEPTH = 12
_STEPS = 20_000
_MOST = 64
_WORDS = {"true": True, "false": False, "null": None, "undefined": UNDEFINED}
Given = Mapping[str, Value]


def value_in(node: Any, script: Script) -> Value:
    """Return what an expression of a script is worth, UNKNOWN where that is decided while it runs."""
    try:
        return _Reader(script, {}, 0, iter(range(_STEPS))).of(node)
    except (Lost, RecursionError):
        return UNKNOWN


class _Reader:
    def __init__(self, script: Script, given: Given, depth: int, steps: Iterator[int]) -> None:
        self._script = script
        self._given = given
        """What the parameters of the function that is read are worth."""
        self._depth = depth
        self._steps = steps
        """One for each expression that may still be read: functions that call functions would be read without end."""

    def of(self, node: Any) -> Value:
        node = bare(node)
        if next(self._steps, None) is None:
            raise Lost
        if node is None or self._depth > _DEPTH:
            return UNKNOWN
        if node.type in _WORDS:
            return _WORDS[node.type]
        reads = getattr(self, f"_{node.type}", None)
        return reads(node) if reads is not None else UNKNOWN

    def _deeper(self, script: Script, given: Given) -> _Reader:
        return _Reader(script, given, self._depth + 1, self._steps)

    # What is written out

    def _string(self, node: Any) -> Value:
        return unescaped(text(node)[1:-1])

    def _number(self, node: Any) -> Value:
        number = whole(text(node))
        return number if number is not None else UNKNOWN

    def _template_string(self, node: Any) -> Value:
        parts: list[Value] = []
        source, at = node.text, 1
        for one in node.named_children:
            if one.type != "template_substitution":
                continue
            start = one.start_byte - node.start_byte
            parts.append(unescaped(source[at:start].decode("utf-8", "ignore")))
            value = self.of(one.named_children[0]) if one.named_children else UNKNOWN
            parts.append(Expression("value") if not _is_said(value) else value)
            at = one.end_byte - node.start_byte
        parts.append(unescaped(source[at:-1].decode("utf-8", "ignore")))
        return listed([one for one in parts if one != ""]) if any(one != "" for one in parts) else ""

    def _object(self, node: Any) -> Value:
        found: dict[str, Value] = {}
        is_open = bool(scopes(self._script).stores(node))
        for one in node.named_children:
            if one.type == "shorthand_property_identifier":
                found[text(one)] = self.of(one)
            elif one.type == "pair":
                key = key_of(field(one, "key"))
                is_open = is_open or key is None
                if key is not None:
                    found[key] = self.of(field(one, "value"))
            elif one.type == "spread_element":
                spread = self.of(one.named_children[0])
                is_open = is_open or not isinstance(spread, dict) or isinstance(spread, OpenTable)
                found = {**found, **spread} if isinstance(spread, dict) else dict.fromkeys(found, UNKNOWN)
            elif one.type == "method_definition":
                found[key_of(field(one, "name")) or ""] = UNKNOWN
        return OpenTable(found) if is_open else found

    def _array(self, node: Any) -> Value:
        found: list[Value] = []
        for one in node.named_children:
            if one.type == "comment":
                continue
            if one.type == "spread_element":
                spread = self.of(one.named_children[0])
                if not isinstance(spread, list):
                    return UNKNOWN
                found += spread
            else:
                found.append(self.of(one))
        return found

    # What is named

    def _identifier(self, node: Any) -> Value:
        name = text(node)
        if name in self._given:
            return self._given[name]
        found = bindings(node, self._script)
        return self._bound(found[0], name) if len(found) == 1 else UNKNOWN

    _shorthand_property_identifier = _identifier

    def _bound(self, one: Binding, name: str) -> Value:
        if one.sort is Sort.IMPORT:
            return self._exported(one)
        if one.sort is not Sort.VALUE or one.value is None:
            return UNKNOWN
        is_here = one.script is self._script
        value = self._deeper(one.script, self._given if is_here else {}).of(one.value)
        for key in one.keys:
            value = held(value, key)
        changed = changes_in(one.script)
        ways = changed.get(name, frozenset()) | changed.get(text(one.node), frozenset())
        if not ways or not isinstance(value, list | dict):
            return value
        return self._filled(one, value) if ways == {PUSH} and isinstance(value, list) else UNKNOWN

    def _filled(self, one: Binding, begun: list[Value]) -> Value:
        """A list, and all that is pushed onto it, each of which may be there."""
        reader, found = self._deeper(one.script, self._given if one.script is self._script else {}), list(begun)
        for call in one.script.walk("call_expression"):
            callee = field(call, "function")
            if callee.type == "member_expression" and key_of(field(callee, "property")) == PUSH:
                owners = bindings(field(callee, "object"), one.script)
                if any(owner.node == one.node for owner in owners):
                    found += map(reader.of, arguments(call))
        return PerhapsList(found)

    def _exported(self, one: Binding) -> Value:
        """What a module exports under a name, or as a whole."""
        other = imported(text(one.value)[1:-1], one.script)
        key = one.keys[0] if one.keys else "*"
        if other is None or key == "*":
            return self._whole(other)
        node = scopes(other).exports.get(key)
        return self._deeper(other, {}).of(node) if node is not None else UNKNOWN

    def _whole(self, other: Script | None) -> Value:
        if other is None:
            return UNKNOWN
        exports, reader = scopes(other).exports, self._deeper(other, {})
        if "default" in exports:
            return reader.of(exports["default"])
        return OpenTable({name: reader.of(node) for name, node in exports.items()})

    def _member_expression(self, node: Any) -> Value:
        key = key_of(field(node, "property"))
        owner = self.of(field(node, "object"))
        return held(owner, key) if key is not None and isinstance(owner, dict) else UNKNOWN

    def _subscript_expression(self, node: Any) -> Value:
        owner, key = self.of(field(node, "object")), self.of(field(node, "index"))
        return held(owner, key) if is_known(key) and isinstance(owner, dict | list) else UNKNOWN

    # What is decided

    def _ternary_expression(self, node: Any) -> Value:
        truth = truth_of(self.of(field(node, "condition")))
        return UNKNOWN if truth is None else self.of(field(node, "consequence" if truth else "alternative"))

    def _binary_expression(self, node: Any) -> Value:
        operator = text(field(node, "operator"))
        left, right = field(node, "left"), field(node, "right")
        if operator == "+":
            sides = [self.of(left), self.of(right)]
            return together(*[one if _is_said(one) else Expression("value") for one in sides])
        if operator in ("===", "==", "!==", "!="):
            one, other = self.of(left), self.of(right)
            return UNKNOWN if not (is_known(one) and is_known(other)) else (one == other) is (operator[0] == "=")
        if operator in ("||", "&&"):
            value = self.of(left)
            truth = truth_of(value)
            return UNKNOWN if truth is None else value if truth is (operator == "||") else self.of(right)
        return UNKNOWN

    def _unary_expression(self, node: Any) -> Value:
        truth = truth_of(self.of(field(node, "argument")))
        return not truth if text(field(node, "operator")) == "!" and truth is not None else UNKNOWN

    # What is called

    def _call_expression(self, node: Any) -> Value:
        callee, given = field(node, "function"), arguments(node)
        if text(callee) == "require" and len(given) == 1 and given[0].type == "string":
            return self._whole(imported(text(given[0])[1:-1], self._script))
        method = key_of(field(callee, "property")) if callee.type == "member_expression" else None
        if method in ("map", "concat") and len(given) == 1:
            owner = self.of(field(callee, "object"))
            if isinstance(owner, list) and len(owner) <= _MOST:
                return self._mapped(owner, given[0]) if method == "map" else self._joined(owner, given[0])
            return self._each(given[0]) if method == "map" and owner is UNKNOWN else UNKNOWN
        found = functions(callee, self._script)
        return self._run(found[0], [self.of(one) for one in given]) if len(found) == 1 else UNKNOWN

    def _mapped(self, owner: list[Value], function: Any) -> Value:
        found = functions(function, self._script)
        return [self._run(found[0], [one, rank]) for rank, one in enumerate(owner)] if len(found) == 1 else UNKNOWN

    def _each(self, function: Any) -> Value:
        """What a function makes of each thing of a list that is not known."""
        found = functions(function, self._script)
        item = self._run(found[0], [UNKNOWN, UNKNOWN]) if len(found) == 1 else UNKNOWN
        return Each(item) if type(item) is dict else UNKNOWN

    def _joined(self, owner: list[Value], added: Any) -> Value:
        more = self.of(added)
        return [*owner, *more] if isinstance(more, list) else UNKNOWN

    def _run(self, function: Defined, places: list[Value]) -> Value:
        values = list(returned(function.node))
        if len(values) != 1 or text(function.node).startswith("async"):
            return UNKNOWN
        given = dict(self._given) if function.script is self._script else {}
        inner = self._deeper(function.script, given)
        for rank, one in enumerate(parameters(function.node)):
            inner.take(one, places[rank] if rank < len(places) else UNDEFINED, given)
        return inner.of(values[0])

    def take(self, parameter: Any, value: Value, given: dict[str, Value]) -> None:
        """Give a parameter what a call gives: a name, one with a default, or the keys of a table."""
        if parameter.type == "identifier":
            given[text(parameter)] = value
        elif parameter.type == "assignment_pattern":
            default = self.of(field(parameter, "right")) if value is UNDEFINED else value
            self.take(field(parameter, "left"), default, given)
        elif parameter.type == "object_pattern":
            for one in parameter.named_children:
                if one.type == "shorthand_property_identifier_pattern":
                    given[text(one)] = held(value, text(one))
                elif one.type == "object_assignment_pattern":
                    name = text(field(one, "left"))
                    inner = held(value, name)
                    given[name] = self.of(field(one, "right")) if inner is UNDEFINED else inner


def _is_said(value: Value) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool) and is_known(value)
