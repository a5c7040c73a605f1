"""What people sent, or were told, is erased before the file is settled or while they can still challenge it; tables of terms are followed to what reads them."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

RULE = "evidence-erased-early"
APART = {
    "papers, by the age at which they were sent, in a list made elsewhere": (
        {
            "aides/taches.py": "def anciennes(maintenant):\n    return PieceJointe.objects.filter(deposee_le__lt=maintenant - DUREE)\n\n\ndef purger():\n    for piece in anciennes(now()):\n        piece.fichier.delete(save=False)\n",
            "aides/models.py": "",
        },
        ("deposee_le__lt=", "dossier__clos_le__lt="),
    ),
    "papers, in Ruby": (
        {
            "app/jobs/purge_job.rb": "class PurgeJob < ApplicationJob\n  def perform\n    Document.where('created_at < ?', 60.days.ago).destroy_all\n  end\nend\n",
            "app/models/document.rb": "",
        },
        ("Document.where(", "Document.joins(:claim).where(claims: { status: 'closed' }).where("),
    ),
    "papers, in a script": (
        {
            "src/clean.ts": "export async function clean() {\n  await prisma.attachment.deleteMany({ where: { uploadedAt: { lt: subDays(new Date(), 45) } } });\n}\n",
            "src/other.ts": "",
        },
        ("{ uploadedAt:", "{ state: 'settled', uploadedAt:"),
    ),
    "a letter, under a constant of its file": (
        {"aides/conservation.py": "DECISIONS_JOURS = 30\nDELAI_RECOURS_JOURS = 61\nCONSERVATION = {\"decisions\": DECISIONS_JOURS}\n", "aides/models.py": ""},
        ("= 30", "= 730"),
    ),
    "what was refused, in PHP": (
        {"config/durees.php": "<?php\nreturn [\n    'conservation' => [\n        'refus_jours' => 45,\n    ],\n    'recours_jours' => 60,\n];\n"},
        ("'refus_jours' => 45", "'refus_jours' => 400"),
    ),
    "evidence, in YAML": (
        {"config/terms.yml": "processing:\n  days: 90\nretention:\n  evidence:\n    days: 60\n"},
        ("days: 60", "days: 600"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", APART)
def test_what_is_still_needed_is_told_apart(case: str) -> None:
    texts, (harms, spares) = APART[case]
    assert any(harms in text for text in texts.values())
    assert_told_apart(RULE, texts, {path: text.replace(harms, spares) for path, text in texts.items()})


def test_a_term_of_nothing_is_followed_through_what_reads_it() -> None:
    program = 'CONFIG = Path(__file__).with_name("retention.toml")\n\n\ndef periods():\n    data = tomllib.loads(CONFIG.read_text())\n    return {kind: months for section in data.values() for kind, months in section.items()}\n\n\ndef clean():\n    for kind, months in periods().items():\n        if not months:\n            continue\n        erase(kind, now() - relativedelta(months=months))\n'
    table = "[general]\nenquiry = 12\n\n[casework]\nformer_address = 0\ncase_note = 72\n"
    flawed = {"refuge/cleanup.py": program, "refuge/retention.toml": table}
    assert_told_apart(
        "retention-period-missing",
        flawed,
        {**flawed, "refuge/cleanup.py": program.replace("        if not months:\n            continue\n", "")},
    )
