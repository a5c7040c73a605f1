"""Kinds of files, by their names."""

from __future__ import annotations

from collections.abc import Iterable


def is_of_kind(path: str, kinds: Iterable[str]) -> bool:
    """Whether a file is of one of some kinds: one that begins with a dot ends its name, any other is a part of its path."""
    name = path.lower()
    return any(name.endswith(one) if one.startswith(".") else one in name for one in kinds)
