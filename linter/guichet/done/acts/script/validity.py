"""How long a script gives people: a signed link, a code kept in a store, a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.done.acts.script.act import names_around
from guichet.done.acts.script.sessions import is_session
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of_script
from guichet.done.people.given_time import Thing, thing_of, words_of_key
from guichet.done.words import speaks_of
from guichet.reading.data.durations import seconds_written
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, key_of, text
from guichet.reading.scripts.texts import number_made, text_made

_WOKEN = re.compile(
    r"expires|expireAfter|Date\.now\(\)\s*-|\bset(?:ex|Ex|EX)\b|\bEX\b|\bexpire\(|maxAge|\bttl\b|Date\.now\(\)\s*\+|\.setMinutes\(|\.plus\("
)
_OPTIONS = frozenset({"expires", "expireAfterSeconds", "expiresIn", "EX", "PX", "ex", "ttl", "maxAge"})
_NAMED_UNITS = {"PX": 0.001, "maxAge": 0.001}


def acts_in(script: Script) -> Iterator[Validity]:
    """Yield what a script gives people for a time."""
    if not _WOKEN.search(script.text):
        return
    for node in script.walk("pair", "call_expression", "binary_expression"):
        seconds = _seconds(node, script)
        if not seconds:
            continue
        statement = _statement(node)
        words = f"{text(statement)[:400]} {' '.join(names_around(node))} {' '.join(script.path.rpartition('.')[0].split('/')[-2:])}"
        thing = thing_of(f"{_key(node)} {words}", signed="sign(" in words)
        spared = thing is Thing.CODE and not speaks_of(script.text, "sessions.sent_code")
        if thing is not None and not spared and not speaks_of(script.text, "sessions.renewed"):
            yield Validity(
                Kind.EXPIRE, script.path, script.span(node), place_of_script(script.path), thing=thing, seconds=seconds,
                shown=" ".join(script.written(node).split())[:80], about=frozenset({"validity"}),
            )  # fmt: skip


def _key(node: Any) -> str:
    """What the key says under which a call has a store keep something for someone: one that is the same for all says nothing."""
    given = arguments(node) if node.type == "call_expression" else []
    return words_of_key(text(given[0])[:80]) if given and given[0].type != "string" else ""


def _seconds(node: Any, script: Script) -> float | None:
    if node.type == "pair":
        name = key_of(field(node, "key")) or ""
        is_given = name in _OPTIONS and not is_session(node)  # how long a session lasts is asked apart
        return _length(field(node, "value"), script, _NAMED_UNITS.get(name, 1)) if is_given else None
    if node.type == "call_expression":
        callee = field(node, "function")
        last = (key_of(field(callee, "property")) or "") if callee.type == "member_expression" else ""
        given = arguments(node)
        if last.lower() in ("setex", "expire") and len(given) >= 2:
            return _length(given[1], script, 1)
        if last == "set" and len(given) >= 4 and text(given[2]).strip("'\"") in ("EX", "PX"):
            return _length(given[3], script, 1 if "EX" in text(given[2]) else 0.001)
        return None
    if text(field(node, "operator")) in (">", ">=") and text(field(node, "left")).startswith("Date.now() -"):
        return _length(field(node, "right"), script, 0.001)
    if text(field(node, "operator")) == "+" and text(field(node, "left")) == "Date.now()":
        return _length(field(node, "right"), script, 0.001)
    return None


def _length(node: Any, script: Script, scale: float) -> float | None:
    number = number_made(node, script)
    return number * scale if number is not None else seconds_written(text_made(node, script))


def _statement(node: Any) -> Any:
    while node.parent is not None and not node.type.endswith(("_statement", "_declaration")):
        node = node.parent
    return node
