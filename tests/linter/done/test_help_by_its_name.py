"""Help that is called by its own name says as much of people as the word for all of it."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

RULE = "precarity-proxy-in-score"
TABLE = 'WEIGHTS = {{\n    "seniority": 10,\n    "{name}": -5,\n}}\n\n\ndef score(request):\n    return sum(WEIGHTS[key] for key in request.criteria)\n'
NAMES = [
    "income_support",
    "pension_credit",
    "restos_coeur",
    "banque_alimentaire",
    "epicerie_sociale",
    "night_shelter",
    "sofa_surfing",
]


def said_of(name: str) -> bool:
    return bool(found_in(rule_named(RULE), {"desk/ranking.py": TABLE.format(name=name)}))


@pytest.mark.parametrize("name", NAMES)
def test_a_person_whom_help_by_its_name_puts_last_is_seen(name: str) -> None:
    assert said_of(name)


@pytest.mark.parametrize("name", ["incomplete", "bus_shelter", "technical_support", "credit_hours", "epicerie"])
def test_words_that_share_a_part_of_such_a_name_accuse_nobody(name: str) -> None:
    assert not said_of(name)
