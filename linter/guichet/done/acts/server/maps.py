"""The maps of a web server, by which one variable is made of another, in whichever of its files they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from zlib import crc32

from guichet.core.findings import Span
from guichet.core.memo import lasting_memo, memo
from guichet.core.source import Source, UnreadableError
from guichet.reading.project.discovery import SERVER_SUFFIXES
from guichet.reading.templates.site import Site

_MAP = re.compile(r"\bmap\s+\"?\$(?P<of>\w+)\"?\s+\$(?P<name>\w+)\s*\{(?P<body>(?:[^{}]|\{\d+,?\d*\})*)\}")


class Map(NamedTuple):
    """What a map makes of a variable, and where it is written."""

    source: Source
    of: str
    body: str
    span: Span
    """Where it begins, up to its brace."""


@memo
def maps_of(project: Site) -> dict[str, list[Map]]:
    """Return, for each variable that maps give, each of them, in the order of the files."""
    found: dict[str, list[Map]] = {}
    for source in settings_of(project):
        for one in _MAP.finditer(source.text):
            span = Span(one.start(), one.start() + len(one[0].split("{")[0].rstrip()))
            found.setdefault(one["name"], []).append(Map(source, one["of"], one["body"], span))
    return found


def settings_of(project: Site) -> Iterator[Source]:
    """Yield the files that set a web server, those that can be read."""
    for path in project.paths:
        if path.lower().endswith(SERVER_SUFFIXES):
            try:
                yield project.source(path)
            except UnreadableError:
                continue


@lasting_memo
def told_by_settings(project: Site) -> str:
    """Return what the files that set a web server tell one another, in a word that changes when it does."""
    told = (
        one.digest
        for one in settings_of(project)
        if any(word in one.text for word in ("map", "geoip", "listen", "split_clients"))
    )
    return f"{crc32(' '.join(told).encode())}"
