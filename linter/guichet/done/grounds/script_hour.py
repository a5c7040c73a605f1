"""The hour or the day of the browser's clock that decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from operator import ge, gt, le, lt
from typing import Any

from guichet.core.backwards import way
from guichet.core.memo import memo
from guichet.done.grounds.script_clock import ScriptClock, is_now, is_part
from guichet.done.nouns.act import Ground, Reason
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import Origin, origins, origins_from
from guichet.reading.scripts.syntax import FUNCTIONS, field, text
from guichet.reading.scripts.texts import number_made

_LOOKED_AT = 40


def hour_in(node: Any, script: Script) -> Ground | None:
    """Return the hour that a test depends on, with the way to where the clock is read; None when it does not."""
    if node.type in FUNCTIONS or _asks_if_there(node) or _is_all_day(node, script):
        return None
    for one in origins(node, script):
        if one.node.type in ("call_expression", "member_expression") and (
            _clock(one.script).is_read(one.node, inside=False) or _is_part_of_now(one)
        ):
            return Ground(Reason.HOUR, script.path, script.span(node), script.written(node), way(one.hops, script.path))
    if _clock(script).is_read(node, inside=False):
        return Ground(Reason.HOUR, script.path, script.span(node), script.written(node))
    return None


_NOTHING = frozenset({"null", "undefined"})


def _asks_if_there(test: Any) -> bool:
    """Whether a test only asks if there is something, whatever it was made with: `notice !== null`, `typeof given === "string"`."""
    if test.type != "binary_expression":
        return False
    sides = (field(test, "left"), field(test, "right"))
    return any(text(one) in _NOTHING or _OF_KIND.match(text(one)) for one in sides)


_OF_KIND = re.compile(r"typeof\b|(?:\$|jQuery|_)\.type\(")
_HOLDS: dict[str, Callable[[float, float], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


def _is_all_day(node: Any, script: Script) -> bool:
    """Whether every hour passes the tests of the clock that a condition leads to, all of them known: from 0 to 24."""
    found = [one for one in islice(origins(node, script), _LOOKED_AT) if one.node.type == "binary_expression"]
    tests = [
        (_HOLDS[sign], number_made(field(one.node, "right"), one.script))
        for one in found
        if (sign := text(field(one.node, "operator"))) in _HOLDS
        and _clock(one.script).is_read(field(one.node, "left"), inside=False)
    ]
    return len(tests) > 1 and all(
        limit is not None and compare(hour, limit) for compare, limit in tests for hour in range(24)
    )


def _is_part_of_now(one: Origin) -> bool:
    """Whether a part of a date is read, and the date that was handed here is the present one."""
    read = field(one.node, "function") if one.node.type == "call_expression" else None
    if not one.calls or read is None or read.type != "member_expression" or not is_part(text(read)):
        return False
    made = origins_from(replace(one, node=field(read, "object")))
    return any(
        is_now(text(each.node)) and not each.decides and each.node.parent.type != "binary_expression"
        for each in made
        if each.node.type in ("new_expression", "call_expression")
    )


@memo
def _clock(script: Script) -> ScriptClock:
    return ScriptClock(script)
