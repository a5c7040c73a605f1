"""Letters that the content of a string writes by a mark or by their number: `\\n`, `\\u00e9`, the two halves of a pair."""

from __future__ import annotations

import re
import sys

ESCAPE = re.compile(
    r"\\(?:u([dD][89abAB][\dA-Fa-f]{2})\\u([dD][c-fC-F][\dA-Fa-f]{2})|u([\dA-Fa-f]{4})|u\{([\dA-Fa-f]{1,6})\}|U([\dA-Fa-f]{8})|U([\dA-Fa-f]{4})|x([\dA-Fa-f]{2})|(\r\n|.))",
    re.S,
)
"""An escape, in any of the languages that share them; `decoded` says what it stands for."""
_MARKS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""}


def letter(number: int) -> str:
    """Return the letter of a number; the mark of what cannot be read for half a pair, and for what is no letter."""
    return chr(number) if number <= sys.maxunicode and not 0xD800 <= number <= 0xDFFF else "\ufffd"


def decoded(escape: re.Match[str]) -> str:
    """Return what an escape stands for."""
    high, low, *alone, mark = escape.groups()
    if mark is not None:
        return _MARKS.get(mark, mark)
    if high:
        return letter(0x10000 + ((int(high, 16) & 0x3FF) << 10) + (int(low, 16) & 0x3FF))
    return letter(int(next(filter(None, alone)), 16))
