"""Language tags (BCP 47): which languages have a registered primary subtag."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _registered() -> frozenset[str]:
    text = (Path(__file__).parent / "subtags.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def primary_subtag(tag: str) -> str:
    """Return the first part of a tag, lower case ("fr" of "fr-CA")."""
    return tag.strip().replace("_", "-").split("-")[0].lower()


def has_valid_subtag(tag: str) -> bool:
    """Whether a tag begins with a registered language subtag, or one of the private range qaa to qtz."""
    if "_" in tag or tag != tag.strip():
        return False
    first = primary_subtag(tag)
    return first in _registered() or (len(first) == 3 and "qaa" <= first <= "qtz")
