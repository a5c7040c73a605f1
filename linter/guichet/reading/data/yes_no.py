"""What a setting says with one word, in French or in English: yes, or no."""

from __future__ import annotations

from guichet.reading.data import answers

YES = answers.YES | {"always", "toujours"}
"""Values that switch a setting on."""
_NEVER = frozenset("never jamais aucun aucune nobody personne disabled desactive desactivee".split())
NO = answers.NO | (answers.NOTHING - {""}) | _NEVER
"""Values that switch a setting off, or leave it with nothing or nobody."""


def is_yes(value: str | None) -> bool:
    """Whether the value of a setting switches it on."""
    return (value or "").strip().lower() in YES


def is_no(value: str | None) -> bool:
    """Whether the value of a setting switches it off; a setting without a value says nothing."""
    return (value or "").strip().lower() in NO
