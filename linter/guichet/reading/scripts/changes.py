"""What a script changes of the lists and tables that its names hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from typing import Any

from guichet.core.memo import memo
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import NAMES, arguments, field, key_of, text


@memo
def changes_in(script: Script) -> Mapping[str, Set[str]]:
    """The names of which a script may change what they hold, each with how: by "push", another method, a key, or a function."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in script.walk("assignment_expression", "augmented_assignment_expression"):
        left = field(one, "left")
        if left is not None and left.type in ("member_expression", "subscript_expression"):
            found[_root(left)].add("=")
    for call in script.walk("call_expression"):
        callee = field(call, "function")
        method = key_of(field(callee, "property")) if callee.type == "member_expression" else text(callee)
        if method in _CHANGING:
            owner = field(callee, "object")
            found[_root(callee)].add(method if owner is not None and owner.type in NAMES else "")
        elif method not in _READS:
            for one in arguments(call):
                if one.type in NAMES:
                    found[text(one)].add("(")
    return found


def _root(node: Any) -> str:
    while node.type in ("member_expression", "subscript_expression"):
        node = field(node, "object")
    return text(node)


PUSH = "push"
_CHANGING = frozenset("push unshift pop shift splice sort reverse fill".split())
_READS = frozenset("render addGlobal map filter keys values entries stringify log concat freeze cloneDeep json".split())
"""Calls that leave what they are given as it is."""
