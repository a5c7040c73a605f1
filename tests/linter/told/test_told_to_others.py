"""Letters that threaten to tell others of what somebody owes."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

TOLD = (
    "You still owe £40. If you ignore this your employer and neighbours will find out when our agents call.",
    "You have not paid yet. Reply by 3 May, or your family will hear of it.",
    "Vous nous devez encore 40 €. Sans paiement, vos voisins et votre famille l’apprendront par notre visite.",
    "Si vous ne payez pas, votre employeur le saura.",
)


@pytest.mark.parametrize("text", TOLD)
def test_telling_others_is_a_threat(text: str) -> None:
    assert found_in(rule_named("threat-before-right"), {"letters/reminder.txt": f"{text}\n"})
