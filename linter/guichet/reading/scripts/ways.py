"""By which ways a part of a script comes to run: what calls its function, what listens for it, what starts by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from guichet.core.memo import memo
from guichet.reading.scripts.binding import Sort
from guichet.reading.scripts.calls import answering, calls_of, given_on, handed_to
from guichet.reading.scripts.conditions import Condition, conditions_of
from guichet.reading.scripts.controllers import actions_of
from guichet.reading.scripts.definitions import bindings
from guichet.reading.scripts.javascript import Script, attribute_event
from guichet.reading.scripts.syntax import arguments, field, function_around, key_of, name_of, text
from guichet.reading.scripts.texts import words_in
from guichet.reading.scripts.typed import follows_typing, is_reactive_to_typing, is_run_by_typing

_WAYS = 8
_CALLS = 4
"""Ways to a node, and calls in a row, that are looked at most."""
_HEARS = frozenset({"addEventListener", "on", "one", "once", "bind", "delegate", "listen"})
_LATER = frozenset({"setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback", "queueMicrotask"})
STARTS = frozenset(
    "onMounted onBeforeMount onMount useEffect useLayoutEffect mounted created beforeMount componentDidMount ngOnInit "
    "ngAfterViewInit connectedCallback afterRender".split()
)
"""What a component does as soon as it is shown."""
BY_ITSELF = STARTS | {"constructor", "connect", "initialize", "ready", "setup"}
"""What runs as soon as a component is made or shown, with no call in the code."""
ENDS = frozenset(
    "onUnmounted onBeforeUnmount onDestroy beforeUnmount unmounted beforeDestroy destroyed componentWillUnmount ngOnDestroy "
    "disconnectedCallback".split()
)
"""What a component does when it goes."""
_CLOSEST = frozenset("input keyup keydown keypress beforeinput mousemove pointermove scroll wheel touchmove".split())
"""Of several events that one call listens to, those that happen without anything being asked for come first."""
_EVENTS = frozenset({"click", "submit", "change", "input", "keyup", "keydown", "focus", "blur", "ready", "load"})
"""Methods of jQuery that name an event."""

_HOSTED = re.compile(r"@HostListener\(\s*['\"](?:\w+:)?([\w-]+)")
"""The event for which Angular calls a method, wherever it happens."""


@dataclass(frozen=True)
class Way:
    """One way by which a node comes to run: the tests on it, nearest first, and what the last function waited for.

    `event` is "" when it runs as the script is read, the event's name when a person or the page must do something first,
    the callee's own words for another call that runs it later, None when nothing in the checked scripts runs it.
    """

    conditions: tuple[Condition, ...]
    event: str | None = ""
    heard: Any = None
    """The call that listens."""
    names: tuple[str, ...] = ()
    """The functions gone through, nearest first."""


def ways_to(node: Any, script: Script, depth: int = 0) -> list[Way]:
    """Return the ways by which a node comes to run: its own tests, then those of the calls of its function, bounded."""
    own = tuple(conditions_of(node, script))
    function = function_around(node)
    if function is None:
        again = "$:" in script.text and is_reactive_to_typing(node, script)
        return [Way(own, "input" if again else attribute_event(script))]
    ways = _ways_of(function, script, depth)
    return [replace(way, conditions=(*own, *way.conditions)) for way in ways] or [
        Way(own, None, None, _names(function))
    ]


def _ways_of(function: Any, script: Script, depth: int) -> tuple[Way, ...]:
    """Return the ways by which a function comes to run, looked for once however many of its nodes are asked about."""
    known = _known_ways(script)
    if (function.id, depth) not in known:
        known[function.id, depth] = tuple(islice(_run(function, script, depth), _WAYS))
    return known[function.id, depth]


@memo
def _known_ways(_: Script) -> dict[tuple[int, int], tuple[Way, ...]]:
    return {}


def _names(function: Any) -> tuple[str, ...]:
    return (name,) if (name := name_of(function)) else ()


def _run(function: Any, script: Script, depth: int, *, made: bool = False) -> Iterator[Way]:
    """The ways by which a function comes to run, or what a call made of one to be run later: a `debounce`, a `useCallback`."""
    names = _names(function)
    for call, caller in calls_of(function, script) if depth < _CALLS and not made else ():
        yield from (replace(way, names=(*names, *way.names)) for way in ways_to(call, caller, depth + 1))
    for call, caller in handed_to(function, script) if depth < _CALLS else ():
        yield from _handed(call, caller, names, depth, made=made)
    event = _handler_event(function, script)
    if event is not None:
        yield Way((), event, function.parent, names)
    if function.type == "method_definition" and script.element is None:  # a controller of Stimulus, by the markup
        asked = (one.event for one in actions_of(script) if one.method == name_of(function))
        yield from (Way((), event.lower(), function, names) for event in dict.fromkeys(asked))
    for one in answering(function, script):
        if (given := key_of(one.named_children[0]) or "").startswith("on"):
            yield Way((), given[2:].lower(), one, names)


def _handed(call: Any, caller: Script, names: tuple[str, ...], depth: int, *, made: bool) -> Iterator[Way]:
    """The ways by which a call that a function is handed to runs it."""
    event = event_of(call, caller)
    later = _ways_of_made(call, caller, depth + 1) if event is None else ()
    yield from (replace(way, names=(*names, *way.names)) for way in later)
    if later or (event is None and (made or calls_of(call, caller))):
        return
    if event is None or event in _LATER:
        for way in ways_to(call, caller, depth + 1):
            heard = _words(call) if way.event == "" and event is None else way.event
            yield replace(way, event=heard, heard=way.heard or call, names=(*names, *way.names))
    else:
        yield Way((), event, call, names)


def _ways_of_made(call: Any, script: Script, depth: int) -> list[Way]:
    """The ways by which what a call makes of a function comes to run; none when nothing is seen to run it."""
    if depth > _CALLS:
        return []
    if script.element is not None and call.parent.type == "expression_statement" and (event := attribute_event(script)):
        return [Way((), event)]
    found = [way for way in _run(call, script, depth, made=True) if way.event]
    return found + [way for one, caller in given_on(call, script) for way in _ways_of_made(one, caller, depth + 1)]


def _words(call: Any) -> str:
    return text(field(call, "function") or field(call, "constructor"))[:80]


def event_of(call: Any, script: Script) -> str | None:
    """Return the event that a call listens to, the timer's name for a timer; None when it is another call."""
    callee = field(call, "function")
    last = key_of(field(callee, "property") if callee is not None and callee.type == "member_expression" else callee)
    given = arguments(call)
    if last in _HEARS and given:
        named = events_named(given[0], script)
        return next((one for one in named if one in _CLOSEST), next(iter(named), None))
    if follows_typing(call, script):
        return "input"
    if last in STARTS or last in ENDS:
        return "load" if last in STARTS else "unload"
    if last in _LATER or (last in _EVENTS and callee.type == "member_expression"):
        return last
    if last in ("$", "jQuery"):
        return "ready"
    return None


