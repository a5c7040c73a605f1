"""Functions of a script that keep in the browser what they are called with: `store("granted")`, `keep(KEY, "no")`."""

from __future__ import annotations

from typing import Any

from guichet.reading.scripts.definitions import functions
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, text, walk
from guichet.reading.scripts.texts import text_made

STORES = {"localStorage.setItem": float("inf"), "sessionStorage.setItem": 0.0}
"""Calls that keep something in the browser, and for how many seconds."""
COOKIES = frozenset({"Cookies.set", "cookies.set", "Cookie.set", "setCookie", "$.cookie"})
"""Those that keep it in a cookie, for as long as they are told."""


def keeping(call: Any) -> str:
    """Return the name of a call by which something is kept in the browser, "" for another call."""
    name = text(field(call, "function")).removeprefix("window.")
    return name if name in STORES or name in COOKIES else ""


def keeps(call: Any, script: Script) -> bool:
    """Return whether a call runs a function of the project that keeps, under the name that it is given first, what it is given next."""
    for one in functions(field(call, "function"), script) if field(call, "function") is not None else ():
        given = [text(name) for name in field(one.node, "parameters").named_children] if field(one.node, "parameters") else []  # fmt: skip
        for inner in walk(one.node):
            if inner.type == "call_expression" and text(field(inner, "function")) == "localStorage.setItem":
                named = [text(name) for name in arguments(inner)[:1]]
                if named and given[:1] == named:
                    return True
    return False


def kept_by_function(call: Any, script: Script) -> str:
    """Return what a call has a function of the project keep, where the function names it and the call says what: `store("granted")`."""
    given = arguments(call)
    if len(given) != 1 or given[0].type != "string" or field(call, "function") is None:
        return ""
    for one in functions(field(call, "function"), script)[:1]:
        taken = field(one.node, "parameters") or field(one.node, "parameter")
        name = text(taken).strip("()") if taken is not None else ""
        for inner in walk(one.node) if name.isidentifier() else ():
            if inner.type == "call_expression" and text(field(inner, "function")) in STORES:
                key, *values = arguments(inner)
                if any(text(word) == name for value in values for word in walk(value)):
                    return f"{text_made(key, one.script)}={text_made(given[0], script)}"
    return ""
