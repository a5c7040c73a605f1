"""These people have a few days to answer before a clock ends what they asked, in whatever words the program says that it waits for them."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

RULE = "validity-short"
WAITS = {
    "a state that names who is waited for, in Rails": (
        {"app/jobs/close_job.rb": 'class CloseJob < ApplicationJob\n  def perform\n    Claim.where(state: "awaiting_claimant").where(last_contact_at: ...36.hours.ago).find_each do |claim|\n      claim.close!\n    end\n  end\nend\n'},
        ("36.hours", "36.days"),
    ),
    "the same in Laravel": (
        {"app/Console/Clore.php": "<?php\nclass Clore extends Command\n{\n    public function handle(): void\n    {\n        Demande::where('statut', 'attente_usager')->where('relancee_le', '<', now()->subDays(3))->update(['statut' => 'classee']);\n    }\n}\n"},
        ("subDays(3)", "subDays(45)"),
    ),
    "a reason that says that nothing came": (
        {"rights/tasks.py": "from datetime import timedelta\n\nfrom celery import shared_task\n\n\n@shared_task\ndef close_checks():\n    limit = timezone.now() - timedelta(days=3)\n    for check in Check.objects.filter(letter_printed_at__lt=limit):\n        check.claim.terminate(reason='Evidence not received')\n"},
        ("days=3", "days=30"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("where", WAITS)
def test_people_have_too_few_days_to_answer(where: str) -> None:
    texts, (short, long) = WAITS[where]
    assert all(short in text for text in texts.values())
    assert_told_apart(RULE, texts, {path: text.replace(short, long) for path, text in texts.items()})


def test_what_the_service_itself_has_not_done_is_no_answer_of_theirs() -> None:
    texts, _ = WAITS["a state that names who is waited for, in Rails"]
    ours = {path: text.replace("awaiting_claimant", "printed") for path, text in texts.items()}
    assert_told_apart(RULE, texts, ours)
