"""Gates in JavaScript: the browser's clock decides whether a form can be used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.availability.closing import CLOSED, PHONE
from guichet.findings import Span
from guichet.script import Script

_NOW = r"(?:new\s+Date\s*(?:\(\s*\))?|Date\.now\(\)|dayjs\(\)|moment\(\)|DateTime\.(?:now|local)\(\)|Temporal\.Now\.\w+\(\))"
_PART = r"\.\s*(?:get(?:UTC)?(?:Hours|Day|Minutes)|hours?|day|weekday|isoWeekday|minute)\b"
_DIRECT = re.compile(rf"\(?\s*{_NOW}\s*\)?[\w.()'\s]{{0,40}}?{_PART}")
_IS_NOW = re.compile(rf"^\(?\s*{_NOW}")
_SHUTS = re.compile(
    r"\.\s*(?:disabled|hidden)\s*=\s*(?:true|!0)|setAttribute\(\s*['\"](?:disabled|hidden)|"
    r"\.display\s*=\s*['\"]none|classList\.(?:add|toggle)\(\s*['\"](?:hidden|disabled|d-none|is-closed|ferme)|"
    r"(?:^|[^\w.])(?:window\.|document\.|top\.)?location(?:\.href)?\s*=[^=]|location\.(?:replace|assign)\(|preventDefault\(\)|"
    r"\.remove\(\)|(?:res|response|reply)\.(?:status|sendStatus|code)\(\s*(?:403|404|410|503)|\.redirect\(|"
    r"\.hide\(\)|\.prop\(\s*['\"]disabled['\"]\s*,\s*true"
)
_SHUT_PROPERTY = re.compile(r"\.\s*(?:disabled|hidden)$")
_HARMLESS = re.compile(r"theme|th[èe]me|dark|sombre|greet|bonjour|banner|bandeau|menu", re.I)
_WORD = re.compile(r"[A-Za-z_$][\w$]*")


def gates_of(script: Script) -> Iterator[Span]:
    """Yield the tests on the hour or the day of the browser's clock that shut a form or send people away."""
    if script.root is None:
        return
    tainted = _hours(script)
    covered = -1
    for node in script.walk("if_statement", "ternary_expression", "assignment_expression"):
        if node.start_byte < covered:
            continue
        found = _gate(node, script, tainted)
        if found is not None:
            covered = node.end_byte
            yield script.span(found)


def _gate(node: Any, script: Script, tainted: set[str]) -> Any:
    if node.type == "assignment_expression":
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if not _SHUT_PROPERTY.search(script.source_of(left)) or not _reads(script.source_of(right), tainted):
            return None
        return None if _is_harmless(script.source_of(left)) else right
    condition = node.child_by_field_name("condition")
    if condition is None or not _reads(script.source_of(condition), tainted):
        return None
    consequences = script.source_of(node)[len(script.source_of(condition)) :]
    if _is_harmless(consequences):
        return None
    return condition if _SHUTS.search(consequences) or CLOSED.search(_strings(consequences)) else None


def _is_harmless(code: str) -> bool:
    return bool(_HARMLESS.search(code) or (PHONE.search(code) and not CLOSED.search(code)))


def _strings(code: str) -> str:
    return " ".join(match[2] for match in re.finditer(r"(['\"`])(.*?)\1", code, re.S))


def _reads(code: str, tainted: set[str]) -> bool:
    return bool(_DIRECT.search(code)) or not tainted.isdisjoint(_WORD.findall(_STRING.sub("", code)))


_STRING = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"")


def _hours(script: Script) -> set[str]:
    """Return the names that hold, or the functions that return, a part of the present moment."""
    moments: set[str] = set()
    hours: set[str] = set()
    for _ in range(3):
        before = len(hours) + len(moments)
        for node in script.walk(
            "variable_declarator", "function_declaration", "assignment_expression", "assignment_pattern"
        ):
            name_node = node.child_by_field_name("name") or node.child_by_field_name("left")
            value = (
                node.child_by_field_name("value")
                or node.child_by_field_name("right")
                or node.child_by_field_name("body")
            )
            if name_node is None or value is None:
                continue
            code = script.source_of(value)
            if value.type in ("arrow_function", "function_expression", "statement_block"):
                code = " ".join(_results(value, script))
            for name in _WORD.findall(script.source_of(name_node))[:4]:
                if _DIRECT.search(code) or _part_of(code, moments) or _reads(code, hours):
                    hours.add(name)
                elif _IS_NOW.search(code):
                    moments.add(name)
        if len(hours) + len(moments) == before:
            break
    return hours - moments


def _part_of(code: str, moments: set[str]) -> bool:
    return any(match[1] in moments for match in re.finditer(rf"([A-Za-z_$][\w$]*)\s*{_PART}", code))


def _results(function: Any, script: Script) -> Iterator[str]:
    body = function.child_by_field_name("body") or function
    if body.type != "statement_block":
        yield script.source_of(body)
        return
    stack = [body]
    while stack:
        node = stack.pop()
        if node.type == "return_statement" or node.type == "variable_declarator":
            yield script.source_of(node)
        stack.extend(node.children)
