"""What comes back to a script from what it sends: a search or a check waits for its answer, a recording does not."""

from __future__ import annotations

import re
from typing import Any

from guichet.reading.scripts.syntax import FUNCTIONS, arguments, key_of, parameters, text
from guichet.reading.scripts.syntax import field as part

_THEN = frozenset({"then", "done", "success"})
"""Methods of a call under way that are given what to do with its answer."""
_SUCCESS = frozenset({"success", "complete"})
"""Settings of a call that say what to do with its answer (jQuery)."""
_COLLECTS = re.compile(
    r"track|collect|log\b|event|analytic|mesure|telemetr|replay|record|metric|saisie|frappe|keys?\b|audience|ux\b", re.I
)


def is_answered(node: Any) -> bool:
    """Whether what comes back is used: kept, returned, awaited into a name, or given to a callback that takes it."""
    child, parent = node, node.parent
    while parent is not None:
        if parent.type == "member_expression" and key_of(part(parent, "property")) in _THEN:
            call = parent.parent
            given = arguments(call) if call is not None and call.type == "call_expression" else []
            if any(one.type not in FUNCTIONS or parameters(one) for one in given[:1]):
                return True
        elif parent.type in ("variable_declarator", "return_statement", "assignment_expression", "pair"):
            return True
        elif parent.type == "arrow_function" and child == part(parent, "body"):
            return False
        elif parent.type == "arguments" and text(part(parent.parent, "function")) == "await":
            pass  # `await (await fetch(url)).json()` is read as a call
        elif parent.type in ("arguments", "statement_block", "program", "expression_statement"):
            break
        child, parent = parent, parent.parent
    given = arguments(node) if node.type == "call_expression" else []
    if any(one.type in FUNCTIONS and parameters(one) for one in given[1:]):
        return True
    settings = [one for one in given if one.type == "object"]
    return any(_takes_answer(one) for setting in settings for one in setting.named_children)


def _takes_answer(setting: Any) -> bool:
    """Whether a setting of a call is a function that takes what comes back: `success: function (found) {…}`."""
    is_method = setting.type == "method_definition"
    name = key_of(part(setting, "name" if is_method else "key"))
    value = setting if is_method else part(setting, "value")
    return name in _SUCCESS and value is not None and value.type in FUNCTIONS and bool(parameters(value))


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
    if node.type != "call_expression" or text(part(node, "function")).rpartition(".")[2] != "fetch":
        return False
    return len(arguments(node)) < 2 and not _COLLECTS.search(to)
