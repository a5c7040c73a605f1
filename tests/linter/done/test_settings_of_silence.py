"""What a setting makes of somebody's silence is asked about when it ends their file, in a program of any language."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

RULE = rule_named("request-closed-silently")
ENDS = {
    "logements/réglages.py": 'ACTION_SANS_REPONSE = "radier"  # logement\n',
    "src/waiting/rules.ts": "export const NO_ANSWER_ACTION = 'withdraw' // family, café\n",
    "config/Attente.php": "<?php // été\nfinal class AttenteDemandeur\n{\n    public const SUITE_SANS_REPONSE = 'classer_sans_suite';\n}\n",
    "app/models/patient_review.rb": 'class PatientReview # café\n  NO_REPLY_OUTCOME = "cancelled".freeze\nend\n',
}
KEEPS = {
    "logements/réglages.py": 'ACTION_SANS_REPONSE = "relancer"  # logement\n',
    "src/http/rules.ts": "export const NO_ANSWER_ACTION = 'cancel' // café\n",
    "app/models/patient_review.rb": 'class PatientReview # café\n  NO_REPLY_OUTCOME = "keep".freeze\n  REPLY_OUTCOME = "cancelled".freeze\nend\n',
}


@pytest.mark.parametrize("path", ENDS)
def test_silence_that_ends_a_file_is_asked_about(path: str) -> None:
    assert [one.certainty.name for one in found_in(RULE, {path: ENDS[path]})] == ["REVIEW"]


@pytest.mark.parametrize("path", KEEPS)
def test_silence_that_is_followed_by_a_reminder_is_left_alone(path: str) -> None:
    assert found_in(RULE, {path: KEEPS[path]}) == []
