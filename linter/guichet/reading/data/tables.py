"""The entries of a YAML, TOML or JSON file, with their places: read line by line, never constructed, never wrong about where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.findings import Span
from guichet.core.source import Source

_LONGEST = 60
_ENTRY = re.compile(
    r"""(?:[\[{,][ \t\n]*|^[ \t]*(?:-[ \t]+)?)(?P<quote>["']?)(?P<key>[^\W\d][\w.-]*+(?:[ ]++[\w.-]++)*+)(?P=quote)[ \t]*[:=](?=[\s"'\[{\d]|$)[ \t]*"""
    r"""(?:["']?(?P<value>[^\s"'#,\[\]{}][^"'#\n,\]}]*))?""",
    re.M,
)
_ITEM = re.compile(r"""^[ \t]*-[ \t]+["']?([\w .-]+?)["']?[ \t]*$|["']([\w.-]+)["'](?=[ \t]*[,\]\n])""", re.M)


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of a table: a key or an item of a list, and the scalar that a key has ("" when it has none)."""

    path: str
    span: Span
    name: str
    value: str = ""


def entries_of(source: Source) -> tuple[Entry, ...]:
    """Return the entries of a table in source order; comments are none."""
    return tuple(sorted(_entries(source), key=lambda one: one.span))


def _entries(source: Source) -> Iterator[Entry]:
    text = re.sub(r"(?m)(?:^|(?<=\s))#.*$|^[^\S\n]*//.*$", lambda found: " " * len(found[0]), source.text)
    for found in _ENTRY.finditer(text):
        value = (found["value"] or "").strip()
        if len(found["key"]) < _LONGEST:
            yield Entry(source.path, Span(*found.span("key")), found["key"], value)
            if value and not value.replace(".", "").isdigit():
                start = found.start("value")
                yield Entry(source.path, Span(start, start + len(value)), value)
    for found in _ITEM.finditer(text):
        group = 1 if found[1] else 2
        yield Entry(source.path, Span(*found.span(group)), found[group])
