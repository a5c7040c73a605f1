"""What reads what a call gives: the code of what it calls, and of what this shows in its turn."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from guichet.reading.templates.library import Library
from guichet.reading.templates.links import Link
from guichet.reading.templates.template import Template

_DEPTH = 4
"""Files that show one another, through which a name is followed."""
_CLOSED = re.compile(r"\bonly\s*$|\bwithout context\s*$|\bwith_context\s*[=:]\s*false")


@dataclass(frozen=True)
class Read:
    """What reads what a call gives: its code, and where it begins in its file."""

    path: str
    code: str
    start: int = 0
    beyond: tuple[Read, ...] = ()
    """What it shows with all that it knows, where the same names are read."""
    is_whole: bool = True
    """Whether all that it shows in its turn could be read."""

    @property
    def all_code(self) -> str:
        """The code, with that of what it shows."""
        return "\n".join((self.code, *(one.all_code for one in self.beyond)))


def read_by(template: Template, start: int, end: int, but: Iterable[str] = (), library: Library | None = None) -> Read:
    """Return the tags of a stretch of a template, all else left blank, `but` the names that are known already.

    Given the templates of the project, what the stretch includes with all that it knows reads as well.
    """
    names = tuple(but)
    beyond, is_whole = _included(template, start, end, names, library) if library is not None else ((), True)
    return Read(template.path, _code(template, start, end, names), start, beyond, is_whole)


def _included(
    template: Template, start: int, end: int, but: tuple[str, ...], library: Library, depth: int = 0
) -> tuple[tuple[Read, ...], bool]:
    found, is_whole = [], True
    for link in template.links:
        if link.kind != "include" or not start <= link.span.start < end:
            continue
        token = template.token_at(link.span.start)
        if token is None or _CLOSED.search(token.body.rstrip(") ")):
            continue
        target = _named(link, template, library)
        if target is None or depth >= _DEPTH:
            is_whole = False
            continue
        end_of_all = len(target.source.text)
        more, is_known = _included(target, 0, end_of_all, but, library, depth + 1)
        is_whole = is_whole and is_known
        found.append(Read(target.path, _code(target, 0, end_of_all, but), 0, more, is_known))
    return tuple(found), is_whole


def _named(link: Link, template: Template, library: Library) -> Template | None:
    paths = (library.resolve(name, template.path) for name in link.targets)
    return next((found for path in paths if path and (found := library.template(path)) is not None), None)


def _code(template: Template, start: int, end: int, but: Iterable[str]) -> str:
    pieces, pos = [], start
    for token in template.tokens_between(start, end):
        pieces += [" " * (token.start - pos), template.source.text[token.start : token.end]]
        pos = token.end
    code = "".join(pieces)
    for name in but:
        code = re.sub(rf"\b{re.escape(name)}\b", lambda match: " " * len(match[0]), code)
    return code


def keys_read(read: Read, table: str) -> Read | None:
    """Return what reads a table, where it asks it for keys alone, each where it does; None where it may ask for any."""
    found = list(
        re.finditer(rf"(?<![\w.]){table}(?:\.get\(\s*[\"'](\w+)|\.(\w+)\b(?!\()|\[:?[\"']?(\w+)[\"']?\])", read.code)
    )
    if not found or len(found) != len(re.findall(rf"(?<![\w.]){table}\b", read.all_code)) or not read.is_whole:
        return None
    code = [" "] * len(read.code)
    for one in found:
        at, end = one.span(one.lastindex or 0)
        code[at:end] = read.code[at:end]
    return Read(read.path, "".join(code), read.start)
