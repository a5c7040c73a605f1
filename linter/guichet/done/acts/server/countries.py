"""Doors that a web server shuts to whoever comes by a line of another country: what it lets in is a list of countries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import lasting_memo
from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.let_in import LetIn
from guichet.done.acts.server.doors import doors_in
from guichet.done.acts.server.maps import maps_of, settings_of
from guichet.done.nouns.act import Kind
from guichet.done.nouns.admitted import Admitted
from guichet.reading.templates.site import Site

SERVER = "geoip country"
"""The words of what a web server looks at."""
_KNOWN = re.compile(
    r"geoip2?_(?:data_|city_)?country(?:_iso)?_code|http_(?:cf_ip|cloudfront_viewer_|x_)country\w*", re.I
)
_GEO = re.compile(r"\bgeoip2\s+\S+\s*\{(?P<body>[^{}]{0,2000})\}")
_CODE = re.compile(r"\$(\w+)\s+(?:(?:default|source)=\S+\s+)*country\s+iso_code\b")
_ROW = re.compile(r"(?m)^[^\S\n]{0,20}\"?(?P<key>\w+)\"?\s+\"?(?P<value>\w*)\"?\s*;")
_TEST = re.compile(r"\$(?P<name>\w+)\s*(?:(?P<sign>!?=|!~\*?)\s*\"?(?P<value>[^\"\s]*)\"?)?\s*$")
_COUNTRY = re.compile(r"\b[A-Z]{2}\b")
_TURNS_DOWN = re.compile(r"\breturn\s+[45]\d\d|\bdeny\s+all")
"""What shuts a door: a page in another language is one too."""
_INSIDE = re.compile(r"(?:location|server_name)\s[^{};]{0,80}(?:admin|agents?\b|intranet|back-?office|monitor|metrics)[^{};]*[{;][^}]{0,2000}$", re.I)  # fmt: skip


def acts_in(source: Source, project: Site) -> Iterator[LetIn]:
    """Yield where a web server sends away those who come from any country but some."""
    for found in doors_in(source):
        test = _TEST.match(found["test"].strip())
        if (
            test is None
            or _TURNS_DOWN.search(found["body"]) is None
            or _INSIDE.search(source.text, max(0, found.start() - 3000), found.start())
        ):
            continue
        one = _admitted(test, source, _head(source, found), project)
        if one is not None:
            yield LetIn(Kind.REFUSE, source.path, one.span, Place.PUBLIC, tests=(one,))


def _head(source: Source, found: re.Match[str]) -> Span:
    """What stands before a block."""
    text = source.text[found.start() : found.start("body") - 1]
    return Span(found.start(), found.start() + len(text.rstrip()))


def _admitted(test: re.Match[str], source: Source, span: Span, project: Site) -> Admitted | None:
    name = test["name"]
    if _is_country(name, project):
        let_in = tuple(_COUNTRY.findall(test["value"] or "")) if (test["sign"] or "").startswith("!") else ()
        return _made(let_in, source, span)
    for found in maps_of(project).get(name, ()):
        if _is_country(found.of, project):
            rows = {row["key"]: row["value"] for row in _ROW.finditer(found.body)}
            let_in = tuple(key for key, value in rows.items() if not _refuses(value, test) and _COUNTRY.fullmatch(key))
            if _refuses(rows.get("default", ""), test):
                return _made(let_in, found.source, found.span)
    return None


def _refuses(value: str, test: re.Match[str]) -> bool:
    """Whether the test of a door is met by a value that a map gives."""
    if test["sign"] is None:
        return value not in ("", "0")
    return (value == test["value"]) == (test["sign"] == "=") if "~" not in test["sign"] else False


def _made(let_in: tuple[str, ...], source: Source, span: Span) -> Admitted | None:
    shown = " ".join(source.text[span.start : span.end].split())
    return Admitted(SERVER, let_in, source.path, span, shown) if let_in else None


def _is_country(name: str, project: Site) -> bool:
    return _KNOWN.fullmatch(name) is not None or name in _named(project)


@lasting_memo
def _named(project: Site) -> frozenset[str]:
    """The variables that the settings of a server give the country of the line."""
    bodies = (geo["body"] for source in settings_of(project) for geo in _GEO.finditer(source.text))
    return frozenset(name for body in bodies for name in _CODE.findall(body))
