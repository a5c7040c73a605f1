"""What becomes of an address that a script writes: the page calls it by itself, or a person who follows a link."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

from guichet.reading.scripts.javascript import Script

_LOADS = re.compile(
    r"""(?:\bsrc|\.src|["']src["'])["']?\s*(?:=|:|,)\s*[{(]?\s*$|<(?:iframe|script|img|embed)\b[^<>]{0,200}\bsrc=["'\\]{0,2}$"""
    r"""|\b(?:fetch|import|require|load\w{0,20}|getScript|getJSON|addScript|appendScript|get|src)\(\s*$""",
    re.I,
)
"""What stands before an address that the browser calls as soon as it is written there."""
_OFFERS = re.compile(
    r"""(?:\bhref|\.href|["']href["'])["']?\s*(?:=|:|,)\s*[{(]?\s*$|\bopen\(\s*$|<a\b[^<>]{0,200}\bhref=["'\\]{0,2}$""",
    re.I,
)
"""What stands before one that a person follows."""
_BEFORE = 240
"""Signs before a use that tell what it is for."""
_HOLDS = re.compile(r"\b([A-Za-z_$][\w$]{0,60})\s*(?::\s*\w+\s*)?\+?=\s*(?:[\w$.()?\s&|]{0,60}[?:]\s*)?$")
"""What gives an address a name."""


class Becomes(Enum):
    """What is done with an address."""

    LOADED = "loaded"
    OFFERED = "offered"
    UNKNOWN = "unknown"


def becomes(node: Any, script: Script) -> Becomes:
    """Return what a script does with an address, where it writes it or under the name that it gives to it."""
    start = script.span(node).start
    text = script.source.text
    before = text[max(0, start - _BEFORE) : start]
    markup, is_inside, _ = script.written(node).partition("//")  # `<iframe src="https://…`
    inside = markup.removesuffix("https:").removesuffix("http:") if is_inside else ""
    told = _told(before) or _told(before + inside)
    if told is not None:
        return told
    holder = _HOLDS.search(before)
    if holder is None:
        return Becomes.UNKNOWN
    name = re.compile(rf"(?<![\w$.]){re.escape(holder[1])}(?![\w$])")
    uses = [_told(text[max(0, one.start() - _BEFORE) : one.start()]) for one in name.finditer(text)]
    if Becomes.LOADED in uses:
        return Becomes.LOADED
    return Becomes.OFFERED if Becomes.OFFERED in uses else Becomes.UNKNOWN


def _told(before: str) -> Becomes | None:
    if _LOADS.search(before):
        return Becomes.LOADED
    return Becomes.OFFERED if _OFFERS.search(before) else None
