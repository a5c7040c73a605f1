"""Which elements of a page an expression of its scripts stands for: found by id, selector or place, and followed by name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from guichet.core.memo import memo
from guichet.reading.scripts.definitions import bindings, calls_of, functions, handed_to, members
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.scopes import Binding, Sort
from guichet.reading.scripts.syntax import (
    NAMES,
    arguments,
    bare,
    field,
    function_around,
    key_of,
    parameters,
    returned,
    text,
)
from guichet.reading.scripts.texts import UNKNOWN, text_made
from guichet.reading.styles.selectors import Selector, matches, parse_selectors
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page

_DEPTH = 9
_STEPS = 5000
"""Expressions of one page that are followed."""
_BY_SELECTOR = frozenset({"querySelector", "querySelectorAll", "$", "$$", "jQuery", "find", "matches"})
_ATTRIBUTES = {"getElementById": "#{}", "getElementsByClassName": ".{}", "getElementsByTagName": "{}",
               "getElementsByName": '[name="{}"]'}  # fmt: skip
_SAME = frozenset({"filter", "slice", "first", "last", "eq", "get", "item", "concat", "reverse", "not", "toArray"})
"""What a call takes some of, out of the elements that it is made on."""
_ITERATES = frozenset({"forEach", "map", "each", "filter", "find", "some", "every", "flatMap"})
_EVENT_TARGETS = frozenset({"target", "currentTarget", "srcElement", "delegateTarget"})
LISTENS = frozenset({"addEventListener", "on", "one"})
_ROOTS = frozenset({"document", "window", "self", "globalThis", "document.body", "document.documentElement"})


def pointed(node: Any, script: Script, page: Page, depth: int = 0) -> list[Element]:
    """Return the elements of a page that an expression may stand for; none when the source does not say."""
    node = bare(node)
    if node is None or depth > _DEPTH:
        return []
    known = _known(page)
    key = (script.path, script.start, node.start_byte, node.end_byte)
    if key not in known and len(known) < _STEPS:
        known[key] = []  # a name that leads back to itself stands for nothing more
        known[key] = _pointed(node, script, page, depth)
    return known.get(key, [])


@memo
def _known(_: Page) -> dict[tuple[str, int, int, int], list[Element]]:
    return {}


def _pointed(node: Any, script: Script, page: Page, depth: int) -> list[Element]:
    if node.type in NAMES:
        return _once(each for one in bindings(node, script) for each in _bound(one, page, depth + 1))
    if node.type == "call_expression":
        return _called(node, script, page, depth + 1)
    if node.type == "member_expression":
        return _member(node, script, page, depth + 1)
    if node.type == "subscript_expression":
        return _indexed(node, script, page, depth + 1)
    if node.type == "this":
        return _listening(function_around(node), script, page, depth + 1)
    if node.type in ("array", "spread_element", "ternary_expression") or text(field(node, "operator")) in ("||", "&&", "??"):  # fmt: skip
        return _once(each for one in node.named_children for each in pointed(one, script, page, depth + 1))
    return []


def is_root(node: Any) -> bool:
    """Whether an expression is the whole page: what happens there may happen anywhere."""
    return text(node) in _ROOTS


def select(written: str, page: Page) -> list[Element]:
    """Return the elements of a page that a selector matches, states apart; none for one that is not known in full."""
    known = _selected(page)
    if written not in known:
        selectors = [] if UNKNOWN in written else _read(written)
        known[written] = [one for one in page.find() if any(matches(each, one, _above) for each in selectors)]
    return known[written]


@lru_cache(maxsize=512)
def _read(written: str) -> tuple[Selector, ...]:
    return parse_selectors(written)


@memo
def _selected(_: Page) -> dict[str, list[Element]]:
    return {}


def _above(element: Element) -> Element | None:
    return element.above


def _once(elements: Iterable[Element]) -> list[Element]:
    return list({id(one): one for one in elements}.values())


def _bound(one: Binding, page: Page, depth: int) -> list[Element]:
    """Return what a name stands for: its value, each part of what a loop goes through, what a function is given."""
    if one.keys and one.sort is not Sort.PARAMETER:
        return []
    if one.sort in (Sort.VALUE, Sort.LOOP):
        return pointed(one.value, one.script, page, depth)
    return _parameter(one, page, depth) if one.sort is Sort.PARAMETER else []


def _parameter(one: Binding, page: Page, depth: int) -> list[Element]:
    found: list[Element] = []
    rank = _rank(one)
    for call, script in handed_to(one.value, one.script):
        callee = field(call, "function")
        name = key_of(field(callee, "property")) if callee is not None and callee.type == "member_expression" else ""
        through = _gone_through(callee, name or "", arguments(call))
        if through is not None and rank == (1 if name == "each" else 0):
            found.extend(pointed(through, script, page, depth))
    if not found and rank is not None:
        for call, script in calls_of(one.value, one.script):
            given = arguments(call)
            found.extend(pointed(given[rank], script, page, depth) if rank < len(given) else ())
    return _once(found)


def _gone_through(callee: Any, name: str, given: list[Any]) -> Any:
    """Return what a call runs a function on each part of: `list.forEach(…)`, `[].forEach.call(list, …)`, `$.each(list, …)`."""
    owner = field(callee, "object") if callee is not None and callee.type == "member_expression" else None
    if name == "call" and owner is not None and text(owner).rpartition(".")[2] in _ITERATES and len(given) > 1:
        return given[0]
    if name == "each" and text(owner) in ("$", "jQuery") and len(given) > 1:
        return given[0]
    return owner if name in _ITERATES else None


def _rank(one: Binding) -> int | None:
    listed = parameters(one.value)
    return next((rank for rank, each in enumerate(listed) if text(each) == text(one.node)), None)


def _listening(function: Any, script: Script, page: Page, depth: int) -> list[Element]:
    """Return the elements whose events a function answers."""
    found: list[Element] = []
    for call, other in handed_to(function, script) if function is not None else ():
        callee = field(call, "function")
        if callee is not None and callee.type == "member_expression" and key_of(field(callee, "property")) in LISTENS:
            found.extend(pointed(field(callee, "object"), other, page, depth))
    return _once(found)


def _called(node: Any, script: Script, page: Page, depth: int) -> list[Element]:
    callee, given = field(node, "function"), arguments(node)
    is_member = callee is not None and callee.type == "member_expression"
    name = key_of(field(callee, "property") if is_member else callee) or ""
    owner = field(callee, "object") if is_member else None
    if name in _ATTRIBUTES and given:
        return _once(
            each
            for word in words_of(given[0], script, page, depth)
            for each in select(_ATTRIBUTES[name].format(word), page)
        )
    if name in _BY_SELECTOR and given:
        written = text_made(given[0], script)
        if owner is None or is_root(owner):
            return select(written, page) if written != UNKNOWN else pointed(given[0], script, page, depth)
        around = pointed(owner, script, page, depth)
        return [one for one in select(written, page) if any(each in one.ancestors for each in around)]
    if name == "closest" and given:
        return _closest(owner, text_made(given[0], script), script, page, depth)
    if name == "from" and given:
        return pointed(given[0], script, page, depth)
    if name in _SAME and owner is not None:
        return pointed(owner, script, page, depth)
    return _once(
        each
        for one in functions(callee, script)
        for value in returned(one.node)
        for each in pointed(value, one.script, page, depth)
    )


def _closest(owner: Any, written: str, script: Script, page: Page, depth: int) -> list[Element]:
    """Return what `closest` reaches: around known elements; from an event's target, anything inside what listens."""
    starts = pointed(owner, script, page, depth)
    found = [one for one in select(written, page) if any(one is each or one in each.ancestors for each in starts)]
    if found or not (owner is not None and owner.type == "member_expression"):
        return found
    if key_of(field(owner, "property")) not in _EVENT_TARGETS:
        return found
    listened = _listening(function_around(owner), script, page, depth)
    return [one for one in select(written, page) if not listened or any(each in one.ancestors for each in listened)]


