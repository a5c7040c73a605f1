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
    return _MAY_SAY.search(condition) is not None and is_never_true(expression(condition))


_MAY_SAY = re.compile(r"env|debug|dev|prod|local|profile|test|demo|stag|stub|mock|fake|simulat", re.I)
"""Without which nothing is said of where a service runs."""


def _in_production(atom: str) -> bool | None:
    other, real, one_of = _environments()
    if other.fullmatch(atom) or one_of.fullmatch(atom):
        return False
    return True if real.fullmatch(atom) else _asked_by_call(atom)


@cache
def _calls() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    others, production, debugging = (any_of(f"environments.{one}") for one in ("others", "production", "debugging"))
    sure = "dev(?:elopment)?"
    app = r"(?:[\w.]*\.)?(?:app(?:\(\))?|environment|env)\."
    named = rf"{app}environment\(((?:['\"][\w-]+['\"],?)+)\)|[\w.]*acceptsProfiles\((?:Profiles\.of\()?(['\"][\w-]+['\"])\)+"
    asked = r"(?:(?:[\w.]*\.)?getEnvironment\(\)|(?:getenv\(|_?ENV\[|_SERVER\[|env\()['\"]\w*ENV(?:IRONMENT)?['\"][\])])===?(['\"][\w-]+['\"])"
    other = (
        rf"(?:{app}is_?(?:{others})|is_?{sure})(?:_?(?:env(?:ironment)?|mode|build))?(?:\(\))?|__DEV__|(?:[\w.]*\.)?BuildConfig\.DEBUG|"
        rf"config\(['\"]app\.(?:{debugging})['\"]\)|(?:[\w.]*\.)?log(?:ger)?\.is_?(?:debug|trace)(?:_?enabled)?(?:\(\))?|{debugging}|"
        r"(?:(?:process|import\.meta)\.env\.|(?:getenv\(|_?ENV\[|env\()['\"])\w*debug\w*(?:['\"][\])])?"
    )
    real = rf"(?:{app})?is_?(?:{production})(?:_?(?:env(?:ironment)?|mode|build))?(?:\(\))?"
    return re.compile(f"{named}|{asked}", re.I), re.compile(other, re.I), re.compile(real, re.I)


def _asked_by_call(atom: str) -> bool | None:
    """What a program asks of itself: `app()->environment('local')`, `getenv('APP_ENV') == 'dev'`, `isProduction()`."""
    named, other, real = _calls()
    plain = re.sub(r"\s+|\$|\bthis-\s?>", "", atom).replace("->", ".")
    if found := named.fullmatch(plain):
        names = re.findall(r"['\"]([\w-]+)['\"]", "".join(filter(None, found.groups())))
        are_real = {re.fullmatch(any_of("environments.production"), one, re.I) is not None for one in names}
        known = all(re.fullmatch(any_of("environments.others"), one, re.I) for one in names)
        return True if are_real == {True} else False if known else None
    if other.fullmatch(plain):
        return False
    return True if real.fullmatch(plain) else None
