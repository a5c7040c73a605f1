"""How long the links of Rails are good: what a letter carries needs weeks, what a message carries needs hours."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

Files = dict[str, str]
MODEL = "class Claim < ApplicationRecord\n  generates_token_for :missing_papers, expires_in: {0}\nend\n"
SIGNED = "class LettersJob < ApplicationJob\n  def perform(claim)\n    Printing.deposit(claim.postal_address, claim.signed_id(purpose: :confirmation, expires_in: {0}))\n  end\nend\n"
SENT = "class Envoi\n  def appeler(dossier)\n    jeton = crypteur.encrypt_and_sign(dossier.id, purpose: :suivi, expires_in: 3.days)\n    {0}\n  end\nend\n"

CASES: dict[str, tuple[str, Files, Files]] = {
    "a link to come back": ("validity-short", {"app/models/claim.rb": MODEL.format("20.minutes")}, {"app/models/claim.rb": MODEL.format("5.days")}),
    "a signed id in a letter": ("validity-short", {"app/jobs/letters_job.rb": SIGNED.format("2.days")}, {"app/jobs/letters_job.rb": SIGNED.format("45.days")}),
    "a text that is posted": ("validity-short", {"app/services/envoi.rb": SENT.format("imprimeur.deposer(dossier, jeton)")}, {"app/services/envoi.rb": SENT.format("DossierMailer.suivi(dossier, jeton).deliver_later")}),
}  # fmt: skip


@pytest.mark.parametrize("idiom", CASES)
def test_a_link_lasts_as_long_as_what_carries_it(idiom: str) -> None:
    assert_told_apart(*CASES[idiom])
