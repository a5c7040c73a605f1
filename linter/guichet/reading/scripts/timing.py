"""What a script does by itself, with time: count down before people's eyes, open windows as the page loads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.memo import memo
from guichet.core.numbers import count
from guichet.core.pairs import among
from guichet.reading.scripts.definitions import functions
from guichet.reading.scripts.files import importers
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.scopes import scopes
from guichet.reading.scripts.syntax import FUNCTIONS, arguments, field, walk
from guichet.reading.scripts.texts import number_made

_CALLS = 8
"""Calls of what a timer runs that are followed to other files."""
_TIMERS = frozenset({"setInterval", "window.setInterval", "setTimeout", "window.setTimeout", "requestAnimationFrame"})
_DECREASES = re.compile(
    r"[\w$.\])]\s{0,20}--|--\s*[\w$]|-=\s*\d|(?:=>?|[?:]|\bset\w*\(|\bmax\((?:\s*0,)?)\s*[\w$.]+(?:\(\))?\s*-\s*1\b|(?<![\w$.()])[\w$.()]+\s*-\s*(?:\+?new Date|Date\.now)"
    r"|(?<![\w$.()])[\w$.]+\s*-\s*\w*(?:elapsed|[ée]coul)\w*",
    re.I,
)
_GIVEN_LATER = re.compile(r"setTimeout\(\s*(?:\(\)\s*=>|function\s*\(\)\s*\{)\s*(?:\{\s*)?([\w$.]+)\s*=\s*(\d{1,6})\b")
_SHOWS = re.compile(
    r"\.(?:textContent|innerText|innerHTML|value)\s*=|\.(?:text|html)\(|\.style\.width\s*=|set(?:Time|Left|Seconds|Remaining|Count)\w*\("
)
_REACTIVE = re.compile(
    r"\bAlpine\b|\bcreateApp\b|\bVue\b|\bdata\s*\(\)\s*\{|\bref\(|\b\$state\b|\bsignal\(|\bdefineComponent\b|\bLitElement\b|\b(?:readable|writable|createSignal|createStore)\(|\bcreate\(\s*\(?set\b"
)
_STATE = re.compile(
    r"\bthis\.\w+\s*(?:--|-=)|--\s*this\.|\.value\s*(?:--|-=|=(?![=>]))|--\s*\w+\.value|\bthis\.\w+\s*=(?![=>])|\.update\(|(?<![\w$])set\w*\("
)
"""What a framework shows by itself whenever it changes."""
_CHANGED = re.compile(r"(?<![\w$.])([A-Za-z_$][\w$]*)\s*(?:=(?![=>])|-=|--)")
_PRESENT = r"(?:\+?new Date\(\)(?:\.getTime\(\))?|Date\.now\(\))"
_TICKS = re.compile(
    rf"\bset([A-Z]\w{{0,40}})\(\s*{_PRESENT}|(?<![\w$])([A-Za-z_$][\w$]{{0,40}})(?:\.value)?\s*=\s*{_PRESENT}"
)
"""What gives a name the present moment."""
_LOADS = re.compile(r"^(?:DOMContentLoaded|load|pageshow|turbo:load|turbolinks:load|ready|readystatechange)$")
_HANDLER = re.compile(r"\.on(?!load|pageshow|ready)[a-z]+$")
_AT_LOAD = re.compile(r"(?:^|\.)(?:on(?:load|pageshow|ready\w*)|\$onInit)$")
"""What a page, or a controller of AngularJS, calls by itself when it opens."""
_EVENT_CALL = re.compile(r"(?:^|\.)(?:addEventListener|on|one|click|submit|change|bind|delegate)$")


def countdowns(script: Script) -> Iterator[tuple[Any, str]]:
    """Yield each timer that shows something decreasing: its callee node, and the code that runs."""
    for call in script.walk("call_expression"):
        callee = call.child_by_field_name("function")
        if callee is None or script.source_of(callee) not in _TIMERS or _is_slow(call, script):
            continue
        code = _code_of(call, script)
        decreases = _DECREASES.search(code) and (_SHOWS.search(code) or _shows_by_itself(code, script))
        if decreases or _nears_end(code, script):
            yield callee, code


_SLOW = 60_000
"""Milliseconds between two turns from which nothing is seen to run: the days that are left, a minute at a time."""


def _is_slow(call: Any, script: Script) -> bool:
    given = arguments(call)
    return len(given) > 1 and (number_made(given[1], script) or 0) >= _SLOW


def _nears_end(code: str, script: Script) -> bool:
    """Whether a timer gives a name the present moment again and again, which is taken elsewhere from another: `setNow(Date.now())`, then `end - now`."""
    ticked = (setter[:1].lower() + setter[1:] or name for setter, name in _TICKS.findall(code))
    return any(re.search(rf"[\w)]\s*-\s*(?:this\.)?{re.escape(one)}(?:\.value|\.current|\(\))?(?![\w$.(])", script.text) for one in ticked)  # fmt: skip


def _shows_by_itself(code: str, script: Script) -> bool:
    """Whether what some code changes is shown by a framework, with nothing else to call."""
    if script.path.endswith(".svelte"):
        return any(re.search(rf"\blet\s+{re.escape(name)}\b", script.text) for name in _CHANGED.findall(code))
    return bool(_REACTIVE.search(script.text) and _STATE.search(code))


def counts_down(code: str) -> bool:
    """Whether the code of an attribute, that a framework runs, makes something decrease with time."""
    return any(timer in code for timer in _TIMERS) and bool(_DECREASES.search(code) or _is_lowered(code))


def _is_lowered(code: str) -> bool:
    """Whether timers give one name smaller and smaller numbers: `setTimeout(() => left = 2, …); setTimeout(() => left = 1, …)`."""
    given: dict[str, list[int]] = {}
    for name, number in _GIVEN_LATER.findall(code):
        given.setdefault(name, []).append(count(number))
    return any(len(one) > 1 and one == sorted(one, reverse=True) and one[0] > one[-1] for one in given.values())


def _code_of(call: Any, script: Script) -> str:
    """Return the code that a timer runs: its function, the function around it, and those it calls by name."""
    arguments = call.child_by_field_name("arguments")
    code = script.source_of(arguments) if arguments is not None else ""
    named = set(re.findall(r"\b([A-Za-z_$][\w$]*)\b", code))
    pieces = [code]
    bodies = _bodies(script)
    called = [body for name in named for body in among(bodies.get(name, []))]
    pieces.extend(map(script.source_of, sorted(called, key=lambda body: int(body.start_byte))))
    pieces.extend(_imported(arguments, script))
    return "\n".join(pieces)


def _imported(given: Any, script: Script) -> Iterator[str]:
    """The code of the functions of other files that some code calls, those that reckon and do nothing else."""
    calls = [one for one in walk(given) if one.type == "call_expression"] if given is not None else []
    for call in calls[:_CALLS]:
        found = functions(field(call, "function"), script) if field(call, "function").type == "identifier" else []
        for one in found:
            does = any(part.type in ("expression_statement", *FUNCTIONS) for part in walk(one.node) if part != one.node)
            if one.script is not script and not does:
                yield one.script.source_of(one.node)


@memo
def _bodies(script: Script) -> dict[str, list[Any]]:
    """Return the bodies of the functions that a script gives a name, in source order."""
    found: dict[str, list[Any]] = {}
    for function in script.walk("function_declaration", "method_definition", "variable_declarator"):
        name = function.child_by_field_name("name")
        body = function.child_by_field_name("body") or function.child_by_field_name("value")
        if name is not None and body is not None and body.type in _FUNCTIONS:
            found.setdefault(script.source_of(name), []).append(body)
    return found


_VALUES = ("arrow_function", "function_expression")
_FUNCTIONS = ("statement_block", *_VALUES)
_FIELDS = ("field_definition", "public_field_definition")


def runs_by_itself(node: Any, script: Script, depth: int = 0) -> bool:
    """Whether some code runs as the page loads, rather than because a person did something."""
    parent, child = node.parent, node
    while parent is not None:
        if parent.type == "call_expression" and child.type == "arguments":
            callee = script.source_of(parent.child_by_field_name("function"))
            if _EVENT_CALL.search(callee):
                first = next((one for one in child.named_children), None)
                event = script.source_of(first).strip("'\"`") if first is not None else ""
                if not _LOADS.match(event):
                    return False
        elif parent.type == "assignment_expression":
            left = script.source_of(parent.child_by_field_name("left"))
            if _HANDLER.search(left):
                return False
            if _is_kept(left, child):
                return depth < 3 and _is_called(left.removeprefix("window."), script, depth)
        elif parent.type in ("function_declaration", "method_definition"):
            name = parent.child_by_field_name("name")
            return name is not None and depth < 3 and _is_called(script.source_of(name), script, depth)
        elif parent.type in ("variable_declarator", *_FIELDS) and child.type in _VALUES:
            name = parent.child_by_field_name("name") or parent.child_by_field_name("property")
            return depth < 3 and _is_called(script.source_of(name), script, depth)
        elif parent.type == "pair" and child.type in _VALUES:
            return False  # given to whoever holds the object, to be called when they need it
        child, parent = parent, parent.parent
    return True


def _is_kept(left: str, value: Any) -> bool:
    """Whether a function is only kept under a name (`this.remove = function`), for whoever calls it; not an event's handler."""
    return value.type in _VALUES and not _AT_LOAD.search(left)


