"""Attributes that scripts write on elements, and elements that they make: which, with which values, for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guichet.core.memo import memo
from guichet.heard.answers import words_of
from guichet.reading.scripts.definitions import values
from guichet.reading.scripts.handles import PAGE, handles
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import is_bundle, pages_of
from guichet.reading.scripts.syntax import arguments, field, function_around, key_of, text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen.found import found_by

_REFLECTED = re.compile(r"aria([A-Z][A-Za-z]+)$")
_BY_CALL = frozenset({"setAttribute", "attr", "prop"})
_LITERALS = frozenset({"string", "true", "false", "number"})


@dataclass(frozen=True, eq=False)
class Setting:
    """One writing of an attribute: its name, what it is written on, the value, and the node that writes it."""

    name: str
    target: Any
    value: Any
    node: Any
    script: Script

    def words(self) -> list[str]:
        """Return the values that it may write, in full; [] when one of them is not written in the source."""
        found = list(values(self.value, self.script))
        if not all(one.node.type in _LITERALS for one in found):
            return []
        return list(dict.fromkeys(text(one.node).strip("\"'") for one in found))

    def elements(self) -> Iterator[tuple[Page, list[Element]]]:
        """Yield the pages that the script runs in, each with the elements there that the attribute is written on."""
        selectors = [one for one in handles(self.target, self.script) if one != PAGE]
        if not selectors:
            return
        for page in pages_of(self.script, words_of(tuple(selectors))):
            found = [each for selector in selectors for each in found_by(selector, page)]
            if found:
                yield page, list(dict.fromkeys(found))


@memo
def settings(script: Script) -> list[Setting]:
    """Return the attributes that a script writes by name: `setAttribute`, `.attr`, `ariaExpanded = …`, `alt = …`."""
    return [] if is_bundle(script) else list(_read(script))


def _read(script: Script) -> Iterator[Setting]:
    for node in script.walk("call_expression", "assignment_expression"):
        if node.type == "assignment_expression":
            left = field(node, "left")
            name = key_of(field(left, "property")) if left.type == "member_expression" else None
            if name:
                yield Setting(attribute_of(name), field(left, "object"), field(node, "right"), node, script)
            continue
        callee, given = field(node, "function"), arguments(node)
        method = key_of(field(callee, "property")) if callee.type == "member_expression" else None
        if method in _BY_CALL and len(given) == 2 and given[0].type == "string":
            yield Setting(text(given[0])[1:-1].lower(), field(callee, "object"), given[1], node, script)


def attribute_of(member: str) -> str:
    """Return the attribute that a member of an element writes: `ariaExpanded` → `aria-expanded`."""
    reflected = _REFLECTED.match(member)
    return f"aria-{reflected[1].lower()}" if reflected else member


@dataclass(frozen=True, eq=False)
class Made:
    """An element that a script makes: its tag, the name that holds it, and the code in which that name is known."""

    tag: str
    name: str
    node: Any
    script: Script
    code: Any

    def uses(self) -> Iterator[Any]:
        """Yield the places where the name is used, the one that makes the element left out."""
        stack = [self.code]
        while stack:
            node = stack.pop()
            if node.type in ("identifier", "shorthand_property_identifier") and text(node) == self.name:
                yield node
            stack.extend(reversed(node.named_children))


@memo
def made_in(script: Script) -> list[Made]:
    """Return the elements that a script makes and holds in a name: `const b = document.createElement("button")`."""
    found = []
    for node in script.walk("variable_declarator") if not is_bundle(script) else ():
        value, name = field(node, "value"), field(node, "name")
        if value is None or value.type != "call_expression" or name.type != "identifier":
            continue
        given = arguments(value)
        called = key_of(field(field(value, "function"), "property"))
        if called == "createElement" and given and given[0].type == "string":
            code = function_around(node) or script.root
            found.append(Made(text(given[0])[1:-1].lower(), text(name), value, script, code))
    return found
