"""What a web server writes in its logs of what people send: their forms, their cookies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.table.watching import Written
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort

_FORMAT = re.compile(r"(?m)^[^\S\n]*(?:log_format|LogFormat|log-format)\b[^;\n]*(?:\n[^;\n#]*'[^;\n]*){0,6}")
_SENT = re.compile(r"\$(?:request_body|http_cookie|cookie_\w+)\b|%\{(?:Cookie|Authorization)\}i")


def acts_in(source: Source) -> Iterator[Written]:
    """Yield the formats of logs that hold the body of requests or the cookies that follow people."""
    for line in _FORMAT.finditer(source.text):
        for found in _SENT.finditer(line[0]):
            span = Span(line.start() + found.start(), line.start() + found.end())
            data = (Datum(Sort.ANSWERS, found[0], found[0]),)
            yield Written(Kind.KEEP, source.path, span, Place.PUBLIC, data=data, to="log")