_LONGEST = 200
"""Signs of a name, at most."""


def _is_called(name: str, script: Script, depth: int) -> bool:
    for call, callee, passed in _naming(script).get(name, ()):
        arguments = call.child_by_field_name("arguments")
        if callee == name and runs_by_itself(call, script, depth + 1):
            return True
        if passed and _EVENT_CALL.search(callee) and arguments is not None:
            first = script.source_of(arguments.named_children[0]).strip("'\"`")
            if _LOADS.match(first):
                return True
        elif passed and callee in _TIMERS and runs_by_itself(call, script, depth + 1):
            return True
    return False


@memo
def _naming(script: Script) -> dict[str, list[tuple[Any, str, bool]]]:
    """The calls of a script by each name that they call or pass on, with what they call, and whether they pass it on."""
    found: dict[str, list[tuple[Any, str, bool]]] = {}
    for call in script.walk("call_expression"):
        callee = script.source_of(call.child_by_field_name("function"))
        arguments = call.child_by_field_name("arguments")
        given = arguments.named_children if arguments is not None else ()
        passed = {script.source_of(one) for one in given if one.end_byte - one.start_byte <= _LONGEST}
        for name in {callee, *passed}:
            found.setdefault(name, []).append((call, callee, name in passed))
    return found


def shown_by(script: Script) -> str:
    """Return what the markup that a script writes says, in lower case."""
    return " ".join(script.source_of(node) for node in script.walk("jsx_text")).lower().replace("’", "'")


def shown_where_used(script: Script) -> str:
    """Return what the markup says of the scripts that import one which writes none itself, as a hook is used, in lower case."""
    users = {one.path: one for name in scopes(script).exports for one in importers(script, name)}
    return " ".join(shown_by(users[path]) for path in sorted(users))


_PUT_IN = re.compile(r"\$\{[^{}]{0,200}\}")


def strings_of(script: Script) -> str:
    """Return all that a script's strings say, in lower case; not the names of what is put in them."""
    said = " ".join(script.source_of(node) for node in script.walk("string", "template_string"))
    return _PUT_IN.sub(" ", said).lower().replace("’", "'")
