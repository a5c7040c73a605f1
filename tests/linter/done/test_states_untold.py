"""The state in which a file ends without a word is known by the list of those that people are told of, in any language."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

RULE = rule_named("request-closed-silently")
UNTOLD = {
    "règles.py": 'STATUT_ACCORDE = "accordé"\nSTATUT_REFUSE = "refusé"\nSTATUT_SANS_SUITE = "sans suite"\nSTATUTS_NOTIFIES = {STATUT_ACCORDE, STATUT_REFUSE}\n',
    "states.py": "class Status(Enum):\n    GRANTED = 'café'\n    REFUSED = 2\n    LAPSED = 3\n\n\nTELL_APPLICANT = frozenset({Status.GRANTED, Status.REFUSED})\n",
    "src/status.ts": "export type Status = 'granted' | 'refused' | 'closed_incomplete'; // café\nexport const NOTIFIED: Status[] = ['granted', 'refused'];\n",
    "src/letters.ts": "export type Status = 'granted' | 'refused' | 'expired'; // café\nexport const LETTERS: Partial<Record<Status, string>> = {\n  granted: 'a.html',\n  refused: 'b.html',\n};\n",
    "src/Statuts.php": "<?php // été\nclass Statuts\n{\n    const ACCORDE = 'a';\n    const REFUSE = 'r';\n    const SANS_SUITE = 's';\n    const NOTIFIES = [self::ACCORDE, self::REFUSE];\n}\n",
    "app/models/demande.rb": "class Demande # été\n  enum statut: { accordee: 1, refusee: 2, classee_sans_suite: 3 }\n  NOTIFIES = %w[accordee refusee].freeze\nend\n",
    "src/main/java/x/Statut.java": "package x; // été\npublic enum Statut {\n    ACCORDE, REFUSE, SANS_SUITE;\n    static final EnumSet<Statut> NOTIFIES = EnumSet.of(ACCORDE, REFUSE);\n}\n",
    "service.py": 'def set_status(claim, status):\n    if status in ("granted", "refused"):\n        send_mail(claim.café)\n\n\ndef close(claim):\n    set_status(claim, "lapsed")\n',
    "rules.py": 'STATUSES = ("granted", "café", "lapsed")\nSILENT_STATUSES = {"lapsed"}\n',
}
TOLD = {
    "règles.py": 'STATUT_ACCORDE = "accordé"\nSTATUT_REFUSE = "refusé"\nSTATUT_SANS_SUITE = "sans suite"\nSTATUTS_NOTIFIES = {STATUT_ACCORDE, STATUT_REFUSE, STATUT_SANS_SUITE}\n',
    "agents.py": 'STATUT_ACCORDE = "accordé"\nSTATUT_REFUSE = "refusé"\nSTATUT_SANS_SUITE = "sans suite"\nAGENT_NOTIFIE = {STATUT_ACCORDE, STATUT_REFUSE}\n',
    "src/status.ts": "export type Status = 'granted' | 'refused' | 'withdrawn' | 'draft'; // café\nexport const NOTIFIED: Status[] = ['granted', 'refused'];\n",
    "final.py": 'STATUSES = ("granted", "refused", "lapsed")\nFINAL_STATUSES = {"granted", "refused"}  # café\n',
}


@pytest.mark.parametrize("path", UNTOLD)
def test_a_state_that_ends_a_file_and_is_told_to_nobody_is_asked_about(path: str) -> None:
    assert [one.certainty.name for one in found_in(RULE, {path: UNTOLD[path]})] == ["REVIEW"]


def test_it_is_certain_when_a_job_puts_files_in_that_state() -> None:
    files = {"règles.py": UNTOLD["règles.py"], "jobs/nuit.py": "from règles import STATUT_SANS_SUITE\n\n\ndef nuit(dossier):\n    changer(dossier, STATUT_SANS_SUITE)\n"}  # fmt: skip
    assert [one.certainty.name for one in found_in(RULE, files) if one.path == "règles.py"] == ["VIOLATION"]


@pytest.mark.parametrize("path", TOLD)
def test_what_is_told_or_is_the_choice_of_the_person_is_left_alone(path: str) -> None:
    assert found_in(RULE, {path: TOLD[path]}) == []
