"""The tables of rules by which PHP takes answers where they come in, and what one row of them says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guichet.core.source import Source
from guichet.reading.data.trees import Tree
from guichet.reading.php.elsewhere import held_by
from guichet.reading.php.literal_trees import called_with, given_to, made_in
from guichet.reading.templates.site import Site

KEY = re.compile(r"\w+(?:\.(?:\w+|\*))*")
"""How a row of rules names an answer, or one of several."""


def tables_given(source: Source) -> Iterator[Tree]:
    """Yield the rules that a request is checked by where it comes in, or that a class hands to what judges its own."""
    made = (one for name in ("Validator::make", "validator") for one in called_with(source, name))
    for call in (*given_to(source, "validate"), *made):
        yield from (one for one in call.parts if one.parts and not one.key and not one.value)
    added: dict[str, list[Tree]] = {}
    for call in given_to(source, "addPropertyConstraint"):
        if len(call.parts) > 1:
            added.setdefault(call.parts[0].value or "", []).append(call)
    if added:
        rows = [
            replace(calls[0], key=name, parts=tuple(part for one in calls for part in one.parts[1:]))
            for name, calls in added.items()
        ]
        yield replace(rows[0], key="", parts=tuple(rows))
    for call in made_in(source, "Collection"):
        yield from (one for one in call.parts if one.parts and one.key in ("", "fields") and not one.value)


def held_to(rule: str) -> str:
    """Return the pattern that a rule of Laravel stands for: so many digits, one of some beginnings; "" for another."""
    said, _, given = rule.partition(":")
    if said == "digits" and given.isdecimal() and len(given) < 4:
        return rf"\d{{{given}}}"
    if said == "starts_with" and given:
        return f"(?:{'|'.join(map(re.escape, given.split(',')))}).*"
    return ""


def asked_by(key: str) -> str:
    """Return the name of an answer that is one of several, as a key of rules has it: `demandeur.telephone`."""
    return "_".join(one for one in key.split(".") if one != "*")


def with_held(row: Tree, source: Source, project: Site) -> Tree:
    """Return a row with the rules that a method or a constant elsewhere gives it, alone or among its own."""
    held = held_by(row.value or "", source, project) if not row.parts else None
    if held is not None and held.parts:
        return replace(row, parts=held.parts)
    if not any((one.value or "").startswith("...") for one in row.parts):
        return row
    parts: list[Tree] = []
    for one in row.parts:
        spread = held_by((one.value or "")[3:], source, project) if (one.value or "").startswith("...") else None
        parts.extend(spread.parts if spread is not None else (one,))
    return replace(row, parts=tuple(parts))
