"""Who is named as the one who receives what people told a service."""

from __future__ import annotations

from guichet.done.words import apart, names


def recipient(said: str, idea: str) -> str:
    """Return who is named as the one who receives; nobody when it is named as the one who gives, or who is served."""
    words = apart(said)
    found = names(idea).search(words)
    return words[found.start() :].split()[0] if found is not None else ""


def recipient_unasked(said: str) -> str:
    """Return who is named as the one who receives, when people gave nothing to them; "" for nobody."""
    return recipient(said, "deeds.unasked")
