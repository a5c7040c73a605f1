"""What a stylesheet becomes once it is built: rules with flat selectors, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from guichet.core.findings import Span

_TOKEN = re.compile(r"[.%#](?:\\.|[\w-])+")
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
        rules = [one for sheet in self.sheets for one in sheet.rules]
        extenders: dict[str, dict[str, None]] = {}
        for target, more in self.extended:
            extenders.setdefault(target, {}).update(dict.fromkeys(more))
        if extenders:
            _extend(rules, extenders)
        for rule in rules:
            rule.selectors = tuple(one for one in rule.selectors if "%" not in one)
        for sheet in self.sheets:
            sheet.rules = [one for one in sheet.rules if one.selectors and one.declarations]


def _extend(rules: list[BuiltRule], extenders: Mapping[str, Iterable[str]]) -> None:
    """Add to each rule what extends one of its selectors, a target after the other."""
    named: dict[str, list[BuiltRule]] = {}
    for rule in rules:
        for token in _tokens(rule.selectors):
            named.setdefault(token, []).append(rule)
    done = 0
    for target, more in extenders.items():
        found = re.compile(re.escape(target) + _TOKEN_END)
        near = sorted((named.get(token, []) for token in _tokens([target])), key=len)[:1]
        for rule in [one for held in near for one in held]:
            parts = [found.split(own) for own in rule.selectors if found.search(own)]
            room = max(0, min(_MOST - len(rule.selectors), _WORK - done))
            before, added = set(rule.selectors), (one.join(each) for each in parts for one in more)
            some = dict.fromkeys(islice(added, room + len(before) if room else 0))
            fresh = tuple(one for one in some if one not in before)[:room]
            for token in _tokens(fresh) - _tokens(rule.selectors):
                named.setdefault(token, []).append(rule)
            rule.selectors += fresh
            done += 1 + len(fresh)
            if done >= _WORK:
                return


def _tokens(selectors: Iterable[str]) -> set[str]:
    """The classes, ids and placeholders that some selectors name."""
    return {token for one in selectors for token in _TOKEN.findall(one)}


_MOST, _WORK = 400, 50_000
"""Selectors that one rule may gather, and what may be looked at and added in all: sheets that people write stay far below."""
