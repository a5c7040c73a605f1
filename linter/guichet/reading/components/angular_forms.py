"""What the fields of Angular's forms hold at first, in the class of a component or in the service that makes its form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guichet.reading.components.expressions import bare
from guichet.reading.components.imports import file_named, imports_of
from guichet.reading.components.jsx_expressions import literal_of
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, key_of, text, walk
from guichet.reading.templates.site import Site

_LITERALS = frozenset({"string", "number", "true", "false", "null", "template_string", "array", "object"})


def first_values(component: Any, script: Script, site: Site) -> dict[str, Any]:
    """Return what the fields hold at first, by their names; a field that is in two forms with two values is left out."""
    found: dict[str, Any] = {}
    for group, owner in _groups(component, script, site):
        for name, held in _fields(group, owner):
            if name in found and (found[name] is None or held is None or text(found[name]) != text(held)):
                held = None
            found[name] = held
    return {name: held for name, held in found.items() if held is not None}


def _groups(component: Any, script: Script, site: Site) -> Iterator[tuple[Any, Script]]:
    """Yield the groups of fields that a class makes, and those that it asks of a service of the project, with their scripts."""
    services = dict(_services(component))
    for node in walk(component):
        if _makes_group(node):
            yield node, script
        elif node.type == "call_expression" and (called := field(node, "function")).type == "member_expression":
            owner = bare(field(called, "object"))
            asked = _injected(owner) or services.get(text(owner).removeprefix("this.").removeprefix("#"), "")
            if asked:
                for method, found in _methods(asked, text(field(called, "property")), script, site):
                    yield from ((one, found) for one in walk(method) if _makes_group(one))


def _makes_group(node: Any) -> bool:
    called = text(field(node, "function") or field(node, "constructor")) if node.type.endswith("_expression") else ""
    return called in ("FormGroup", "group") or called.endswith(".group")


def _services(component: Any) -> Iterator[tuple[str, str]]:
    """Yield the members that hold a service, and its class: `inject(X)`, or a parameter of the constructor."""
    for node in walk(component):
        if node.type == "public_field_definition" and (asked := _injected(bare(field(node, "value")))):
            yield text(field(node, "name")).removeprefix("#"), asked
        elif node.type == "required_parameter" and (kind := field(node, "type")) is not None:
            yield text(field(node, "pattern")), text(kind).lstrip(": ")


def _injected(node: Any) -> str:
    is_asked = node is not None and node.type == "call_expression" and text(field(node, "function")) == "inject"
    return text(next(iter(arguments(node)), None)) if is_asked else ""


def _methods(service: str, name: str, script: Script, site: Site) -> Iterator[tuple[Any, Script]]:
    """Yield the method of a class that a script imports, and its script; nothing when it is not in the project."""
    for here, there, module in imports_of(script.root):
        path = file_named(module, script.path, site) if here == service else None
        found = script_at(path, site) if path is not None and path.endswith(".ts") else None
        for node in found.walk("class_declaration") if found is not None else ():
            if text(field(node, "name")) == there:
                members = field(node, "body").named_children
                yield from ((one, found) for one in members if text(field(one, "name")) == name and found is not None)


def _fields(group: Any, script: Script) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a group, and what each holds at first, None when that is not written: `new FormControl(true)`, `[true, …]`."""
    for one in walk(group):
        held = bare(field(one, "value")) if one.type == "pair" else None
        if held is None:
            continue
        if text(field(held, "constructor")) == "FormControl" or text(field(held, "function")).endswith(".control"):
            held = next(iter(arguments(held)), None)
        elif held.type == "array":
            held = next(iter(held.named_children), None)
        name = key_of(field(one, "key"))
        known = literal_of(held, script)
        held = known.node if known is not None else held
        if name is not None and held is not None and held.type in _LITERALS:
            yield name, held
