"""The number of tries that decides, in a script."""

from __future__ import annotations

from typing import Any

from guichet.done.nouns.act import Ground, Reason
from guichet.done.words import speaks_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import field, text

_ORDER = frozenset({"<", "<=", ">", ">=", "==", "==="})


def count_in(node: Any, script: Script) -> Ground | None:
    """Return the comparison of a number of tries that a test makes."""
    stack = [node]
    while stack:
        one = stack.pop()
        if (
            one.type == "binary_expression"
            and text(field(one, "operator")) in _ORDER
            and speaks_of(text(one), "sessions.tries")
        ):
            return Ground(Reason.COUNT, script.path, script.span(one), script.written(one))
        stack.extend(one.named_children)
    return None