def _member(node: Any, script: Script, page: Page, depth: int) -> list[Element]:
    owner, name = field(node, "object"), key_of(field(node, "property")) or ""
    if name in _EVENT_TARGETS:
        function = function_around(node)
        return _listening(function, script, page, depth)
    if owner is not None and owner.type == "member_expression" and key_of(field(owner, "property")) == "elements":
        return _fields(field(owner, "object"), name, script, page, depth)
    starts = pointed(owner, script, page, depth)
    if name in ("elements", "children", "childNodes"):
        return starts
    if name in ("parentElement", "parentNode"):
        return _once(one.above for one in starts if one.above is not None)
    if name == "form":
        return _once(around for one in starts if (around := one.closest("form")) is not None)
    if name in ("nextElementSibling", "previousElementSibling"):
        sibling = "find_next_sibling" if name.startswith("next") else "find_previous_sibling"
        return _once(one for start in starts if isinstance(one := getattr(start, sibling)(), Element))
    return [] if starts else _stored(node, script, page, depth)


def _stored(node: Any, script: Script, page: Page, depth: int) -> list[Element]:
    """Return what a member was given: `this.button = document.querySelector(…)`."""
    return _once(each for one in members(node, script) for each in pointed(one.node, one.script, page, depth))


def _indexed(node: Any, script: Script, page: Page, depth: int) -> list[Element]:
    owner, key = field(node, "object"), key_of(field(node, "index"))
    if owner is not None and owner.type == "member_expression" and key_of(field(owner, "property")) == "elements":
        return _fields(field(owner, "object"), key or "", script, page, depth)
    return pointed(owner, script, page, depth)


