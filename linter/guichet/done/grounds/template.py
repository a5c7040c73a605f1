"""What a tag of a template reads by itself: the clock, chance."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.done.grounds.visit import VISIT
from guichet.done.nouns.act import Reason
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.template import Template

_HOURS = (
    r"(?:hour|minute|weekday|isoweekday|day|time)\b|(?:strftime|format)\(\s*['\"]%?[HIMawuGgNjDl]|"
    r"date:?\(?\s*['\"][GHghNDljwiAa :\-]+['\"]"
)
_CLOCK = re.compile(
    rf"(?:\b(?:now|maintenant|current_time|current_datetime|local_now|today|aujourdhui|datetime\.now|timezone\.now|"
    rf"Time\.(?:now|current))(?:\(\))?|['\"]now['\"])(?:\.|\s*\|\s*)(?:{_HOURS})"
    r"|(?:new\s+Date\s*(?:\(\s*\))?|\bDate\.now\(\)|\b(?:dayjs|moment)\(\))[\w.()\s]{0,20}?\.\s*(?:get(?:UTC)?(?:Hours|Day|Minutes)|hours?|day|isoWeekday)\b",
    re.I,
)
_CHANCE = re.compile(r"\|\s*(?:random|shuffle)\b|\brandom(?:\.\w+)?\s*\(|\brandint\(|\brand\(|\bMath\.random\(")
_NOW_TAG = re.compile(r"^['\"]([^'\"]+)['\"]\s+as\s+(\w+)")
_SET_TAG = re.compile(r"^(\w+)\s*=\s*(.+)$", re.S)
_HOUR_FORMAT = re.compile(r"[GHghNDlwAa]|^j$")
_READS = {Reason.HOUR: _CLOCK, Reason.CHANCE: _CHANCE, Reason.VISIT: VISIT}
REASONS = (Reason.HOUR, Reason.CHANCE)
"""The sorts of reasons that a template can be decided by, by what it is given too."""
WRITTEN = (*REASONS, Reason.VISIT)
"""All of them, those that are only known where they are written too."""


def reads(condition: str, reason: Reason, template: Template) -> bool:
    """Whether a condition reads the clock, or chance, through the variables that the template sets too."""
    pattern = _READS.get(reason)
    if pattern is None:
        return False
    if pattern.search(condition):
        return True
    words = set(re.findall(r"\w+", re.sub(r"(['\"]).*?\1", "", condition)))
    return bool(words & _variables(template)[reason])


@memo
def _variables(template: Template) -> dict[Reason, set[str]]:
    known: dict[Reason, set[str]] = {reason: set() for reason in _READS}
    for token in template.masked.tokens:
        if token.kind is Kind.TAG:
            for reason in _READS:
                known[reason] |= _bound(token, reason, known[reason])
    return known


def _bound(token: Token, reason: Reason, known: set[str]) -> set[str]:
    if token.name == "now" and reason is Reason.HOUR and (match := _NOW_TAG.match(token.body)):
        return {match[2]} if _HOUR_FORMAT.search(match[1]) and "Y" not in match[1] else set()
    if token.name not in ("set", "with", "assign") or not (match := _SET_TAG.match(token.body)):
        return set()
    held = _READS[reason].search(match[2]) or set(re.findall(r"\w+", match[2])) & known
    return {match[1]} if held else set()
