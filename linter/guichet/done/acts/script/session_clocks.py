"""Sessions that the server of a script empties by its clock: more time went by since a step was opened, or since the last request, than it allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.done.acts.lasting import Kept
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of_script
from guichet.done.words import speaks_of
from guichet.reading.scripts.conditions import Condition, conditions_of
from guichet.reading.scripts.definitions import values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, bare, field, text, walk
from guichet.reading.scripts.texts import number_made

_EMPTIES = re.compile(r"(?:^|\.)session\.(?:destroy|regenerate|reset|clear|invalidate|flush|delete|deleteSession)$|(?:^|\.)(?:req|request|ctx|reply)\.(?:logout|logOut)$|(?:^|\.)(?:destroySession|clearSession|resetSession)$")  # fmt: skip
_SESSION = re.compile(r"(?:^|\.)(?:req|request|ctx|context)\.session$")
_PUT_BACK = re.compile(r"session(?:\.\w+|\[[^\]\n]{1,60}\])?\s*=(?![=>])|Object\.assign\(\s*\w{1,20}\.session")
"""What a new session takes over from the old one: its number alone is changed."""
_NOTHING = frozenset({"null", "undefined", "{}"})
_NOW = re.compile(r"\bDate\.now\(\)|\bnew Date\(\)|\+new Date\b|\bDateTime\.(?:now|utc)\(\)|\bdayjs\(\)|\bmoment\(\)")
_LATER, _EARLIER = frozenset({">", ">="}), frozenset({"<", "<="})
_MILLISECONDS = 1000


def acts_in(script: Script) -> Iterator[Kept]:
    """Yield how long one may take before the session is emptied, with what was written in it."""
    if "session" not in script.text.lower() or script.element is not None:
        return
    for node in script.walk("call_expression", "assignment_expression"):
        if not _empties(node):
            continue
        found = next(
            (one for each in conditions_of(node, script) for one in _limits(each, each.script or script)), None
        )
        if found is not None:
            test, where, allowed = found
            yield Kept(
                Kind.EXPIRE, where.path, where.span(test), place_of_script(where.path), seconds=allowed / _MILLISECONDS,
                shown=text(test)[:80], about=frozenset({"session"}),
            )  # fmt: skip


def _empties(node: Any) -> bool:
    if node.type == "call_expression":
        empties = _EMPTIES.search(text(field(node, "function")).replace("?.", "."))
        return empties is not None and not any(_PUT_BACK.search(text(one)) for one in arguments(node))
    return bool(_SESSION.search(text(field(node, "left")))) and text(field(node, "right")) in _NOTHING


def _limits(condition: Condition, script: Script) -> Iterator[tuple[Any, Script, float]]:
    """The milliseconds that a test allows since a moment, when it holds once they are over."""
    if speaks_of(text(condition.test), "deeds.machines"):
        return
    late, soon = (_LATER, _EARLIER) if condition.holds else (_EARLIER, _LATER)
    for test in walk(condition.test):
        sign = text(field(test, "operator")) if test.type == "binary_expression" else ""
        if sign in late or sign in soon:
            more, less = ("left", "right") if sign in late else ("right", "left")
            allowed = _allowed(bare(field(test, more)), bare(field(test, less)), script)
            if allowed is not None:
                yield test, script, allowed


def _allowed(more: Any, less: Any, script: Script) -> float | None:
    """What a moment may be old of: `now - opened > limit`, `now > opened + limit`, `now - limit > opened`."""
    if (
        more.type == "binary_expression"
        and text(field(more, "operator")) == "-"
        and _is_now(field(more, "left"), script)
    ):
        limit = number_made(less, script)
        return limit if limit is not None else number_made(field(more, "right"), script)
    if _is_now(more, script) and less.type == "binary_expression" and text(field(less, "operator")) == "+":
        limits = (number_made(field(less, name), script) for name in ("left", "right"))
        return next((one for one in limits if one is not None), None)
    return None


def _is_now(node: Any, script: Script) -> bool:
    """Whether a value is the moment at which the program looks."""
    node = bare(node)
    if node is None:
        return False
    if (node.type == "call_expression" and not arguments(node)) or node.type in ("new_expression", "unary_expression"):
        return bool(_NOW.search(text(node)))
    return any(_NOW.search(text(one.node)[:60]) for one in values(node, script)) if node.type == "identifier" else False
