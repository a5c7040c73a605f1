"""Where an answer of a script keeps the focus: Tab that is cancelled, focus put back when it leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.heard.answers import Answer
from guichet.heard.effects import Effect, cancels, methods, moves_focus
from guichet.heard.keys import worth_for_tab
from guichet.reading.scripts.conditions import Condition, conditions_of
from guichet.reading.scripts.definitions import Defined
from guichet.reading.scripts.handles import handles
from guichet.reading.scripts.syntax import field, function_around, key_of, own, text

_TAB = re.compile(
    r"""^[\w$.?]*\.?(?:key|code)\s*(={2,3}|!={1,2})\s*['"`]Tab['"`]$|^[\w$.]+\.(?:keyCode|which)\s*(={2,3}|!={1,2})\s*9$"""
)
_ESCAPES = re.compile(r"""['"`]Esc(?:ape)?['"`]|\b27\b""")
_SELF = re.compile(r"^(?:this|\w+\.(?:target|currentTarget))$")


def tab_held(answer: Answer) -> bool:
    """Whether an answer to a key does nothing of Tab but cancel it, forward and back, with no way out by Escape."""
    code = answer.code()
    if any(_ESCAPES.search(text(one.node)) for one in code) or moves_focus(code):
        return False
    return any(
        _is_of_any_key(one, answer) or _is_tab_alone(list(conditions_of(one.node, one.script)))
        for one in _cancelled(answer, code)
    )


def _is_of_any_key(cancelled: Effect, answer: Answer) -> bool:
    """Whether an answer cancels whatever key is pressed, before anything is asked: in its own body, under no condition."""
    around = function_around(cancelled.node)
    is_own = around is None or any(one.node == around for one in answer.handlers)
    return is_own and not list(conditions_of(cancelled.node, cancelled.script))


def tab_cycled(answer: Answer) -> bool:
    """Whether an answer to Tab moves the focus itself, round and round, with no way out by Escape."""
    code = answer.code()
    if any(_ESCAPES.search(text(one.node)) for one in code) or not moves_focus(code):
        return False
    return any(any(map(_asks_tab, conditions_of(one.node, one.script))) for one in _cancelled(answer, code))


def _cancelled(answer: Answer, code: list[Defined]) -> Iterator[Effect]:
    """Yield what keeps the browser from following Tab: `preventDefault()`, and `return false` where that cancels."""
    yield from cancels(code)
    callee = field(answer.node, "function")
    if callee is not None and key_of(field(callee, "property")) == "addEventListener":
        return
    for one in answer.handlers:
        for node in own(one.node, "return_statement"):
            if any(text(value) == "false" for value in node.named_children):
                yield Effect(node, None, None, one.script)


def _is_tab_alone(conditions: list[Condition]) -> bool:
    return bool(conditions) and all(
        _asks_tab(one) or worth_for_tab(one.test, one.script) is one.holds for one in conditions
    )


def _asks_tab(one: Condition) -> bool:
    if one.holder is not None and one.holder.type == "switch_case":
        return text(field(one.holder, "value"))[1:-1] == "Tab" and text(one.test).strip("()").endswith("key")
    found = _TAB.match(text(one.test))
    return found is not None and (found[1] or found[2]).startswith("!") is not one.holds


def brings_back(answer: Answer) -> Any:
    """Return the call by which an answer to the loss of focus takes it back, None when it does not certainly do so."""
    code = answer.code()
    if any("relatedTarget" in text(one.node) or "isTrusted" in text(one.node) for one in code):
        return None
    for call, method, owner, script in methods(code):
        if method == "focus" and (_SELF.match(text(owner)) or _is_same(owner, Defined(owner, script), answer)):
            return call
    return None


def _is_same(owner: Any, one: Defined, answer: Answer) -> bool:
    listened = field(field(answer.node, "function"), "object") if answer.node is not None else None
    if listened is not None and text(owner) == text(listened):
        return True
    meant = handles(owner, one.script)
    return bool(meant) and set(meant) <= set(answer.on) and all(name.startswith("#") for name in meant)
