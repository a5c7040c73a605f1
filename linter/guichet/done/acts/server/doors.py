"""Doors that a web server shuts before the service is asked: nginx, Apache, HAProxy, Caddy; what decides is the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.core.source import Source
from guichet.core.stretches import Stretches
from guichet.core.uncommented import without_comments
from guichet.done.acts.server.led_away import leading, sent_away_by, tests_of_backends
from guichet.done.acts.server.maps import maps_of
from guichet.done.nouns.act import Act, Ground, Kind, Reason
from guichet.reading.templates.site import Site

_IF = re.compile(r"\bif\s*\(\s*+(?P<test>[^{}]{0,600}?)\)\s*\{(?P<body>[^{}]*)\}")
_NGINX_CLOCK = re.compile(
    r"\$(?:time_iso8601|time_local|date_local|date_gmt|hour|weekday)\b[^)]{0,300}?(?:T\(?[\[(]?[0-2]|:\(?[0-2]|[~=])"
)
_SENDS_AWAY = re.compile(r"\breturn\s+(?:4\d\d|503|30\d)|\brewrite\s|\bdeny\s+all")
_CLOCKS = frozenset({"time_iso8601", "time_local", "date_local", "date_gmt"})
_DEPTH = 3
"""Maps through which a variable is followed to the clock."""
_BLOCK = re.compile(r"[{}]|\b(?:allow\s+[\d.:a-f/]+|internal)\s*;")
"""Where a block begins or ends, and what keeps in it those machines alone that are named."""
_APACHE = re.compile(
    r"RewriteCond\s+\S*%\{TIME_(?:HOUR|WDAY)\}[^\n]*+(?:\n[ \t\r]*+(?:RewriteCond[^\n]*+)?){0,40}\n?\s*+RewriteRule\s+\S+\s+\S+(?P<flags>[^\n]*)|<If\s+\"[^\"<]{0,300}?TIME_(?:HOUR|WDAY)[^\"<]{0,300}\">[^<]{0,2000}?(?:denied|Redirect)[^<]*",
    re.I,
)
_ACL = re.compile(r"(?m)^[^\S\n]*acl\s+(\w+)\s+(?:date|utime)[^\n]*%[HuwI][^\n]*$")
_CADDY = re.compile(r"(?m)^[^\S\n]*@(\w+)\s+(?:expression\s+)?[^\n]*time\.now\.(?:hour|weekday|custom\.\w+)[^\n]*$")
_REFUSES = re.compile(r"\b(?:deny|redirect|reject|return)\b[^\n]{0,400}?\bif\b([^\n]*)")
_TESTED = re.compile(r"(?<![!\w])\w+")
_RESPONDS = re.compile(r"(?m)^[^\S\n]*(?:respond|redir|error|abort)\s+@(\w+)\b")


@dataclass(eq=False)
class ProxyAct(Act):
    """A page that a web server refuses at some hours."""

    ground: Ground

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield the test of the clock."""
        if reason is Reason.HOUR:
            yield self.ground


def acts_in(source: Source, project: Site) -> Iterator[ProxyAct]:
    """Yield where a web server sends people away by the hour or the day."""
    text = without_comments(source.path, source.text)
    known: dict[str, Mapped] = {}
    for found in doors_in(source):
        test = found["test"].rstrip()
        if _NGINX_CLOCK.search(test):
            end = found.start("test") + len(test)
            yield _act(source.path, source.text, Span(found.start(), end + 1))
        elif (kept := _mapped(test, source.path, project, known)) is not None:
            yield _act(*kept, ((test, source.path, source.position(Span(found.start(), found.end())).line),))
    yield from _led_away(source, project, known)
    for found in _APACHE.finditer(text):
        if found["flags"] is None or re.search(r"\bR=?|\bF\b|\bG\b|\bL\b", found["flags"]):
            yield _act(source.path, source.text, _first_line(found))
    tests = (*(rule[1] for rule in _REFUSES.finditer(text)), *tests_of_backends(text))
    refused = {name for test in tests for name in _TESTED.findall(test)}
    for found in _ACL.finditer(text):
        if found[1] in refused:
            yield _act(source.path, source.text, _first_line(found))
    sent_away = {one[1] for one in _RESPONDS.finditer(text)}
    for found in _CADDY.finditer(text):
        if found[1] in sent_away:
            yield _act(source.path, source.text, _first_line(found))


def _led_away(source: Source, project: Site, known: dict[str, Mapped]) -> Iterator[ProxyAct]:
    """Where nginx chooses by the clock what answers people, and one of the answers is not the service."""
    seen: set[str] = set()
    for name, span in leading(source):
        kept = _mapped(f"${name}", source.path, project, known) if name not in seen else None
        seen.add(name)
        one = (
            next((each for each in maps_of(project)[name] if each.span == kept[2]), None) if kept is not None else None
        )
        is_read = sent_away_by(one, project) if one is not None else None
        if kept is not None and is_read is not None:
            yield _act(*kept, ((f"${name}", source.path, source.position(span).line),), certain=is_read)


def doors_in(source: Source) -> Iterator[re.Match[str]]:
    """Yield each test by which nginx sends people away, with its `test` and its `body`; what only lets in machines that are named is no door."""
    text = without_comments(source.path, source.text)
    kept_in = _kept_in(text)
    for found in _IF.finditer(text):
        if _SENDS_AWAY.search(found["body"]) and not kept_in.hold(found.start()):
            yield found


def _act(
    path: str, text: str, span: Span, through: tuple[tuple[str, str, int], ...] = (), *, certain: bool = True
) -> ProxyAct:
    shown = text[span.start : span.end]
    return ProxyAct(Kind.REFUSE, path, span, Place.PUBLIC, Ground(Reason.HOUR, path, span, shown, through, certain))


def _first_line(found: re.Match[str]) -> Span:
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    return Span(start, start + len(found[0].lstrip().split("\n")[0].rstrip()))


def _kept_in(text: str) -> Stretches:
    """The blocks, of a location or of a whole server, that only let in machines that are named."""
    opened: list[tuple[int, list[str]]] = []
    kept: list[tuple[int, int]] = []
    for found in _BLOCK.finditer(text):
        if found[0] == "{":
            opened.append((found.start(), []))
        elif found[0] == "}" and opened:
            start, named = opened.pop()
            if named:
                kept.append((start, found.end()))
        elif found[0] != "}" and opened:
            opened[-1][1].append(found[0])
    return Stretches(kept)


Mapped = tuple[str, str, Span] | None


def _mapped(test: str, path: str, project: Site, known: dict[str, Mapped], depth: int = 0) -> Mapped:
    """The map of the clock, or of what another map made of it, that gives a variable its value, in any file of the server's settings.

    What is known of a variable is kept for the tests that follow.
    """
    name = re.match(r"\$(\w+)", test)
    if name is None:
        return None
    if name[1] not in known:
        known[name[1]] = None  # one that is made of itself
        known[name[1]] = _map_of(name[1], path, project, known, depth)
    return known[name[1]]


def _map_of(name: str, path: str, project: Site, known: dict[str, Mapped], depth: int) -> Mapped:
    for one in sorted(maps_of(project).get(name, ()), key=lambda one: one.source.path != path):
        if one.of in _CLOCKS or (depth < _DEPTH and _mapped(f"${one.of}", path, project, known, depth + 1)):
            return one.source.path, one.source.text, one.span
    return None
