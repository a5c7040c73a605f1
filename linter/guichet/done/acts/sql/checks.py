"""The patterns that a table of SQL holds answers to: `CHECK (numero_secu ~ '^[12][0-9]{14}$')`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.forms.described import DescribedForm
from guichet.done.forms.form import Asked, Pattern, Sort
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.sql.statements import blank_of

_HOLDS = re.compile(
    r"\bcheck\s*\(\s*(?:\w+\s*\(\s*)?[\"`\[]?(?P<column>\w+)[\"`\]]?\s*\)?\s*(?:~\*?|regexp|rlike|similar\s+to)\s*e?'(?P<pattern>[^'\n]{3,200})'"
    r"|\bregexp_like\s*\(\s*[\"`]?(?P<named>\w+)[\"`]?\s*,\s*'(?P<given>[^'\n]{3,200})'",
    re.I,
)
_TABLE = re.compile(
    r"\b(?:create\s+table\s+(?:if\s+not\s+exists\s+)?|alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?|create\s+domain\s+)([\w.\"`]+)",
    re.I,
)


def checked_in(source: Source, place: Place) -> Iterator[DescribedForm]:
    """Yield, for each answer about someone that a table holds to a pattern, what it asks."""
    clear = blank_of(source.text)
    for found in _HOLDS.finditer(source.text):
        tables = [one[1] for one in _TABLE.finditer(clear, 0, found.start())]
        if clear[found.start()] != source.text[found.start()] or not tables:
            continue
        table = tables[-1].rpartition(".")[2].strip('"`')
        group = "pattern" if found["pattern"] else "given"
        span = Span(found.start(group), found.end(group))
        name = found["column"] or found["named"]
        asked = Asked(table if name.lower() == "value" else name, "", Sort.TEXT, False, source.path, span, None, (Pattern(found[group], source.path, span),))  # fmt: skip
        yield DescribedForm(
            Kind.ASK, source.path, span, place, name=table, fields=(asked,), title=f"{table} {source.path}",
            read=speaks_of(table, "fields.someone") or name.lower() == "value",
        )  # fmt: skip
