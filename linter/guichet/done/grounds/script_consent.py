"""What a test of a script on someone's answer lets through."""

from __future__ import annotations

import re
from typing import Any

from guichet.done.grounds.answers import OPPOSITE, is_asked, of_name, of_value
from guichet.done.nouns.datum import Agreement
from guichet.reading.scripts.definitions import functions, values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import arguments, bare, field, key_of, returned, text
from guichet.reading.scripts.texts import UNKNOWN, text_made

_DEPTH = 4
_EQUAL = {"==": True, "===": True, "!=": False, "!==": False}
_NAMING = frozenset({"identifier", "member_expression", "call_expression", "property_identifier"})
_FINDS = frozenset({"includes", "indexOf", "match", "test", "startsWith", "search", "get", "getItem", "has"})
STORED = re.compile(r"document\.cookie|(?:local|session)Storage\b|\bCookies?\.get|getCookie|cookieStore", re.I)


_OWN_OPT_OUT = "piwik_ignore"
"""The mark that Matomo keeps of whoever objects: a measure of audience that needs no yes goes on until they do."""


def agreement_in(test: Any, holds: bool, script: Script, depth: int = 0) -> Agreement | None:
    """Return what a test lets through when it answers `holds`; None when it is about no answer."""
    test = bare(test)
    if test is None or depth > _DEPTH:
        return None
    operator = text(field(test, "operator")) if test.type in ("binary_expression", "unary_expression") else ""
    if operator == "!":
        return agreement_in(field(test, "argument"), not holds, script, depth)
    if operator in _EQUAL:
        return _of_comparison(test, _EQUAL[operator] == holds, script)
    if operator in ("&&", "||"):
        parts = [agreement_in(field(test, side), holds, script, depth + 1) for side in ("left", "right")]
        known = [one for one in parts if one is not None]
        if (operator == "&&") == holds:
            return known[0] if known else None
        return next((one for one in known if one is not Agreement.GIVEN), known[0]) if len(known) == 2 else None
    found = _of_truth(test, script, depth)
    return found if holds or found is None else OPPOSITE[found]


def _of_comparison(test: Any, equal: bool, script: Script) -> Agreement | None:
    left, right = field(test, "left"), field(test, "right")
    for value, other in ((right, left), (left, right)):
        word = text(value) if value.type in ("null", "undefined", "true", "false") else text_made(value, script)
        if _asks_whether_it_is_there(other, value):
            continue
        if UNKNOWN not in word and _is_answer(other, script):
            found = of_value(word, equal=equal)
            return Agreement.ASSUMED if found is Agreement.GIVEN and is_assumed(other, script) else found
    return None


def _asks_whether_it_is_there(asked: Any, value: Any) -> bool:
    """Whether a comparison asks if a thing exists, or has a name: `typeof _gaq != "undefined"`, `options.tracker !== "null"`."""
    is_typed = asked is not None and asked.type == "unary_expression" and text(field(asked, "operator")) == "typeof"
    return is_typed or (value is not None and value.type == "string" and text(value)[1:-1] == "null")


def wants_a_yes(test: Any, script: Script) -> bool:
    """Return whether a test holds for a yes that is written out, whatever it is the answer to: `value === "yes"`."""
    test = bare(test)
    if test is None or test.type != "binary_expression" or not _EQUAL.get(text(field(test, "operator"))):
        return False
    words = (text_made(field(test, side), script) for side in ("left", "right"))
    return any(UNKNOWN not in one and of_value(one, equal=True) is Agreement.GIVEN for one in words)


def is_assumed(answer: Any, script: Script) -> bool:
    """Whether an answer that is missing is taken for a yes: `kept ?? "yes"`, `kept || DEFAULT`, a parameter's default."""
    for one in origins(answer, script):
        if one.node.type == "binary_expression" and text(field(one.node, "operator")) in ("??", "||"):
            word = text_made(field(one.node, "right"), one.script)
            if UNKNOWN not in word and of_value(word, equal=True) is Agreement.GIVEN:
                return True
    return _is_yes_otherwise(answer, script)


def _is_yes_otherwise(answer: Any, script: Script) -> bool:
    """Whether an answer is what was kept or else, where nothing was, a yes that is written out: `if (!kept) return { choice: "yes" }`."""
    found = [one for one in values(answer, script) if one.node != answer]
    written = [one for one in found if one.node.type == "string"]
    if len(written) == len(found):
        return False
    return any(of_value(text(one.node)[1:-1], equal=True) is Agreement.GIVEN for one in written if one.node.parent.type != "assignment_expression")  # fmt: skip


def _is_answer(node: Any, script: Script) -> bool:
    """Whether an expression is someone's answer: kept in the browser, or named so, here or on the way to it."""
    for one in origins(node, script):
        written = text(one.node)[:120]
        if _names(one.node) and (is_asked(written) or STORED.search(written)):
            return True
    return False


def _names(node: Any) -> bool:
    """Whether an expression says by its words what is read: a name, or the key that something is asked under."""
    return node.type in _NAMING or (node.type == "string" and node.parent.type in ("arguments", "subscript_expression"))


def _of_truth(test: Any, script: Script, depth: int) -> Agreement | None:
    if test.type == "call_expression":
        called = list(functions(field(test, "function"), script))
        if any(_OWN_OPT_OUT in text(one.node) for one in called):
            return None
        found = _of_search(test, script)
        if found is not None:
            return found
        for one in called:
            for value in returned(one.node):
                found = agreement_in(value, True, one.script, depth + 1)
                if found is not None:
                    return found
        answer, given = of_name(text(field(test, "function"))), arguments(test)
        is_of_one = answer is Agreement.ANSWERED and len(given) == 1 and given[0].type == "string"
        return Agreement.GIVEN if is_of_one else answer  # `cookies.preference("usage")`: a yes to that one
    if test.type in ("identifier", "member_expression"):
        for one in values(test, script):
            if one.node != test and one.node.type not in ("true", "false"):
                found = agreement_in(one.node, True, one.script, depth + 1)
                if found is not None:
                    return found
        return of_name(text(test))
    return None


def _of_search(call: Any, script: Script) -> Agreement | None:
    """`document.cookie.includes("stats=yes")`, `localStorage.getItem("consent")`, `/choice=yes/.test(document.cookie)`."""
    callee = field(call, "function")
    last = key_of(field(callee, "property")) if callee.type == "member_expression" else None
    if last not in _FINDS or not arguments(call):
        return None
    owner, given = field(callee, "object"), arguments(call)[0]
    stored = any(STORED.search(text(one.node)[:200]) for part in (owner, given) for one in origins(part, script))
    word = text(owner) if owner.type == "regex" else text(given) if given.type == "regex" else text_made(given, script)
    if not stored or UNKNOWN in word:
        return None
    word = word.strip("/").split("(?:")[0]
    found = of_value(word, equal=True) if "=" in word and not word.endswith("=") else None
    return found or of_name(word) or (Agreement.ANSWERED if is_asked(word) else None)
