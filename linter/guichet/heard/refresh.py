"""`<meta http-equiv="refresh">` as browsers read it."""

from __future__ import annotations

import re

from guichet.core.findings import Text
from guichet.core.numbers import whole
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic

_CONTENT = re.compile(r"\s*([0-9]+)(?:\.[0-9.]*)?\s*(?:$|[;,\s])")

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
    if (meta.attr("http-equiv") or "").strip().lower() != "refresh" or not content or is_dynamic(content):
        return None
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
