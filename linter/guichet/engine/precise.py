"""One place, one sentence: of two rules that say the same thing there, the certain one speaks, or the more precise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from guichet.core.findings import Certainty, Finding, Span
from guichet.core.keeping.tables import table


@cache
def less_precise() -> dict[str, frozenset[str]]:
    """For a rule, those that are silent where it speaks."""
    return {name: frozenset(others) for name, others in table("rulebook/precise.toml").items()}


def said_once(findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Return findings, then those left out: what a rule which says more says in the same place, a certain one or the more precise."""
    told = less_precise()
    listed = told.keys() | {name for names in told.values() for name in names}
    by_place: dict[tuple[str, Span], list[Finding]] = defaultdict(list)
    for one in findings:
        if one.rule in listed:
            by_place[one.path, one.span].append(one)
    said: list[Finding] = []
    left_out: list[Finding] = []
    for one in findings:
        is_said_better = any(_says_more(other, one) for other in by_place.get((one.path, one.span), ()))
        (left_out if is_said_better else said).append(one)
    return said, left_out


def _says_more(speaker: Finding, other: Finding) -> bool:
    """Whether two findings of one place say one thing, and the first says it better."""
    told = less_precise()
    if speaker.certainty is other.certainty:
        return other.rule in told.get(speaker.rule, ())
    is_one_thing = other.rule in told.get(speaker.rule, ()) or speaker.rule in told.get(other.rule, ())
    return is_one_thing and speaker.certainty is Certainty.VIOLATION
