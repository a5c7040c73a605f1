"""What the script of a Vue component says of it: what it takes, uses, and always holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from guichet.reading.components.expressions import Expressions, bare, name_of
from guichet.reading.scripts.javascript import parsed
from guichet.reading.scripts.syntax import arguments, key_of, text, walk
from guichet.reading.scripts.syntax import field as part
from guichet.reading.written.translation import Parameter

_HOLDERS = frozenset({"ref", "shallowRef", "computed", "toRef"})
_LITERALS = frozenset({"string", "number", "true", "false", "template_string", "array", "object", "null", "undefined"})


@dataclass
class Script:
    """The script of one component."""

    expressions: Expressions
    parameters: dict[str, Parameter] = field(default_factory=dict)
    constants: list[tuple[str, str]] = field(default_factory=list)
    local: dict[str, str] = field(default_factory=dict)
    """The names under which the template uses what is imported, where the component says them."""
    inherits: bool = True
    takes_more: bool = False
    """Whether what it takes is said elsewhere: any attribute may be one that it takes."""


def kebab(name: str) -> str:
    """Return a name as attributes are written: `errorMessage` is `error-message`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


class _Reader:
    def __init__(self, roots: list[Any], expressions: Expressions) -> None:
        self.nodes = [one for root in roots if root is not None for one in walk(root)]
        self.found = Script(expressions)

    def read(self) -> Script:
        for node in self.nodes:
            if node.type == "call_expression":
                self._call(node)
        options = self._options()
        if options is not None:
            self._read_options(options)
        self._read_constants()
        return self.found

    def _call(self, node: Any) -> None:
        name, given = text(part(node, "function")), arguments(node)
        if name == "defineProps":
            self._props(given[0] if given else None, part(node, "type_arguments"))
        elif name == "withDefaults" and len(given) == 2:
            self._defaults(given[1])
        elif name == "defineEmits":
            self._emits(given[0] if given else part(node, "type_arguments"))
        elif name == "defineModel":
            named = bool(given) and given[0].type == "string"
            self._take(text(given[0])[1:-1] if named else "modelValue")
        elif name == "defineOptions" and given:
            self._read_options(given[0])

    def _options(self) -> Any:
        for node in self.nodes:
            if node.type == "export_statement" and (value := bare(part(node, "value"))) is not None:
                if value.type == "call_expression" and arguments(value):
                    value = arguments(value)[0]
                return value if value.type == "object" else None
        return None

    def _read_options(self, options: Any) -> None:
        for key, value in _pairs(options):
            if key == "props":
                self._props(value, None)
            elif key == "emits":
                self._emits(value)
            elif key == "inheritAttrs":
                self.found.inherits = text(value) != "false"
            elif key == "components":
                self.found.local.update((name, text(held)) for name, held in _pairs(value))

    def _take(self, prop: str, default: str = "") -> None:
        parameter = Parameter(name_of(prop), default)
        self.found.parameters[prop] = parameter
        self.found.parameters[kebab(prop)] = parameter

    def _props(self, given: Any, types: Any) -> None:
        given = bare(given)
        if given is not None and given.type == "array":
            for one in given.named_children:
                if one.type == "string":
                    self._take(text(one)[1:-1])
        elif given is not None and given.type == "object":
            for prop, value in _pairs(given):
                self._take(prop, self._default_of(value))
            self.found.takes_more = self.found.takes_more or any(
                one.type == "spread_element" for one in given.named_children
            )
        elif types is not None:
            self._typed(types)
        elif given is not None:
            self.found.takes_more = True

    def _default_of(self, value: Any) -> str:
        value = bare(value)
        if value.type == "identifier":
            return "false" if text(value) == "Boolean" else ""
        settings = dict(_pairs(value)) if value.type == "object" else {}
        if "default" in settings:
            return self.found.expressions.of(settings["default"])
        return "false" if text(settings.get("type")) == "Boolean" else ""

    def _typed(self, types: Any) -> None:
        known = False
        for node in _members(types, self.nodes):
            known = True
            prop = key_of(part(node, "name"))
            kind = text(part(node, "type")).lstrip(": ")
            if prop is not None:
                self._take(prop, "false" if kind == "boolean" else "")
        self.found.takes_more = self.found.takes_more or not known

    def _defaults(self, table: Any) -> None:
        for prop, value in _pairs(table):
            self._take(prop, self.found.expressions.of(value))

    def _emits(self, given: Any) -> None:
        for node in walk(given) if given is not None else ():
            if node.type in ("string", "property_identifier"):
                event = "on" + text(node).strip("\"'").replace(":", "-").lower()
                self.found.parameters[event] = Parameter(name_of(event.replace("-", "_")))

    # What it always holds

    def _read_constants(self) -> None:
        written = {name for node in self.nodes for name in _changed(node)}
        for node in self.nodes:
            if node.type != "variable_declarator":
                continue
            name, value = part(node, "name"), bare(part(node, "value"))
            if name is None or value is None or name.type != "identifier" or text(name) in written:
                continue
            held = self._held_by(value)
            if held is not None and _is_at_top(node):
                self.found.constants.append((name_of(text(name)), self.found.expressions.of(held)))

    def _held_by(self, value: Any) -> Any:
        if value.type == "call_expression" and text(part(value, "function")) in _HOLDERS:
            value = bare(next(iter(arguments(value)), None))
        if value is None or (value.type == "arrow_function" and text(part(value, "body"))[:1] == "{"):
            return None
        return value if value.type in _LITERALS or value.type == "arrow_function" else None


def _pairs(table: Any) -> Iterator[tuple[str, Any]]:
    """Yield the keys of an object and what they hold; a method is what it is."""
    table = bare(table)
    for one in table.named_children if table is not None and table.type == "object" else ():
        if one.type == "pair" and (key := key_of(part(one, "key"))) is not None:
            yield key, bare(part(one, "value"))
        elif one.type == "method_definition":
            yield text(part(one, "name")), one
        elif one.type == "shorthand_property_identifier":
            yield text(one), one


def _members(types: Any, nodes: list[Any]) -> Iterator[Any]:
    """Yield the properties of a type that is written out, or named in the same file."""
    names = [text(one) for one in walk(types) if one.type == "type_identifier"]
    bodies = [types, *(one for one in nodes if one.type in _TYPES and text(part(one, "name")) in names)]
    for body in bodies:
        yield from (one for one in walk(body) if one.type == "property_signature")


_TYPES = frozenset({"interface_declaration", "type_alias_declaration"})


def _changed(node: Any) -> Iterator[str]:
    """Yield the name that a statement gives another value."""
    if node.type in ("assignment_expression", "augmented_assignment_expression", "update_expression"):
        left = part(node, "left") or part(node, "argument")
        while left is not None and left.type in ("member_expression", "subscript_expression"):
            left = part(left, "object")
        yield text(left)


def _is_at_top(node: Any) -> bool:
    around = node.parent.parent if node.parent is not None else None
    return around is not None and around.type in ("program", "export_statement")


def read_script(codes: list[tuple[str, str]], expressions: Expressions) -> tuple[Script, list[Any]]:
    """Return what the scripts of a component say, each a code and its dialect, and their trees."""
    roots = [parsed(code.encode(), dialect) for code, dialect in codes]
    return _Reader(roots, expressions).read(), [root for root in roots if root is not None]
