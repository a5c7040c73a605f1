"""Companies that a page calls because people said no, or have not answered yet: what managers of consent run instead of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from guichet.done.parties.hosts import Service, service_at
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import field, text

_WITHOUT_YES = frozenset({"fallback", "onReject", "onRefuse", "onDecline", "onDeny"})
"""What Tarteaucitron runs for whoever has not said yes, and what other managers call when people refuse."""
_LOADS = ("addScript", "loadScript", "getScript", "importScripts")
_FUNCTIONS = frozenset({"function", "function_expression", "arrow_function", "method_definition"})


def called_on_refusal(script: Script, *kinds: str, allowed: Iterable[str] = ()) -> Iterator[tuple[Any, Service, str]]:
    """Yield the addresses of services that a script loads in a function that managers of consent run for want of a yes, and its name."""
    if not any(one in script.text for one in _WITHOUT_YES):
        return
    for node in script.walk("string", "template_string"):
        service = service_at(script.source_of(node)[1:-1], *kinds, allowed=allowed)
        name = _run_for(node) if service is not None and _is_loaded(node) else ""
        if service is not None and name:
            yield node, service, name


def _is_loaded(address: Any) -> bool:
    """Whether an address is given to what loads scripts: what is put in the `src` of one is read as an act."""
    at = address.parent
    while at is not None and at.type in ("binary_expression", "template_substitution", "arguments"):
        at = at.parent
    return at is not None and at.type == "call_expression" and text(field(at, "function")).endswith(_LOADS)


def _run_for(node: Any) -> str:
    """The name under which the function around is handed to a manager of consent; "" for one that is not."""
    at = node.parent
    while at is not None and at.type not in _FUNCTIONS:
        at = at.parent
    if at is None:
        return ""
    if at.type == "method_definition":
        name = text(field(at, "name"))
    elif at.parent is not None and at.parent.type == "pair":
        name = text(field(at.parent, "key")).strip("'\"")
    elif at.parent is not None and at.parent.type == "assignment_expression":
        name = text(field(at.parent, "left")).rpartition(".")[2]
    else:
        name = ""
    return name if name in _WITHOUT_YES else ""
