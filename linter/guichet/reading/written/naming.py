"""The names to which the tags of a template give a value."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.reading.templates.branches import CONDITIONS, LOOPS
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.template import Template

_NAME = re.compile(r"[A-Za-z_]\w*")
_BY_NAME = re.compile(r"(?<!\w)([A-Za-z_]\w*)['\"]?\s*(?:=(?!=)|:)")
_LAST = re.compile(r"\bas\s+([A-Za-z_]\w*)\s*\Z")
_ASSIGNS = re.compile(r"\s*+([\w,](?:[\w\s,]*[\w,])?)\s*+(?:\|\|)?=(?!=)")
_GIVING = frozenset("with let assign capture set block blocktrans blocktranslate".split())
_ASKING = CONDITIONS | frozenset("with include elif elsif elseif when blocktrans blocktranslate".split())
"""Tags where what stands before `=` is asked about, or given to others by name."""


def names_set_by(token: Token) -> set[str]:
    """Return the names that a tag may give a value to: `for task in tasks`, `tasks.each do |task|`, `set n = 1`, `url "a" as b`."""
    body, last = token.body, _LAST.search(token.body)
    if " do" in body and "|" in body:
        return set(_NAME.findall(body.partition("|")[2]))
    if token.kind is Kind.OUTPUT:
        return set()
    if token.name in LOOPS:
        return set(_NAME.findall(body.partition(" in ")[0]))
    if token.name not in _ASKING and (made := _ASSIGNS.match(body)) is not None:
        return set(_NAME.findall(made[1]))
    own = {last[1]} if last is not None else set()
    if token.name in _GIVING:
        own |= set(_BY_NAME.findall(body))
        return own or set(_NAME.findall(body))
    return own


@memo
def names_set(template: Template) -> frozenset[str]:
    """Return the names that a template sets, turns over or imports itself."""
    own = (name for one in template.masked.tokens for name in names_set_by(one))
    return frozenset((*own, *template.macros, *(alias for link in template.links for _, alias in link.names)))
