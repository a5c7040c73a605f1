"""A choice that a script has people confirm again and again before it takes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guichet.done.words import speaks_of
from guichet.reading.scripts.javascript import Script, is_test
from guichet.reading.scripts.syntax import field, function_around, key_of, text
from guichet.reading.scripts.timing import strings_of

_ASKS = frozenset({"confirm", "window.confirm"})
_LOOPS = frozenset({"for_in_statement", "for_statement", "while_statement", "do_statement"})
_EACH = frozenset({"forEach", "every", "some", "map", "reduce"})


def asked_again(script: Script) -> Iterator[Any]:
    """Yield the first question of a script that pushes something and asks several times whether one is sure; what destroys is spared."""
    said = strings_of(script)
    if is_test(script.path) or not speaks_of(said, "answers.pushed") or speaks_of(said, "answers.destroys"):
        return
    asking = [one for one in script.walk("call_expression") if text(field(one, "function")) in _ASKS]
    for call in asking:
        around = function_around(call)
        beside = [one for one in asking if function_around(one) == around and one != call]
        if _in_loop(call) or (beside and around is not None):
            yield call
            return


def _in_loop(node: Any) -> bool:
    """Whether something runs for each item of a list, up to the handler that it is in."""
    while (parent := node.parent) is not None:
        if parent.type in _LOOPS:
            return True
        if parent.type == "call_expression" and key_of(field(field(parent, "function"), "property")) in _EACH:
            return True
        if parent.type in ("function_declaration", "method_definition"):
            return False
        node = parent
    return False
