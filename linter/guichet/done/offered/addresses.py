"""Addresses of which their own names say that nobody reads what comes there."""

from __future__ import annotations

from guichet.done.words import apart, names, speaks_of


def is_unread(address: str) -> bool:
    """Return whether an address, by its name, is one that nobody reads: `noreply@`, `devnull@`."""
    name = _name(address)
    return is_thrown_away(address) or names("deeds.noreply").match(apart(name)) is not None


def is_thrown_away(address: str) -> bool:
    """Return whether an address, by its name, throws away what comes there: `devnull@`."""
    return speaks_of(_name(address), "deeds.thrown")


def _name(address: str) -> str:
    """What stands before the sign of an address; empty for what is none."""
    name, at, _ = address.rpartition("<")[2].strip().partition("@")
    return name if at and " " not in name else ""
