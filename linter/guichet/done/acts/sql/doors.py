"""Doors that SQL shuts by the clock: views, policies and queries that give slots or take requests at some hours alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from astroid import nodes

from guichet.core.findings import Span
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.closed import PHONE
from guichet.done.nouns.act import Act, Ground, Kind, Reason
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_migration, is_test
from guichet.reading.sql.statements import blank_of

_PRESENT = r"(?:now\s*\(\s*\)|current_(?:timestamp|time)|localtime(?:stamp)?|clock_timestamp\s*\(\s*\)|getdate\s*\(\s*\)|sysdate|systimestamp|curtime\s*\(\s*\)|curdate\s*\(\s*\)|current_date|'now')"
_HOUR = re.compile(
    rf"\b(?:extract\s*\(\s*(?:hour|dow|isodow|minute)\s+from\s+{_PRESENT}|date_part\s*\(\s*'(?:hour|dow|isodow)'\s*,\s*{_PRESENT}|"
    rf"(?:hour|weekday|dayofweek|dayname)\s*\(\s*{_PRESENT}|datepart\s*\(\s*(?:hour|hh|weekday|dw)\s*,\s*{_PRESENT}|"
    rf"strftime\s*\(\s*'%[HwM][^']*'\s*,\s*{_PRESENT}|to_char\s*\(\s*{_PRESENT}[^,)]*,\s*'(?:HH24[^']*|D|DY)')"
    rf"|\b(?:localtime|current_time|curtime\s*\(\s*\))\s*(?:::time\s*)?(?:[<>]|between\b|not\s+between\b)",
    re.I,
)
_TEST = re.compile(r"\b(?:where|and|or|using|check|when|having|on|not|if|elsif)\b[\s(]*$", re.I)
_SHUTS = re.compile(
    r"\bcreate\s+(?:or\s+replace\s+)?(?:(?:materialized|temporary|temp|restrictive)\s+)?(?:view|policy|function|trigger)\b|^\s*select\b|^\s*with\b|^\s*insert\b",
    re.I,
)
_RAISE = re.compile(r"\braise\s+(?:exception|sqlstate)|\bsignal\s+sqlstate|\braise_application_error", re.I)
_TRIGGERED = re.compile(
    r"\bcreate\s+(?:or\s+replace\s+)?(?:constraint\s+)?trigger\s+\w+\s+before\s+insert\s+on\s+([\w.\"`]+)", re.I
)
_QUERY = re.compile(r"\s*(?:with|select)\b", re.I)


@dataclass(eq=False)
class SqlDoor(Act):
    """What a query leaves out at some hours."""

    ground: Ground
    said: str

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield the hour that it tests."""
        if reason is Reason.HOUR:
            yield self.ground


def acts_in(source: Source) -> Iterator[SqlDoor]:
    """Yield the views, policies and queries of a file that give people what they come for at some hours alone."""
    said = place_of_path(source.path)
    place = said if said not in (None, Place.MIGRATION) and not said.is_public else Place.PUBLIC
    yield from _acts(source.text, 0, source, place)


def acts_in_python(module: PythonModule) -> Iterator[SqlDoor]:
    """Yield the same of the queries that are written in Python."""
    for node, start in queries_in(module, _QUERY):
        yield from _acts(node.value, start, module.source, place_of(node, module))


def queries_in(module: PythonModule, opening: re.Pattern[str]) -> Iterator[tuple[nodes.Const, int]]:
    """Yield the texts of a module that begin as queries do, each with where its words begin; none of a test or of a migration."""
    for node in () if is_test(module) or is_migration(module) else module.walk(nodes.Const):
        if isinstance(node.value, str) and opening.match(node.value) and not isinstance(node.parent, nodes.Expr):
            yield node, module.span(node).start + max(module.text(node).find(node.value), 0)


def _acts(text: str, offset: int, source: Source, place: Place) -> Iterator[SqlDoor]:
    start = 0
    is_asked_before = cache(lambda: any(_is_a_door(one[1]) for one in _TRIGGERED.finditer(text)))
    for statement in blank_of(text).split(";"):
        for found in _HOUR.finditer(statement) if _SHUTS.search(statement) else ():
            is_door = _is_a_door(statement) or (_RAISE.search(statement) is not None and is_asked_before())
            if is_door and _decides(statement, found.start()):
                at = offset + start + found.start()
                end = at + _length(statement[found.start() :])
                ground = Ground(Reason.HOUR, source.path, Span(at, end), source.text[at:end])
                yield SqlDoor(Kind.HIDE, source.path, Span(at, end), place, ground, statement)
                break
        start += len(statement) + 1


def _decides(statement: str, at: int) -> bool:
    """Whether what is read at a place is tested, and not shown or counted."""
    before = statement[:at]
    clause = max(before.lower().rfind(word) for word in ("where", "check", "using", "having", "\n  if ", " if "))
    shown = max(before.lower().rfind(word) for word in ("select", "group by", "order by"))
    return clause > shown and bool(_TEST.search(before) or clause >= 0)


def _length(text: str) -> int:
    """How long a test is: to the end of its line."""
    return len(text.split("\n")[0].rstrip())


def _is_a_door(statement: str) -> bool:
    """Whether a query gives slots or places, or takes requests, and is not about a line that people answer."""
    gives = any(speaks_of(statement, one) for one in ("places.slots", "places.goods", "switches.doors"))
    return gives and not PHONE.search(statement) and not speaks_of(statement, "places.staff")
