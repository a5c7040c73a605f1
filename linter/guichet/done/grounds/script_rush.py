"""Who came back last, or most often, and is served for it, in a script."""

from __future__ import annotations

import re
from typing import Any

from guichet.done.nouns.act import Ground, Reason
from guichet.done.words import speaks_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import arguments, field, key_of, text

_SORTS = frozenset({"sort", "toSorted"})
_DESCENDING = re.compile(r"^\(?\s*(\w+)\s*,\s*(\w+)\s*\)?\s*=>\s*\2\.([\w.]+)\s*-\s*\1\.")
_ORDERS = re.compile(r"[\"'](\w+)[\"']\s*\]?\s*,\s*\[?\s*[\"']desc", re.I)


def rush_in(node: Any, script: Script) -> Ground | None:
    """Return the order that a value follows when it puts first who came back last; None when it does not."""
    for one in origins(node, script):
        if is_rush(one.node):
            return Ground(Reason.RUSH, one.script.path, one.script.span(one.node), one.script.written(one.node))
    return None


def is_rush(node: Any) -> bool:
    """Whether an expression puts first those who were seen last, or who came most often."""
    if node.type != "call_expression":
        return False
    callee = field(node, "function")
    last = key_of(field(callee, "property") if callee.type == "member_expression" else callee)
    given = [text(one) for one in arguments(node)]
    if last in _SORTS and given:
        match = _DESCENDING.match(given[0])
        return match is not None and speaks_of(match[3], "places.seen_last")
    if last in ("orderBy", "order"):
        match = _ORDERS.search(", ".join(given))
        return match is not None and speaks_of(match[1], "places.seen_last")
    return last == "maxBy" and speaks_of(" ".join(given[1:]), "places.seen_last")
