"""The settings of rules, and their defaults."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from guichet.core.findings import Text


@dataclass(frozen=True, slots=True)
class Option:
    """A typed setting of a rule, read from `[tool.guichet.rules.<name>]`."""

    name: str
    default: Any
    help: Text


_DECLARED: dict[tuple[str, str], Any] = {}


def declare(rule: str, options: Iterable[Option]) -> None:
    """Note the options of a rule, which hold for every configuration that says nothing of them."""
    _DECLARED.update(((rule, option.name), option.default) for option in options)


def default_of(rule: str, name: str) -> Any:
    """Return the default of an option of a rule that has been imported. Raises KeyError."""
    return _DECLARED[rule, name]
