"""What a stylesheet becomes once it is built: rules with flat selectors, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from guichet.core.findings import Span

_TOKEN_END = r"(?![\w-])"


@dataclass(slots=True)
class BuiltRule:
    """One rule: its selectors, what it declares (name, value, place), the media around it."""

    selectors: tuple[str, ...]
    media: tuple[str, ...]
    span: Span
    declarations: list[tuple[str, str, Span]] = field(default_factory=list)


@dataclass(slots=True)
class BuiltSheet:
    """The rules that one file gives to a stylesheet, in order."""

    path: str
    rules: list[BuiltRule] = field(default_factory=list)
    frames: list[tuple[str, list[tuple[str, str, Span]]]] = field(default_factory=list)


@dataclass(slots=True)
class Built:
    """All that a stylesheet brings: a sheet for each file, in order, and the names that led to no file."""

    sheets: list[BuiltSheet] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    paths: set[str] = field(default_factory=set)
    """The files that were read."""
    extended: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def settle(self) -> None:
        """Give the selectors that extend another what it declares, and drop those that stand for nothing themselves."""
        for target, extenders in self.extended:
            found = re.compile(re.escape(target) + _TOKEN_END)
            for rule in (one for sheet in self.sheets for one in sheet.rules):
                parts = [found.split(own) for own in rule.selectors if found.search(own)]
                if parts and len(rule.selectors) < _MOST:
                    more = (one.join(each) for each in parts for one in extenders)
                    rule.selectors = tuple(dict.fromkeys((*rule.selectors, *more)))
        for sheet in self.sheets:
            for rule in sheet.rules:
                rule.selectors = tuple(one for one in rule.selectors if "%" not in one)
            sheet.rules = [one for one in sheet.rules if one.selectors and one.declarations]


_MOST = 400
"""Selectors that one rule may gather."""
