"""What a setting says with one word, in French or in English: yes, or no."""

from __future__ import annotations

YES = frozenset({"true", "yes", "oui", "on", "1", "always", "toujours"})
"""Values that switch a setting on."""
NO = frozenset(
    "false no non off 0 none null ~ never jamais aucun aucune nobody personne disabled desactive desactivee".split()
)
"""Values that switch a setting off, or leave it with nothing or nobody."""


def is_yes(value: str | None) -> bool:
    """Whether the value of a setting switches it on."""
    return (value or "").strip().lower() in YES


def is_no(value: str | None) -> bool:
    """Whether the value of a setting switches it off; a setting without a value says nothing."""
    return (value or "").strip().lower() in NO
