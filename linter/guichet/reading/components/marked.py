"""The elements of a component that its code holds under a name: `ref="title"`, `bind:this={title}`, `#title`, `ref={title}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from guichet.core.memo import keyed_memo, memo
from guichet.reading.components.angular_class import definition_of
from guichet.reading.components.imports import Names, components_imported
from guichet.reading.components.markup import Markup, read
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import field, text
from guichet.reading.templates.controls import MAY_TAKE

_OPENING = ("jsx_opening_element", "jsx_self_closing_element")
_HELD = re.compile(r"(?:this\.)?(?:\$refs\.)?(\w+)(?:\(\))?(?:\.(?:value|current|nativeElement))?")
_OTHERS = frozenset({"slot", "component"})
_TAKES = frozenset({"tabindex", "contenteditable", "v-bind"})
_GIVES = re.compile(r"\.tabIndex\s*=|setAttribute\(\s*['\"]tabindex", re.I)
_STEPS = 2
_ONE_USE = 2
"""How often a file says `forwardRef` that imports it and has one component use it."""


class Bearer(NamedTuple):
    """An element by its name, and the attributes that are written on it; `takes_more` when others may be."""

    name: str
    attributes: frozenset[str]
    takes_more: bool


def held_without_focus(owner: Any, script: Script) -> str:
    """Return the element that a component holds under a name, when it takes no focus; "" when it may."""
    match = _HELD.fullmatch(text(owner).replace("?", "").replace("!", ""))
    return _without_focus(match[1], script) if match is not None else ""


@keyed_memo
def _without_focus(name: str, script: Script) -> str:
    """What was found of a name that a script calls on: it may do so from a thousand places."""
    held = _bearers(name, script) if not _GIVES.search(script.text) else []
    return held[0].name if held and all(map(_takes_none, held)) else ""


def _takes_none(one: Bearer) -> bool:
    is_plain = one.name.islower() and "-" not in one.name and "." not in one.name
    return is_plain and one.name not in MAY_TAKE | _OTHERS and not one.takes_more and _TAKES.isdisjoint(one.attributes)


def _bearers(name: str, script: Script) -> list[Bearer]:
    """The elements that the code of a component holds under a name, in its own markup; [] where none is found."""
    if script.path.endswith((".jsx", ".tsx")):
        return list(_in_jsx(name, script, 0))
    root = _markup(script)
    return list(_in_markup(name, root)) if root is not None else []


@memo
def _markup(script: Script) -> Markup | None:
    """The markup of the component whose code a script is; None for a script of another kind."""
    path, site = script.path, script.project
    if path.endswith((".vue", ".svelte")):
        return read(site.text(path), 0, len(site.text(path)), braces=path.endswith(".svelte"))
    definition = definition_of(path, site) if path.endswith(".component.ts") else None
    if definition is None:
        return None
    code, span = site.text(definition.template_path or path), definition.template
    return read(code, span.start, span.end) if span is not None else read(code, 0, len(code))


def _in_markup(name: str, root: Markup) -> Iterator[Bearer]:
    stack = [root]
    while stack:
        one = stack.pop()
        stack.extend(one.children)
        if any(_marks(each.name, each.value, name) for each in one.attributes):
            names = frozenset(each.name.lower().strip(":[]").removeprefix("attr.") for each in one.attributes)
            yield Bearer(one.name, names, any(each in ("v-bind", "", "...") or "..." in each for each in names))


def _marks(attribute: str, value: str | None, name: str) -> bool:
    if attribute in ("ref", "bind:this"):
        return (value or "").strip("{} ") == name
    return attribute == f"#{name}"


def _in_jsx(name: str, script: Script, depth: int) -> Iterator[Bearer]:
    for one in _with_ref(script).get(name, ()):
        if one.name[:1].islower():
            yield one
        else:
            yield from _passed_on(one.name, script, depth)


@memo
def _with_ref(script: Script) -> dict[str, dict[Bearer, None]]:
    """What a script writes with a `ref`, by the name that it gives there: one of each kind, however many there are."""
    found: dict[str, dict[Bearer, None]] = {}
    for one in script.walk(*_OPENING):
        written = {text(each.named_children[0]): each for each in one.named_children if each.type == "jsx_attribute"}
        if "ref" in written:
            spreads = any(each.type == "jsx_expression" for each in one.named_children)
            bearer = Bearer(text(field(one, "name")), frozenset(map(str.lower, written)), spreads)
            found.setdefault(_held(written["ref"]), {})[bearer] = None
    return found


@memo
def _imported(script: Script) -> Names:
    return components_imported(script.root, script.path, script.project)


@memo
def _forwards_once(script: Script) -> bool:
    return sum("forwardRef" in text(one) for one in script.walk("identifier")) <= _ONE_USE


def _held(attribute: Any) -> str:
    """The name between the braces of an attribute."""
    inner = attribute.named_children[-1]
    return text(inner.named_children[0]) if inner.type == "jsx_expression" and inner.named_children else ""


def _passed_on(called: str, script: Script, depth: int) -> Iterator[Bearer]:
    """The elements that a component of the project gives its own `ref` to."""
    found = _imported(script).get(called)
    inner = script_at(found[0], script.project) if found is not None and depth < _STEPS else None
    if inner is None or inner.root is None or "useImperativeHandle" in inner.text:
        return
    if _forwards_once(inner):
        yield from _in_jsx("ref", inner, depth + 1)