def events_named(node: Any, script: Script) -> list[str]:
    """Return the events that an argument names: written there, in a constant, or each of a table that is gone through."""
    if node.type == "string":
        return text(node)[1:-1].split()
    for one in bindings(node, script) if node.type == "identifier" else ():
        if one.sort is Sort.PARAMETER:
            for call, caller in handed_to(one.value, one.script):
                callee = field(call, "function")
                if callee.type == "member_expression":
                    return words_in(field(callee, "object"), caller)
        elif one.sort is Sort.LOOP:
            return words_in(one.value, one.script)
    return words_in(node, script)


def _handler_event(function: Any, script: Script) -> str | None:
    """The event of `x.onclick = function`, of `{ onclick() {} }`; None when it is no handler."""
    holder = function.parent
    if function.type == "method_definition" and (name := name_of(function)) in STARTS | ENDS:
        return "load" if name in STARTS else "unload"
    if function.type == "method_definition" and is_run_by_typing(function, script):
        return "input"
    mark = function.prev_named_sibling if function.type == "method_definition" else None
    if mark is not None and mark.type == "decorator" and (heard := _HOSTED.match(text(mark))):
        return heard[1]
    if holder is not None and holder.type == "assignment_expression":
        left = field(holder, "left")
        last = key_of(field(left, "property")) if left.type == "member_expression" else None
        if last and last.startswith("on"):
            return last[2:]
    return None
