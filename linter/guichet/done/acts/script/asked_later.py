"""Questions that a script puts again, after a few days, to whoever said no: a yes is asked for once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.done.acts.script.answers import ScriptAnswer
from guichet.done.grounds.answers import is_measured, of_name
from guichet.done.grounds.script_consent import agreement_in
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.nouns.places import place_of_script
from guichet.done.words import speaks_of
from guichet.reading.scripts.conditions import conditions_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import bare, field, function_around, name_of, text
from guichet.reading.scripts.texts import number_made

_NOW = re.compile(r"\bDate\.now\(\)|\bnew Date\(\)|\bgetTime\(\)")
_SINCE = re.compile(r"-\s{0,20}+(?:new Date\(|Number\(|parseInt\(|\+)?\s{0,20}([\w$.]{2,60})")
_LATER = frozenset({">", ">="})
_SOON = 100 * 86_400.0
"""Seconds before which the same question has not changed."""
_ASKS = re.compile(
    r"ask|show|display|prompt|banner|open|need|demand|affich|montr|bandeau|propos|invit|popup|modal", re.I
)


def acts_in(script: Script) -> Iterator[ScriptAnswer]:
    """Yield the tests by which a script waits a few days before it asks again those who refused."""
    if _NOW.search(script.text) is None or not place_of_script(script.path).is_lived:
        return
    waits = [(node, seconds) for node in script.walk("binary_expression") if (seconds := _delay(node, script))]
    after_yes = [seconds for node, seconds in waits if _is_after(Agreement.GIVEN, node, script)]
    for node, seconds in waits:
        asks = seconds < _SOON and _is_about_asking(node, script)
        if asks and _is_after(Agreement.REFUSED, node, script):
            act = ScriptAnswer(
                Kind.KEEP, script.path, script.span(node), place_of_script(script.path), node, script, to="answer"
            )
            act.answer, act.kept_for, act.yes_lasts = Agreement.REFUSED, seconds, max(after_yes, default=float("inf"))
            yield act


def _delay(node: Any, script: Script) -> float | None:
    """The seconds that must have gone by; None for another test."""
    if text(field(node, "operator")) not in _LATER:
        return None
    since = text(field(node, "left"))
    if len(since) > 160 or _NOW.search(since) is None or _SINCE.search(since) is None:
        return None
    milliseconds = number_made(field(node, "right"), script)
    return milliseconds / 1000 if milliseconds is not None else None


def _is_about_asking(node: Any, script: Script) -> bool:
    """Whether what waits is a question about trackers or something that is pushed, by the names around."""
    around = function_around(node)
    asks = " ".join((name_of(around) if around is not None else "", _given_to(node)))
    named = f"{asks} {script.path}"
    return _ASKS.search(asks) is not None and (is_measured(named) or speaks_of(named, "answers.pushed"))


def _given_to(node: Any) -> str:
    """The name that a test is given, or what is done when it holds."""
    parent = node.parent
    while parent is not None and parent.type in ("parenthesized_expression", "binary_expression", "return_statement"):
        parent = parent.parent
    if parent is None:
        return ""
    if parent.type == "if_statement":
        return text(field(parent, "consequence"))[:120]
    return text(field(parent, "name")) if parent.type == "variable_declarator" else ""


def _is_after(answer: Agreement, node: Any, script: Script) -> bool:
    """Whether the time is counted from one answer, or only for those who gave it."""
    since = _SINCE.search(text(field(node, "left")))
    if since is not None and of_name(since[1]) is answer:
        return True
    return answer in (agreement_in(bare(one.test), one.holds, script) for one in conditions_of(node, script))
