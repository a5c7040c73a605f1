"""This setting takes this away from what is decided of people: the letter, the right to have someone look again."""

from __future__ import annotations

import pytest
from guichet.done.nouns.act import Kind

from tests.linter.done.texts import acts


def taken(path: str, text: str) -> list[str]:
    return [one.goes_without for one in acts(text, path, frozenset({Kind.HIDE})) if one.goes_without]


MUTED = {
    "a class": ("a/kinds.py", "class Stop(Step):\n    claim = None\n    does = 'suspend_payment'\n    notify = False\n", "notice"),
    "a base class": ("a/kinds.py", "class Step:\n    claim = None\n    tells = None\n\n\nclass Refusal(Step):\n    pass\n", "notice"),
    "a table of Python": ("a/rules.py", "RULES = [{'when': 'dossier.late', 'then': 'radiation', 'prevenir': False}]\n", "notice"),
    "a call": ("a/rules.py", "RULES = [Rule('claim.gap', then='stop_payment', notify=None)]\n", "notice"),
    "JSON": ("a/rules.json", '{"claim": {"on_gap": {"action": "suspend", "letter": false}}}', "notice"),
    "TOML": ("a/rules.toml", '[claim.on_gap]\naction = "suspend"\nletter = "never"\n', "notice"),
    "what a machine decided": ("a/kinds.py", "class ByRobot(Decision):\n    by = 'system'\n    appeal = False\n", "second look"),
    "a no that is off beside a yes": ("a/n.yml", "claims:\n  notify:\n    accepted: sms\n    rejected: none\n", "notice"),
    "good news only": ("a/n.py", "NOTIFIED = {'accepted', 'paid'}\n\n\ndef on_change(claim):\n    pass\n", "notice"),
    "appeals that are off": ("a/settings.py", "CLAIM_APPEALS_ENABLED = False\n", "second look"),
    "a person's check that is off": ("a/i.ini", "[decision]\ndecision_auto = oui\ncontrole_humain = non\n", "second look"),
    "settings that a job reads": ("a/n.py", "from .models import Award\n\nACTIONS = {'gap': 'stop', 'notify': False}\n", "notice"),
    "a list of sanctions": ("a/s.yml", "claims:\n  - label: Sanction\n    human_review: no\n", "second look"),
}  # fmt: skip


@pytest.mark.parametrize("idiom", MUTED)
def test_what_a_setting_takes_away_is_known(idiom: str) -> None:
    path, text, expected = MUTED[idiom]
    assert taken(path, text) == [expected]


LET_BE = {
    "a letter": ("a/rules.json", '{"claim": {"action": "suspend", "letter": true}}'),
    "nothing is taken": ("a/rules.json", '{"claim": {"action": "remind", "letter": false}}'),
    "no one's": ("a/rules.yml", "disk:\n  action: suspend\n  notify: false\n"),
    "what a machine gives": ("a/kinds.py", "class AutoGrant(Decision):\n    by = 'system'\n    appeal = False\n"),
    "a typed field left open": (
        "a/kinds.py",
        "class Refusal(Input):\n    claim: str = ''\n    notify: bool | None = None\n",
    ),
    "a no that is told": ("a/n.yml", "claims:\n  notify:\n    accepted: sms\n    rejected: letter\n"),
    "every answer": ("a/n.py", "NOTIFIED = {'accepted', 'refused'}\n\n\ndef on_change(claim):\n    pass\n"),
    "appeals that are on": ("a/settings.py", "CLAIM_APPEALS_ENABLED = True\n"),
    "a switch that is off": ("a/kinds.py", "class Refusal(Input):\n    claim = ''\n    disable_notification = False\n"),
    "a test": ("tests/test_a.py", MUTED["a class"][1]),
    "a robot that closes tickets": (".github/stale.yml", "claim:\n  action: close\n  notify: false\n"),
}


@pytest.mark.parametrize("idiom", LET_BE)
def test_other_settings_take_nothing(idiom: str) -> None:
    assert taken(*LET_BE[idiom]) == []
