"""Where chance decides which slots people see, or when: draws in JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Span
from guichet.reading.scripts.javascript import Script

_SLOT = re.compile(
    r"slot|cr[ée]neau|rdvs?(?![a-z])|rendez_?-?vous|appointment|plages?(?![a-z])|booking|permanence", re.I
)
_RELEASE = re.compile(
    r"publi[es]|publish|releas|\bopen|_open|opens?_|ouvr|ouvert|visib|en_?ligne|online|lib[ée]r|\blibres?\b|_libres?\b|\bfree\b|unlock|unhide|show|affich|dispo|availab|"
    r"is_?hidden|cach[ée]|bloqu|d[ée]voil|reveal|statu[st]\b",
    re.I,
)
_JITTER = re.compile(r"sleep|jitter|backoff|retry|retries|r[ée]essa|essais?\b|attempt|tentative|throttle", re.I)
_ANNOUNCED = re.compile(
    r"(?:tirage|loterie|lottery|draw|ballot)[^.\n]{0,80}?(?:annonc|publique?\b|publi[ée]e?s?\b|published|announced|affich[ée]|r[èe]gles)"
    r"|(?:annonc[ée]|public|announced|published)[^.\n]{0,30}(?:tirage|loterie|lottery|draw|ballot)",
    re.I,
)
_JS_NAMES = re.compile(r"toString\(\s*(?:36|16)|\bid\b\s*[:=]|uuid|nonce", re.I)
_HTML_SLOT = re.compile(
    r"\[slot\b[^\]]*\]|</?slot\b[^>]*>|\bslot\s*=\s*\\?[\"']|slotchange|assignedSlot|::slotted|\$slots\b|\buseSlots\b"
)
"""The slots of web components, which are places in a page."""
_PARTS = frozenset({"call_expression", "member_expression", "arguments", "parenthesized_expression"})
_FUNCTIONS = frozenset({"function_expression", "function", "arrow_function"})


def draws_in(script: Script) -> Iterator[Span]:
    """Yield the calls of `Math.random` that decide which slots a page shows, or when."""
    if script.root is None:
        return
    covered = -1
    for call in script.walk("call_expression"):
        function = call.child_by_field_name("function")
        if function is None or script.source_of(function) not in (
            "Math.random",
            "crypto.getRandomValues",
            "_.sample",
            "_.shuffle",
        ):
            continue
        scope, statement = _scope(call)
        if scope.start_byte <= covered:
            continue
        code, line = _HTML_SLOT.sub("", script.source_of(scope)), script.source_of(statement)
        if _JITTER.search(line) or "2 **" in line or _JS_NAMES.search(line) or not _SLOT.search(code):
            continue
        if _is_written_in_text(call):
            continue
        if _RELEASE.search(code) or _SLOT.search(line):
            covered = scope.start_byte
            yield script.span(call)


def _is_written_in_text(call: Any) -> bool:
    """Whether a draw is a part of a text, that it makes unlike any other, rather than a choice."""
    while call.parent is not None and call.parent.type in _PARTS:
        call = call.parent
    return call.parent is not None and bool(call.parent.type == "template_substitution")


def _is_member(node: Any) -> bool:
    """Whether a function is a member of an object: `this.delay = function () {…}`, `delay: () => {…}`."""
    owner = node.parent
    if node.type not in _FUNCTIONS or owner is None:
        return False
    if owner.type == "assignment_expression":
        return bool(owner.child_by_field_name("left").type == "member_expression")
    return owner.type in ("pair", "field_definition")


def _scope(node: Any) -> tuple[Any, Any]:
    """Return the named function around a call (or its outermost statement), and the statement it stands in."""
    statement = scope = node
    parent = node.parent
    while parent is not None:
        if statement is node and parent.type.endswith(("_statement", "_declaration")):
            statement = parent
        if _is_member(parent):
            return parent, statement
        if parent.type in ("function_declaration", "method_definition", "program"):
            return (parent, statement) if parent.type != "program" else (scope, statement)
        scope, parent = parent, parent.parent
    return scope, statement
