"""What the scripts of a page answer to: which event, on which elements, and all the code that then runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from guichet.core.memo import keyed_memo, memo
from guichet.reading.scripts.controllers import actions_of, events_called
from guichet.reading.scripts.definitions import Defined, functions
from guichet.reading.scripts.handles import PAGE, handles
from guichet.reading.scripts.javascript import Script, attribute_event
from guichet.reading.scripts.pages import is_bundle
from guichet.reading.scripts.syntax import FUNCTIONS, arguments, field, key_of, text, walk
from guichet.reading.scripts.texts import text_made
from guichet.reading.scripts.ways import events_named
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen.found import found_by

_LISTENS = frozenset({"addEventListener", "on", "one", "bind", "delegate"})
_NAMED = frozenset(
    "click dblclick change submit input keydown keyup keypress focus blur mouseenter mouseleave mouseover mousedown "
    "mouseup hover".split()
)
"""Methods of jQuery that name an event; `x.click()` alone is a click."""
_ASKS = frozenset({"closest", "matches", "is"})
_TARGETS = frozenset({"target", "srcElement"})
_WORD = re.compile(r"[\w-]+")
_REACH = 4
_MOST = 30
"""Calls in a row that are followed from an answer, and functions in all."""


@dataclass(frozen=True, eq=False)
class Answer:
    """An answer to an event: `on` are the selectors of what it listens on, `within` of what it then looks for there."""

    event: str
    on: tuple[str, ...]
    handlers: tuple[Defined, ...]
    script: Script
    node: Any
    """The call or assignment that listens; None for an event attribute."""
    within: tuple[str, ...] = ()
    element: Element | None = None
    """The element that carries the event attribute."""

    @property
    def is_called_by_markup(self) -> bool:
        """Whether the elements themselves name the method that answers for them."""
        return getattr(self.node, "type", "") == "method_definition"

    @property
    def is_of_page(self) -> bool:
        """Whether it listens on the whole page."""
        return PAGE in self.on

    def elements(self, page: Page) -> tuple[Element, ...]:
        """Return the elements of a page that it answers for, those that it looks for at a click inside included."""
        return (self.element,) if self.element is not None else _answered_for(self.on, self.within, page)

    @memo
    def code(self) -> list[Defined]:
        """Return the functions that it runs: its own, then those that they call."""
        return reached(self.handlers)


@keyed_memo
def _answered_for(on: tuple[str, ...], within: tuple[str, ...], page: Page) -> tuple[Element, ...]:
    """The elements of a page that some selectors find, or those that they hold: many listeners wait on the same ones."""
    around = [one for selector in on for one in found_by(selector, page)]
    if not within:
        return tuple(around)
    inside = [one for selector in within for one in found_by(selector, page)]
    if PAGE in on:
        return tuple(inside)
    kept = set(around)
    return tuple(one for one in inside if one in kept or any(above in kept for above in one.ancestors))


@memo
def answers(script: Script) -> list[Answer]:
    """Return what a script answers to: event attributes, `addEventListener`, `x.onclick = …`, jQuery, in tables of events."""
    if is_bundle(script):
        return []
    event = attribute_event(script)
    if event:
        return [Answer(event, (), (Defined(script.root, script),), script, None, element=script.element)]
    return [*_listened(script), *_called_by_markup(script)]


def may_answer(script: Script, events: Iterable[str]) -> bool:
    """Whether a script names one of some events, or is what markup calls at one: asked by its text alone."""
    named = (script.text, attribute_event(script), events_called(script))
    return any(event in one for event in events for one in named)


def _called_by_markup(script: Script) -> Iterator[Answer]:
    """Yield the answers of a controller: its methods, on the elements whose markup calls them."""
    methods: dict[str, Any] = {}
    actions = list(actions_of(script))
    for node in script.walk("method_definition") if actions else ():
        methods.setdefault(text(field(node, "name")), node)
    for one in actions:
        method = methods.get(one.method)
        if method is not None:
            on = (PAGE,) if one.is_global else one.selectors
            yield Answer(one.event, on, (Defined(method, script),), script, method)


def _listened(script: Script) -> Iterator[Answer]:
    for node in script.walk("call_expression", "assignment_expression"):
        if node.type == "assignment_expression":
            left = field(node, "left")
            name = key_of(field(left, "property")) if left.type == "member_expression" else None
            if name and name.startswith("on") and name.islower():
                yield from _answer((name[2:],), field(left, "object"), field(node, "right"), script, node)
            continue
        callee, given = field(node, "function"), arguments(node)
        if callee is None or not given:
            continue
        method = key_of(field(callee, "property")) if callee.type == "member_expression" else key_of(callee)
        if method in _LISTENS and len(given) > 1:
            names = tuple(one.partition(".")[0] for one in events_named(given[0], script))
            handler = given[1] if method == "addEventListener" else given[-1]
            looks = (text_made(given[1], script),) if method != "addEventListener" and len(given) > 2 else ()
            target = field(callee, "object") if callee.type == "member_expression" else None
            yield from _answer(names, target, handler, script, node, looks)
        elif method in _NAMED and callee.type == "member_expression":
            yield from _answer((method,), field(callee, "object"), given[-1], script, node)


def _answer(
    names: tuple[str, ...], target: Any, handler: Any, script: Script, node: Any, looks: tuple[str, ...] = ()
) -> Iterator[Answer]:
    run = tuple(functions(handler, script)) or ((Defined(handler, script),) if handler.type in FUNCTIONS else ())
    on = handles(target, script) if target is not None else (PAGE,)
    within = looks or tuple(dict.fromkeys(one for each in run for one in _looked_for(each)))
    for name in names:
        yield Answer(name.lower(), on, run, script, node, within)


def _looked_for(handler: Defined) -> Iterator[str]:
    """Yield the selectors by which an answer tells what was pressed: `event.target.closest(".slot")`."""
    for call in walk(handler.node):
        if call.type != "call_expression" or not arguments(call):
            continue
        callee = field(call, "function")
        if callee.type == "member_expression" and key_of(field(callee, "property")) in _ASKS:
            asked = field(callee, "object")
            if key_of(field(asked, "property")) in _TARGETS or text(asked) in _TARGETS:
                yield text_made(arguments(call)[0], handler.script)


def words_of(selectors: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of classes, ids and attributes that selectors ask for: what a page that they find holds."""
    return tuple(dict.fromkeys(word for one in selectors for word in _WORD.findall(one) if len(word) > 2))


def uses_target(answer: Answer) -> bool:
    """Whether an answer looks at what was pressed inside what it listens on, in whatever way."""
    return any(
        one.type in ("property_identifier", "shorthand_property_identifier_pattern") and text(one) in _TARGETS
        for each in answer.handlers
        for one in walk(each.node)
    )


def reached(starts: tuple[Defined, ...] | list[Defined]) -> list[Defined]:
    """Return some functions and those that they call, call after call, each once."""
    found: dict[int, Defined] = {one.node.id: one for one in starts}
    level = list(starts)
    for _ in range(_REACH):
        called = [
            inner
            for one in level
            for call in walk(one.node)
            if call.type == "call_expression"
            for inner in functions(field(call, "function"), one.script)
        ]
        level = [one for one in {each.node.id: each for each in called}.values() if one.node.id not in found]
        found.update((one.node.id, one) for one in level)
        if not level or len(found) > _MOST:
            break
    return list(found.values())[:_MOST]
