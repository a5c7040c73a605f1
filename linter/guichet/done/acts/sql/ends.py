"""The states by which SQL ends, refuses or has checked what people asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.put_away import is_put_away, is_undecided
from guichet.done.acts.verdicts import is_field, verdict_of
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.sql.statements import Clause

_SET = re.compile(r"[\"`\[]?(?<![^\W\d])([^\W\d]\w{0,200})[\"`\]]?\s*=\s*(?:'([^']*)'|(true|false|[01])\b)", re.I)


_DATED = re.compile(
    r"[\"`\[]?(?<![^\W\d])([^\W\d]\w{0,200}?)(?:_(?:at|on|le|date|ts))?[\"`\]]?\s*=\s*(?:now\s*\(|current_(?:date|timestamp)|sysdate|getdate\s*\(|clock_timestamp)",
    re.I,
)
"""A day that is given the present: since when something is so."""


def ends_written(clause: Clause, chosen: str) -> Iterator[tuple[Kind, str]]:
    """Yield the first status that ends, refuses or has checked, among the columns that are set; that puts away what waits for an answer too."""
    for found in _SET.finditer(clause.text):
        column, text, switch = found[1], found[2] or "", (found[3] or "").lower()
        kind = verdict_of(text) if is_field(column) else None
        if kind is None and speaks_of(column, "decisions.lanes") and verdict_of(text) is Kind.CONTROL:
            kind = Kind.CONTROL
        if kind is None and switch in ("true", "1"):
            kind = verdict_of(column)
        elif kind is None and switch in ("false", "0") and speaks_of(column, "decisions.on"):
            kind = Kind.CLOSE
        away = text if is_field(column) else column if switch in ("true", "1") else ""
        if kind is None and is_put_away(away) and is_undecided(chosen):
            kind = Kind.CLOSE
        if kind is not None:
            yield kind, " ".join(found[0].split())
            return
    for found in _DATED.finditer(clause.text) if is_undecided(chosen) else ():
        if is_put_away(apart(found[1])) or verdict_of(found[1]) is Kind.CLOSE:
            yield Kind.CLOSE, " ".join(found[0].split()).partition("(")[0]
            return
