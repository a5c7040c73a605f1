"""A list of those who are handed what people told is known in any language; one of those who look after the request is left alone."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import fault_of
from guichet.rulebook.rule import Bad, Good
from guichet.rules.data_ethics.personal_data_to_third_party import HANDED

RULE = rule_named("personal-data-to-third-party")
HANDED_ON = (
    Bad("parameters:\n  transmission.destinataires: ['instructeur', 'bailleur'] # été\n", HANDED, at="['instructeur', 'bailleur']", path="config/services.yaml"),
    Bad("module Transmission # été\n  DESTINATAIRES = %w[instructeur employeur].freeze\nend\n", HANDED, at="%w[instructeur employeur]", path="app/transmission.rb"),
    Bad("export const sharing = { recipients: ['caseworker', 'landlord'] }; // café\n", HANDED, at="['caseworker', 'landlord']", path="src/sharing.ts"),
)  # fmt: skip
KEPT = (
    Good("parameters:\n  transmission.destinataires: ['instructeur', 'archives'] # été\n", path="config/services.yaml"),
    Good(
        "parameters:\n  transmission.destinataires_choisis: ['instructeur', 'bailleur'] # été\n", path="a/services.yaml"
    ),
    Good("newsletter:\n  recipients: [employers] # été\n", path="config/mail.yml"),
)


@pytest.mark.parametrize("handed", HANDED_ON, ids=lambda one: one.path)
def test_who_may_use_it_against_people_is_told(handed: Bad) -> None:
    assert fault_of(RULE, handed) == ""


@pytest.mark.parametrize("kept", KEPT, ids=lambda one: one.path)
def test_who_looks_after_the_request_is_left_alone(kept: Good) -> None:
    assert fault_of(RULE, kept) == ""
