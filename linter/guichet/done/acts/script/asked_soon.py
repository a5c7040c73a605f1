"""A no that a script writes down with its moment, or for a few days, so that what people turned down is put to them again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.done.acts.script.act import names_around
from guichet.done.acts.script.answers import ScriptAnswer
from guichet.done.acts.script.kept_for_callers import keeping
from guichet.done.grounds.answers import is_measured, of_name
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.nouns.places import place_of_script
from guichet.done.words import speaks_of
from guichet.reading.scripts.definitions import values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, key_of, text, walk
from guichet.reading.scripts.texts import number_made, selector_of, text_made
from guichet.reading.scripts.ways import ways_to

_WOKEN = re.compile(r"localStorage|document\.cookie|ookies?\.set|setCookie|useLocalStorage|storage\.set")
_AGE = re.compile(r"max-age\s*=\s*(\d{1,9})", re.I)
_AHEAD = re.compile(r"(?:Date\.now\(\)|getTime\(\)|\+new Date\(?\)?)\s*\+")
_AGO = re.compile(r"(?:Date\.now\(\)|new Date\(\)(?:\.getTime\(\))?)\s*-")
_LATER = frozenset({">", ">=", "<", "<="})
_DAY = 86_400.0
_SOON = 15 * _DAY
"""Seconds before which nobody has changed their mind."""


class AskedSoon(ScriptAnswer):
    """A no to something pushed, kept for a few days at most."""


def acts_in(script: Script) -> Iterator[AskedSoon]:
    """Yield the places where a no to something pushed is kept for a few days at most."""
    place = place_of_script(script.path)
    if _WOKEN.search(script.text) is None or not place.is_lived:
        return
    for node in script.walk("call_expression", "assignment_expression"):
        written = _written(node, script)
        if written is None or not _is_a_no(node, written[0], script):
            continue
        key, seconds, at = written[0], written[1], node
        if seconds is None:
            seconds, at = next(_waits(key, script), (None, node))
        if seconds is not None and 0 < seconds < _SOON:
            act = AskedSoon(Kind.KEEP, script.path, script.span(at), place, at, script, to="answer")
            act.answer, act.kept_for, act.yes_lasts = Agreement.REFUSED, seconds, float("inf")
            yield act
            return


def _written(node: Any, script: Script) -> tuple[str, float | None] | None:
    """The name under which a statement keeps something in the browser, as it is written, and the seconds for which; None for another statement."""
    if node.type == "assignment_expression":
        left = text(field(node, "left"))
        if left == "document.cookie":
            made = text_made(field(node, "right"), script)
            age = _AGE.search(made)
            return (made.partition("=")[0], float(age[1])) if age is not None else None
        return None
    given = arguments(node)
    if len(given) < 2 or not keeping(node):
        return None
    expires = next((one for each in given[2:] for one in walk(each) if one.type == "pair" and key_of(field(one, "key")) == "expires"), None)  # fmt: skip
    if expires is not None:
        days = number_made(field(expires, "value"), script)
        return text(given[0]), (days * _DAY if days is not None else None)
    return text(given[0]), _ahead(given[1], script)


def _ahead(value: Any, script: Script) -> float | None:
    """The seconds after the present of the moment that is kept: `Date.now() + 86400000`; None for another value."""
    for one in walk(value):
        if one.type == "binary_expression" and _AHEAD.match(text(one)) and text(field(one, "operator")) == "+":
            length = number_made(field(one, "right"), script)
            return length / 1000 if length is not None else None
    return None


def _waits(key: str, script: Script) -> Iterator[tuple[float, Any]]:
    """The seconds that a test wants gone by since the moment that is kept under a name, and the test."""
    for node in script.walk("binary_expression"):
        if text(field(node, "operator")) not in _LATER:
            continue
        for since, limit in ((field(node, "left"), field(node, "right")), (field(node, "right"), field(node, "left"))):
            length = number_made(limit, script) if _AGO.search(text(since)) else None
            if length and _reads(since, key, script):
                yield length / 1000, node


def _reads(since: Any, key: str, script: Script) -> bool:
    """Whether a length of time is counted from what the browser keeps under a name."""
    for one in walk(since):
        if one.type == "call_expression" and key in text(one) and "get" in text(one):
            return True
        if one.type == "identifier" and any(key in text(each.node) for each in values(one, script)):
            return True
    return False


def _is_a_no(node: Any, key: str, script: Script) -> bool:
    """Whether what is written down is a no to something that is pushed: by who writes it, by what one pressed, by its own name."""
    ways = ways_to(node, script)
    heard = (field(field(way.heard, "function"), "object") for way in ways if way.heard is not None)
    pressed = [f"{selector_of(one, script) or ''} {text(one)}" for one in heard if one is not None]
    names = [*names_around(node), *(name for way in ways for name in way.names[:2]), *pressed]
    about = f"{script.path} {key} {' '.join(names)}"
    if any(of_name(one) is Agreement.GIVEN for one in names) or speaks_of(about, "answers.steps"):
        return False
    if any(of_name(one) is Agreement.REFUSED or speaks_of(one, "answers.strictly_no") for one in names):
        return not is_measured(about)  # trackers are asked apart
    closes = any(speaks_of(one, "answers.role_no") for one in (*names, key))
    return closes and speaks_of(about, "answers.sold") and not is_measured(about)
