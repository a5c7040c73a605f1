"""The patterns and the lists that a table of SQL holds answers to: `CHECK (numero_secu ~ '^[12][0-9]{14}$')`, `CHECK (nature IN ('cni'))`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.forms.described import DescribedForm
from guichet.done.forms.form import Pattern, at_least
from guichet.done.forms.held import HELD, LISTED, SIZED, TABLE, asked_by, chosen_by, sized_by
from guichet.reading.sql.statements import blank_of

_HOLDS = re.compile(
    rf"\bcheck\s*\(\s*{HELD}"
    r"|\bregexp_like\s*\(\s*[\"`]?(?P<named>\w+)[\"`]?\s*,\s*'(?P<given>[^'\n]{3,200})'",
    re.I,
)

_LISTS = re.compile(rf"\bcheck\s*\(\s*(?:\w+\s*\(\s*(?=[\"`\[\w]+\s*\)))?{LISTED}", re.I)
_KINDS = re.compile(
    r"(?:^|[(,])[ \t]*[\"`\[]?(?P<column>\w+)[\"`\]]?\s+enum\s*\(\s*(?P<list>'[^'\n]{1,80}'(?:\s*,\s*'[^'\n]{1,80}'){0,40})\s*\)",
    re.I | re.M,
)
"""A column whose type is the list itself, as MySQL writes it."""
_DEFAULT = re.compile(r"\bdefault\b", re.I)
_MUST = re.compile(r"\bnot\s+null\b", re.I)
_SIZES = re.compile(rf"\bcheck\s*\(\s*{SIZED}(?=\s*\))", re.I)
_FAR = 20_000
"""Signs of a table beyond which none of its columns is looked for."""
_TEXT = re.compile(r"'([^'\n]*)'")


def checked_in(source: Source, place: Place) -> Iterator[DescribedForm]:
    """Yield, for each answer about someone that a table holds to a pattern or to a list, what it asks."""
    clear = blank_of(source.text)
    tables = list(TABLE.finditer(clear))
    starts = [one.start() for one in tables]
    for found in (each for one in (_HOLDS, _LISTS, _KINDS, _SIZES) for each in one.finditer(source.text)):
        before = bisect_left(starts, found.start())
        if clear[found.start()] != source.text[found.start()] or not before:
            continue
        table = tables[before - 1][1].rpartition(".")[2].strip('"`')
        if found.re in (_LISTS, _KINDS):
            offered = tuple(_TEXT.findall(found["list"]))
            span, must = Span(*found.span("list")), _is_wanted(found["column"], clear, tables[before - 1].end())
            yield chosen_by(table, found["column"], offered, source.path, span, place, required=must)
            continue
        if found.re is _SIZES:
            size = at_least(sized_by(found), source.path, Span(found.start("column"), found.end()))
            yield asked_by(table, found["column"], size, place)
            continue
        group = "pattern" if found["pattern"] else "given"
        span = Span(found.start(group), found.end(group))
        name = found["column"] or found["named"]
        yield asked_by(table, name, Pattern(found[group], source.path, span), place)


def _is_wanted(column: str, clear: str, start: int) -> bool:
    """Whether a column of a list, where its table declares it, may be neither empty nor set by the table itself."""
    declared = re.compile(rf"^[^\n]*?\b{re.escape(column)}\b[\"`\]]?[ \t]+(?!in\b)[^\n]*", re.I | re.M)
    line = declared.search(clear, start, start + _FAR)
    return line is not None and bool(_MUST.search(line[0])) and not _DEFAULT.search(line[0])
