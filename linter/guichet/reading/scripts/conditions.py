"""On what the running of a part of a script depends: the tests around it, those that left before it, and what calls it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guichet.core.memo import Trail, memo
from guichet.reading.scripts.binding import Sort
from guichet.reading.scripts.calls import answering, calls_of, given_on, handed_to
from guichet.reading.scripts.controllers import actions_of
from guichet.reading.scripts.definitions import bindings
from guichet.reading.scripts.javascript import Script, attribute_event
from guichet.reading.scripts.syntax import FUNCTIONS, arguments, bare, field, key_of, name_of, text
from guichet.reading.scripts.texts import words_in
from guichet.reading.scripts.typed import follows_typing, is_reactive_to_typing, is_run_by_typing

_WAYS = 8
_CALLS = 4
"""Ways to a node, and calls in a row, that are looked at most."""
_LEAVES = frozenset({"return_statement", "throw_statement", "continue_statement", "break_statement"})
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
class Condition:
    """A test that decides, in the script that it is written in; `holds` is the answer it must give for the node to run.

    `before` when the node merely follows a branch that left.
    """

    test: Any
    holds: bool
    holder: Any
    script: Script | None = None
    before: bool = False


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


def conditions_of(node: Any, script: Script | None = None) -> Iterator[Condition]:
    """Yield the tests that decide whether a node runs, nearest first, up to its function."""
    if script is None:
        child, parent = node, node.parent
        while parent is not None and child.type not in FUNCTIONS:
            yield from _around(child, parent, script)
            child, parent = parent, parent.parent
        return
    link = _link(node, script)
    while link is not None:
        yield from link.conditions
        link = link.above


@dataclass(frozen=True)
class _Link:
    """The tests that one node more puts on what stands in it, and those above."""

    conditions: Trail[Condition]
    above: _Link | None


def _link(node: Any, script: Script) -> _Link | None:
    """Return the nearest tests on a node of a script: each node above is asked once for all that stand in it."""
    known, path = _known_links(script), []
    while node.id not in known:
        parent = node.parent
        if parent is None or node.type in FUNCTIONS:
            known[node.id] = None
        else:
            path.append((node, parent))
            node = parent
    link = known[node.id]
    for child, parent in reversed(path):
        own = Trail(_around(child, parent, script))
        link = known[child.id] = _Link(own, link) if any(True for _ in own) else link
    return link


@memo
def _known_links(_: Script) -> dict[int, _Link | None]:
    return {}


def _around(child: Any, parent: Any, script: Script | None) -> Iterator[Condition]:
    if parent.type in ("if_statement", "ternary_expression", "while_statement"):
        test = bare(field(parent, "condition"))
        if test is not None and not (test.start_byte <= child.start_byte < test.end_byte):
            yield from _parts(test, child != field(parent, "alternative"), parent, script)
    elif parent.type == "binary_expression" and child == field(parent, "right"):
        operator = text(field(parent, "operator"))
        if operator in ("&&", "||"):
            yield from _parts(field(parent, "left"), operator == "&&", parent, script)
    elif parent.type == "switch_case" and child != field(parent, "value"):
        value = field(parent, "value")
        body = parent.parent
        if value is not None and body is not None and body.parent is not None:
            yield Condition(field(body.parent, "value"), True, parent, script)
    if parent.type in ("statement_block", "program"):
        leaving = _leaving(parent, script)
        for rank in reversed(range(bisect_left(leaving, child.start_byte, key=_start))):
            yield from _parts(bare(field(leaving[rank], "condition")), False, leaving[rank], script, before=True)


def _start(node: Any) -> int:
    start: int = node.start_byte
    return start


def _leaving(block: Any, script: Script | None) -> list[Any]:
    """Return the tests of a block that leave it, looked for once in each block of a script."""
    known = _known_leaving(script) if script is not None else {}
    if block.id not in known:
        known[block.id] = [one for one in block.named_children if one.type == "if_statement" and _only_leaves(one)]
    return known[block.id]


@memo
def _known_leaving(_: Script) -> dict[int, list[Any]]:
    return {}


def _only_leaves(branch: Any) -> bool:
    """Whether an `if` without `else` always leaves its function or its loop."""
    block = field(branch, "consequence")
    if block is not None and block.type == "statement_block":
        block = block.named_children[-1] if block.named_children else None
    return field(branch, "alternative") is None and block is not None and block.type in _LEAVES


def _parts(test: Any, holds: bool, holder: Any, script: Script | None, *, before: bool = False) -> Iterator[Condition]:
    """A test as its parts where each of them must hold: `!a`, `a && b` that is true, `a || b` that is false."""
    test = bare(test)
    operator = text(field(test, "operator")) if test.type in ("binary_expression", "unary_expression") else ""
    if operator == "!":
        yield from _parts(field(test, "argument"), not holds, holder, script, before=before)
    elif (operator == "&&" and holds) or (operator == "||" and not holds):
        for side in ("left", "right"):
            yield from _parts(field(test, side), holds, holder, script, before=before)
    else:
        yield Condition(test, holds, holder, script, before)


def ways_to(node: Any, script: Script, depth: int = 0) -> list[Way]:
    """Return the ways by which a node comes to run: its own tests, then those of the calls of its function, bounded."""
    own = tuple(conditions_of(node, script))
    function = _function(node)
    if function is None:
        again = "$:" in script.text and is_reactive_to_typing(node, script)
        return [Way(own, "input" if again else attribute_event(script))]
    return _ways_of(function, script, own, depth)[:_WAYS] or [Way(own, None, None, _names(function))]


def _names(function: Any) -> tuple[str, ...]:
    return (name,) if (name := name_of(function)) else ()


def _ways_of(function: Any, script: Script, own: tuple[Condition, ...], depth: int, *, made: bool = False) -> list[Way]:
    """The ways by which a function comes to run, or what a call made of one to be run later: a `debounce`, a `useCallback`."""
    names, found = _names(function), list[Way]()
    for call, caller in calls_of(function, script) if depth < _CALLS and not made else ():
        for way in ways_to(call, caller, depth + 1):
            found.append(Way((*own, *way.conditions), way.event, way.heard, (*names, *way.names)))
    for call, caller in handed_to(function, script) if depth < _CALLS else ():
        event = event_of(call, caller)
        later = _ways_of_made(call, caller, depth + 1) if event is None else ()
        found.extend(Way((*own, *way.conditions), way.event, way.heard, (*names, *way.names)) for way in later)
        if later or (event is None and (made or calls_of(call, caller))):
            continue
        if event is None or event in _LATER:
            for way in ways_to(call, caller, depth + 1):
                heard = _words(call) if way.event == "" and event is None else way.event
                found.append(Way((*own, *way.conditions), heard, way.heard or call, (*names, *way.names)))
        else:
            found.append(Way(own, event, call, names))
    event = _handler_event(function, script)
    if event is not None:
        found.append(Way(own, event, function.parent, names))
    if function.type == "method_definition" and script.element is None:  # a controller of Stimulus, by the markup
        asked = (one.event for one in actions_of(script) if one.method == name_of(function))
        found.extend(Way(own, event.lower(), function, names) for event in dict.fromkeys(asked))
    for one in answering(function, script):
        if (given := key_of(one.named_children[0]) or "").startswith("on"):
            found.append(Way(own, given[2:].lower(), one, names))
    return found


def _ways_of_made(call: Any, script: Script, depth: int) -> list[Way]:
    """The ways by which what a call makes of a function comes to run; none when nothing is seen to run it."""
    if depth > _CALLS:
        return []
    if script.element is not None and call.parent.type == "expression_statement" and (event := attribute_event(script)):
        return [Way((), event)]
    found = [way for way in _ways_of(call, script, (), depth, made=True) if way.event]
    return found + [way for one, caller in given_on(call, script) for way in _ways_of_made(one, caller, depth + 1)]


def _function(node: Any) -> Any:
    node = node.parent
    while node is not None and node.type not in FUNCTIONS:
        node = node.parent
    return node


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
