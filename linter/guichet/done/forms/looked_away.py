"""What people wrote, put back as it was at first because they looked at something else: another tab, another window, an application."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.done.data.script_data import LEAVING
from guichet.done.words import apart, speaks_of
from guichet.reading.scripts.calls import handed_to
from guichet.reading.scripts.definitions import bindings, functions
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, function_around, name_of, parameters, text
from guichet.reading.scripts.typed import WATCHES, is_typed
from guichet.reading.scripts.ways import Way, ways_to

_AWAY = LEAVING | {"blur", "focusout", "popstate", "pageshow"}
PASSING = frozenset({"visibilitychange", "blur", "freeze", "mouseleave"})
"""What happens to a page that one comes back to in a moment."""
_WINDOW = re.compile(r"window|self\b|globalThis")
_EMPTY = re.compile(r"(?:\{\}|\[\]|null|undefined|''|\"\"|``)")
_FIRST = re.compile(r"\w{0,20}(?:vide|vierge|empty|blank|initial|default)\w{0,20}(?:\(\))?", re.I)
"""The value with which answers begin, by its name."""
_SETTER = re.compile(r"set([A-Z]\w{2,40})")
_SHOWN = re.compile(r"<(?:textarea|input|[A-Z]\w{0,40})\b[^<]{0,300}?\bvalue=\{\s?(\w{1,60})")
"""The state that a field of React shows."""
_FROM = 2
"""Functions that a callback is handed through."""


def puts_back(node: Any, script: Script) -> bool:
    """Whether a statement gives what a field holds its first value again: `Object.assign(claim, empty())`, `setText('')`."""
    if node.type == "assignment_expression":
        left, value = field(node, "left"), field(node, "right")
        return _is_first(value) and left.type != "subscript_expression" and is_typed(left, script)
    if node.type != "call_expression":
        return False
    called, given = text(field(node, "function")), arguments(node)
    if called == "Object.assign" and len(given) == 2:
        held = is_typed(given[0], script) or speaks_of(text(given[0]), "sessions.answers")
        return held and _is_first(given[1])
    setter = _SETTER.fullmatch(called)
    state = setter[1][0].lower() + setter[1][1:] if setter is not None else ""
    return bool(state) and len(given) == 1 and _is_first(given[0]) and state in _SHOWN.findall(script.text)


def _is_first(value: Any) -> bool:
    said = text(value)
    if value is not None and value.type == "object" and value.named_children:
        held = [text(field(one, "value")) for one in value.named_children if one.type == "pair"]
        return bool(held) and len(held) == len(value.named_children) and all(map(_EMPTY.fullmatch, held))
    return bool(_EMPTY.fullmatch(said) or _FIRST.fullmatch(said))


def looks_away(node: Any, script: Script, events: frozenset[str] = _AWAY) -> bool:
    """Whether something happens because the person looked at something else, in what a function is handed to as well."""
    return any(_is_away(one, events) for one in ways_to(node, script)) or _is_handed(function_around(node), script, 0)


def _is_away(way: Way, events: frozenset[str]) -> bool:
    if way.event not in events:
        return False
    heard = field(way.heard, "function") or field(way.heard, "left") if way.heard is not None else None
    return way.event != "blur" or _WINDOW.search(text(heard)) is not None


def _is_handed(function: Any, script: Script, depth: int) -> bool:
    """Whether a function is handed to what runs it once the person looks away: a hook, a composable, a watch of what is seen."""
    if function is None or depth == _FROM:
        return False
    for call, caller in handed_to(function, script):
        called = text(field(call, "function")).rpartition(".")[2]
        if _names_leaving(called) or (called in WATCHES and _watches_page(call, caller)):
            return True
        if any(looks_away(one, where) for one, where in _runs(function, call, caller)):
            return True
    return False


def _names_leaving(called: str) -> bool:
    """Whether a hook that nothing shows runs what it is given as one leaves, by its name: `usePageLeave(clear)`."""
    return speaks_of(called, "sessions.looked_away") and apart(called).split()[0] in ("use", "on", "when")


def _watches_page(call: Any, script: Script) -> bool:
    """Whether a watch looks at whether the page is seen: `watch(useDocumentVisibility(), …)`."""
    given = arguments(call)[:1]
    made = [text(one.value) for each in given if each.type == "identifier" for one in bindings(each, script)]
    return any(speaks_of(said[:80], "sessions.looked_away") for said in (*made, *map(text, given)))


def _runs(function: Any, call: Any, script: Script) -> Iterator[tuple[Any, Script]]:
    """Yield the calls, in a function of the project, that run what it is handed, or hand it on."""
    name = name_of(function)
    ranks = (rank for rank, one in enumerate(arguments(call)) if one == function or (name and text(one) == name))
    at = next(ranks, -1)
    for one in functions(field(call, "function"), script) if at >= 0 else ():
        taken = [re.match(r"\w+", text(each)) for each in parameters(one.node)]
        held = taken[at] if at < len(taken) else None
        for inner in one.script.walk("call_expression") if held is not None else ():
            if held is not None and one.node.start_byte <= inner.start_byte < one.node.end_byte:
                named = (field(inner, "function"), *arguments(inner))
                if any(each is not None and each.type == "identifier" and text(each) == held[0] for each in named):
                    yield inner, one.script
