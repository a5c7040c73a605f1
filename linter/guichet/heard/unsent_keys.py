"""Keys that a script waits for under a name that browsers do not send: what they should do never happens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from guichet.core.memo import memo
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import field, function_around, key_of, parameters, text, walk

_SENT = {
    "Left": "ArrowLeft", "Right": "ArrowRight", "Up": "ArrowUp", "Down": "ArrowDown", "Esc": "Escape",
    "Space": " ", "Spacebar": " ", "Return": "Enter", "Del": "Delete",
}  # fmt: skip
"""What browsers send for the keys that some code calls otherwise (UI Events KeyboardEvent key Values)."""
_EVENTS = frozenset({"e", "ev", "evt", "event", "$event"})
_TYPE = "KeyboardEvent"
_ITEMS = frozenset("filter find findIndex findLast forEach map flatMap reduce some every sort".split())
"""Methods that hand on the items of a list, which have keys of their own."""
_EQUAL = frozenset({"===", "==", "!==", "!="})


class Unsent(NamedTuple):
    """The name under which a key is waited for, where it is written, and the one that browsers send."""

    node: Any
    name: str
    sent: str


def unsent_keys(script: Script) -> Iterator[Unsent]:
    """Yield the keys that functions of a script compare with names that no browser sends, and not with those that they do."""
    for node, owner, compared in _comparisons(script):
        name = _said(compared)
        sent = _SENT.get(name, "")
        if sent and not _waits_for(sent, name, script) and _is_event(owner):
            yield Unsent(node, name, sent)


def _comparisons(script: Script) -> Iterator[tuple[Any, Any, Any]]:
    """Yield what compares the key of something with a value: (the value's place, the thing, the value)."""
    for node in script.walk("binary_expression"):
        if text(field(node, "operator")) in _EQUAL:
            left, right = field(node, "left"), field(node, "right")
            for asked, given in ((left, right), (right, left)):
                if (owner := _whose_key(asked)) is not None:
                    yield given, owner, given
    for node in script.walk("switch_statement"):
        owner = _whose_key(field(node, "value"))
        for case in walk(field(node, "body")) if owner is not None else ():
            if case.type == "switch_case" and (given := field(case, "value")) is not None:
                yield given, owner, given


def _whose_key(node: Any) -> Any:
    while node is not None and node.type == "parenthesized_expression":
        node = node.named_children[0]
    is_key = node is not None and node.type == "member_expression" and key_of(field(node, "property")) == "key"
    owner = field(node, "object") if is_key else None
    return owner if owner is not None and owner.type == "identifier" else None


def _said(node: Any) -> str:
    return text(node)[1:-1] if node.type == "string" else ""


def _is_event(owner: Any) -> bool:
    """Whether a name is the event that a function answers: its parameter, said to be one, and no item of a list."""
    name, function = text(owner), function_around(owner)
    while function is not None:
        taken = next((one for one in parameters(function) if name in text(one).partition(":")[0].split()), None)
        if taken is not None:
            return _TYPE in text(taken) or (name in _EVENTS and not _is_given_items(function))
        function = function_around(function)
    return False


def _is_given_items(function: Any) -> bool:
    call = function.parent.parent if function.parent is not None and function.parent.type == "arguments" else None
    called = field(call, "function") if call is not None and call.type == "call_expression" else None
    return called is not None and called.type == "member_expression" and key_of(field(called, "property")) in _ITEMS


def _waits_for(sent: str, name: str, script: Script) -> bool:
    """Whether a script knows what browsers send too, or asks where the key stands on the keyboard."""
    by_place, by_number = _asks_where(script)
    return sent in _strings(script) or (name == "Space" and by_place) or by_number


@memo
def _asks_where(script: Script) -> tuple[bool, bool]:
    return ".code" in script.text, "keyCode" in script.text


@memo
def _strings(script: Script) -> frozenset[str]:
    return frozenset(text(one)[1:-1] for one in script.walk("string"))
