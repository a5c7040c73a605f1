"""The reason that people must write at length to leave is asked about, in any language; one that is short, or of the service, is not."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

RULE = rule_named("withdrawal-asymmetry")
LONG = {
    "app/models/demande.rb": "class Demande # été\n  validates :motif_retrait, length: { minimum: 100 }, if: :retiree?\nend\n",
    "src/cancel.ts": "export const CANCELLATION_REASON_MIN_LENGTH = 80; // café\n",
    "config/form.yml": "fields: # café\n  withdrawal_reason: {type: text, min_length: 60}\n",
    "src/Resiliation.php": "<?php // été\nclass Resiliation\n{\n    #[Assert\\Length(min: 50)]\n    public string $motifResiliation;\n}\n",
    "src/Resiliation.java": "class Resiliation { // été\n    @Size(min = 40)\n    private String motifResiliation;\n}\n",
}
SHORT = {
    "app/models/demande.rb": "class Demande # été\n  validates :motif_retrait, length: { maximum: 400 }\n  validates :motif_demande, length: { minimum: 100 }\nend\n",
    "src/cancel.ts": "export const CANCELLATION_REASON_MIN_LENGTH = 0; // café\nexport const CANCELLATION_DELAY_MIN = 80;\n",
    "agents/config/form.yml": "staff: # café\n  withdrawal_reason: {type: text, min_length: 5}\n",
}


@pytest.mark.parametrize("path", LONG)
def test_whoever_leaves_is_not_made_to_write_at_length(path: str) -> None:
    assert [one.certainty.name for one in found_in(RULE, {path: LONG[path]})] == ["REVIEW"]


@pytest.mark.parametrize("path", SHORT)
def test_a_reason_that_is_short_or_of_something_else_is_left_alone(path: str) -> None:
    assert found_in(RULE, {path: SHORT[path]}) == []
