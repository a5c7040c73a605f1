"""A job that throws requests away once so many were counted is asked about, in any language; one that tells, waits or counts something else is not."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

CASES = {
    "Celery": ("visits/tasks.py", "from celery import shared_task\n\n\n@shared_task\ndef register_request(payload):\n    if used_today() >= DAILY_LIMIT:\n        {0}\n        return\n    save(Request(**payload))\n", "log.info('full')", "mail(payload, 'full')"),
    "Laravel": ("app/Jobs/TransmettreDemande.php", "<?php\nclass TransmettreDemande implements ShouldQueue\n{{\n    public function handle(): void\n    {{\n        if ($this->deja() >= config('demandes.plafond')) {{\n            {0}\n            return;\n        }}\n        $this->habitant->demandes()->create($this->donnees);\n    }}\n}}\n", "Log::info('plein');", "$this->release(3600);"),
    "Rails": ("app/jobs/register_claim_job.rb", "class RegisterClaimJob < ApplicationJob\n  def perform(person, data)\n    return if person.claims.this_month.count >= {0}\n\n    person.claims.create!(data)\n  end\nend\n", "MONTHLY_LIMIT", "FIRST_PAGE"),
    "a worker of Node": ("src/requests/worker.ts", "import {{ Worker }} from 'bullmq';\n\nexport const worker = new Worker('requests', async function handle(job) {{\n  if ((await countToday()) >= dailyLimit) {{\n    {0}\n    return;\n  }}\n  await requests.insert(job.data);\n}});\n", "logger.warn('limit');", "await letters.tell(job.data);"),
}  # fmt: skip


@pytest.mark.parametrize("where", CASES)
def test_a_request_that_a_job_throws_away_beyond_a_number_is_asked_about(where: str) -> None:
    path, text, dropped, told = CASES[where]
    assert_told_apart("request-closed-silently", {path: text.format(dropped)}, {path: text.format(told)})


def test_letters_that_are_sent_up_to_a_number_leave_nobody_waiting() -> None:
    path, text, dropped, _ = CASES["Rails"]
    letters = text.replace("RegisterClaimJob", "SendReminderJob").replace("claims", "reminders").format(dropped)
    assert_told_apart(
        "request-closed-silently", {path: text.format(dropped)}, {"app/jobs/send_reminder_job.rb": letters}
    )
