"""What is kept of nobody, how long somebody stays signed in, and partners that are only looked for."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

Files = dict[str, str]
PURGE = "import tomllib\nfor row in tomllib.load(open('retention.toml', 'rb')).values():\n    if not row['jours']:\n        continue\n    erase(row)\n"
TERMS = "[{0}]\njours = 0\n\n[appels]\njours = 30\n"
SEARCH = "<?php\nclass Recherche {{\n  private bool ${0} = true;\n}}\n"


@pytest.mark.parametrize(
    ("rule", "told", "untold"),
    [
        ("retention-period-missing", {"config/retention.toml": TERMS.format("dossiers_sociaux"), "purge.py": PURGE}, {"config/retention.toml": TERMS.format("communes"), "purge.py": PURGE}),
        ("retention-period-missing", {"config/retention.toml": TERMS.format("demandes_aide"), "purge.py": PURGE}, {"config/retention.toml": TERMS.format("jours_feries"), "purge.py": PURGE}),
        ("log-retention-excessive", {"config/acces.yaml": "acces:\n  duree_conservation_jours: 14400\n"}, {"config/acces.yaml": "acces:\n  duree_session: 14400\n"}),
        ("log-retention-excessive", {"settings.yaml": "access:\n  log_duration_days: 3600\n"}, {"settings.yaml": "access:\n  session_duration: 3600\n"}),
        ("log-retention-excessive", {"settings.toml": "[visits]\nretention_days = 1800\n"}, {"settings.toml": "[login]\nmax_age = 1800\n"}),
        ("consent-presumed", {"a.php": SEARCH.format("partenaires")}, {"a.php": SEARCH.format("partenairesOuverts")}),
        ("consent-presumed", {"a.php": SEARCH.format("partagePartenaires")}, {"a.php": SEARCH.format("partenairesDisponibles")}),
        ("consent-presumed", {"a.php": SEARCH.format("sharePartners")}, {"a.php": SEARCH.format("openPartners")}),
    ],
)  # fmt: skip
def test_what_concerns_nobody_is_let_be(rule: str, told: Files, untold: Files) -> None:
    assert_told_apart(rule, told, untold)
