"""The options of a command, as settings: those that a list or a text of a table holds, and those of a line of a shell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from guichet.core.findings import Span
from guichet.core.source import Source
from guichet.reading.data.trees import Tree

_NAMED = re.compile(r"--([a-z][\w-]{1,60})(?:=(\S{1,80}))?$", re.I)
_WRITTEN = re.compile(r"(?<![\w-])--(?P<name>[a-z][\w-]{1,60})(?:=|[ \t]+)(?P<value>[^\s\"'\-][^\s\"']{0,80})", re.I)


def options_in(tree: Tree) -> Iterator[Tree]:
    """Yield the options that the lists and the texts of a table give to commands: `["--on-anomaly", "suspend"]`, `"scan --keep 3"`."""
    for _, one in tree.walk():
        if one.parts:
            yield from _of_list(one)
        elif " --" in f" {one.value or ''}" and " " in (one.value or ""):
            yield from (replace(option, path=one.path, span=one.span) for option in _in_text(one.value or "", one.path))


def _of_list(holder: Tree) -> Iterator[Tree]:
    """What follows the name of an option in a list, or is written after it."""
    for one in holder.parts:
        named = _NAMED.match(one.value or "") if not one.key else None
        if named is not None and named[2]:
            yield replace(one, key=named[1], value=named[2])
    for one, after in pairwise(holder.parts):
        named = _NAMED.match(one.value or "") if not one.key else None
        if named is not None and not named[2] and after.value and not after.value.startswith("-"):
            yield replace(after, key=named[1])


def options_of(source: Source) -> Iterator[Tree]:
    """Yield the options of the commands of a file of a shell."""
    return _in_text(source.text, source.path)


def _in_text(text: str, path: str) -> Iterator[Tree]:
    return (Tree(found["name"], path, Span(*found.span("value")), found["value"]) for found in _WRITTEN.finditer(text))
