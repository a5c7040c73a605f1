"""A setting of a rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from guichet.core.findings import Text


@dataclass(frozen=True, slots=True)
class Option:
    """A typed setting of a rule, read from `[tool.guichet.rules.<name>]`."""

    name: str
    default: Any
    help: Text
