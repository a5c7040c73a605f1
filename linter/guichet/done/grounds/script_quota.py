"""How many came today that decides, in a script of a server."""

from __future__ import annotations

import re
from typing import Any

from guichet.done.nouns.act import Ground, Reason
from guichet.done.words import speaks_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import field, function_around, text

_ORDER = frozenset({"<", "<=", ">", ">="})
_COUNTS = re.compile(r"\+\s*=\s*1\b|\+\+|\+\s*1\b|\.incr\w*\(|\.count\w*\(|\bcount\(\s*\*|\.size\b|\.length\b")
_LONGEST = 1500


def quota_in(node: Any, script: Script) -> Ground | None:
    """Return the comparison of all that came in a day with a number, when a test depends on one."""
    for one in origins(node, script):
        if one.node.type == "binary_expression" and text(field(one.node, "operator")) in _ORDER:
            around = function_around(one.node)
            said = text(around)[:_LONGEST] if around is not None else text(one.node.parent)
            names = f"{text(one.node)} {said}"
            if _COUNTS.search(said) and speaks_of(names, "places.daily") and not speaks_of(names, "places.each"):
                return Ground(Reason.QUOTA, one.script.path, one.script.span(one.node), one.script.written(one.node))
    return None
