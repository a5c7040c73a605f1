"""What a call is given and a table holds under names, as they are written, in any language that parts them by commas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from guichet.core.brackets import parts_between
from guichet.core.findings import Span
from guichet.reading.deeds.deed import Put, folded

_KEY = re.compile(
    r"\s*(?:['\"](?P<quoted>[\w.-]{1,60})['\"]\s*(?:=>|:)|:?(?P<bare>[A-Za-z_]\w{0,60})\s*(?:=>|:(?!:)|=(?![=>])))\s*"
)
_ALONE = re.compile(r"\s*([A-Za-z_]\w{0,60})\s*")
_TABLE = re.compile(r"\s*\(*\s*(?:\{|\[|(?:dict|array)\()")
_MOST = 40
_DEPTH = 3
"""Tables in one another that are read."""


def key_of(part: str) -> tuple[str, str]:
    """Return the name under which something is given, and what; no name for what is given by place."""
    found = _KEY.match(part)
    return (
        ((found["quoted"] or found["bare"]), part[found.end() :].strip()) if found is not None else ("", part.strip())
    )


def puts_in(text: str, span: Span, depth: int = _DEPTH) -> Iterator[Put]:
    """Yield what a table puts under names, when a text is one: `{ name: user.name }`, `['name' => $user->name]`, `dict(name=user.name)`."""
    opened = _TABLE.match(text)
    if opened is None:
        return
    is_script = opened[0].endswith("{")
    for start, end in islice(parts_between(text, opened.end() - 1), _MOST):
        name, value = key_of(text[start:end])
        alone = _ALONE.fullmatch(text[start:end]) if is_script and not name else None
        if alone is not None:
            yield Put(alone[1], alone[1], span)
        elif name and value:
            inner = list(puts_in(value, span, depth - 1)) if depth else []
            yield from inner or (Put(name, folded(value), span),)
