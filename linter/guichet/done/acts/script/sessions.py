"""Sessions that a script ends: a timer that signs people out, or sends them away when they have not moved for a while."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import prod
from typing import Any

from guichet.core.memo import memo
from guichet.core.numbers import bounded, measured
from guichet.done.acts.lasting import Kept
from guichet.done.forms.lost_on_error import begins_again
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of_script
from guichet.done.words import speaks_of
from guichet.heard.refresh import LOGOUT
from guichet.reading.scripts.definitions import Defined, functions, values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import FUNCTIONS, arguments, field, function_around, key_of, own, text, walk
from guichet.reading.scripts.texts import number_made, text_made
from guichet.reading.scripts.ways import ways_to

_TIMERS = frozenset({"setTimeout", "setInterval"})
_LEAVES = re.compile(
    r"location|\.submit\s*\(|navigate|\.href|outer\.(?:push|replace|reload)\((?!\s*\{\s*(?:query|hash|params)\b)|\bgoto\("
)
_SIGNS_OUT = re.compile(
    r"(?<!function )\b(?:log_?out|d[eé]connecter|d[eé]connexion|sign_?out|end_?session|finir_?session|terminer_?session)\w{0,12}\(",
    re.I,
)
_LONGER_THAN_A_MESSAGE = 30_000
"""Milliseconds: what signs people out sooner leaves them the time to read that it is done already."""
_WARNS = re.compile(
    r"prolong|extend(?!s\b)|avert|warn|confirm\s*\(|showModal|rester connect|stay signed|encore là", re.I
)
_COUNTED = re.compile(r"\b(\w+)\s*(?:--|-=\s*1\b)|--\s*(\w+)")
_COUNTS_UP = re.compile(r"\b(\w+)\s*(?:\+\+|\+=\s*1\b)[\s\S]{0,200}?\b\1\s*(?:>=?|===?)\s*(\w+)")
_MOVES = frozenset(
    "keydown keypress keyup mousemove mousedown click pointerdown pointermove touchstart touchmove scroll input wheel".split()
)
_HEARS = re.compile(r"\b(?:document|window|body|documentElement)\b|^\$\(")
_HANDLERS = re.compile(r"\b(?:document|window)(?:\.body)?\.on(\w+)\s*=")
_IDLE = re.compile(r"\.(?:idleTimer|idleTimeout|idle|sessionTimeout|userTimeout|inactivity\w*)$", re.I)
"""Libraries that wait until nobody moves."""
_CALLED = 12
"""Functions that a timer may run, with those that they call, which are opened."""
_WRITING = frozenset({"change", "input", "keydown", "keyup", "keypress"})
_EMPTIES = re.compile(r"\.\$?reset\s*\(\s*\)")
_CLOCK = re.compile(r"Date\.now\(\)|performance\.now\(\)|new Date")
_STIMULUS = r"\b{name}\s*:\s*\{{[^{{}}]*default\s*:\s*([\d_ *]+)"
_OF_SESSIONS = frozenset({"saveUninitialized", "resave"})
"""What is said of sessions alone, beside their cookie."""
_SESSIONS = re.compile(r"(?:^|\.)(?:session|cookieSession|expressSession)$")


def acts_in(script: Script) -> Iterator[Kept]:
    """Yield what ends by itself for those who wait or do nothing, and how long that takes; a handler of a page is none."""
    if script.element is not None and script.element.name != "script":
        return
    for call in script.walk("call_expression"):
        if text(field(call, "function")).removeprefix("window.") in _TIMERS and len(arguments(call)) >= 2:
            seconds = _until_away(call, script)
            if seconds is not None:
                yield _kept(call, seconds, script)
        elif _IDLE.search(text(field(call, "function"))) and arguments(call) and _LEAVES.search(script.text):
            waited = number_made(arguments(call)[0], script)
            if waited is not None and waited >= 10_000 and not _WARNS.search(script.text):
                yield _kept(call, waited / 1000, script)
    for pair in script.walk("pair") if "maxAge" in script.text else ():
        age = number_made(field(pair, "value"), script) if key_of(field(pair, "key")) == "maxAge" else None
        if age is not None and is_session(pair):
            yield _kept(pair, age / 1000, script)


def _kept(node: Any, seconds: float, script: Script) -> Kept:
    return Kept(
        Kind.EXPIRE, script.path, script.span(node), place_of_script(script.path), seconds=seconds, shown=script.written(node),
        about=frozenset({"session"}),
    )  # fmt: skip


@memo
def _warns(script: Script) -> bool:
    return bool(_WARNS.search(script.text))


def _until_away(call: Any, script: Script) -> float | None:
    """The seconds before a timer sends people out of the page, when nothing warns them or keeps what they wrote."""
    given = arguments(call)
    ran = _with_called(_run_by(given[0], script))
    body = " ".join(one.script.source_of(one.node) for one in ran) or script.body_of(given[0])
    empties = (_EMPTIES.search(body) is not None and _starts_again_as_one_types(call, script)) or (any(map(_forgets, ran)) and _hears_moves(script))  # fmt: skip
    signs_out = _SIGNS_OUT.search(body) is not None
    if not (empties or signs_out or _LEAVES.search(body)) or any(map(_warns, (script, *(one.script for one in ran)))):
        return None
    delay = _delay(given[1], script)
    if delay is not None and "setInterval" in text(field(call, "function")):
        delay = _elapsed(ran) or _times(body, script) * delay
    if signs_out and not (empties or _LEAVES.search(body)) and (delay or 0) < _LONGER_THAN_A_MESSAGE:
        return None
    waits = (
        empties
        or LOGOUT.search(body + script.written(given[0]))
        or any(LOGOUT.search(one) for one in _addresses(ran))
        or (_hears_moves(script) and not speaks_of(script.text, "sessions.kept"))
    )
    sends = ".submit" in body and delay is not None and delay >= 60_000  # what is not finished leaves by itself
    return delay / 1000 if delay and (waits or sends) else None


def _run_by(given: Any, script: Script) -> list[Defined]:
    """The functions that a timer may run: by their names, or handed to the function or the object that sets it."""
    found = functions(given, script)
    if found or given.type not in ("identifier", "member_expression"):
        return found
    return [Defined(one.node, one.script) for one in origins(given, script) if one.node.type in FUNCTIONS]


def _with_called(ran: list[Defined]) -> list[Defined]:
    """Some functions, and those of the project that they call: `() => this.leave()`."""
    known = {(one.script.path, one.node.id): one for one in ran}
    for one in ran:
        for call in own(one.node, "call_expression"):
            for called in functions(field(call, "function"), one.script):
                known.setdefault((called.script.path, called.node.id), called)
    return list(known.values())[:_CALLED]


def _forgets(one: Defined) -> bool:
    """Whether a function gives what people wrote its first value again."""
    return any(begins_again(node, one.script) for node in own(one.node, "assignment_expression", "call_expression"))


def _addresses(ran: list[Defined]) -> Iterator[str]:
    """Where functions lead by a name kept elsewhere: `location.assign(EXIT)`, `location.href = EXIT`."""
    for one in ran:
        for node in walk(one.node):
            if node.type == "call_expression" and "location" in text(field(node, "function")) and arguments(node):
                yield text_made(arguments(node)[0], one.script)
            elif node.type == "assignment_expression" and "location" in text(field(node, "left")):
                yield text_made(field(node, "right"), one.script)


def _starts_again_as_one_types(call: Any, script: Script) -> bool:
    """Whether what sets a timer runs each time someone writes or chooses something, or starts it again where answers are kept."""
    if any(way.event in _WRITING for way in ways_to(call, script)):
        return True
    around = function_around(call)
    again = around is not None and "clearTimeout" in text(around)
    return again and speaks_of(script.text[:20_000], "sessions.typed")


def _delay(node: Any, script: Script) -> float | None:
    """A delay in milliseconds, the values of a Stimulus controller read where they are declared."""
    made = number_made(node, script)
    if made is not None:
        return made
    for name in re.findall(r"\bthis\.(\w+)Value\b", text(node)):
        declared = re.search(_STIMULUS.format(name=name), script.text)
        if declared is not None:
            product = 1.0
            for part in declared[1].split("*"):
                product = bounded(product * measured(part.strip() or "1"))
            return product * (1000 if re.search(r"\*\s*1000\b|\b1000\s*\*", text(node)) else 1)
    return _product(node, script)


def _product(node: Any, script: Script) -> float | None:
    """A number handed to the object that keeps it, times what it is multiplied by on the way: `new Idle(leave, 120)`."""
    if node.type != "member_expression":
        return None
    found = list(origins(node, script))
    if any(one.node.type == "binary_expression" and text(field(one.node, "operator")) != "*" for one in found):
        return None
    numbers = [one.script.number(one.node) for one in found if one.node.type == "number"]
    known = [one for one in numbers if one is not None]
    return prod(known) if known and len(known) == len(numbers) else None


def _elapsed(ran: list[Defined]) -> float | None:
    """The milliseconds since the last move after which what a timer runs again and again acts: `Date.now() - last > LIMIT`."""
    for one in ran:
        for test in walk(one.node):
            if test.type == "binary_expression" and text(field(test, "operator")) in (">", ">=", "<", "<="):
                sides = field(test, "left"), field(test, "right")
                limits = [number_made(side, one.script) for side in sides]
                if any(_CLOCK.search(text(side)) for side in sides):
                    return next((limit for limit in limits if limit is not None), None)
    return None


def _times(body: str, script: Script) -> float:
    """How many times a timer must run before it sends away: what it counts down from, or up to."""
    down, up = _COUNTED.search(body), _COUNTS_UP.search(body)
    if down is not None:
        return script.number(script.declared(down[1] or down[2])) or 0
    if up is not None:
        known = script.number(script.declared(up[2]))
        return measured(up[2]) if up[2].isdigit() else known or 0
    return 0


def _hears_moves(script: Script) -> bool:
    """Whether the script listens to the keys or the pointer of the whole page, and starts its wait again at each move."""
    if not re.search(r"clearTimeout|clearInterval|=\s*0\b|Date\.now|new Date", script.text):
        return False
    if any(found in _MOVES for found in _HANDLERS.findall(script.text)):
        return True
    for call in script.walk("call_expression"):
        callee = field(call, "function")
        last = key_of(field(callee, "property")) if callee.type == "member_expression" else text(callee)
        if last in ("addEventListener", "on", "bind") and arguments(call):
            owner = text(field(callee, "object")) if callee.type == "member_expression" else "window"
            heard = set(text_made(arguments(call)[0], script).replace(",", " ").split())
            listed = set(re.findall(r"['\"](\w+)['\"]", _list_around(call, script)))
            if _HEARS.search(owner) and (heard | listed) & _MOVES:
                return True
    return False


def _list_around(call: Any, script: Script) -> str:
    """The list of events that a listener is put on one by one, there or by its name: `["keydown", "click"].forEach(…)`."""
    node, listed = call.parent, None
    while node is not None and listed is None:
        if node.type == "call_expression" and text(field(field(node, "function"), "property")) == "forEach":
            listed = field(field(node, "function"), "object")
        elif node.type == "for_in_statement":
            listed = field(node, "right")
        node = node.parent
    return " ".join(text(one.node) for one in values(listed, script)) if listed is not None else ""


def is_session(pair: Any) -> bool:
    """Return whether an option belongs to the call that sets the sessions of a server, or to a table of what that call is given."""
    parent = pair.parent
    while parent is not None and parent.type != "call_expression":
        keys = {key_of(field(one, "key")) for one in parent.named_children} if parent.type == "object" else frozenset()
        if "cookie" in keys and not _OF_SESSIONS.isdisjoint(keys):
            return True
        parent = parent.parent
    return parent is not None and bool(_SESSIONS.search(text(field(parent, "function"))))
