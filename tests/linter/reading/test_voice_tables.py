"""Callers who press the key for a person: what a table of menus says of the stop where they are sent."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

RULE = "voice-menu-loop"
JSON = '{{"start": {{"say": "For rent press 1, to speak to someone press 0.", "keys": {{"1": "rent", "0": "desk"}}}}, "rent": {{"say": "Leave a message.", "action": "record_message", "next": "start"}}, "desk": {{"say": "{0}", {1}"next": "{2}"}}}}'
TOML = '[start]\nsay = "For rent press 1, to speak to someone press 0."\n[start.keys]\n1 = {{ to = "rent" }}\n0 = {{ to = "desk" }}\n[rent]\nsay = "Leave a message."\naction = "record_message"\n[desk]\nsay = "We are connecting you to a colleague."\nwait = 30\n{0}next = "start"\n'
HOLD = "Please hold the line."


@pytest.mark.parametrize(
    "answered",
    [
        JSON.format(HOLD, '"ring": "600", ', "start"),  # someone's telephone rings
        JSON.format(HOLD, '"queue": "desk", ', "start"),  # people wait for someone
        JSON.format(HOLD, "", "rent"),  # a message can be left
        JSON.format("We are closed until nine.", "", "start"),  # nobody is promised
    ],
)
def test_people_who_press_the_key_for_someone_come_back_to_the_first_menu(answered: str) -> None:
    assert_told_apart(RULE, {"ivr/menu.json": JSON.format(HOLD, "", "start")}, {"ivr/menu.json": answered})


def test_people_who_press_a_key_that_leads_through_a_table_come_back_too() -> None:
    path = "ivr/menu.toml"
    assert_told_apart(RULE, {path: TOML.format("")}, {path: TOML.format('transfer = "desk"\n')})
