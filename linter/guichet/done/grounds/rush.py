"""Who came back last, or most often, and is served for it."""

from __future__ import annotations

import re

from astroid import nodes

from guichet.done.grounds.arrival import is_arrival
from guichet.done.nouns.act import Ground, Reason
from guichet.done.words import speaks_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import origins

_SQL = re.compile(r"\border\s+by\s+[\w.\"`]*?(\w+)\"?\s+desc\b", re.I)
_SORTS = frozenset({"sorted", "max", "nlargest", "sort", "sort_values"})


def rush_in(node: nodes.NodeNG, module: PythonModule) -> Ground | None:
    """Return the order that a value follows when it puts first who came back last, or who clicked first; None when it does not."""
    for one in origins(node, module):
        if is_rush(one.node) or is_arrival(one.node, one.module):
            return Ground(Reason.RUSH, one.module.path, one.module.span(one.node), one.module.text(one.node), one.way)
    return None


def is_rush(node: nodes.NodeNG) -> bool:
    """Whether an expression puts first those who were seen last, or who came most often."""
    if isinstance(node, nodes.Const):
        return (
            isinstance(node.value, str)
            and not isinstance(node.parent, nodes.Expr)
            and query_rush(node.value) is not None
        )
    if not isinstance(node, nodes.Call):
        return False
    last = dotted(node.func).rpartition(".")[2] or getattr(node.func, "attrname", "")
    if last == "order_by":
        return any(_is_descending(one) for one in node.args)
    if last not in _SORTS:
        return False
    words = {word.arg: word.value for word in node.keywords}
    reverse = (
        last in ("max", "nlargest")
        or value_of(words.get("reverse")) is True
        or value_of(words.get("ascending")) is False
    )
    key = words.get("key") or words.get("by") or (node.args[0] if last == "sort_values" and node.args else None)
    return key is not None and reverse and _speaks(key.as_string())


def query_rush(text: str) -> re.Match[str] | None:
    """Return the order of a query of SQL that puts first those who were seen last."""
    return next((match for match in _SQL.finditer(text) if _speaks(match[1])), None)


def _is_descending(given: nodes.NodeNG) -> bool:
    if isinstance(given, nodes.Const):
        return isinstance(given.value, str) and given.value.startswith("-") and _speaks(given.value)
    if isinstance(given, nodes.UnaryOp):
        return given.op == "-" and _speaks(given.operand.as_string())
    written = given.as_string()
    return (".desc(" in written or written.startswith("desc(")) and _speaks(written)


def _speaks(name: str) -> bool:
    return speaks_of(name, "places.seen_last")
