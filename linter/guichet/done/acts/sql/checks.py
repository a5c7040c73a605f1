"""The patterns that a table of SQL holds answers to: `CHECK (numero_secu ~ '^[12][0-9]{14}$')`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.forms.described import DescribedForm
from guichet.done.forms.form import Pattern
from guichet.done.forms.held import HELD, TABLE, asked_by
from guichet.reading.sql.statements import blank_of

_HOLDS = re.compile(
    rf"\bcheck\s*\(\s*{HELD}"
    r"|\bregexp_like\s*\(\s*[\"`]?(?P<named>\w+)[\"`]?\s*,\s*'(?P<given>[^'\n]{3,200})'",
    re.I,
)


def checked_in(source: Source, place: Place) -> Iterator[DescribedForm]:
    """Yield, for each answer about someone that a table holds to a pattern, what it asks."""
    clear = blank_of(source.text)
    for found in _HOLDS.finditer(source.text):
        tables = [one[1] for one in TABLE.finditer(clear, 0, found.start())]
        if clear[found.start()] != source.text[found.start()] or not tables:
            continue
        table = tables[-1].rpartition(".")[2].strip('"`')
        group = "pattern" if found["pattern"] else "given"
        span = Span(found.start(group), found.end(group))
        name = found["column"] or found["named"]
        yield asked_by(table, name, Pattern(found[group], source.path, span), place)
