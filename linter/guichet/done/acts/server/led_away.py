"""Where a web server leads people by the clock, when it is away from the service: another machine, another folder, a page that says no."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.brackets import end_of_bracket
from guichet.core.findings import Span
from guichet.core.source import Source
from guichet.core.uncommented import without_comments
from guichet.done.acts.server.maps import Map, settings_of
from guichet.done.words import speaks_of
from guichet.reading.templates.site import Site

_LEADS = re.compile(
    r"\b(?:proxy_pass|fastcgi_pass|uwsgi_pass|root|alias|index|try_files|rewrite|return\s+30[1278])\b[^;{}\n]{0,120}?\$\{?(?P<name>\w+)\}?"
)
_ROW = re.compile(
    r"(?m)^[^\S\n]*(?P<key>\"[^\"\n]*\"|'[^'\n]*'|[^\s;{}]+)[^\S\n]+(?P<value>\"[^\"\n]*\"|'[^'\n]*'|[^\s;{}]+)\s*;"
)
_LEAST = 2
"""Answers of a map between which the clock chooses."""
_BEGINS = re.compile(r"\b(?P<kind>server|upstream)\b[^\S\n]*(?P<name>[\w.-]*)\s*\{")
_MACHINE = re.compile(r"\bserver\s+(?P<at>[\w.:/\[\]-]+)")
_LISTENS = re.compile(r"\blisten\s+(?P<at>[\w.:/\[\]*-]+)")
_SERVES = re.compile(r"\b(?:\w+_pass|alias)\b")
_SAYS_NO = re.compile(r"\breturn\s+(?:4\d\d|503|30\d|200)\b|\btry_files\b[^;]*(?:=\d{3}|\.html\b)|\broot\b")
_LOCAL = ("127.0.0.1", "localhost", "[::1]", "*", "0.0.0.0", "[::]", "")
_SECTION = re.compile(
    r"(?m)^(?P<kind>backend|frontend|listen|defaults|global)\b[^\S\n]*(?P<name>\S*)[^\n]*\n(?P<body>(?:[^\S\n]+[^\n]*\n?|\n)*)"
)
_USED = re.compile(r"\buse_backend\s+(?P<name>[\w.-]+)\s+(?:if|unless)\b(?P<tests>[^\n]*)")
_DENIES = re.compile(
    r"\bhttp-request\s+(?:deny|return|redirect)\b|\berrorfile\s+503\b|\bredirect\s+(?:location|prefix)\b"
)


def leading(source: Source) -> Iterator[tuple[str, Span]]:
    """Yield the variables by which nginx chooses what answers, with where each stands."""
    for found in _LEADS.finditer(without_comments(source.path, source.text)):
        yield found["name"], Span(found.start(), found.end())


def sent_away_by(one: Map, project: Site) -> bool | None:
    """Return whether an answer of a map leads away from the service: True when what answers there is read, False when its name alone says so, None otherwise."""
    values = dict.fromkeys(row["value"].strip("\"'") for row in _ROW.finditer(one.body))
    if len(values) < _LEAST:
        return None
    away = [value for value in values if _says_no(value, project)]
    if away:
        return True if len(away) < len(values) else None
    named = [value for value in values if speaks_of(_NAME.sub(" ", value), "places.led_away")]
    return False if named and len(named) < len(values) else None


_NAME = re.compile(r"https?://|\.(?:html?|php|conf)\b|[/_.:-]")


def _says_no(value: str, project: Site) -> bool:
    """Whether what answers at an address of a map, read in the settings, is a page or a refusal, and no service."""
    host = re.sub(r"^https?://", "", value).strip("/")
    machines = _blocks(project, "upstream", host)
    at = [found["at"] for body in machines for found in _MACHINE.finditer(body)] or [host]
    ports = {port for one in at if (port := one.rpartition(":")[2]).isdigit() and one.rpartition(":")[0] in _LOCAL}
    if not ports or len(ports) != len(at):
        return False
    there = [body for body in _blocks(project, "server", "") if ports & set(_ports(body))]
    return bool(there) and all(_SAYS_NO.search(body) and not _SERVES.search(body) for body in there)


def _ports(body: str) -> Iterator[str]:
    for found in _LISTENS.finditer(body):
        host, _, port = found["at"].rpartition(":")
        if port.isdigit() and host in _LOCAL:
            yield port


def _blocks(project: Site, kind: str, name: str) -> list[str]:
    """The bodies of the servers, or of the machines under a name, in all the settings."""
    found = []
    for source in settings_of(project):
        text = without_comments(source.path, source.text) if kind in source.text else ""
        for one in _BEGINS.finditer(text):
            if one["kind"] == kind and one["name"] == name:
                found.append(text[one.end() : end_of_bracket(text, one.end() - 1) - 1])
    return found


def tests_of_backends(text: str) -> Iterator[str]:
    """Yield the tests by which HAProxy leads people to machines that only refuse."""
    refusing = {
        one["name"]
        for one in _SECTION.finditer(text)
        if one["kind"] == "backend"
        and _DENIES.search(one["body"])
        and not re.search(r"(?m)^[ \t]+server\s", one["body"])
    }
    for found in _USED.finditer(text):
        if found["name"] in refusing:
            yield found["tests"]
