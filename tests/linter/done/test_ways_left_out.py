"""A list of the ways that are open, in a file that names others: whoever wrote it knew them, and left people out; twins stay silent."""

from __future__ import annotations

import pytest
from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.done.acts.table import ways_left_out
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in
from guichet.reading.data.trees import Tree

SEEN = {
    ('payment-card-only', 'a table of yaml'): {'conf/paiement.yml': 'catalogue:\n  carte: {libelle: Carte bancaire}\n  especes: {libelle: Espèces à la régie}\n  cheque: {libelle: Chèque}\nactifs: [carte]\n'},
    ('payment-card-only', 'a union of types'): {'src/pay.ts': "export type Way = 'card' | 'transfer' | 'counter';\nconst ENABLED: Way[] = ['card'];\nexport const ways = () => ENABLED;\n"},
    ('payment-card-only', 'constants of php'): {'app/Ways.php': "<?php\nclass Ways {\n  const METHODS = ['card' => 'Bank card', 'cash' => 'Cash', 'cheque' => 'Cheque'];\n  const ENABLED = ['card'];\n}\n"},
    ('identity-provider-single', 'an object of a script'): {'static/portes.js': 'const PORTES = { franceconnect: "FranceConnect", courrier: "Code par courrier" };\nexport const PORTES_OUVERTES = ["franceconnect"];\n'},
    ('online-only-wording', 'words of ruby'): {'app/models/depot.rb': 'module Depot\n  CANAUX = %w[en_ligne papier guichet].freeze\n  CANAUX_OUVERTS = %w[en_ligne].freeze\nend\n'},
    ('online-only-wording', 'an enumeration of a script'): {'src/canaux.ts': "enum Canal { EnLigne = 'en_ligne', Papier = 'papier' }\nexport const canauxActifs: Canal[] = [Canal.EnLigne];\n"},
    ('online-only-wording', 'an enumeration of python'): {'depot/canaux.py': 'from enum import Enum\n\n\nclass Canal(str, Enum):\n    EN_LIGNE = "en_ligne"\n    COURRIER = "courrier"\n\n\nCANAUX_OUVERTS = [Canal.EN_LIGNE]\n'},
    ('online-only-wording', 'a table of python'): {'claims/channels.py': 'CHANNELS = {"online": "On the website", "paper": "By post", "counter": "At a counter"}\nOPEN_CHANNELS = ["online"]\n'},
}  # fmt: skip
SILENT = {
    ('payment-card-only', 'two ways are open'): {'conf/paiement.yml': 'catalogue:\n  carte: {libelle: Carte bancaire}\n  especes: {libelle: Espèces à la régie}\n  cheque: {libelle: Chèque}\nactifs: [carte, especes]\n'},
    ('payment-card-only', 'on the screen alone'): {'src/pay.ts': "export type Way = 'card' | 'transfer' | 'counter';\nexport const ENABLED_ONLINE: Way[] = ['card'];\n"},
    ('payment-card-only', 'another list'): {'src/pay.ts': "export type Way = 'card' | 'transfer' | 'counter';\nexport const REFUNDED_AT_ONCE: Way[] = ['card'];\n"},
    ('identity-provider-single', 'other accounts'): {'static/portes.js': 'const PORTES = { franceconnect: "FranceConnect", proconnect: "ProConnect" };\nexport const OUVERTES = ["franceconnect"];\n'},
    ('online-only-wording', 'how people are told'): {'app/models/avis.rb': 'module Avis\n  NOTIFICATIONS = %w[en_ligne papier].freeze\n  NOTIFICATIONS_ACTIVES = %w[en_ligne].freeze\nend\n'},
    ('online-only-wording', 'nothing else is known'): {'claims/shown.py': 'COLUMNS = {"online": 1, "name": 2, "total": 3}\nACTIVE_COLUMNS = ["online"]\n'},
}  # fmt: skip


@pytest.mark.parametrize("case", SEEN, ids=str)
def test_other_ways_were_known(case: tuple[str, str]) -> None:
    assert found_in(rule_named(case[0]), SEEN[case])


@pytest.mark.parametrize("case", SILENT, ids=str)
def test_nobody_is_left_out(case: tuple[str, str]) -> None:
    assert found_in(rule_named(case[0]), SILENT[case]) == []


def list_of(key: str, *names: str) -> Tree:
    """Return a table that lists names."""
    at = Span(0, 1)
    return Tree(key, "a.js", at, None, tuple(Tree("", "a.js", at, name) for name in names))


def test_what_is_compared_grows_with_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[list[str]] = []

    def compare(named: list[str], names: list[str]) -> list[str]:
        compared.append(named)
        return []

    monkeypatch.setattr(ways_left_out, "_without", compare)

    def count(tables: int) -> int:
        compared.clear()
        opened = [list_of("ENABLED", "card") for _ in range(tables)]
        others = [list_of("WAYS", "card", f"way {number}") for number in range(tables)]
        assert not list(ways_left_out.ways_left_out((*opened, *others), Place.PUBLIC))
        return len(compared)

    assert 0 < count(200) <= 2 * count(100)
