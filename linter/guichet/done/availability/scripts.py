"""Gates in JavaScript: the browser's clock decides whether a form can be used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Span
from guichet.done.acts.closed import CLOSED, PHONE
from guichet.done.availability.script_clock import FUNCTIONS, ScriptClock
from guichet.reading.scripts.javascript import Script

_SHUTS = re.compile(
    r"\.\s*(?:disabled|hidden)\s*=\s*(?:true|!0)|setAttribute\(\s*['\"](?:disabled|hidden)|"
    r"\.display\s*=\s*['\"]none|classList\.(?:add|toggle)\(\s*['\"](?:hidden|disabled|d-none|is-closed|ferme)|"
    r"(?:^|[^\w.])(?:window\.|document\.|top\.)?location(?:\.href)?\s*=[^=]|location\.(?:replace|assign)\(|preventDefault\(\)|"
    r"\.remove\(\)|(?:res|response|reply)\.(?:status|sendStatus|code)\(\s*(?:403|404|410|503)|\.redirect\(|"
    r"\.hide\(\)|\.prop\(\s*['\"]disabled['\"]\s*,\s*true"
)
_SHUT_PROPERTY = re.compile(r"\.\s*(?:disabled|hidden)$")
_HARMLESS = re.compile(r"theme|th[èe]me|dark|sombre|greet|bonjour|banner|bandeau|menu", re.I)


def gates_of(script: Script) -> Iterator[Span]:
    """Yield the tests on the hour or the day of the browser's clock that shut a form or send people away."""
    if script.root is None:
        return
    clock = ScriptClock(script)
    covered = -1
    for node in script.walk("if_statement", "ternary_expression", "assignment_expression"):
        if node.start_byte < covered:
            continue
        found = _gate(node, script, clock)
        if found is not None:
            covered = node.end_byte
            yield script.span(found)


def _gate(node: Any, script: Script, clock: ScriptClock) -> Any:
    if node.type == "assignment_expression":
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if right.type in FUNCTIONS or not _SHUT_PROPERTY.search(script.source_of(left)) or not clock.is_read(right):
            return None
        return None if _is_harmless(script.source_of(left)) else right
    condition = node.child_by_field_name("condition")
    if condition is None or not clock.is_read(condition):
        return None
    consequences = script.source_of(node)[len(script.source_of(condition)) :]
    if _is_harmless(consequences):
        return None
    return condition if _SHUTS.search(consequences) or CLOSED.search(_strings(consequences)) else None


def _is_harmless(code: str) -> bool:
    return bool(_HARMLESS.search(code) or (PHONE.search(code) and not CLOSED.search(code)))


def _strings(code: str) -> str:
    return " ".join(match[2] for match in re.finditer(r"(['\"`])(.*?)\1", code, re.S))
