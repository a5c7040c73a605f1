"""What a program writes for the moment at which it runs, in any language."""

from __future__ import annotations

import re

_NOW = re.compile(
    r"\b(?:utc|local)?now\(|\blocal(?:date|time)\(\s?\)|\bnew \\?Date(?:Time(?:Immutable)?)?\(\s?(?:['\"]now['\"])?\s?[,)]|\bCURRENT_(?:TIMESTAMP|DATE)\b"
    r"|\.today\(|(?<![\w.>])time\(\)|\bTime\.(?:zone\.)?(?:current|now)\b|\bDate\.(?:current|today)\b",
    re.I,
)


def says_now(value: str) -> bool:
    """Return whether a value, as it is written, holds the moment at which it is worked out."""
    return _NOW.search(value) is not None
