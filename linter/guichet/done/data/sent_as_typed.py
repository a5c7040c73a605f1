"""Fields whose markup sends what is typed in them, as it is typed, and shows nothing of what comes back."""

from __future__ import annotations

import re

from guichet.done.words import speaks_of
from guichet.reading.templates.element import Element

_TYPING = re.compile(r"\b(?:keyup|keydown|input|keypress|beforeinput)\b")
_NAMES = ("hx-", "data-hx-")


def sent_as_typed(element: Element) -> str:
    """Return the attribute by which a field, or a form, sends what is typed to whoever collects it; "" for a draft, a check or a search."""
    for name in _NAMES:
        address = element.attr(f"{name}post") or ""
        is_typed = address and _TYPING.search(element.attr(f"{name}trigger") or "") is not None
        if is_typed and element.attr(f"{name}swap") == "none" and not speaks_of(address, "watching.drafts"):
            return f"{name}post"
    return ""
