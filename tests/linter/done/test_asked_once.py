"""What several rules ask of a deed, a value or an address, answered in one place."""

from __future__ import annotations

import re

import pytest
from guichet.core.source import Source
from guichet.done.acts.deed.turned_down import says_no, stops
from guichet.done.grounds.moment import says_now
from guichet.done.offered.addresses import is_thrown_away, is_unread
from guichet.done.people.erasing import FOR_GOOD, erases
from guichet.reading.deeds import php, ruby


@pytest.mark.parametrize(
    "value",
    ["timezone.now()", "new Date()", "new \\DateTimeImmutable('now')", "time()", "Time.current", "CURRENT_TIMESTAMP", "Date.now()"],
)  # fmt: skip
def test_a_moment_is_now_in_each_language(value: str) -> None:
    assert says_now(value)


@pytest.mark.parametrize(
    "value", ["new Date(2024, 1, 1)", "birth.getTime()", "known(a)", "new DateTime($day)", "a.time()"]
)
def test_another_moment_is_not_now(value: str) -> None:
    assert not says_now(value)


def test_an_address_says_whether_somebody_reads() -> None:
    assert is_unread("no-reply@town.example")
    assert is_unread("Town <noreply@town.example>")
    assert is_unread("devnull@town.example")
    assert is_thrown_away("dev-null@town.example")
    assert not is_thrown_away("no-reply@town.example")
    assert not is_unread("replies@town.example")
    assert not is_unread("no reply is needed @ the desk")


@pytest.mark.parametrize(
    ("line", "no", "away"),
    [
        ("throw new Closed($a);", True, False),
        ("abort(403);", True, True),
        ("return response()->json([], 'x', status: '403');", False, False),
        ("$form->addError('name', 'x');", True, False),
        ("return 'rejected';", True, False),
        ("return rejected($a);", True, True),
        ("$a->save();", False, False),
    ],
)
def test_a_deed_says_no(line: str, no: bool, away: bool) -> None:
    deeds = php.deeds_of(Source("a.php", f"<?php\nfunction f($a, $form) {{\n  {line}\n}}\n"))
    assert (any(map(says_no, deeds)), any(map(stops, deeds))) == (no, away)


def test_a_status_that_refuses_stops() -> None:
    deeds = ruby.deeds_of(Source("a.rb", "def f\n  render json: {}, status: 403\nend\n"))
    assert any(map(stops, deeds))


def test_a_button_that_clears_erases_nothing_for_good() -> None:
    assert erases("Effacer")
    assert not re.search(FOR_GOOD, "Effacer", re.I)
    assert re.search(FOR_GOOD, "anonymize_accounts", re.I)
    assert re.search(FOR_GOOD, "DELETE FROM claims", re.I)
