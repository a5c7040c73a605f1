"""What the script of a Vue component says of it: what it takes, uses, and always holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from guichet.core.memo import memo
from guichet.reading.components.constants import changed_in, constants_in, imported_constants, result_of
from guichet.reading.components.expressions import Expressions, bare, name_of, parsed_expression
from guichet.reading.components.imports import file_named, imports_of
from guichet.reading.components.makers import makers_in
from guichet.reading.components.names import kebab
from guichet.reading.components.states import states_imported, states_in, states_taken
from guichet.reading.scripts.javascript import parsed
from guichet.reading.scripts.syntax import FUNCTIONS, arguments, key_of, text, walk
from guichet.reading.scripts.syntax import field as part
from guichet.reading.templates.site import Site
from guichet.reading.written.translation import Parameter

_RENAMED = {"$attrs": "attrs", "$slots": "slots", "$props": "props", "slots": "slots"}
_TYPES = frozenset({"interface_declaration", "type_alias_declaration"})
_GENERIC = frozenset({"Partial", "Required", "Readonly", "Pick", "Omit"})
_STEPS = 3
_HOLDERS = frozenset({"ref", "shallowRef", "computed", "toRef", "useModel", "defineModel"})


@dataclass
class Script:
    """The script of one component."""

    expressions: Expressions
    parameters: dict[str, Parameter] = field(default_factory=dict)
    constants: list[tuple[str, str]] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)
    """What its states hold at first."""
    local: dict[str, str] = field(default_factory=dict)
    """The names under which the template uses what is imported, where the component says them."""
    inherits: bool = True
    tells_more: bool = False
    """Whether it tells an event whose name is not written where it does, or has code that may."""
    takes_more: bool = False
    """Whether what it takes is said elsewhere: any attribute may be one that it takes."""

    def at_first(self, code: str) -> str | None:
        """Return the expression of what a state holds at first, None when the script does not say."""
        node = parsed_expression(code, self.expressions.dialect)
        root = node
        while root is not None and root.type in ("member_expression", "subscript_expression"):
            root = part(root, "object")
        if root is None or text(root) not in self.states:
            return None
        return replace(self.expressions, renamed={**self.expressions.renamed, **self.states}).of(node)


def read_script(
    trees: list[Any],
    models: frozenset[str],
    messages: Callable[[str], str | None],
    dialect: str,
    path: str,
    site: Site,
) -> Script:
    """Return what the scripts of a component say, given the names that its template writes."""
    nodes = [one for root in trees for one in walk(root)]
    renamed, owners, held = dict(_RENAMED), {"this", "props", "$props"}, set()
    for node in nodes:
        value = bare(part(node, "value")) if node.type == "variable_declarator" else None
        called = text(part(value, "function")) if value is not None and value.type == "call_expression" else ""
        name = text(part(node, "name"))
        if called in ("defineProps", "withDefaults"):
            owners.add(name)
        elif called in ("useAttrs", "useSlots"):
            renamed[name] = "attrs" if called == "useAttrs" else "slots"
        elif called in _HOLDERS:
            held.add(name)
    makers = makers_in(trees, path, site)
    expressions = Expressions(renamed, frozenset(owners), frozenset(held), messages, dialect, makers)
    script = _Reader([*nodes, *_types_imported(trees, path, site)], expressions, {*changed_in(nodes), *models}).read()
    constants = dict(imported_constants(trees, path, site, expressions))
    taken = states_taken(nodes, constants, expressions)
    script.states = states_imported(trees, path, site, expressions) | taken | script.states
    script.constants[:0] = constants.items()
    return script


class _Reader:
    def __init__(self, nodes: list[Any], expressions: Expressions, changed: set[str]) -> None:
        self.nodes = nodes
        self.changed = changed
        self.found = Script(expressions)

    def read(self) -> Script:
        for node in self.nodes:
            if node.type == "call_expression":
                self._call(node)
        options = self._options()
        if options is not None:
            self._read_options(options)
        self.found.constants += constants_in(self.nodes, self.found.expressions, self.changed)
        self.found.states.update(states_in(self.nodes, self.found.expressions))
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
        elif name in ("emit", "$emit", "emits") or name.endswith(".$emit"):
            self._emits(given[0] if given else None)
            self.found.tells_more = self.found.tells_more or not given or given[0].type != "string"
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
            elif key in ("mixins", "extends"):
                self.found.tells_more = True
            elif key == "computed":
                self._computed(value)
            elif key == "data":
                self._data(value)
            elif key == "components":
                self.found.local.update((name, text(held)) for name, held in _pairs(value))

    def _computed(self, table: Any) -> None:
        for name, function in _pairs(table):
            result = result_of(function) if function.type in FUNCTIONS else None
            if result is not None:
                self.found.constants.append((name_of(name), self.found.expressions.of(result)))

    def _data(self, function: Any) -> None:
        """What `data` gives back: states, and texts that nothing changes."""
        for returned in (one for one in walk(function) if one.type in ("return_statement", "arrow_function")):
            table = bare(part(returned, "body") or next(iter(returned.named_children), None))
            for name, value in _pairs(table):
                held = self.found.expressions.of(value)
                self.found.states[name] = held
                if value.type == "string" and len(text(value)) > 2 and name not in self.changed:
                    self.found.constants.append((name_of(name), held))

    def _take(self, prop: str, default: str = "") -> None:
        known = self.found.parameters.get(prop)
        parameter = known if known is not None and not default else Parameter(name_of(prop), default)
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
        members, is_whole = _members(types, self.nodes)
        for node in members:
            prop = key_of(part(node, "name"))
            kind = text(part(node, "type")).lstrip(": ")
            if prop is not None:
                self._take(prop, "false" if kind == "boolean" else "")
        self.found.takes_more = self.found.takes_more or not is_whole

    def _defaults(self, table: Any) -> None:
        for prop, value in _pairs(table):
            self._take(prop, self.found.expressions.of(value))

    def _emits(self, given: Any) -> None:
        for node in walk(given) if given is not None else ():
            if node.type in ("string", "property_identifier"):
                event = "on" + text(node).strip("\"'").replace(":", "-").lower()
                self.found.parameters[event] = Parameter(name_of(event.replace("-", "_")))


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


@memo
def _known_types(_: Site) -> dict[str, list[Any]]:
    return {}


def _types_imported(trees: list[Any], path: str, site: Site, depth: int = 0) -> Iterator[Any]:
    """Yield the types that a script imports from modules of the project, and those that these import."""
    for root in trees:
        named = [file_named(module, path, site) for _, there, module in imports_of(root) if there[:1].isupper()]
        for target in dict.fromkeys(one for one in named if one is not None and one.endswith(".ts")):
            yield from _types_at(target, site, depth)


def _types_at(path: str, site: Site, depth: int) -> list[Any]:
    known = _known_types(site)
    if path not in known and depth < _STEPS:
        root = parsed(site.text(path).encode(), "ts")
        known[path] = [one for one in walk(root) if one.type in _TYPES] if root is not None else []
        known[path] += _types_imported([root], path, site, depth + 1) if root is not None else []
    return known.get(path, [])


def _members(types: Any, nodes: list[Any]) -> tuple[list[Any], bool]:
    """The properties of a type that is written out, or named in what was read, and whether these are all."""
    found: list[Any] = []
    seen: set[str] = set()
    pending, is_whole = [types], True
    while pending:
        for one in _shallow(pending.pop()):
            if one.type == "property_signature":
                found.append(one)
            elif one.type == "type_identifier" and (name := text(one)) not in seen | _GENERIC:
                seen.add(name)
                declared = [each for each in nodes if each.type in _TYPES and text(part(each, "name")) == name]
                is_whole = is_whole and bool(declared)
                pending += declared
    return found, is_whole and bool(found)


def _shallow(node: Any) -> Iterator[Any]:
    """Yield what a type is made of, but for the types of its properties."""
    for one in node.named_children:
        yield one
        if one.type != "property_signature":
            yield from _shallow(one)
