"""Two conditions are exclusive when no world makes both true, however they are written."""

from __future__ import annotations

import pytest
from guichet.reading.templates.truth import ATOMS, can_hold, denied, expression

EXCLUSIVE = [
    ("a", "not a"),
    ("a or b", "not a and not b"),
    ("a and b", "not a"),
    ("x == 'un'", "x == 'deux'"),
    ("x == 'un' and y", "x == 'deux' or not y and x != 'un'"),
    ("x == 'un'", "x != 'un'"),
    ("n < 3", "n >= 3"),
    ("x in liste", "x not in liste"),
    ("x is none", "x is not none"),
    ("!a && b", "a || !b"),
    ("user.is_staff", "not user.is_staff"),
    ("@demande.seul && @statut == 'un'", "@aide? && !@demande.seul?"),
    ("items|length == 0", "items|length != 0"),
    ("not (a or b)", "b"),
    ("f(x, 'y') and z", "not z"),
    ("x is same as 'un'", "x is same as('deux')"),
    ("x is sameas 'un' and y", "x == 'deux'"),
    ("x is not same as 'un'", "x is equalto('un')"),
]
TOGETHER = [
    ("a or b", "not a or b"),
    ("@demande.seul ? a : b", "!@demande.seul"),
    ("a or b", "not a"),
    ("a and b", "a"),
    ("x == 'un'", "y == 'deux'"),
    ("x == a", "x == b"),
    ("x == 'un'", "x == 'un'"),
    ("a|default:'b'", "a"),
    ("x in un", "x in deux"),
    ("f(a) or g", "not f(b)"),
    ("§", "not a"),
    ("x is same as 'un'", "y is same as 'deux'"),
    ("x is same", "x is odd"),
]


@pytest.mark.parametrize(("one", "other"), EXCLUSIVE)
def test_exclusive(one: str, other: str) -> None:
    assert not can_hold((expression(one), expression(other)))
    assert not can_hold((expression(other), expression(one)))


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_not_exclusive(one: str, other: str) -> None:
    assert can_hold((expression(one), expression(other)))


@pytest.mark.parametrize(
    "condition", ["a", "a or b", "not a and b", "x == 'é'", "f(x) | g", "((", "", "a b c", "§ and a"]
)
def test_nothing_is_its_own_contrary(condition: str) -> None:
    one = expression(condition)
    assert not can_hold((one, denied(one)))
    assert denied(denied(one)) == one


def test_beyond_the_bound_anything_may_hold() -> None:
    many = " and ".join(f"a{n}" for n in range(ATOMS + 1))
    assert can_hold((expression(many), expression("not a0")))
