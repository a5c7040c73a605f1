"""One place, one sentence: of two rules that say the same thing there, the more precise one speaks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from guichet.core.findings import Finding
from guichet.core.keeping.tables import table


@cache
def less_precise() -> dict[str, frozenset[str]]:
    """For a rule, those that are silent where it speaks."""
    return {name: frozenset(others) for name, others in table("rulebook/precise.toml").items()}


def said_once(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings without those that a more precise rule says in the same place."""
    told = less_precise()
    silent = {(one.path, one.span, name) for one in findings if one.rule in told for name in told[one.rule]}
    return [one for one in findings if (one.path, one.span, one.rule) not in silent]