def _fields(form: Any, name: str, script: Script, page: Page, depth: int) -> list[Element]:
    forms = pointed(form, script, page, depth)
    return [
        one
        for one in page.find("button", "input", "select", "textarea")
        if name and name in (one.attr("name"), one.attr("id")) and one.closest("form") in forms
    ]


def words_of(node: Any, script: Script, page: Page, depth: int = 0) -> list[str]:
    """Return the texts that an expression may be: written, one after the other in a list, or an element's attribute."""
    node = bare(node)
    if node is None or depth > _DEPTH:
        return []
    if node.type == "array":
        return [each for one in node.named_children for each in words_of(one, script, page, depth + 1)]
    if node.type in NAMES:
        found = []
        for one in bindings(node, script):
            if one.sort in (Sort.VALUE, Sort.LOOP) and not one.keys:
                found.extend(words_of(one.value, one.script, page, depth + 1))
            elif one.sort is Sort.PARAMETER:
                found.extend(_words_given(one, page, depth + 1))
        return list(dict.fromkeys(found))
    if node.type == "call_expression":
        callee = field(node, "function")
        asked = (
            callee is not None
            and callee.type == "member_expression"
            and key_of(field(callee, "property")) == "getAttribute"
        )
        if asked and arguments(node):
            name = text_made(arguments(node)[0], script)
            return [
                one.attr(name) or ""
                for one in pointed(field(callee, "object"), script, page, depth + 1)
                if one.attr(name)
            ]
    if node.type == "member_expression":
        holder = field(node, "object")
        if holder is not None and holder.type == "member_expression" and key_of(field(holder, "property")) == "dataset":
            name = "data-" + "".join(
                f"-{c.lower()}" if c.isupper() else c for c in key_of(field(node, "property")) or ""
            )
            return [
                one.attr(name) or ""
                for one in pointed(field(holder, "object"), script, page, depth + 1)
                if one.attr(name)
            ]
    made = text_made(node, script)
    return [] if UNKNOWN in made else [made]


def _words_given(one: Binding, page: Page, depth: int) -> list[str]:
    found = []
    for call, script in handed_to(one.value, one.script):
        callee = field(call, "function")
        if callee is not None and callee.type == "member_expression" and key_of(field(callee, "property")) in _ITERATES:
            found.extend(words_of(field(callee, "object"), script, page, depth))
    return found
