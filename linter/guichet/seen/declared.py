"""What stylesheets and attributes declare of an element, and which declaration holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guichet.reading.styles.layers import Rank
from guichet.reading.styles.syntax import Declaration, StyleRule
from guichet.reading.templates.masking import CONTROL, OUTPUT


@dataclass(frozen=True, slots=True)
class Declared:
    """The value that wins for one property of an element, and where it was written.

    `certain` is false when a stylesheet that was not read, or the template, may decide otherwise.
    """

    value: str
    important: bool
    inline: bool
    certain: bool
    rule: StyleRule | None = None
    path: str = ""
    declaration: Declaration | None = None

    @property
    def is_known(self) -> bool:
        """Whether the value itself is written in full."""
        return OUTPUT not in self.value and CONTROL not in self.value and "var(" not in self.value


Style = dict[str, Declared]
"""The properties declared for one element, shorthands spread out; nothing inherited."""

EMPTY: Style = {}
Given = tuple[tuple[bool, bool, Rank, tuple[int, int, int], int, int], Declared, str]
"""By which rank, what, and of which property."""


def cascaded(given: Iterable[Given]) -> Style:
    """Return what holds of what is declared: of each property, the last by rank."""
    return {name: declared for _, declared, name in sorted(given, key=lambda one: one[0])}


def known(style: Style, name: str) -> str | None:
    """Return the value that certainly holds for a property, None when it is absent or not certain."""
    declared = style.get(name)
    return declared.value if declared is not None and declared.certain and declared.is_known else None
