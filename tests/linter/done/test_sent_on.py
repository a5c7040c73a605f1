"""What people sent, and a table sends on to those who may come for them; a service of those very offices keeps it at home."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

Files = dict[str, str]
TOPICS = "events:\n  routes:\n    registration:\n      - parcels.planning.v1\n      - {0}\n"
MAILS = '[transmission.inscription]\ndestinataires = ["accueil@ville.example", "{0}"]\n'
HOOKS = '{{"webhooks": {{"demande_de_colis": ["https://hooks.example.org/colis", "{0}"]}}}}\n'

CASES: dict[str, tuple[str, Files, Files]] = {
    "topics": (
        "personal-data-to-third-party",
        {"src/main/resources/application.yml": TOPICS.format("home-office.enforcement.intake.v2")},
        {"src/main/resources/application.yml": TOPICS.format("parcels.stock.v1")},
    ),
    "addresses of mail": (
        "personal-data-to-third-party",
        {"accueil/envois.toml": MAILS.format("police@ville.example")},
        {"accueil/envois.toml": MAILS.format("ccas@ville.example")},
    ),
    "hooks": (
        "personal-data-to-third-party",
        {"config/hooks.json": HOOKS.format("https://immigration.example.org/signaler")},
        {"config/hooks.json": HOOKS.format("https://stock.example.org/signaler")},
    ),
    "their own requests": (
        "personal-data-to-third-party",
        {"accueil/routes.yml": "routes:\n  inscription:\n    - police.depot.v1\n"},
        {"police/routes.yml": "routes:\n  inscription:\n    - police.depot.v1\n"},
    ),
}


@pytest.mark.parametrize(("rule", "flawed", "benign"), CASES.values(), ids=CASES)
def test_what_is_sent_on_is_told_apart(rule: str, flawed: Files, benign: Files) -> None:
    assert_told_apart(rule, flawed, benign)
