"""People whom a web server sends away by a draw, before the service is asked: a share of requests that nginx cuts, a number that HAProxy picks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.core.source import Source
from guichet.core.uncommented import without_comments
from guichet.done.acts.server.doors import doors_in
from guichet.done.acts.server.maps import maps_of, settings_of
from guichet.done.nouns.act import Act, Ground, Kind, Reason
from guichet.done.words import apart, speaks_of
from guichet.reading.templates.site import Site

_CUT = re.compile(r"\bsplit_clients\s+(?:\"[^\"\n]*\"|\S+)\s+\$(?P<name>\w+)\s*\{(?P<body>[^{}]*)\}")
_ROW = re.compile(r"(?m)^[^\S\n]*(?P<key>\S+)[^\S\n]+(?P<value>\"[^\"\n]*\"|[^\s;{}]+)\s*;")
_TESTED = re.compile(r"\$(?P<name>\w+)\s*(?:(?P<sign>!?[=~]\*?)\s*(?P<value>\"[^\"\n]*\"|'[^'\n]*'|[^\s)]+))?")
_LEADS = re.compile(r"\b(?:proxy_pass|root|alias|index|try_files|rewrite|return\s+30[1278])\b[^;{}\n]{0,120}?\$\{?(?P<name>\w+)\}?")  # fmt: skip
_REFUSES = re.compile(r"\breturn\s+(?:4(?!04)\d\d|503)\b|\bdeny\s+all\b")
_RAND = re.compile(r"(?m)^[^\S\n]*(?:http-request\s+(?:deny|return|redirect|reject)|redirect|use_backend\s+(?P<to>[\w.-]+))\b[^\n]*?\b(?:if|unless)\b[^\n]*?(?P<draw>\brand\(\d+\)[^\n}]*)")  # fmt: skip
_DRAWN_ACL = re.compile(r"(?m)^[^\S\n]*acl\s+(?P<name>[\w.-]+)\s+(?P<draw>rand\(\d+\)[^\n]*)$")
_BY_ACL = re.compile(r"(?m)^[^\S\n]*(?:http-request\s+(?:deny|return|redirect|reject)|redirect|use_backend\s+(?P<to>[\w.-]+))\b[^\n]*?\b(?:if|unless)\b(?P<tests>[^\n]*)")  # fmt: skip


@dataclass(eq=False)
class DrawnAway(Act):
    """A page that a web server refuses to those whom a draw leaves out."""

    ground: Ground

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield the draw."""
        if reason is Reason.CHANCE:
            yield self.ground


def acts_in(source: Source, project: Site) -> Iterator[DrawnAway]:
    """Yield where a web server sends people away by chance: with a refusal, or to a page that says that nobody is served."""
    text = without_comments(source.path, source.text)
    if "split_clients" in source.text or _names_a_cut(source, project):
        yield from _of_nginx(source, text, project)
    drawn = {one["name"]: one for one in _DRAWN_ACL.finditer(text)}
    for found in _RAND.finditer(text):
        if _is_away(found["to"]):
            yield _act(source, Span(found.start("draw"), found.start("draw") + len(found["draw"].rstrip())))
    for found in _BY_ACL.finditer(text) if drawn else ():
        named = next((drawn[one] for one in re.findall(r"[\w.-]+", found["tests"]) if one in drawn), None)
        if named is not None and _is_away(found["to"]):
            yield _act(source, Span(named.start("draw"), named.start("draw") + len(named["draw"].rstrip())))


def _of_nginx(source: Source, text: str, project: Site) -> Iterator[DrawnAway]:
    seen: set[tuple[str, int]] = set()
    for name, values, said in _sent(source, text):
        for there, cut in _cuts(name, project):
            rows = {row["value"].strip("\"'") for row in _ROW.finditer(cut["body"])}
            away = said or any(_is_full(one) for one in (values & rows or rows if values else rows))
            span = Span(cut.start(), cut.start() + len(cut[0][: cut.start("body") - cut.start() - 1].rstrip()))
            if away and len(rows) > 1 and (there.path, span.start) not in seen:
                seen.add((there.path, span.start))
                yield _act(there, span)


def _sent(source: Source, text: str) -> Iterator[tuple[str, set[str], bool]]:
    """Yield the variables by which nginx sends people somewhere, the values for which it does, and whether it surely refuses there."""
    for found in doors_in(source):
        test = _TESTED.search(found["test"])
        if test is not None:
            refuses = _REFUSES.search(found["body"]) is not None or _is_full(found["body"])
            yield test["name"], {(test["value"] or "").strip("\"'")}, refuses
    for found in _LEADS.finditer(text):
        yield found["name"], set(), False


def _cuts(name: str, project: Site) -> Iterator[tuple[Source, re.Match[str]]]:
    """Yield where requests are cut into shares under a name, or under that of which a map makes it."""
    named = {name, *(one.of for one in maps_of(project).get(name, ()))}
    for one in settings_of(project):
        for found in _CUT.finditer(one.text) if "split_clients" in one.text else ():
            if found["name"] in named:
                yield one, found


def _names_a_cut(source: Source, project: Site) -> bool:
    """Whether a file tests a share that another one cuts."""
    return "$" in source.text and any(
        f"${found['name']}" in source.text
        for one in settings_of(project)
        if "split_clients" in one.text
        for found in _CUT.finditer(one.text)
    )


def _is_away(to: str | None) -> bool:
    """Whether what HAProxy does there is to refuse, or to lead to machines whose name says that nobody is served."""
    return to is None or _is_full(to)


def _is_full(said: str) -> bool:
    return speaks_of(apart(said), "places.full_page")


def _act(source: Source, span: Span) -> DrawnAway:
    ground = Ground(Reason.CHANCE, source.path, span, source.text[span.start : span.end], certain=False)
    return DrawnAway(Kind.REFUSE, source.path, span, Place.PUBLIC, ground)
