"""`<meta http-equiv="refresh">` as browsers read it."""

from __future__ import annotations

import re

from guichet.core.findings import Text
from guichet.core.numbers import whole
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic

_DEFAULT = re.compile(r"""\{\{\s*[\w.]+\s*\|\s*default(?:_if_none)?\s*[:(]\s*["']?([0-9]+)""")
"""What the template itself says when it is given nothing."""
_BEFORE = re.compile(r"\s*([0-9]+)\s*[;,]")
"""A delay that is written, before an address that is not."""
_CONTENT = re.compile(r"\s*([0-9]+)(?:\.[0-9.]*)?\s*(?:$|[;,\s])")

LOGOUT = re.compile(
    r"log(?:ged)?[-_]?out|d[ée]connect|d[ée]connexion|sign(?:ed)?[-_]?out|session[-_ ]?(?:expir|end|over|termin)|fin[-_]?(?:de[-_]?)?session|expire|/login|/connexion|time(?:d)?[-_]?out|inactiv",
    re.I,
)
"""What tells that a page leaves because a session ends."""
SHORTEST_SESSION = 1200
"""Seconds below which the end of a session is told by a rule of its own."""
LONGEST = 72000
"""Twenty hours in seconds: a longer delay is no time limit at level A (WCAG 2.2.1)."""


def spoken_delay(seconds: int) -> Text:
    """Return a delay in whole hours, minutes or seconds, as people say it."""
    for size, fr, en in ((3600, "heure", "hour"), (60, "minute", "minute"), (1, "seconde", "second")):
        if seconds % size == 0:
            many = "s" if seconds >= 2 * size else ""
            return Text(f"{seconds // size} {fr}{many}", f"{seconds // size} {en}{many}")
    raise AssertionError(seconds)


def refresh_seconds(meta: Element) -> int | None:
    """Return the delay in seconds, None when the element does not refresh the page."""
    content = meta.attr("content")
    if (meta.attr("http-equiv") or "").strip().lower() != "refresh" or not content:
        return None
    if is_dynamic(content):
        span = meta.value_span("content")
        written = meta.template.source.text[span.start : span.end]
        certain = _DEFAULT.match(written) or _BEFORE.match(written)
        return whole(certain[1]) if certain else None
    match = _CONTENT.match(content)
    return whole(match[1]) if match else None


def is_first_refresh(meta: Element) -> bool:
    """Whether no valid refresh comes before: browsers obey the first one."""
    for other in meta.template.by_name.get("meta", ()):
        if other is meta:
            return True
        if refresh_seconds(other) is not None and meta.template.branches.can_coexist(other.start, meta.start):
            return False
    return True
