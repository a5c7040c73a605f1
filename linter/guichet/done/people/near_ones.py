"""Where those near to one another live, printed in a letter that each of them receives: parents who live apart, one of whom may hide from the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.source import Source, UnreadableError
from guichet.done.words import apart, speaks_of
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.template import Template
from guichet.reading.texts import Document
from guichet.told.letter import is_sent

_EACH = re.compile(
    r"^\$?(?P<one>\w+)\s+in\s+(?P<many>[\w.@]+)|^(?P<many2>[\w.@]+?)\.each\w*(?:\s+do|\s*\{)\s*\|\s*(?P<one2>\w+)"
    r"|^(?:foreach\s*+)?\(?\s*+(?P<many3>[$\w>()-]+?)\s+as\s+(?:\$\w+\s*=>\s*)?\$(?P<one3>\w+)"
)
_READ = re.compile(r"^[$@]?(?P<one>\w+)(?:\.|->|\?\.)(?P<what>[\w.>()-]{1,80})")
_FIRST = 12
"""Blocks of a letter in which it says whom it speaks to."""
_LOOPS = frozenset({"for", "foreach", "each"})


class Printed(NamedTuple):
    """One address that is printed for each of some people, and who they are."""

    span: Span
    shown: str
    people: str


def addresses_of_each_other(document: Document) -> Iterator[Printed]:
    """Yield the addresses of everyone of a family that a letter to them prints, whoever of them reads it."""
    template = _template_of(document)
    if template is None or not is_sent(document) or document.is_back_office or not _is_to_them(document):
        return
    for block in template.branches.blocks:
        token = template.token_at(block.start) if block.name in _LOOPS else None
        found = _EACH.search(token.body.strip()) if token is not None else None
        if found is None:
            continue
        one, many = (found[f"{part}"] or found[f"{part}2"] or found[f"{part}3"] for part in ("one", "many"))
        people = apart(re.split(r"\.|->", many.removesuffix("()").removesuffix(".all"))[-1])
        if not speaks_of(people, "fields.near_ones") or not speaks_of(apart(many), "fields.child"):
            continue
        for part in template.tokens_between(block.starts[0], block.content_end):
            if template.branches.path(part.start)[-1].block is block and _is_address(part, one):
                yield Printed(Span(part.start, part.end), template.source.text[part.start : part.end], people)


def _template_of(document: Document) -> Template | None:
    if document.page is not None:
        return document.page.template
    try:
        source: Source | None = document.site.source(document.path) if document.site is not None else None
    except UnreadableError:
        source = None
    return Template(source) if source is not None else None


def _is_to_them(document: Document) -> bool:
    """Whether a letter speaks to parents of their child, and to no office that follows them."""
    return any(speaks_of(block.text, "fields.greets_parents") for block in document.blocks[:_FIRST])


def _is_address(token: Token, one: str) -> bool:
    found = _READ.match(token.body.strip()) if token.kind is Kind.OUTPUT else None
    if found is None or found["one"] != one:
        return False
    what = apart(re.split(r"\.|->", found["what"])[0].strip("()"))
    return speaks_of(what, "fields.address") or speaks_of(what, "fields.phone")
