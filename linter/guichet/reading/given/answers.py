"""Tables of texts that code gives to a template by name, such as its errors: which keys are given, and which are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.reading.templates.library import Library
from guichet.reading.templates.masking import Kind
from guichet.reading.templates.template import Template
from guichet.reading.written.calls import target_of
from guichet.reading.written.layouts import layouts_of
from guichet.reading.written.lost import Lost, akin

TEXT_KEYS = ("text", "message", "msg", "texte", "html")
"""Where a table that says something holds its words."""


class Said(NamedTuple):
    """A text that code puts in a table: under which key, and where."""

    key: str
    text: str
    path: str
    span: Span


Tables = dict[str, list[Said] | None]
"""The tables that code gives by name; None for one that may hold other keys."""
_DEPTH = 3


def joined(tables: Sequence[Tables]) -> Tables:
    """Return what several answers give together."""
    found: Tables = {}
    for one in tables:
        for name, said in one.items():
            before = found.get(name, [])
            found[name] = None if before is None or said is None else [*before, *said]
    return found


def unread(template: Template, tables: Tables, library: Library) -> Iterator[Lost]:
    """Yield the texts whose key a page never reads, where it reads one that nothing gives."""
    shown = list(shown_with(template, library))
    for name, said in tables.items():
        if not said or not any(one.text for one in said):
            continue
        read = _keys_read(name, shown)
        if read is None:
            continue
        given = {one.key for one in said}
        wanted = {key: where for key, where in read.items() if key not in given}
        left = {one.key: one for one in said if one.key not in read and one.text}
        for one in left.values():
            near = akin(one.key, wanted) or (list(wanted) if len(left) == len(wanted) == 1 else [])
            if near and wanted[near[0]][0] == template.path:
                key, (owner, span) = near[0], wanted[near[0]]
                yield Lost(one.path, one.span, one.key, one.text, key, owner, span, True)


def shown_with(template: Template, library: Library, depth: int = 0) -> Iterator[Template]:
    """Yield a template, its layouts, and what it includes."""
    yield template
    yield from layouts_of(template, library)
    for link in template.links if depth < _DEPTH else ():
        inner = target_of(library, template, link) if link.kind == "include" else None
        if inner is not None and inner is not template:
            yield from shown_with(inner, library, depth + 1)


def _keys_read(name: str, shown: Sequence[Template]) -> dict[str, tuple[str, Span]] | None:
    """The keys of a table that templates read, each where it is first; None when they may read any."""
    member = re.compile(rf"(?<![\w.'\"/-]){re.escape(name)}(?:\.(\w+)|\[\s*['\"]([\w-]+)['\"]\s*\])?")
    found: dict[str, tuple[str, Span]] = {}
    for template in shown:
        for token in template.masked.tokens:
            if token.kind is Kind.COMMENT:
                continue
            for match in member.finditer(template.source.text, token.start, token.end):
                key = match[1] or match[2]
                if key is None and not (
                    token.name in ("if", "elif") and re.match(r"\s*(?:[%)-]|and\b|or\b)", match.string[match.end() :])
                ):
                    return None
                if key in ("length", "items", "keys", "values", "get"):
                    return None
                if key is not None:
                    group = 1 if match[1] else 2
                    found.setdefault(key, (template.path, Span(match.start(group), match.end(group))))
    return found
