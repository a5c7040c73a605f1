"""Conditions about where a service runs: which are false where the public uses it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product

from guichet.core.words import any_of
from guichet.reading.templates.truth import ATOMS, Expression, expression


@cache
def _environments() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    others, production, asked = (any_of(f"environments.{one}") for one in ("others", "production", "asked"))
    debugging, holders, opening = (any_of(f"environments.{one}") for one in ("debugging", "holders", "opening"))
    asking = rf"(?:[\w.]*\.)?(?:{asked})(?:\.name)?|[\w.]*\benv(?:\s*[\[(]\s*|\.get\s*\(\s*)['\"]\w*(?:env|environment)['\"]\s*[\])]"
    to_no_person = r"[A-Z][\w.:]*\.(?:is_)?"
    other = (
        rf"(?-i:{to_no_person})(?:{others})(?:_env(?:ironment)?)?\s?\?|(?:{asking}) == ['\"](?:{others})['\"]|"
        rf"(?:(?:{holders})\.)?(?:{debugging})|(?:{holders}) \[ ['\"](?:{debugging})['\"] \]|(?:import[._]meta\.env|process\.env)\.dev|[\w.]*\b(?:{opening})\??"
    )
    real = (
        rf"(?-i:{to_no_person})(?:{production})(?:_env(?:ironment)?)?\s?\?|(?:{asking}) == ['\"](?:{production})['\"]|"
        r"(?:import[._]meta\.env|process\.env)\.prod"
    )
    one_of = rf"(?:{asking}) in [\[(]((?:\s*['\"](?:{others})['\"]\s*,?)+)[\])]"
    return re.compile(other, re.I), re.compile(real, re.I), re.compile(one_of, re.I)


@lru_cache(maxsize=4000)
def is_never_true(condition: Expression) -> bool:
    """Whether a condition is false where the public uses the service, whatever else is true."""
    atoms = list(dict.fromkeys(condition.atoms()))
    known = {atom: answer for atom in atoms if (answer := _in_production(atom)) is not None}
    free = [atom for atom in atoms if atom not in known]
    if not known or len(free) > ATOMS:
        return False
    worlds = (dict(zip(free, values, strict=True)) for values in product((True, False), repeat=len(free)))
    return not any(condition.holds({**known, **world}) for world in worlds)


def is_never_so(condition: str) -> bool:
    """Whether a condition, as it is written, is false where the public uses the service."""
    return is_never_true(expression(condition))


def _in_production(atom: str) -> bool | None:
    other, real, one_of = _environments()
    if other.fullmatch(atom) or one_of.fullmatch(atom):
        return False
    return True if real.fullmatch(atom) else None
