"""Gates in templates: a condition on the hour or the day that gives the form to some people only."""

from __future__ import annotations

import re

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.closed import CLOSED, PHONE
from guichet.reading.templates.branches import Block
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.template import Template

_HOURS = (
    r"(?:hour|minute|weekday|isoweekday|day|time)\b|(?:strftime|format)\(\s*['\"]%?[HIMawuGgNjDl]|"
    r"date:?\(?\s*['\"][GHghNDljwiAa :\-]+['\"]"
)
_CLOCK = re.compile(
    rf"(?:\b(?:now|maintenant|current_time|current_datetime|local_now|today|aujourdhui|datetime\.now|timezone\.now|"
    rf"Time\.(?:now|current))(?:\(\))?|['\"]now['\"])(?:\.|\s*\|\s*)(?:{_HOURS})",
    re.I,
)
_NOW_TAG = re.compile(r"^['\"]([^'\"]+)['\"]\s+as\s+(\w+)")
_SET_TAG = re.compile(r"^(\w+)\s*=\s*(.+)$", re.S)
_HOUR_FORMAT = re.compile(r"[GHghNDlwAa]|^j$")
_DOORS = ("form", "button", "input", "select", "textarea")


def gate_of(element: Element) -> tuple[Block, Span] | None:
    """Return the condition on the clock that decides whether an element is there, and the tag that writes it."""
    template = element.template
    if not _mentions_clock(template):
        return None
    for step in template.branches.path(element.start):
        block = step.block
        if block.is_condition and any(_reads_clock(one, template) for one in block.conditions):
            if _is_door(block, step.branch, template) and not _is_phone(block, step.branch, template):
                token = template.token_at(block.start)
                return block, Span(block.start, token.end if token else block.starts[0])
            return None
    return None


@memo
def _mentions_clock(template: Template) -> bool:
    return any(
        token.kind is Kind.TAG and (token.name == "now" or _CLOCK.search(token.body))
        for token in template.masked.tokens
    )


def _reads_clock(condition: str, template: Template) -> bool:
    if _CLOCK.search(condition):
        return True
    words = set(re.findall(r"\w+", re.sub(r"(['\"]).*?\1", "", condition)))
    return bool(words & _variables(template))


@memo
def _variables(template: Template) -> set[str]:
    known: set[str] = set()
    for token in template.masked.tokens:
        known |= _bound(token, known)
    return known


def _bound(token: Token, known: set[str]) -> set[str]:
    if token.kind is not Kind.TAG:
        return set()
    if token.name == "now" and (match := _NOW_TAG.match(token.body)):
        return {match[2]} if _HOUR_FORMAT.search(match[1]) and "Y" not in match[1] else set()
    if token.name not in ("set", "with", "assign") or not (match := _SET_TAG.match(token.body)):
        return set()
    reads = _CLOCK.search(match[2]) or set(re.findall(r"\w+", match[2])) & known
    return {match[1]} if reads else set()


def _is_door(block: Block, branch: int, template: Template) -> bool:
    ends = [*block.starts[1:], block.content_end]
    doors = [
        sum(element.name in _DOORS for element in template.elements_between(start, end))
        for start, end in zip(block.starts, ends, strict=False)
    ]
    if any(doors):
        return doors[branch] > 0 and (len(doors) == 1 or 0 in doors)
    texts = [
        re.sub(r"<[^>]*>", " ", template.render_static(start, end))
        for start, end in zip(block.starts, ends, strict=False)
    ]
    return not CLOSED.search(texts[branch]) and any(CLOSED.search(text) and not PHONE.search(text) for text in texts)


def _is_phone(block: Block, branch: int, template: Template) -> bool:
    text = template.render_static(block.starts[0], block.content_end)
    others = re.sub(r"<[^>]*>", " ", text)
    return bool(PHONE.search(others)) and not CLOSED.search(others)
