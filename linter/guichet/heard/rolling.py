"""What a script makes change again and again by itself, and whether people can stop it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.heard.answers import reached
from guichet.heard.effects import assignments, methods
from guichet.heard.events import PASSING_AWAY, PASSING_OVER
from guichet.reading.scripts.conditions import conditions_of
from guichet.reading.scripts.definitions import Defined, functions
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, function_around, key_of, text, walk
from guichet.reading.scripts.texts import number_made
from guichet.reading.scripts.ways import STARTS, ways_to
from guichet.reading.templates.site import is_component
from guichet.reading.written.uses import given_in_uses

_REPEATING = frozenset({"setInterval", "setTimeout", "requestAnimationFrame"})
_STOPPING = frozenset({"clearInterval", "clearTimeout", "cancelAnimationFrame"})
_PAUSES = re.compile(r"paus|stop|arr[eê]t|playing|running|en_?cours|lecture", re.I)
_UNASKED = frozenset(
    {"", "load", "unload", "ready", "DOMContentLoaded", "pageshow", "turbo:load", "visibilitychange", None}
)
_HOVERS = PASSING_OVER | PASSING_AWAY
_STYLES = frozenset("transform left right top marginLeft opacity display visibility backgroundImage translate".split())
_PROPERTIES = frozenset({"hidden", "className", "src", "scrollLeft", "scrollTop"})
_METHODS = frozenset(
    "scrollBy scrollTo scrollIntoView fadeIn fadeOut fadeToggle slideUp slideDown slideToggle animate toggleClass".split()
)
_SCROLLS = frozenset({"scrollBy", "scrollTo"})
_OF_CLASSES = frozenset({"add", "remove", "toggle", "replace"})
_TURNS = re.compile(r"%|\+\+|\+=|\+ 1\b|nextElementSibling|firstElementChild|firstChild|\.toggle|\.next\(")
"""What shows that each turn goes on to something else."""
_ROUND = re.compile(r"%\s*[\w.]*(?:length|\b\d)|===?\s*[\w.]+\.length\s*-\s*1\s*\?")
"""What goes back to the first after the last."""
_SETTER = re.compile(r"set[A-Z]\w*")
_FETCHES = re.compile(r"\bfetch\(|XMLHttpRequest|\$\.(?:ajax|get|post)|axios|await\b")


def repeated(script: Script) -> Iterator[tuple[Any, list[Defined]]]:
    """Yield each timer that a page starts unasked and that runs for ever, and all the code that it runs."""
    for call in script.walk("call_expression"):
        called = text(field(call, "function")).removeprefix("window.")
        given = arguments(call)
        if called not in _REPEATING or not given or _is_off(call, given, script):
            continue
        run = functions(given[0], script)
        if (called != "setInterval" and not _calls_itself(call, run)) or not _starts_alone(call, script):
            continue
        yield call, reached(run)


def _is_off(call: Any, given: list[Any], script: Script) -> bool:
    """Whether a timer is set only for a delay above zero, and the delay is zero: a setting that turns it off."""
    if len(given) < 2:
        return False
    delay = text(given[1])
    if not any(delay in text(one.test) for one in conditions_of(call, script)):
        return False
    uses = given_in_uses(script.path, delay.rpartition(".")[2], script.project) if is_component(script.path) else []
    return all(one in (0, False) for one in uses) if uses else number_made(given[1], script) == 0


def _calls_itself(call: Any, run: list[Defined]) -> bool:
    """Whether a timer is set by the very function that it runs: `function turn() { …; setTimeout(turn, 4000) }`.

    One that leaves at once after it only waits for something to be there.
    """
    block = call.parent.parent
    if block is not None and block.type == "statement_block" and block.named_children[-1].type == "return_statement":
        return False
    around = function_around(call)
    while around is not None:
        if any(one.node == around for one in run):
            return True
        around = function_around(around)
    return False


def _starts_alone(call: Any, script: Script) -> bool:
    return any(way.event is not None and way.event in _UNASKED for way in ways_to(call, script))


def moves(code: list[Defined]) -> bool:
    """Whether some code goes on from one thing to the next before people's eyes: slides, messages, a band that scrolls."""
    written = " ".join(text(one.node) for one in code)
    if _FETCHES.search(written):
        return False
    if any(method in _SCROLLS for _, method, _, _ in methods(code)):
        return True
    if not _TURNS.search(written):
        return False
    for _, left, _, _ in assignments(code):
        name = key_of(field(left, "property")) if left.type == "member_expression" else None
        if name in _PROPERTIES or (name in _STYLES and text(field(left, "object")).endswith("style")):
            return True
    if any(_turns_state(one) for one in code):
        return True
    for _, method, owner, _ in methods(code):
        if method in _METHODS or (method in _OF_CLASSES and text(owner).endswith("classList")):
            return True
    return False


def _turns_state(code: Defined) -> bool:
    """Whether code goes round the turns of a component: `rank.value = (rank.value + 1) % news.length`, `setRank((r) => …)`."""
    if not is_component(code.script.path):
        return False
    for node in walk(code.node):
        if node.type == "assignment_expression" and _ROUND.search(text(field(node, "right"))):
            return True
        called = text(field(node, "function")) if node.type == "call_expression" else ""
        if _SETTER.fullmatch(called) and arguments(node) and _ROUND.search(text(arguments(node)[0])):
            return True
    return False


def can_be_stopped(scripts: list[Script]) -> bool:
    """Whether something that people do, beside passing a mouse over, stops what repeats in some scripts."""
    stops = ((node, script) for script in scripts for node in _stops(script) if not _is_tidying(node))
    ways = [(way, script) for node, script in stops for way in ways_to(node, script)]
    if any(way.event is None and is_component(script.path) for way, script in ways):
        return True  # what a component answers is named in its markup
    return bool({way.event for way, _ in ways} - _UNASKED - _HOVERS - _REPEATING)


def _is_tidying(node: Any) -> bool:
    """Whether code runs as a component goes: in what its start gives back, `onMount(() => { …; return () => clearInterval(t) })`."""
    function = function_around(node)
    holder = function.parent if function is not None else None
    start = function_around(function) if holder is not None and holder.type == "return_statement" else None
    call = start.parent.parent if start is not None and start.parent is not None else None
    return call is not None and call.type == "call_expression" and text(field(call, "function")) in STARTS


def stops_itself(code: list[Defined]) -> bool:
    """Whether what repeats ends by itself."""
    return any(name in text(one.node) for one in code for name in _STOPPING)


def _stops(script: Script) -> Iterator[Any]:
    """Yield the calls that end a timer, and what sets a state named for a pause."""
    for call in script.walk("call_expression"):
        callee = field(call, "function")
        last = key_of(field(callee, "property")) if callee.type == "member_expression" else text(callee)
        if last in _STOPPING or last == "pause" or (_SETTER.fullmatch(text(callee)) and _PAUSES.search(text(callee))):
            yield call
    for node in script.walk("assignment_expression"):
        left, right = text(field(node, "left")), text(field(node, "right"))
        if _PAUSES.search(left) or right == f"!{left}":
            yield node
