"""Tests that hold when a thing is not there, in any language."""

from __future__ import annotations

import re

from guichet.reading.deeds.deed import FAILS

_HELD = r"\w{1,40}(?:\(\)|\.\w{1,40}){0,4}?"
_ABSENT = re.compile(
    rf"\bnull\s*={{2,3}}|={{2,3}}\s*(?:null|None|undefined|false)\b|\bis\s+(?:None|null)\b|\.(?:nil|blank|none)\?|\b(?:empty|is_null)\(|(?:^|[\s(&])(?:!|(?<!is )not\s)\s?\$?(?!{_HELD}\.isEmpty\b)[\w(]|(?:^|[\s(&]){_HELD}\.is(?:NullOr)?(?:Empty|Blank)\b"
)


def is_absent(said: str) -> bool:
    """Return whether what is written asks if a thing is not there."""
    return _ABSENT.search(said) is not None


def wants_absent(test: str) -> bool:
    """Return whether a test of a deed holds when a thing is not there: one that must fail asks for it."""
    return test.startswith(FAILS) is not is_absent(test.removeprefix(FAILS))
