"""What Python source says in so many words: names, values, choices and patterns, without running it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core import gettext
from guichet.core.numbers import FURTHEST, bounded
from guichet.reading.python.module import dotted
from guichet.reading.python.scopes import given_to

_ACCENTS = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")
_SPLIT = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-zà-ÿ]+|\d+")

WHOLE = frozenset("dict model_dump model_dump_json to_dict as_dict asdict model_to_dict vars to_json serialize".split())
"""Calls that give the whole of what holds a record."""
MESSAGES = frozenset({"HumanMessage", "SystemMessage", "UserMessage"})
"""Calls that wrap what is said to an assistant."""


def words_of(name: str) -> frozenset[str]:
    """Return the words of a name in snake, kebab or camel case, in lower case, without accents."""
    return frozenset(word.lower().translate(_ACCENTS) for word in _SPLIT.findall(name))


def resolved(node: nodes.NodeNG) -> nodes.NodeNG:
    """Return what a name was assigned in its module or class, else the node itself."""
    if isinstance(node, nodes.Name):
        found = given_to(node)
        for one in found:
            value = getattr(one.parent, "value", None)
            if (
                isinstance(one, nodes.AssignName)
                and value is not None
                and isinstance(one.parent, (nodes.Assign, nodes.AnnAssign))
            ):
                return value
            if isinstance(one, nodes.ClassDef):
                return one
    return node


_MOST = int(FURTHEST)
_STEPS = 64
"""Names and sums that a number is worked out through: one that is made of more is not known."""


def value_of(node: nodes.NodeNG | None) -> object:
    """Return the value of a constant, a named constant or arithmetic on them; None when not known."""
    return _held(_worked_out(node, iter(range(_STEPS))))


def _held(value: object) -> object:
    """A value that can be multiplied with others, when it is a number."""
    if isinstance(value, float):
        return bounded(value)
    return max(-_MOST, min(_MOST, value)) if type(value) is int else value


def _worked_out(node: nodes.NodeNG | None, steps: Iterator[int]) -> object:
    if node is None or next(steps, None) is None:
        return None
    node = resolved(node)
    if isinstance(node, nodes.Const):
        return node.value
    if isinstance(node, nodes.BinOp):
        left, right = _held(_worked_out(node.left, steps)), _held(_worked_out(node.right, steps))
        if isinstance(left, (int, float)) and isinstance(right, (int, float)):
            if node.op == "*":
                return left * right
            if node.op == "+":
                return left + right
            if node.op == "-":
                return left - right
            if node.op == "<<" and isinstance(left, int) and isinstance(right, int) and 0 <= right < 64:
                return left << right
            if node.op == "**" and abs(right) < 16 and abs(left) < 4096 and (left or right >= 0):
                return left**right
    if isinstance(node, nodes.UnaryOp) and node.op == "-":
        inner = _worked_out(node.operand, steps)
        return -inner if isinstance(inner, (int, float)) else None
    return None


def text_of(node: nodes.NodeNG | None) -> str:
    """Return a sentence of the source: a string, or the string that a translation function wraps."""
    if node is None:
        return ""
    if isinstance(node, nodes.Call) and (name := dotted(node).rpartition(".")[2]) in gettext.CALLS:
        return (
            text_of(node.args[name in gettext.WITH_CONTEXT]) if len(node.args) > (name in gettext.WITH_CONTEXT) else ""
        )
    value = value_of(node)
    if isinstance(value, str):
        return value
    if isinstance(node, nodes.JoinedStr):
        return "".join(str(part.value) if isinstance(part, nodes.Const) else "…" for part in node.values)
    return ""


def items_of(node: nodes.NodeNG | None) -> list[nodes.NodeNG]:
    """Return the items of a list, tuple or set, through a constant and concatenation."""
    if node is None:
        return []
    node = resolved(node)
    if isinstance(node, (nodes.List, nodes.Tuple, nodes.Set)):
        return list(node.elts)
    if isinstance(node, nodes.BinOp) and node.op == "+":
        return items_of(node.left) + items_of(node.right)
    return []


def choices_of(node: nodes.NodeNG | None) -> list[tuple[object, str]] | None:
    """Return the (value, label) pairs of a list of choices or of an enumeration; None when not known."""
    if node is None:
        return None
    if isinstance(node, nodes.Attribute) and node.attrname == "choices":
        node = resolved(node.expr)
        if not isinstance(node, nodes.ClassDef):
            return None
    node = resolved(node)
    if isinstance(node, nodes.ClassDef):
        pairs: list[tuple[object, str]] = []
        for statement in node.body:
            if isinstance(statement, nodes.Assign) and not statement.targets[0].as_string().startswith("_"):
                value = statement.value
                if isinstance(value, nodes.Tuple) and value.elts:
                    pairs.append((value_of(value.elts[0]), text_of(value.elts[-1])))
                else:
                    pairs.append((value_of(value), statement.targets[0].as_string()))
        return pairs or None
    items = items_of(node)
    if isinstance(node, nodes.Dict):
        return [(value_of(key), text_of(value)) for key, value in node.items]
    pairs = []
    for item in items:
        parts = items_of(item)
        if len(parts) == 2:
            pairs.append((value_of(parts[0]), text_of(parts[1])))
        elif isinstance(item, nodes.Const):
            pairs.append((item.value, str(item.value)))
        else:
            return None
    return pairs or None


def _regexes(node: nodes.NodeNG) -> Iterator[tuple[str, nodes.NodeNG]]:
    node = resolved(node)
    if isinstance(node, nodes.Call):
        pattern = next((keyword.value for keyword in node.keywords if keyword.arg == "regex"), None)
        pattern = pattern or (node.args[0] if node.args else None)
        if pattern is not None:
            yield from _regexes(pattern)
    elif isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value, node


def patterns_of(test: nodes.NodeNG) -> Iterator[tuple[str, nodes.NodeNG]]:
    """Yield the regular expressions that a condition matches something with, and the node that holds each."""
    for call in test.nodes_of_class(nodes.Call):
        name = dotted(call).rpartition(".")[2]
        if name in ("match", "fullmatch", "search") and isinstance(call.func, nodes.Attribute):
            owner = call.func.expr
            if isinstance(owner, nodes.Name) and owner.name in ("re", "regex") and call.args:
                yield from _regexes(call.args[0])
            else:
                yield from _regexes(owner)


def entries(node: nodes.NodeNG | None) -> dict[str, nodes.NodeNG]:
    """Return what a dictionary that is written out holds, by its keys."""
    return {str(value_of(key)): value for key, value in node.items} if isinstance(node, nodes.Dict) else {}
