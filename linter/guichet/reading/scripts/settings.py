"""Attributes that scripts write on elements, and elements that they make: which, with which values, for whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from guichet.core.memo import memo
from guichet.reading.scripts.definitions import values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import is_bundle
from guichet.reading.scripts.syntax import NAMES, arguments, field, function_around, key_of, text, walk
from guichet.reading.scripts.texts import UNKNOWN, text_made

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


_QUIET = frozenset(
    "classList style dataset addEventListener removeEventListener focus blur remove closest parentElement parentNode form matches "
    "toggleAttribute removeAttribute before after querySelector scrollIntoView width height value checked files validity "
    "checkValidity reportValidity setCustomValidity select selectionStart selectionEnd".split()
)
"""What is done to an element that changes neither its attributes nor what it says."""
_FILLS = frozenset(
    "append prepend appendChild insertBefore replaceChildren insertAdjacentElement insertAdjacentHTML insertAdjacentText".split()
)
_PUTS = _FILLS | {"before", "after", "replaceWith", "replaceChild", "add", "push"}
_TEXTS = frozenset({"textContent", "innerText", "innerHTML", "text"})
_NAMES = {"className": "class", "htmlFor": "for", "tabIndex": "tabindex", "defaultValue": "value"}
_OPEN = "{{ x }}"


@dataclass(frozen=True, eq=False)
class Made:
    """An element that a script makes, as the markup that the code around gives it: what is computed stays open."""

    tag: str
    markup: str
    node: Any


@memo
def made_in(script: Script) -> list[Made]:
    """Return the elements that a script makes and holds in a name, when all that is done to them there is understood."""
    found = []
    for node in script.walk("variable_declarator") if not is_bundle(script) else ():
        value, name = field(node, "value"), field(node, "name")
        if value is None or value.type != "call_expression" or name.type != "identifier":
            continue
        given = arguments(value)
        called = key_of(field(field(value, "function"), "property"))
        if called == "createElement" and given and given[0].type == "string":
            tag = text(given[0])[1:-1].lower()
            markup = _markup(tag, name, function_around(node) or script.root, script)
            found.extend([Made(tag, markup, value)] if markup else [])
    return found


def _markup(tag: str, name: Any, code: Any, script: Script) -> str:
    """The markup of an element by all the uses of its name; "" when one of them may do anything."""
    attributes: dict[str, str] = {}
    content: list[str] = []
    for use in _uses_in(code, script).get(text(name), ()):
        if use == name:
            continue
        if not _is_understood(use, attributes, content, script):
            return ""
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{tag}{written}>{''.join(content)}</{tag}>"


def _uses_in(code: Any, script: Script) -> dict[str, list[Any]]:
    """Where each name is written in some code, in order: one walk for all the names that it holds."""
    known = _uses(script)
    if code.id not in known:
        known[code.id] = defaultdict(list)
        for one in walk(code):
            if one.type in NAMES:
                known[code.id][text(one)].append(one)
    return known[code.id]


@memo
def _uses(_: Script) -> dict[int, dict[str, list[Any]]]:
    return {}


def _is_understood(use: Any, attributes: dict[str, str], content: list[str], script: Script) -> bool:
    around = use.parent
    if around.type == "arguments":  # put somewhere
        callee = field(around.parent, "function")
        return callee is not None and key_of(field(callee, "property")) in _PUTS
    if around.type != "member_expression" or field(around, "object") != use:
        return False
    member, holder = key_of(field(around, "property")) or "", around.parent
    if holder.type == "assignment_expression" and field(holder, "left") == around:
        said = _said(field(holder, "right"), script)
        if member == "innerHTML":
            content.append(said)
            return True
        said = escape(said)
        if member in _TEXTS:
            content.append(said)
        elif not member.startswith("on"):
            attributes[_NAMES.get(member, attribute_of(member)).lower()] = said
        return True
    if member == "setAttribute" and holder.type == "call_expression":
        given = arguments(holder)
        if len(given) == 2 and given[0].type == "string":
            if text(given[0])[1:-1].lower() in _REFERENCES and _is_out_of_reach(given[1], script):
                return True
            attributes[text(given[0])[1:-1].lower()] = escape(_said(given[1], script))
            return True
        return False
    if member in _FILLS:
        content.append(_OPEN)
    return member in _FILLS or member in _QUIET


_REFERENCES = frozenset({"aria-labelledby", "aria-describedby"})


def _is_out_of_reach(value: Any, script: Script) -> bool:
    """Whether an id comes from the page and goes into a shadow tree, from which nothing of the page is seen."""
    return "attachShadow(" in script.text and "getAttribute(" in text(value)


def _said(value: Any, script: Script) -> str:
    """The text that a value is when it is written out there, else an open one: a name may hold anything."""
    made = text_made(value, script) if value.type in ("string", "template_string", "number") else UNKNOWN
    return _OPEN if UNKNOWN in made or "{" in made else made
