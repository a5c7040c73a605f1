"""Answers that a script begins again where their sending fails: there, in a function that it calls, in the method of what it hands to one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from guichet.done.forms.looked_away import puts_back
from guichet.done.words import apart, speaks_of
from guichet.reading.scripts.calls import given_for
from guichet.reading.scripts.definitions import Defined, functions, held_in, values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.javascript import is_test as is_test_script
from guichet.reading.scripts.syntax import (
    FUNCTIONS,
    arguments,
    field,
    function_around,
    key_of,
    name_of,
    own,
    owner_around,
    parameters,
    text,
)

FAILS = re.compile(
    r"\b(?:error|erreur|invalid|problem|fail|echec|échec|errors|erreurs|exception)\w*|!\s*\w+\.ok\b|\.status\s*(?:!==?|>=)|is_valid\(\)|validate\(\)",
    re.I,
)
"""What a test asks of something that went wrong."""
_WENT_WELL = re.compile(r"(?<![!\w.])\w+\.ok\b(?!\s*===?\s*false)|^\(?(?:ok|success|reussi|succes)\)?$", re.I)
_SENDS = re.compile(
    r"\bPOST\b|\bPUT\b|\bPATCH\b|\.(?:post|put|patch|submit|mutate)\(|new FormData\(|\bawait (?:\w+\.)?(?:send|submit|envoyer|soumettre|save|deposer|create)\w{0,20}\("
)
_ANSWERED = re.compile(r"=\s*await\b")
"""What is sent, and whose answer is kept to be looked at."""
_REFUSES_ENTRY = re.compile(r"\b40[13]\b")
_HANDLERS = frozenset({"error", "onError"})
"""Under what a call is given the function that answers when it fails."""
_CATCHES = frozenset({"catch", "fail"})
_SETTER = re.compile(r"(?:\w+\.)?set([A-Z]\w{2,40})")
_WHOLE = re.compile(r"\{\}|\w{0,20}(?:vide|vierge|empty|blank|initial|default)\w{0,20}(?:\(\))?", re.I)
"""The value with which all answers begin."""
_HOPS = 2
"""Functions that are opened from where the sending fails."""


def lost_on_error(script: Script) -> Iterator[tuple[Any, Script]]:
    """Yield, each once, the statements by which answers begin again because they could not be sent, with the scripts that hold them."""
    if is_test_script(script.path):
        return
    seen: set[tuple[str, int]] = set()
    for part in (*_failing(script), *_before_it_is_known(script)):
        around = function_around(part)
        whole = text(around if around is not None else part)
        if _SENDS.search(whole) and not speaks_of(whole, "sessions.refused_entry") and not speaks_of(text(part), "sessions.kept"):  # fmt: skip
            for node, where in _lost(part, script, {}, 0):
                if (where.path, node.start_byte) not in seen:
                    seen.add((where.path, node.start_byte))
                    yield node, where


def _failing(script: Script) -> Iterator[Any]:
    """The parts of a script that run when something fails: branches of tests, handlers of errors."""
    for node in script.walk("catch_clause", "finally_clause", "if_statement", "call_expression", "pair"):
        if node.type in ("catch_clause", "finally_clause"):
            yield field(node, "body")
        elif node.type == "if_statement":
            test = text(field(node, "condition"))
            if _REFUSES_ENTRY.search(test):
                continue
            if FAILS.search(test):
                yield field(node, "consequence")
            elif _WENT_WELL.search(test.strip("() ")) and field(node, "alternative") is not None:
                yield field(node, "alternative")
        elif node.type == "pair":
            value = field(node, "value")
            if key_of(field(node, "key")) in _HANDLERS and value.type in FUNCTIONS:
                yield value
        else:
            callee = field(node, "function")
            last = key_of(field(callee, "property")) if callee.type == "member_expression" else ""
            if last in _CATCHES:
                yield from (one for one in arguments(node)[:1] if one.type in FUNCTIONS)


def _before_it_is_known(script: Script) -> Iterator[Any]:
    """The statements that a function runs once it has sent what people wrote, before it asks whether that went well."""
    for test in script.walk("if_statement"):
        asked = text(field(test, "condition")).strip("() ")
        if not (FAILS.search(asked) or _WENT_WELL.search(asked)) or test.parent.type != "statement_block":
            continue
        before = [one for one in test.parent.named_children if one.end_byte <= test.start_byte]
        sent = next(
            (at for at, one in enumerate(before) if _ANSWERED.search(text(one)) and _SENDS.search(text(one))), None
        )
        after = before[sent + 1 :] if sent is not None else []
        yield from (one for one in after if one.type == "expression_statement")


def _lost(part: Any, script: Script, given: Mapping[str, Defined], depth: int) -> Iterator[tuple[Any, Script]]:
    for node in own(part, "assignment_expression", "call_expression"):
        if begins_again(node, script):
            yield node, script
        elif node.type == "call_expression" and depth < _HOPS:
            for one in _called(node, script, given):
                found = list(_lost(one.node, one.script, _handed(node, script, one, given), depth + 1))
                if found and FAILS.search(apart(name_of(one.node))):
                    yield from found
                elif found:
                    yield node, script
                    break
            else:
                yield from _handed_in(node, script, depth + 1)


def _handed_in(call: Any, script: Script, depth: int) -> Iterator[tuple[Any, Script]]:
    """Where the function that holds a call is given what it runs, when that begins the answers again: `useSend(url, { onSettled: clear })`."""
    callee = field(call, "function")
    for given in given_for(callee, script) if callee is not None and callee.type == "identifier" else ():
        for one in values(given.node, given.script):
            if one.node.type in FUNCTIONS and any(True for _ in _lost(one.node, one.script, {}, depth)):
                holder = given.node.parent
                yield (holder if holder.type == "pair" else given.node), given.script


def begins_again(node: Any, script: Script) -> bool:
    """Return whether all that people wrote is given its first value again: `this.answers = empty()`, `setForm({})`."""
    if node.type == "assignment_expression":
        named, value = text(field(node, "left")), text(field(node, "right"))
        if puts_back(node, script) and not _is_secret(named):
            return True
    else:
        setter, given = _SETTER.fullmatch(text(field(node, "function"))), arguments(node)
        if setter is None or len(given) != 1:
            return _is_reset(node) or (text(field(node, "function")) == "Object.assign" and puts_back(node, script))
        if not speaks_of(setter[1], "sessions.refused_entry") and puts_back(node, script):
            return True
        named, value = setter[1], text(given[0])
    last = named.rpartition(".")[2].lower()
    is_list = last in ("data", "donnees")  # what a page of results shows
    return not is_list and speaks_of(named, "sessions.answers") and not speaks_of(named, "sessions.of_checks") and _WHOLE.fullmatch(value) is not None  # fmt: skip


def _is_secret(named: str) -> bool:
    """Whether what is emptied is typed again for safety: a password, the answer to a question that keeps machines out."""
    return any(speaks_of(named, one) for one in ("deeds.secrets", "sessions.refused_entry", "sessions.of_checks"))


def _is_reset(call: Any) -> bool:
    """Whether a call empties a form, by what it is asked of: `this.form.reset()`, `$("#claim")[0].reset()`."""
    callee = field(call, "function")
    last = key_of(field(callee, "property")) if callee.type == "member_expression" else ""
    owner = text(field(callee, "object")) if last == "reset" else ""
    return speaks_of(owner, "sessions.forms") or speaks_of(owner, "sessions.answers")


def _called(call: Any, script: Script, given: Mapping[str, Defined]) -> list[Defined]:
    """The functions of the project that a call runs: by their names, or the method of what was handed to the function around."""
    callee = field(call, "function")
    if callee is None or callee.type != "member_expression":
        return functions(callee, script)[:1] if callee is not None else []
    owner = given.get(text(field(callee, "object")))
    if owner is None:
        return functions(callee, script)[:1]
    held = held_in(owner, key_of(field(callee, "property")) or "")
    return [one for each in held for one in values(each.node, each.script) if one.node.type in FUNCTIONS][:1]


def _handed(call: Any, script: Script, function: Defined, given: Mapping[str, Defined]) -> dict[str, Defined]:
    """The objects that a call hands to a function, by the names that it gives them."""
    found: dict[str, Defined] = {}
    for name, one in zip(map(text, parameters(function.node)), arguments(call), strict=False):
        if one.type == "this":
            around = owner_around(one)
            if around is not None:
                found[name] = Defined(around, script)
        elif text(one) in given:
            found[name] = given[text(one)]
        else:
            found.update((name, each) for each in values(one, script) if each.node.type == "object")
    return found
