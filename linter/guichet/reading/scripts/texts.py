"""The text that an expression of a script makes, as far as it is written: names, pieces put together, tables of words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guichet.core.numbers import amount
from guichet.reading.scripts.definitions import functions, values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import NAMES, arguments, bare, field, key_of, parameters, returned, text

UNKNOWN = "\ufffc"
"""Stands for the parts of a text that the source does not say."""
_DEPTH = 6
_OTHERWISE = ("||", "??")
_NUMBERS = frozenset({"Number", "parseInt", "parseFloat", "Number.parseInt", "Number.parseFloat"})
_SELECTS = frozenset({"querySelector", "querySelectorAll", "getElementById", "getElementsByName", "$", "jQuery"})


def text_made(node: Any, script: Script, depth: int = 0) -> str:
    """Return the text that an expression makes; UNKNOWN for each part that only running it would tell."""
    node = bare(node)
    if node is None or depth > _DEPTH:
        return UNKNOWN
    if node.type == "string":
        return text(node)[1:-1]
    if node.type in ("number", "true", "false"):
        return text(node)
    if node.type == "template_string":
        return "".join(
            text(one) if one.type == "string_fragment" else text_made(one.named_children[0], script, depth + 1)
            for one in node.named_children
            if one.named_children or one.type == "string_fragment"
        )
    if node.type == "binary_expression" and text(field(node, "operator")) == "+":
        return text_made(field(node, "left"), script, depth + 1) + text_made(field(node, "right"), script, depth + 1)
    if node.type == "binary_expression" and text(field(node, "operator")) in _OTHERWISE:
        left = text_made(field(node, "left"), script, depth + 1)  # unknown: what stands when nothing is set
        return left if left != UNKNOWN else text_made(field(node, "right"), script, depth + 1)
    if node.type == "call_expression":
        return _joined(node, script, depth)
    if node.type == "new_expression" and text(field(node, "constructor")) == "URL" and arguments(node):
        return "".join(text_made(one, script, depth + 1) for one in reversed(arguments(node)[:2]))
    if node.type in NAMES or node.type in ("member_expression", "subscript_expression"):
        found = [one for one in values(node, script) if one.node != node]
        made = (text_made(one.node, one.script, depth + 1) for one in found)
        return next((one for one in made if one != UNKNOWN), UNKNOWN)
    return UNKNOWN


def _joined(node: Any, script: Script, depth: int) -> str:
    """The text of `[…].join("")`, of `a.concat(b)`, of `Number(a)`, and of a function of the script that gives one."""
    callee = field(node, "function")
    if text(callee) in _NUMBERS:
        number = number_made(node, script, depth + 1)
        return UNKNOWN if number is None else f"{number:g}"
    last = key_of(field(callee, "property")) if callee.type == "member_expression" else None
    if last == "join":
        parts = words_in(field(callee, "object"), script, depth + 1)
        given = arguments(node)
        return (text_made(given[0], script, depth + 1) if given else ",").join(parts) if parts else UNKNOWN
    if last == "concat":
        return "".join(text_made(one, script, depth + 1) for one in (field(callee, "object"), *arguments(node)))
    if last in ("toString", "trim", "toLowerCase", "replace", "slice"):
        return text_made(field(callee, "object"), script, depth + 1)
    found = [one for one in values(node, script) if one.node != node]
    return text_made(found[0].node, found[0].script, depth + 1) if found else UNKNOWN


def words_in(node: Any, script: Script, depth: int = 0) -> list[str]:
    """Return the texts of a table of words, `["a", "b"]`, through names; of one text, that one."""
    found = []
    for one in values(node, script):
        if one.node.type == "array":
            for each in one.node.named_children:
                if each.type != "comment":
                    found.append(text_made(each, one.script, depth + 1))
        elif one.node.type in ("string", "template_string"):
            found.append(text_made(one.node, one.script, depth + 1))
    return found


def selector_of(node: Any, script: Script, depth: int = 0) -> str | None:
    """Return the selector of the element of the page that an expression is a handle of; None when it is no handle."""
    for one in values(node, script) if depth <= _DEPTH else ():
        if one.node.type != "call_expression":
            continue
        callee = field(one.node, "function")
        last = key_of(field(callee, "property") if callee.type == "member_expression" else callee)
        given = arguments(one.node)
        if last in _SELECTS and given:
            written = text_made(given[0], one.script)
            return {"getElementById": f"#{written}", "getElementsByName": f'[name="{written}"]'}.get(last, written)
    return None


def number_made(node: Any, script: Script, depth: int = 0, given: Mapping[str, float] | None = None) -> float | None:
    """Return the number that an expression makes, through names, members, imports and functions that only reckon; None when it is not written.

    `given` are the numbers that a function was handed, by the names that it gives them.
    """
    node = bare(node)
    if node is None or depth > _DEPTH:
        return None
    if node.type == "binary_expression" and text(field(node, "operator")) in ("*", "+"):
        left = number_made(field(node, "left"), script, depth + 1, given)
        right = number_made(field(node, "right"), script, depth + 1, given)
        if left is None or right is None:
            return None
        return left * right if text(field(node, "operator")) == "*" else left + right
    if node.type == "number":
        return script.number(node)
    if node.type == "string":
        return amount(text(node)[1:-1])  # what stands in for a variable of the environment
    if node.type == "binary_expression" and text(field(node, "operator")) in _OTHERWISE:
        left = number_made(field(node, "left"), script, depth + 1, given)  # unknown: what stands when nothing is set
        return left if left is not None else number_made(field(node, "right"), script, depth + 1, given)
    if node.type == "call_expression":
        if text(field(node, "function")) in _NUMBERS and arguments(node):
            return number_made(arguments(node)[0], script, depth + 1, given)
        return _reckoned(node, script, depth + 1, given)
    if given is not None and text(node) in given:
        return given[text(node)]
    if node.type in NAMES or node.type in ("member_expression", "subscript_expression"):
        found = [one for one in values(node, script) if one.node != node]
        made = (number_made(one.node, one.script, depth + 1) for one in found)
        return next((one for one in made if one is not None), None)
    return None


def _reckoned(call: Any, script: Script, depth: int, given: Mapping[str, float] | None) -> float | None:
    """The number that the one answer of a function makes of those that it is handed: `minutes(10)`."""
    found = functions(field(call, "function"), script) if arguments(call) else []
    answers = list(returned(found[0].node)) if len(found) == 1 else []
    if len(answers) != 1:
        return None
    numbers = (number_made(one, script, depth, given) for one in arguments(call))
    names = (text(one) for one in parameters(found[0].node))
    handed = {name: number for name, number in zip(names, numbers, strict=False) if number is not None}
    return number_made(answers[0], found[0].script, depth, handed) if handed else None
