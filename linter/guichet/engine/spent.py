"""Time spent by rules and on files, when somebody asks: what was kept from an earlier run costs nothing and is not in it."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Spent:
    """Nanoseconds, by rule and by file. What several rules read is on the account of the first one that asked."""

    rules: Counter[str] = field(default_factory=Counter)
    files: Counter[str] = field(default_factory=Counter)

    def add(self, other: Spent) -> None:
        """Count what another process spent."""
        self.rules.update(other.rules)
        self.files.update(other.files)


_account: list[Spent] = []
"""The account that is open in this process, if one is."""


def opened() -> None:
    """Start to count, in this process and in those that it starts from here."""
    _account[:] = [Spent()]


def closed() -> None:
    """Stop counting."""
    _account.clear()


def is_counted() -> bool:
    """Whether somebody asked."""
    return bool(_account)


def add(other: Spent) -> None:
    """Count what a batch of files took."""
    if _account:
        _account[0].add(other)


def taken() -> Spent:
    """Return what was spent since the last time, and count from nothing."""
    spent = _account[0] if _account else Spent()
    if _account:
        _account[0] = Spent()
    return spent


def now() -> int:
    """Return a time to give to `on_rule` or `on_file`; 0 when nobody asked."""
    return time.perf_counter_ns() if _account else 0


def on_rule(name: str, began: int) -> None:
    """Put on the account of a rule what passed since a time."""
    if _account:
        _account[0].rules[name] += time.perf_counter_ns() - began


def on_file(path: str, began: int) -> None:
    """Put on the account of a file what passed since a time."""
    if _account:
        _account[0].files[path] += time.perf_counter_ns() - began
