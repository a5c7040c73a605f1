"""What a service already has, takes or keeps, and asks, shuts or copies all the same, in any container, beside harmless twins."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import Texts, assert_told_apart

_SUMS = '{"sums": {"tennis": {"methods": ["card"]}, "camping": {"methods": ["card", %s]}}, "currency": "EUR"}\n'
_KEPT = (
    '[keep.refused_claim]\nkeep_years = %s\nthen = "delete"\n\n[keep.accepted_claim]\nkeep_years = 4\nthen = "delete"\n'
)
_WAYS = "export const WAYS = [\n  { name: 'mobile app', enabled: true },\n  { name: 'desk', enabled: %s },\n];\n"
_FEED = '{"%s": [{"name": "x", "host": "sftp.big.example", "columns": ["first_name", "last_name", "birth_date"]}]}\n'
_BACK = "<?php\nclass R\n{\n    public function rendre(Visite $visite): void\n    {\n        %s::create(['patient' => $visite->patient, 'motif' => $visite->motif]);\n        $visite->delete();\n    }\n}\n"
_PAPERS = "const WANTED = ['%s', 'photo'];\n\nexport function missingPapers(documents, year) {\n  const got = documents.filter((d) => d.on.getFullYear() === year).map((d) => d.kind);\n  return WANTED.filter((p) => !got.includes(p));\n}\n"
_SCHEMA = '{"title": "%s", "properties": {"place": {"type": "string"}, "passport": {"type": "string"}}, "required": ["place", "passport"]}\n'
_CHECKS = "import schema from './schema.json';\napp.post('/r', (req, res) => ajv.validate(schema, req.body));\n"
_SORT = "DOORS = {'web_portal'%s}\n\n\ndef intake(letter):\n    if letter.channel not in DOORS:\n        return return_to_sender(letter)\n    return register(letter)\n"
_RULES = "rules:\n  claim: {min_characters: 0, answer_days: 10}\n  appeal: {%s}\n"
_CLAIM = "class Claim(BaseModel):\n    applicant: str\n    email: str%s\n    phone: str | None = None\n    address: str | None = None\n"

CASES: dict[str, tuple[str, Texts, Texts]] = {
    "each sum says its own ways to pay": (
        "payment-card-only",
        {"payment/means.json": _SUMS % '"cash"'},
        {"payment/means.json": (_SUMS % '"cash"').replace('["card"]', '["cash"]')},
    ),
    "what is erased in the end is no archive": (
        "retention-period-missing",
        {"archives/rules.toml": _KEPT % 80},
        {"archives/rules.toml": _KEPT % 4},
    ),
    "doors switched off in rows": ("online-only-wording", {"w.ts": _WAYS % "false"}, {"w.ts": _WAYS % "true"}),
    "letters sent back": ("online-only-wording", {"s.py": _SORT % ""}, {"s.py": _SORT % ", 'letter'"}),
    "a host named by its key": (
        "personal-data-to-third-party",
        {"partners/f.json": _FEED % "feeds"},
        {"registry/f.json": _FEED % "imports"},
    ),
    "a copy made as something is erased": ("soft-delete-only", {"R.php": _BACK % "AncienneVisite"}, {"R.php": _BACK % "Orientation"}),
    "papers of this year alone": (
        "document-already-held",
        {"p.js": _PAPERS % "birth_certificate"},
        {"p.js": _PAPERS % "payslip"},
    ),
    "a schema that a script checks by": (
        "identity-level-excessive",
        {"a/schema.json": _SCHEMA % "Report a broken street lamp", "a/s.js": _CHECKS},
        {"a/schema.json": _SCHEMA % "Report a lost passport", "a/s.js": _CHECKS},
    ),
    "more to write to contest": (
        "withdrawal-asymmetry",
        {"r.yml": _RULES % "min_characters: 800"},
        {"r.yml": _RULES % "min_characters: 0, answer_days: 90"},
    ),
    "an address wanted beside other ways to reply": (
        "contact-detail-required",
        {"c.py": _CLAIM % ""},
        {"c.py": _CLAIM % " | None = None"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_flaw_is_told_from_its_twin(name: str) -> None:
    assert_told_apart(*CASES[name])
