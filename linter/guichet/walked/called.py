"""The addresses that a script calls: `fetch("/api/aides", …)`, `axios.post(…)`, whatever the client."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from guichet.reading.scripts.definitions import values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import NAMES, arguments, bare, key_of, text, unescaped
from guichet.reading.scripts.syntax import field as part

_CALLS = frozenset({"fetch", "$fetch", "useFetch", "ofetch", "axios", "ky", "request", "apiFetch", "Request"})
_VERBS = frozenset({"get", "post", "put", "patch", "delete", "request"})
_CLIENTS = re.compile(r"(?:axios|http|api|client|ky|fetch|request|ajax)\w*$|^\$$", re.I)
_METHOD = re.compile(r"\bmethod\s*:\s*[\"'`](\w+)|\btype\s*:\s*[\"'`](POST|PUT|PATCH)", re.I)
_HOST = re.compile(r"^(?:https?:)?//[^/]+")
HOLE = "{}"
"""What stands in an address for what is only known as it runs."""


@dataclass(frozen=True)
class Called:
    """One address that is called: how, and where that is written."""

    address: str
    method: str
    path: str
    line: int

    @property
    def is_elsewhere(self) -> bool:
        """Whether somebody else answers there."""
        return _HOST.match(self.address) is not None

    @property
    def only_asks(self) -> bool:
        """Whether nothing is sent: something is asked for."""
        return self.method == "get"


def called_by(call: Any, script: Script) -> Called | None:
    """Return the address that a call is sent to, with "" when it is not known; None for a call that sends nothing."""
    function = bare(part(call, "function") if call.type == "call_expression" else part(call, "constructor"))
    given = arguments(call)
    if function is None or not given:
        return None
    verb = ""
    if function.type == "member_expression":
        verb, holder = (key_of(part(function, "property")) or "").lower(), text(part(function, "object"))
        is_client = _CLIENTS.search(holder.rpartition(".")[2].removesuffix("()")) is not None
        if not (is_client and verb in _VERBS) and verb not in ("fetch", "ajax"):
            return None
    elif text(function) not in _CALLS:
        return None
    written = given[0]
    if written.type == "object":
        written = next((part(one, "value") for one in written.named_children if one.type == "pair" and key_of(part(one, "key")) == "url"), None)  # fmt: skip
    address = address_of(written, script) if written is not None else ""
    if verb in _VERBS and address and not (address.startswith(("/", HOLE)) or _HOST.match(address) or "/" in address):
        return None  # `http.get("name")` of something else
    said = _METHOD.search(" ".join(text(one) for one in given if one.type == "object"))
    method = verb if verb in _VERBS and verb != "request" else (said[1] or said[2]).lower() if said else "get"
    line = script.source.position(script.span(call)).line
    return Called(_plain(address), method, script.path, line)


def _plain(address: str) -> str:
    own = address
    while own.startswith(HOLE) and own[2:3] == "/":
        own = own[2:]  # the host that the settings give
    return own.partition("?")[0].partition("#")[0]


def address_of(node: Any, script: Script, depth: int = 0) -> str:
    """Return what an expression writes as an address, with `{}` for what is only known as it runs; "" when nothing of it is."""
    node = bare(node)
    if node is None or depth > 3:
        return ""
    if node.type == "string":
        return unescaped(text(node)[1:-1])
    if node.type == "template_string":
        return "".join(_piece(one, script, depth) for one in node.named_children)
    if node.type == "binary_expression" and text(part(node, "operator")) == "+":
        sides = [address_of(part(node, side), script, depth + 1) or HOLE for side in ("left", "right")]
        return "".join(sides) if sides != [HOLE, HOLE] else ""
    if node.type in NAMES or node.type == "member_expression":
        known = {address_of(one.node, one.script, depth + 1) for one in values(node, script) if one.node.id != node.id}
        return known.pop() if len(known) == 1 else ""
    if node.type == "call_expression":
        given = arguments(node)
        return (
            address_of(given[0], script, depth + 1)
            if given and text(part(node, "function")) in ("URL", "encodeURI")
            else ""
        )
    if node.type == "new_expression":
        given = arguments(node)
        return address_of(given[0], script, depth + 1) if given and text(part(node, "constructor")) == "URL" else ""
    return ""


def _piece(one: Any, script: Script, depth: int) -> str:
    if one.type == "template_substitution":
        inner = one.named_children[0] if one.named_children else None
        return (address_of(inner, script, depth + 1) if inner is not None and inner.type in NAMES else "") or HOLE
    return text(one)
