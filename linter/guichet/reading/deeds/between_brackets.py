"""What is written between the brackets of a call or of a table, one thing at a time, in any language that parts them by commas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.reading.deeds.deed import Put, folded

_OPENS, _CLOSES, _QUOTES = "([{", ")]}", "'\"`"
_KEY = re.compile(
    r"\s*(?:['\"](?P<quoted>[\w.-]{1,60})['\"]\s*(?:=>|:)|:?(?P<bare>[A-Za-z_]\w{0,60})\s*(?:=>|:(?!:)|=(?![=>])))\s*"
)
_ALONE = re.compile(r"\s*([A-Za-z_]\w{0,60})\s*")
_TABLE = re.compile(r"\s*\(*\s*(?:\{|\[|(?:dict|array)\()")
_MOST = 40
_FAR = 4_000


def parts_between(text: str, opening: int) -> Iterator[tuple[int, int]]:
    """Yield where each thing begins and ends between the bracket that opens at a place and the one that closes it; what is never closed ends with the text."""
    depth, start, quote = 0, opening + 1, ""
    for at in range(opening + 1, len(text)):
        sign = text[at]
        if quote:
            quote = "" if sign == quote and text[at - 1] != "\\" else quote
        elif sign in _QUOTES:
            quote = sign
        elif sign in _OPENS:
            depth += 1
        elif sign in _CLOSES and depth:
            depth -= 1
        elif sign in _CLOSES or (sign == "," and not depth):
            if text[start:at].strip():
                yield start, at
            start = at + 1
            if sign in _CLOSES:
                return


def end_of(text: str, opening: int) -> int:
    """Return where the bracket that opens at a place has closed; the end of what is read where it never does."""
    stop = min(len(text), opening + _FAR)
    depth, quote = 0, ""
    for at in range(opening, stop):
        sign = text[at]
        if quote:
            quote = "" if sign == quote and text[at - 1] != "\\" else quote
        elif sign in _QUOTES:
            quote = sign
        elif sign in _OPENS:
            depth += 1
        elif sign in _CLOSES:
            depth -= 1
            if not depth:
                return at + 1
    return stop


def key_of(part: str) -> tuple[str, str]:
    """Return the name under which something is given, and what; no name for what is given by place."""
    found = _KEY.match(part)
    return (
        ((found["quoted"] or found["bare"]), part[found.end() :].strip()) if found is not None else ("", part.strip())
    )


def puts_in(text: str, span: Span) -> Iterator[Put]:
    """Yield what a table puts under names, when a text is one: `{ name: user.name }`, `['name' => $user->name]`, `dict(name=user.name)`."""
    opened = _TABLE.match(text)
    if opened is None:
        return
    is_script = opened[0].endswith("{")
    for start, end in list(parts_between(text, opened.end() - 1))[:_MOST]:
        name, value = key_of(text[start:end])
        alone = _ALONE.fullmatch(text[start:end]) if is_script and not name else None
        if alone is not None:
            yield Put(alone[1], alone[1], span)
        elif name and value:
            inner = list(puts_in(value, span))
            yield from inner or (Put(name, folded(value), span),)
