"""What the code of a script does to the page: leave it, write in it, show and hide, move focus, cancel a key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from guichet.reading.scripts.definitions import Defined
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, key_of, text, walk

_LOCATIONS = frozenset(f"{owner}location" for owner in ("", "window.", "document.", "self.", "top.", "parent."))
_ADDRESS = re.compile(r"\.(?:href|search|pathname)$")
_LEAVING = frozenset({"assign", "replace", "reload"})
_SENDING = frozenset({"submit", "requestSubmit"})
_TEXTS = frozenset({"textContent", "innerText", "innerHTML"})
_WRITING = frozenset(
    "text html append appendChild prepend before after replaceChildren insertAdjacentHTML insertAdjacentText "
    "insertAdjacentElement".split()
)
LEAVES = re.compile(
    r"\.submit\(|(?:^|[^\w.])(?:(?:window|document|self|top)\.)?location(?:\.href)?\s*=[^=]|location\.(?:assign|replace|reload)\(|htmx\.trigger|requestSubmit\("
    r"|\brouter\.(?:push|replace|navigateByUrl)\(\s*(?:[`'\"]/(?![^)]*\?)|\{\s*(?:name|path)\b(?![^}]*\bquery\b))"
    r"|\brouter\.navigate\(\s*\[\s*[`'\"]/?\w|(?:^|[^\w.])(?:goto|navigate)\(\s*[`'\"]/(?![^)]*(?:\?|keepFocus))|\bTurbo\.visit\("
)
"""What leaves the page, for another of the same application too, or sends a form, as the text of an event attribute has it."""
_SHOWN = re.compile(r"open|show|visib|activ|ouvert|affich|expanded", re.I)
_HIDDEN = re.compile(r"hid|d-none|cach|clos|ferm|collapsed|masqu", re.I)
"""What classes that show, or hide, are called."""
_CLOSING = frozenset("close remove hide hidePopover fadeOut slideUp dispose destroy".split())
FOCUSING = frozenset({"focus", "showModal", "select", "setSelectionRange"})
"""Methods that put the focus on what they are called on."""


@dataclass(frozen=True, eq=False)
class Effect:
    """One thing done: the node that does it, what it is done to, the value given."""

    node: Any
    target: Any
    value: Any
    script: Script


def assignments(code: Iterable[Defined]) -> Iterator[tuple[Any, Any, Any, Script]]:
    """Yield (assignment, left side, value, script) of some code."""
    for one in code:
        for node in walk(one.node):
            if node.type in ("assignment_expression", "augmented_assignment_expression"):
                yield node, field(node, "left"), field(node, "right"), one.script


def methods(code: Iterable[Defined]) -> Iterator[tuple[Any, str, Any, Script]]:
    """Yield (call, method, object, script) of the method calls of some code."""
    for one in code:
        for node in walk(one.node):
            callee = field(node, "function") if node.type == "call_expression" else None
            if callee is not None and callee.type == "member_expression":
                yield node, key_of(field(callee, "property")) or "", field(callee, "object"), one.script


def leaves(code: Iterable[Defined]) -> Iterator[Effect]:
    """Yield what makes the browser leave the page: an address, a reload, a form that is sent."""
    code = list(code)
    for node, left, value, script in assignments(code):
        if _ADDRESS.sub("", text(left)) in _LOCATIONS:
            yield Effect(node, left, value, script)
    for call, method, owner, script in methods(code):
        if (method in _LEAVING and text(owner) in _LOCATIONS) or (
            method in _SENDING and (method == "requestSubmit" or not arguments(call))
        ):
            yield Effect(call, owner, next(iter(arguments(call)), None), script)


def writes(code: Iterable[Defined]) -> Iterator[Effect]:
    """Yield what writes a text into an element: `x.textContent = …`, `$(x).text(…)`, `x.append(…)`."""
    code = list(code)
    for node, left, value, script in assignments(code):
        if left.type == "member_expression" and key_of(field(left, "property")) in _TEXTS:
            yield Effect(node, field(left, "object"), value, script)
    for call, method, owner, script in methods(code):
        if method in _WRITING and arguments(call):
            yield Effect(call, owner, arguments(call)[-1], script)


def replaces(code: Iterable[Defined]) -> Iterator[Effect]:
    """Yield what puts something in the place of an element: `x.replaceWith(…)`, `x.outerHTML = …`, `parent.replaceChild(…, x)`."""
    code = list(code)
    for node, left, value, script in assignments(code):
        if left.type == "member_expression" and key_of(field(left, "property")) == "outerHTML":
            yield Effect(node, field(left, "object"), value, script)
    for call, method, owner, script in methods(code):
        given = arguments(call)
        if method == "replaceWith" and given:
            yield Effect(call, owner, given[0], script)
        elif method == "replaceChild" and len(given) == 2:
            yield Effect(call, given[1], given[0], script)


def turned(code: Iterable[Defined]) -> Iterator[tuple[str, Effect]]:
    """Yield what is done to what hides an element, with what that is called: `x.hidden = …`, `x.style.display = …`, `x.toggleAttribute("hidden")`.

    The value is None where it only turns over; what takes the attribute away is called "removed".
    """
    code = list(code)
    for node, left, value, script in assignments(code):
        name = key_of(field(left, "property")) if left.type == "member_expression" else None
        owner = field(left, "object")
        if name == "hidden":
            yield name, Effect(node, owner, value, script)
        elif name == "display" and text(owner).endswith(".style"):
            yield name, Effect(node, field(owner, "object"), value, script)
    for call, method, owner, script in methods(code):
        given = arguments(call) if method in _OF_ATTRIBUTES else []
        if given and text(given[0])[1:-1] == "hidden" and len(given) >= _OF_ATTRIBUTES[method]:
            name = "removed" if method.startswith("remove") else "hidden"
            yield name, Effect(call, owner, given[1] if len(given) > 1 else None, script)


_OF_ATTRIBUTES = {"setAttribute": 2, "toggleAttribute": 1, "removeAttribute": 1, "prop": 2, "attr": 2, "removeAttr": 1}
"""Methods that give an element an attribute, turn it over or take it away, and what they are given at least to do so."""


def shows(code: Iterable[Defined]) -> Iterator[Effect]:
    """Yield what shows an element that was hidden: `x.hidden = false`, a hiding class removed, a display given."""
    code = list(code)
    for name, one in turned(code):
        is_off = name == "hidden" and text(one.value) == "false"
        if is_off or name == "removed" or (name == "display" and text(one.value)[1:-1] not in ("none", "")):
            yield one
    for call, method, owner, script in methods(code):
        given = [text(one)[1:-1] for one in arguments(call)]
        if _turns_class(method, owner, given, _SHOWN, _HIDDEN):
            yield Effect(call, field(owner, "object"), None, script)


def _turns_class(method: str, owner: Any, given: list[str], added: re.Pattern[str], removed: re.Pattern[str]) -> bool:
    """Whether a call puts a class of one kind, takes one of the other away, or turns one of either over."""
    if not text(owner).endswith(".classList"):
        return False
    kinds = {"add": (added,), "remove": (removed,), "toggle": (added, removed)}.get(method, ())
    return any(kind.search(one) for kind in kinds for one in given)


def hides(code: Iterable[Defined]) -> Iterator[Effect]:
    """Yield what takes an element away: `x.hidden = true`, `x.close()`, `x.remove()`, a class, a display."""
    code = list(code)
    for name, one in turned(code):
        is_on = name == "hidden" and text(one.value) not in ("false", "null")
        if is_on or (name == "display" and text(one.value)[1:-1] == "none"):
            yield one
    for node, left, value, script in assignments(code):
        is_text = left.type == "member_expression" and key_of(field(left, "property")) == "innerHTML"
        if is_text and len(text(value)) == 2:
            yield Effect(node, field(left, "object"), value, script)
    for call, method, owner, script in methods(code):
        given = [text(one)[1:-1] for one in arguments(call)]
        if _turns_class(method, owner, given, _HIDDEN, _SHOWN):
            yield Effect(call, field(owner, "object"), None, script)
        elif method in _CLOSING and not text(owner).endswith(("classList", "localStorage", "sessionStorage")):
            yield Effect(call, owner, None, script)


def turns_over(code: Iterable[Defined]) -> Iterator[Effect]:
    """Yield what shows or hides an element as something else is true: `x.hidden = !open`, `x.style.display = open ? …`."""
    for name, one in turned(code):
        kind = one.value.type if one.value is not None else ""
        if (name == "hidden" and kind in _DECIDED) or (name == "display" and kind == "ternary_expression"):
            yield one


_DECIDED = frozenset({"", "unary_expression", "identifier", "binary_expression"})


def moves_focus(code: Iterable[Defined]) -> bool:
    """Whether some code puts the focus somewhere."""
    return any(method in FOCUSING for _, method, _, _ in methods(code))


def cancels(code: Iterable[Defined]) -> Iterator[Effect]:
    """Yield what keeps the browser from answering an event itself."""
    for call, method, owner, script in methods(code):
        if method == "preventDefault":
            yield Effect(call, owner, None, script)
