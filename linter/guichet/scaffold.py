"""`guichet new`: one file, the next free code, an example that fails until the rule is written."""

from __future__ import annotations

from pathlib import Path


def create(family: str, name: str) -> Path:
    """Write the file of a new rule and return its path."""
    return Path(family) / name
