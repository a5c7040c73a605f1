"""Where a request of a script goes: as it is given, or as it was opened."""

from __future__ import annotations

from typing import Any

from guichet.core.memo import memo
from guichet.reading.scripts.definitions import values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, bare, key_of, text
from guichet.reading.scripts.syntax import field as part
from guichet.reading.scripts.texts import UNKNOWN, text_made


def address_of(node: Any, script: Script) -> str:
    """Return the address that a request is given, written there or under the key of its options; `UNKNOWN` for what is not written."""
    if bare(node).type == "object":
        inside = [one for one in node.named_children if one.type == "pair" and key_of(part(one, "key")) == "url"]
        return text_made(part(inside[0], "value"), script) if inside else UNKNOWN
    return text_made(node, script)


@memo
def _openings(script: Script) -> dict[str, Any]:
    """The address that each request of a script is first opened at, by the name of the request."""
    found: dict[str, Any] = {}
    for call in script.walk("call_expression"):
        called = text(part(call, "function"))
        if called.endswith(".open") and len(arguments(call)) > 1:
            found.setdefault(called.removesuffix(".open"), arguments(call)[1])
    return found


def opened_at(owner: Any, script: Script) -> str:
    """Return the address that a request was opened at: `xhr.open("POST", "/x")`, `new WebSocket("wss://…")`."""
    if (address := _openings(script).get(text(owner))) is not None:
        return text_made(address, script)
    for one in values(owner, script):
        if one.node.type == "new_expression" and arguments(one.node):
            return text_made(arguments(one.node)[0], one.script)
    return UNKNOWN
