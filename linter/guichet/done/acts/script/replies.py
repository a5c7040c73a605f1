"""What comes back to a script from what it sends: a search or a check waits for its answer, a recording does not."""

from __future__ import annotations

import re
from typing import Any

from guichet.reading.scripts.calls import calls_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import FUNCTIONS, arguments, function_around, key_of, parameters, returned, text
from guichet.reading.scripts.syntax import field as part
from guichet.reading.scripts.ways import ways_to

_THEN = frozenset({"then", "done", "success"})
"""Methods of a call under way that are given what to do with its answer."""
_SUCCESS = frozenset({"success", "complete"})
"""Settings of a call that say what to do with its answer (jQuery)."""
_RUN = re.compile(r"""\bformat\s*(?:=>|:)\s*(?::|["'])js\b|\.js["'?]|["']?dataType["']?\s*:\s*["'](?:script|html)\b""")
"""What says that the answer is a script, or a part of the page: the browser runs it, or shows it."""
_READS = re.compile(r"""["']?\b(?:type|method)["']?\s*:\s*["']get["']""", re.I)
COLLECTS = re.compile(
    r"track|suivi|suivre|collect|log\b|event|analytic|mesure|telemetr|replay|record|metric|saisie|frappe|keys?\b|audience|ux\b",
    re.I,
)
"""Words of an address, or of a function, that keeps a record of what people do."""


_CALLERS = 3
"""Functions in a row that hand on what comes back."""


def is_answered(node: Any, script: Script, depth: int = 0) -> bool:
    """Whether what comes back is used: kept, awaited into a name, given to a callback that takes it, run, or returned to one who uses it."""
    child, parent = node, node.parent
    while parent is not None:
        if parent.type == "member_expression" and key_of(part(parent, "property")) in _THEN:
            call = parent.parent
            given = arguments(call) if call is not None and call.type == "call_expression" else []
            if any(one.type not in FUNCTIONS or parameters(one) for one in given[:1]):
                return True
        elif parent.type in ("variable_declarator", "assignment_expression", "pair"):
            return True
        elif parent.type == "return_statement":
            return _is_used(function_around(parent), script, depth, unknown=True)
        elif parent.type == "arrow_function" and child == part(parent, "body"):
            return _is_used(parent, script, depth, unknown=depth > 0)
        elif parent.type == "arguments" and text(part(parent.parent, "function")) == "await":
            pass  # `await (await fetch(url)).json()` is read as a call
        elif parent.type in ("arguments", "statement_block", "program", "expression_statement"):
            break
        child, parent = parent, parent.parent
    given = arguments(node) if node.type == "call_expression" else []
    if any(one.type in FUNCTIONS and parameters(one) for one in given[1:]):
        return True
    settings = [one for one in given if one.type == "object"]
    if any(_takes_answer(one) for setting in settings for one in setting.named_children):
        return True
    span = script.span(node) if settings else None
    return span is not None and bool(_RUN.search(script.source.text, span.start, span.end))


def _is_used(function: Any, script: Script, depth: int, *, unknown: bool) -> bool:
    """Whether somebody uses what a function gives back: those who call it say so; a listener and a timer never do."""
    if function is None or depth >= _CALLERS:
        return unknown
    callers = calls_of(function, script)
    if any(is_answered(call, caller, depth + 1) for call, caller in callers):
        return True
    return unknown and not callers and not all(way.event for way in ways_to(next(returned(function)), script))


def _takes_answer(setting: Any) -> bool:
    """Whether a setting of a call is a function that takes what comes back: `success: function (found) {…}`, `success: show`."""
    is_method = setting.type == "method_definition"
    name = key_of(part(setting, "name" if is_method else "key"))
    value = setting if is_method else part(setting, "value")
    if name not in _SUCCESS or value is None:
        return False
    return bool(parameters(value)) if value.type in FUNCTIONS else value.type in ("identifier", "member_expression")


def only_asks(node: Any, to: str) -> bool:
    """Whether it is a question put to the service, a search or a check, and leaves nothing there."""
    if text(part(node, "function")).endswith(".send"):
        owner = re.escape(text(part(part(node, "function"), "object")))
        around = node
        while around.parent is not None and around.type not in FUNCTIONS:
            around = around.parent
        return bool(
            re.search(rf"{owner}\.(?:on(?:load|readystatechange|message)|response\w*)|this\.response", text(around))
        )
    called = text(part(node, "function")).rpartition(".")[2] if node.type == "call_expression" else ""
    given = arguments(node) if called in ("fetch", "ajax") else []
    asks = (len(given) < 2 and called == "fetch") or any(_READS.search(text(one)) for one in given)
    return asks and not COLLECTS.search(to)
